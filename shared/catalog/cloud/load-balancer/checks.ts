import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { accessFindings } from './access.ts';
import { nextFreeAddress } from '../addressing.ts';
import { floatingIpsOn, nameOf } from '../association.ts';
import { addressProblem } from '../port-checks.ts';
import { listenerFindings } from './listener-checks.ts';
import { poolFindings } from './pool-checks.ts';
import type { LoadBalancerProps } from './props.ts';

function vipFindings(self: Self<LoadBalancerProps>, scope: Scope): readonly Finding[] {
  const problem = addressProblem(scope, { owner: self.id, interfaceId: 'vip', text: self.props.vip, path: '/vip' });
  const subnet = scope.parent(self.id);
  if (problem === null || subnet === null) return [];
  const free = nextFreeAddress(scope, subnet.id);
  const fix = free === null ? {} : {
    fix: { command: 'component.update', args: { id: self.id, props: { vip: free } }, title: 'NHN-LB-001.fix', params: { ip: free } },
  };
  const params = { ip: self.props.vip, subnet: nameOf(scope, subnet.id) };
  return [{ code: 'NHN-LB-001', severity: 'error', at: { component: self.id, path: '/vip' }, params, ...fix }];
}

function stateFindings(self: Self<LoadBalancerProps>): readonly Finding[] {
  const { provisioningStatus, needsRestart, maintenanceWindow } = self.props;
  const params = { lb: self.component.name };
  if (provisioningStatus === 'PENDING_UPDATE') return [{ code: 'NHN-LB-013', severity: 'error', at: { component: self.id, path: '/provisioningStatus' }, params }];
  if (!needsRestart) return [];
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'restart', inputs: {} }, title: 'LB-MAINTENANCE.fix' };
  return [{ code: 'LB-MAINTENANCE', severity: 'warning', at: { component: self.id, path: '/needsRestart' }, params: { ...params, window: maintenanceWindow || '-' }, fix }];
}

/** What is wrong with a load balancer as it stands. */
export function loadBalancerFindings(self: Self<LoadBalancerProps>, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const findings: Finding[] = [...stateFindings(self), ...vipFindings(self, scope)];
  if (self.props.listeners.length === 0) findings.push({ code: 'NHN-LB-006', severity: 'warning', at, params: {} });
  findings.push(...self.props.listeners.flatMap((listener, index) => listenerFindings(self, listener, index)));
  findings.push(...self.props.pools.flatMap((pool, index) => poolFindings(self, pool, index, scope)));
  findings.push(...accessFindings(self, scope));
  if (floatingIpsOn(scope, self.id).length === 0) {
    findings.push({ code: 'NHN-LB-010', severity: 'info', at, params: { lb: self.component.name }, rule: ['GS-84'] });
  }
  return findings;
}
