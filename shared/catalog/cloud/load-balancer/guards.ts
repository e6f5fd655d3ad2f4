import type { Self } from '../../../model/definition.ts';
import type { Refusal } from '../../../model/finding.ts';
import type { LoadBalancerProps } from './props.ts';

function locked(self: Self<LoadBalancerProps>): readonly Refusal[] {
  const fix = { command: 'component.update', args: { id: self.id, props: { deletionProtection: false } }, title: 'NHN-LB-012.fix' };
  return [{ code: 'NHN-LB-012', params: { lb: self.component.name }, at: { component: self.id, path: '/deletionProtection' }, fix }];
}

/** Deletion protection holds the load balancer... */
export function refuseRemoval(self: Self<LoadBalancerProps>): readonly Refusal[] {
  return self.props.deletionProtection ? locked(self) : [];
}

/** ... and its listeners, pools and monitors while it is on (B.2). */
export function refuseUpdate(self: Self<LoadBalancerProps>, next: LoadBalancerProps): readonly Refusal[] {
  if (!self.props.deletionProtection || !next.deletionProtection) return [];
  const parts = (props: LoadBalancerProps): string => JSON.stringify([props.listeners, props.pools]);
  return parts(self.props) === parts(next) ? [] : locked(self);
}
