import type { Self } from '../../../model/definition.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { nextFreeAddress } from '../addressing.ts';
import { floatingIpsOn, nameOf } from '../association.ts';
import { addressProblem } from '../port-checks.ts';
import { poolFindings } from './pool-checks.ts';
import type { Listener, LoadBalancerProps } from './props.ts';

const connectionLimits: Readonly<Record<string, number>> = { shared: 60_000, dedicated: 480_000 };

function updateListener(self: Self<LoadBalancerProps>, listener: Listener, row: Readonly<Record<string, unknown>>): Pick<Fix, 'command' | 'args'> {
  return { command: 'row.update', args: { id: self.id, path: `/listeners/${listener.id}`, row } };
}

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

function listenerFindings(self: Self<LoadBalancerProps>, listener: Listener, index: number): readonly Finding[] {
  const at = { component: self.id, path: `/listeners/${index}` };
  const findings: Finding[] = [];
  const rival = self.props.listeners.slice(0, index).find((other) => other.port === listener.port);
  const inRange = Number.isInteger(listener.port) && listener.port >= 1 && listener.port <= 65535;
  if (rival !== undefined || !inRange) {
    findings.push({ code: 'NHN-LB-002', severity: 'error', at, params: { p: listener.port, l: rival?.id ?? '-' } });
  }
  if (listener.connectionLimit > (connectionLimits[self.props.type] ?? 60_000)) findings.push({ code: 'NHN-LB-004', severity: 'error', at, params: {} });
  const readsHttp = listener.protocol === 'HTTP' || listener.protocol === 'TERMINATED_HTTPS';
  if (listener.proxyProtocol && readsHttp) {
    const fix = { ...updateListener(self, listener, { proxyProtocol: false }), title: 'NHN-LB-005.fix' };
    findings.push({ code: 'NHN-LB-005', severity: 'error', at, params: {}, fix });
  }
  if (!self.props.pools.some((pool) => pool.id === listener.defaultPool)) {
    const [pool] = self.props.pools;
    const fix = pool === undefined ? {} : {
      fix: { ...updateListener(self, listener, { defaultPool: pool.id }), title: 'NHN-LB-006.fix', params: { pool: pool.name || pool.id } },
    };
    findings.push({ code: 'NHN-LB-006', severity: 'warning', at, params: {}, ...fix });
  }
  if (listener.protocol === 'TERMINATED_HTTPS' && listener.certificates.length === 0) findings.push({ code: 'NHN-LB-007', severity: 'error', at, params: {} });
  return findings;
}

/** What is wrong with a load balancer as it stands. */
export function loadBalancerFindings(self: Self<LoadBalancerProps>, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const findings: Finding[] = [...vipFindings(self, scope)];
  if (self.props.listeners.length === 0) findings.push({ code: 'NHN-LB-006', severity: 'warning', at, params: {} });
  findings.push(...self.props.listeners.flatMap((listener, index) => listenerFindings(self, listener, index)));
  findings.push(...self.props.pools.flatMap((pool, index) => poolFindings(self, pool, index, scope)));
  if (floatingIpsOn(scope, self.id).length === 0) {
    findings.push({ code: 'NHN-LB-010', severity: 'info', at, params: { lb: self.component.name }, rule: ['GS-84'] });
  }
  return findings;
}
