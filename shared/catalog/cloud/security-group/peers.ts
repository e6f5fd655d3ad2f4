import { z } from 'zod';
import type { ComponentId } from '../../../model/design.ts';
import type { InterfaceRef, Scope } from '../../../model/scope.ts';
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

/** Load balancers whose connections to a filtered port nothing admits: they arrive as the VIP, which is no member of the remote group. */
function balancers(scope: Scope, target: InterfaceRef, group: string): readonly Mismatch[] {
  return scope.ofKind('load-balancer').flatMap((balancer): Mismatch[] => {
    const vip = scope.interfaces(balancer.id)[0];
    const address = vip?.addresses[0];
    if (vip === undefined || address === undefined || vip.policies.some((policy) => policy === group)) return [];
    const pools = poolsSchema.safeParse(balancer.component.props['pools'] ?? []);
    const ports = (pools.success ? pools.data : []).flatMap((pool) => pool.members.flatMap((member) => (member.instance === target.owner ? [member.port ?? pool.memberPort] : [])));
    return ports.some((port) => !admitsTcp(scope, target, { source: address, port })) ? [{ peer: balancer.id, address }] : [];
  });
}

function arePeered(scope: Scope, a: ComponentId, b: ComponentId): boolean {
  return scope.ofKind('peering-gateway').some((gateway) => {
    const joined = peeredVpcs(scope, gateway.id).map((vpc) => vpc.id);
    return joined.includes(a) && joined.includes(b);
  });
}

/** Members of the group that reach the port by another address: through floating IPs from another VPC, or as a virtual IP they hold. */
function members(scope: Scope, target: InterfaceRef, group: ComponentId): readonly Mismatch[] {
  const home = vpcOf(scope, target.owner);
  return scope.boundTo(group).flatMap((member): Mismatch[] => {
    if (member.owner === target.owner) return [];
    const theirs = vpcOf(scope, member.owner);
    const [virtual] = virtualIpsOf(scope, member);
    if (virtual !== undefined) return [{ peer: member.owner, address: virtual }];
    if (home === null || theirs === null || home.id === theirs.id || arePeered(scope, home.id, theirs.id)) return [];
    const address = floatingIpsOn(scope, member.owner, member.row.id)[0]?.component.props['address'];
    const isCalled = floatingIpsOn(scope, target.owner, target.row.id).length > 0;
    return typeof address === 'string' && address !== '' && isCalled ? [{ peer: member.owner, address }] : [];
  });
}

/** Whom an ingress rule with a remote group cannot match although it seems to mean them; each of them once. */
export function mismatches(scope: Scope, owner: ComponentId, rule: SecurityRule): readonly Mismatch[] {
  if (rule.remoteGroup === null || rule.direction === 'egress' || rule.ethertype !== 'IPv4') return [];
  const group = scope.component(rule.remoteGroup);
  if (group === null) return [];
  const found = filteredPorts(scope, owner).flatMap((target) => [...balancers(scope, target, group.id), ...members(scope, target, group.id)]);
  const known = new Set<string>();
  return found.filter(({ peer }) => !known.has(peer) && known.add(peer) !== undefined).sort((a, b) => (nameOf(scope, a.peer) < nameOf(scope, b.peer) ? -1 : 1));
}
