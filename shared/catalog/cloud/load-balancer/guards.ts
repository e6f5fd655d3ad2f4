import type { LinkChange, Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { refuseFullSubnet } from '../addressing.ts';
import { refuseNewErrors } from '../new-errors.ts';
import { refuseInDisabled } from '../project.ts';
import { loadBalancerFindings } from './checks.ts';
import { refuseFixed, refuseOtherSubnet } from './fixed.ts';
import { policyProblem } from './l7.ts';
import { forwardedFields, type LoadBalancerProps } from './props.ts';

type Balancer = Self<LoadBalancerProps>;

/** Deletion protection holds the load balancer and its parts (NHN-LB-012). */
export function refuseProtected(self: Balancer): readonly Refusal[] {
  if (!self.props.deletionProtection) return [];
  const fix = { command: 'component.update', args: { id: self.id, props: { deletionProtection: false } }, title: 'NHN-LB-012.fix' };
  return [{ code: 'NHN-LB-012', params: { lb: self.component.name }, at: { component: self.id, path: '/deletionProtection' }, fix }];
}

/** Nothing is done to a load balancer that restarts (NHN-LB-013). */
export function refuseBusy(self: Balancer): readonly Refusal[] {
  if (self.props.provisioningStatus !== 'PENDING_UPDATE') return [];
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'finish-restart', inputs: {} }, title: 'NHN-LB-013.fix' };
  return [{ code: 'NHN-LB-013', params: { lb: self.component.name }, at: { component: self.id, path: '/provisioningStatus' }, fix }];
}

/** What stands in the way of changing listeners, pools, policies and members. */
export function refuseLocked(self: Balancer): readonly Refusal[] {
  const busy = refuseBusy(self);
  return busy.length > 0 ? busy : refuseProtected(self);
}

export function refuseRemoval(self: Balancer): readonly Refusal[] {
  return refuseLocked(self);
}

/** Floating IPs come and go, except during a restart. */
export function refuseLink(self: Balancer, _change: LinkChange): readonly Refusal[] {
  return refuseBusy(self);
}

export function refusePlace(self: Balancer, scope: Scope): readonly Refusal[] {
  const isNew = scope.component(self.id) === null;
  return [...refuseInDisabled(self, scope), ...(isNew ? [] : refuseBusy(self)), ...refuseOtherSubnet(self, scope), ...refuseFullSubnet(self, scope)];
}

/** The default certificate goes only with its listener (NHN-LB-007). */
function certificateRefusals(self: Balancer, next: LoadBalancerProps): readonly Refusal[] {
  return self.props.listeners.flatMap((listener, index): readonly Refusal[] => {
    const after = next.listeners.find((candidate) => candidate.id === listener.id);
    const [first] = listener.certificates;
    if (after === undefined || first === undefined || listener.protocol !== 'TERMINATED_HTTPS') return [];
    const isDeleted = after.certificates.length < listener.certificates.length && !after.certificates.includes(first);
    return isDeleted ? [{ code: 'NHN-LB-007', params: { case: 'default' }, at: { component: self.id, path: `/listeners/${index}/certificates` } }] : [];
  });
}

/** A policy row that lacks something and did so before, or is new, is unfinished; one that was complete stays so. */
const unfinished: ReadonlySet<unknown> = new Set(['conditions', 'key', 'value', 'target']);

function wasComplete(self: Balancer, refusal: Refusal): boolean {
  const pools = new Set(self.props.pools.map((pool) => pool.id));
  const policies = self.props.listeners.filter((listener) => listener.id === refusal.params['listener']).flatMap((listener) => listener.policies);
  return policies.some((policy) => (policy.name || policy.id) === refusal.params['policy'] && policyProblem(policy, pools) === null);
}

/** A pool that policies name is deleted by the operation that turns them into rejections (B.3). */
function withCascade(self: Balancer, next: LoadBalancerProps, refusal: Refusal): Refusal {
  const gone = self.props.pools.find((pool) => !next.pools.some((candidate) => candidate.id === pool.id));
  if (refusal.params['case'] !== 'target' || gone === undefined) return refusal;
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'delete-pool', inputs: { pool: gone.id } }, title: 'NHN-LB-008.cascade', params: { pool: gone.name || gone.id } };
  return { ...refusal, fix };
}

/** X-Forwarded headers are on where nobody says anything, which no edit is to be blamed for; turning them on is (NHN-LB-005). */
function turnsForwardedOn(self: Balancer, next: LoadBalancerProps, refusal: Refusal): boolean {
  if (refusal.fix?.title !== 'NHN-LB-005.forwarded') return true;
  const [before, after] = [self.props, next].map((props) => props.listeners.find((listener) => listener.id === refusal.params['listener']));
  return before !== undefined && after !== undefined && forwardedFields.some((name) => after[name] && !before[name]);
}

const refuseErrors = refuseNewErrors(loadBalancerFindings);

/** What the console refuses of an edit: anything while it restarts, parts while it is protected, what is fixed, and errors that it would bring. */
export function refuseUpdate(self: Balancer, next: LoadBalancerProps, scope: Scope): readonly Refusal[] {
  if (next.provisioningStatus === self.props.provisioningStatus && refuseBusy(self).length > 0) return refuseBusy(self);
  const parts = (props: LoadBalancerProps): string => JSON.stringify([props.listeners, props.pools]);
  if (next.deletionProtection && parts(self.props) !== parts(next)) {
    const locked = refuseProtected(self);
    if (locked.length > 0) return locked;
  }
  const errors = refuseErrors(self, next, scope)
    .filter(({ code, params }) => code !== 'NHN-LB-013' && (code !== 'NHN-LB-008' || !unfinished.has(params['case']) || wasComplete(self, { code, params })))
    .filter((refusal) => turnsForwardedOn(self, next, refusal))
    .map((refusal) => withCascade(self, next, refusal));
  return [...refuseFixed(self, next, scope), ...certificateRefusals(self, next), ...errors];
}
