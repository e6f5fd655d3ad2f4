import { z } from 'zod';
import type { ComponentId } from '../../../model/design.ts';
import { perScope, type InterfaceRef, type Scope } from '../../../model/scope.ts';
import { floatingIpsOn, nameOf, vpcOf } from '../association.ts';
import { admitsTcp } from '../rule-match.ts';
import { filteredPorts, type SecurityRule } from '../security.ts';
import { peeredVpcs } from '../serves.ts';
import { virtualIpsOf } from '../virtual-addresses.ts';

/** Somebody whom a rule with a remote group means and cannot match, and the address as which it arrives (C.5, remote-group matching). */
export interface Mismatch {
  readonly peer: ComponentId;
  readonly address: string;
}

const poolsSchema = z.array(z.looseObject({
  memberPort: z.number().default(80),
  members: z.array(z.looseObject({ instance: z.string().nullable().default(null), port: z.number().nullable().default(null) })).default([]),
}));

/** The ports a group filters, by their owner. */
const targetsOf = perScope((scope, owner: ComponentId): ReadonlyMap<string, readonly InterfaceRef[]> => {
  const targets = new Map<string, InterfaceRef[]>();
  for (const ref of filteredPorts(scope, owner)) {
    const known = targets.get(ref.owner);
    if (known === undefined) targets.set(ref.owner, [ref]);
    else known.push(ref);
  }
  return targets;
});

/** Load balancers whose connections to a filtered port nothing admits: they arrive as the VIP, which is no member of the remote group. */
function balancers(scope: Scope, owner: ComponentId, group: string): readonly Mismatch[] {
  return scope.ofKind('load-balancer').flatMap((balancer): Mismatch[] => {
    const vip = scope.interfaces(balancer.id)[0];
    const address = vip?.addresses[0];
    if (vip === undefined || address === undefined || vip.policies.some((policy) => policy === group)) return [];
    const pools = poolsSchema.safeParse(balancer.component.props['pools'] ?? []);
    const called = (pools.success ? pools.data : []).flatMap((pool) => pool.members.map((member) => ({ instance: member.instance ?? '', port: member.port ?? pool.memberPort })));
    const isDropped = called.some(({ instance, port }) => (targetsOf(scope, owner).get(instance) ?? []).some((target) => !admitsTcp(scope, target, { source: address, port })));
    return isDropped ? [{ peer: balancer.id, address }] : [];
  });
}

function arePeered(scope: Scope, a: string, b: string): boolean {
  return scope.ofKind('peering-gateway').some((gateway) => {
    const joined: readonly string[] = peeredVpcs(scope, gateway.id).map((vpc) => vpc.id);
    return joined.includes(a) && joined.includes(b);
  });
}

/** VPCs in which the group filters a port that can be called by a floating IP. */
const calledVpcs = perScope((scope, owner: ComponentId): readonly string[] => {
  const called = [...targetsOf(scope, owner).values()].flat().filter((ref) => floatingIpsOn(scope, ref.owner, ref.row.id).length > 0);
  return [...new Set(called.flatMap((ref) => vpcOf(scope, ref.owner)?.id ?? []))];
});

/** Members of the group that reach a port by another address: through floating IPs from another VPC, or as a virtual IP they hold. */
function members(scope: Scope, owner: ComponentId, group: ComponentId): readonly Mismatch[] {
  const targets = targetsOf(scope, owner);
  return scope.boundTo(group).flatMap((member): Mismatch[] => {
    const isAlone = targets.size === 0 || (targets.size === 1 && targets.has(member.owner));
    if (isAlone) return [];
    const [virtual] = virtualIpsOf(scope, member);
    if (virtual !== undefined) return [{ peer: member.owner, address: virtual }];
    const theirs = vpcOf(scope, member.owner);
    if (theirs === null || !calledVpcs(scope, owner).some((vpc) => vpc !== theirs.id && !arePeered(scope, vpc, theirs.id))) return [];
    const address = floatingIpsOn(scope, member.owner, member.row.id)[0]?.component.props['address'];
    return typeof address === 'string' && address !== '' ? [{ peer: member.owner, address }] : [];
  });
}

/** For a group and a remote group, whatever the rule says besides: both ids in one text. */
const mismatchesBetween = perScope((scope, pair: string): readonly Mismatch[] => {
  const [owner, remote] = pair.split(' ').map((id) => scope.component(id));
  if (owner === undefined || owner === null || remote === undefined || remote === null) return [];
  const found = [...balancers(scope, owner.id, remote.id), ...members(scope, owner.id, remote.id)];
  const known = new Set<string>();
  const once = found.filter(({ peer }) => !known.has(peer) && known.add(peer) !== undefined);
  return once.sort((a, b) => (nameOf(scope, a.peer) < nameOf(scope, b.peer) ? -1 : 1));
});

/** Whom an ingress rule with a remote group cannot match although it seems to mean them; each of them once. */
export function mismatches(scope: Scope, owner: ComponentId, rule: SecurityRule): readonly Mismatch[] {
  if (rule.remoteGroup === null || rule.direction === 'egress' || rule.ethertype !== 'IPv4') return [];
  return mismatchesBetween(scope, `${owner} ${rule.remoteGroup}`);
}
