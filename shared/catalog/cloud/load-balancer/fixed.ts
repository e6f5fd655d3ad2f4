import type { Self } from '../../../model/definition.ts';
import type { Fix, Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { floatingIpsOn } from '../association.ts';
import { addressProblem } from '../port-checks.ts';
import { isWeb, type Listener, type LoadBalancerProps, type Pool } from './props.ts';

/* What is settled when a part is created and cannot be edited (NHN-LB-003, B.2 "imm"): the remedy is a new one beside it. */

type Balancer = Self<LoadBalancerProps>;

function freshId(base: string, rows: readonly { readonly id: string }[]): string {
  const used = new Set(rows.map((row) => row.id));
  let number = 2;
  while (used.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

function refusal(self: Balancer, path: string, fix: Fix | null): Refusal {
  return { code: 'NHN-LB-003', params: {}, at: { component: self.id, path }, ...(fix === null ? {} : { fix }) };
}

/** A copy that is what was wanted. Two listeners cannot share a port, so that one of another protocol gets the next free one. */
function cloneListener(self: Balancer, wanted: Listener): Fix | null {
  const used = new Set(self.props.listeners.map((listener) => listener.port));
  let { port } = wanted;
  while (used.has(port)) port += 1;
  if (port > 65535 || (wanted.protocol === 'TERMINATED_HTTPS' && wanted.certificates.length === 0)) return null;
  const headers = isWeb(wanted) ? { proxyProtocol: false } : { xForwardedFor: false, xForwardedProto: false, xForwardedPort: false, policies: [] };
  const row = { ...wanted, ...headers, id: freshId(wanted.id, self.props.listeners), port };
  return { command: 'row.add', args: { id: self.id, path: '/listeners', row }, title: 'NHN-LB-003.clone', params: { protocol: wanted.protocol, port } };
}

function clonePool(self: Balancer, wanted: Pool): Fix {
  const row = { ...wanted, id: freshId(wanted.id, self.props.pools) };
  return { command: 'row.add', args: { id: self.id, path: '/pools', row }, title: 'NHN-LB-003.clone', params: { protocol: wanted.protocol, port: wanted.memberPort } };
}

/** True while nothing goes by the VIP yet: then it is still being created, and its address may be chosen. */
function isUnused(self: Balancer, scope: Scope): boolean {
  return floatingIpsOn(scope, self.id).length === 0 && self.props.pools.every((pool) => pool.members.length === 0);
}

/** The VIP as it stands can be kept: where it cannot, choosing another is the remedy of NHN-LB-001. */
function isSound(self: Balancer, scope: Scope): boolean {
  return self.props.vip !== '' && addressProblem(scope, { owner: self.id, interfaceId: 'vip', text: self.props.vip, path: '/vip' }) === null;
}

function accessRefusals(self: Balancer, next: LoadBalancerProps): readonly Refusal[] {
  return self.props.ipAclGroups.flatMap((group, index): readonly Refusal[] => {
    const after = next.ipAclGroups.find((candidate) => candidate.id === group.id);
    if (after === undefined) return [];
    if (after.action !== group.action) return [refusal(self, `/ipAclGroups/${index}/action`, null)];
    const position = group.targets.findIndex((row) => row.address !== '' && (after.targets.find((candidate) => candidate.id === row.id)?.address ?? row.address) !== row.address);
    return position < 0 ? [] : [refusal(self, `/ipAclGroups/${index}/targets/${position}/address`, null)];
  });
}

/** Everything fixed that an edit would change. */
export function refuseFixed(self: Balancer, next: LoadBalancerProps, scope: Scope): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (next.type !== self.props.type) refusals.push(refusal(self, '/type', null));
  if (next.vip !== self.props.vip && isSound(self, scope) && !isUnused(self, scope)) refusals.push(refusal(self, '/vip', null));
  self.props.listeners.forEach((listener, index) => {
    const after = next.listeners.find((candidate) => candidate.id === listener.id);
    if (after === undefined || (after.protocol === listener.protocol && after.port === listener.port)) return;
    refusals.push(refusal(self, `/listeners/${index}`, cloneListener(self, after)));
  });
  self.props.pools.forEach((pool, index) => {
    const after = next.pools.find((candidate) => candidate.id === pool.id);
    if (after === undefined || (after.protocol === pool.protocol && after.memberPort === pool.memberPort)) return;
    refusals.push(refusal(self, `/pools/${index}`, clonePool(self, after)));
  });
  return [...refusals, ...accessRefusals(self, next)];
}

/** The subnet is fixed like the address in it. For one that is about to stand elsewhere. */
export function refuseOtherSubnet(self: Balancer, scope: Scope): readonly Refusal[] {
  const present = scope.component(self.id);
  const moves = present !== null && present.component.parent !== self.component.parent;
  return moves && !isUnused(self, scope) ? [refusal(self, '/vip', null)] : [];
}
