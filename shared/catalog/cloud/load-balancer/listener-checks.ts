import type { Self } from '../../../model/definition.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import { policyProblem } from './l7.ts';
import { forwardedFields, isWeb, responseCodes, type Listener, type LoadBalancerProps } from './props.ts';

const connectionLimits: Readonly<Record<string, number>> = { shared: 60_000, dedicated: 480_000 };
const longestResponse = 1024;

type Balancer = Self<LoadBalancerProps>;

function updateListener(self: Balancer, listener: Listener, row: Readonly<Record<string, unknown>>): Pick<Fix, 'command' | 'args'> {
  return { command: 'row.update', args: { id: self.id, path: `/listeners/${listener.id}`, row } };
}

function portFindings(self: Balancer, listener: Listener, index: number): readonly Finding[] {
  const rival = self.props.listeners.slice(0, index).find((other) => other.port === listener.port);
  const inRange = Number.isInteger(listener.port) && listener.port >= 1 && listener.port <= 65535;
  if (rival === undefined && inRange) return [];
  const at = { component: self.id, path: `/listeners/${index}` };
  return [{ code: 'NHN-LB-002', severity: 'error', at, params: { ...(inRange ? {} : { case: 'range' }), p: listener.port, l: rival?.id ?? '-' } }];
}

/** The X-Forwarded fields that a row turns on in so many words: their default is on, and means nothing where no HTTP is read. */
function toldForwarded(self: Balancer, index: number): readonly (typeof forwardedFields)[number][] {
  const rows: unknown = self.component.props['listeners'];
  const row: unknown = Array.isArray(rows) ? rows[index] : null;
  if (typeof row !== 'object' || row === null) return [];
  const told = new Map<string, unknown>(Object.entries(row));
  return forwardedFields.filter((name) => told.get(name) === true);
}

function headerFindings(self: Balancer, listener: Listener, index: number): readonly Finding[] {
  const at = { component: self.id, path: `/listeners/${index}` };
  if (isWeb(listener)) {
    if (!listener.proxyProtocol) return [];
    const fix = { ...updateListener(self, listener, { proxyProtocol: false }), title: 'NHN-LB-005.fix' };
    return [{ code: 'NHN-LB-005', severity: 'error', at, params: { listener: listener.id }, fix }];
  }
  const told = toldForwarded(self, index);
  if (told.length === 0) return [];
  const fix = { ...updateListener(self, listener, Object.fromEntries(told.map((name) => [name, false]))), title: 'NHN-LB-005.forwarded' };
  return [{ code: 'NHN-LB-005', severity: 'error', at, params: { listener: listener.id }, fix }];
}

function policyFindings(self: Balancer, listener: Listener, index: number): readonly Finding[] {
  const path = `/listeners/${index}/policies`;
  if (listener.policies.length > 0 && !isWeb(listener)) {
    return [{ code: 'NHN-LB-008', severity: 'error', at: { component: self.id, path }, params: { case: 'protocol', listener: listener.id } }];
  }
  const pools = new Set(self.props.pools.map((pool) => pool.id));
  return listener.policies.flatMap((policy, position): readonly Finding[] => {
    const problem = policyProblem(policy, pools);
    const at = { component: self.id, path: `${path}/${position}` };
    return problem === null ? [] : [{ code: 'NHN-LB-008', severity: 'error', at, params: { case: problem, listener: listener.id, policy: policy.name || policy.id } }];
  });
}

function responseFindings(self: Balancer, listener: Listener, index: number): readonly Finding[] {
  return listener.customResponses.flatMap((response, position): readonly Finding[] => {
    const isTwin = listener.customResponses.slice(0, position).some((other) => other.code === response.code);
    const isKnown = responseCodes.some((code) => code === response.code);
    if (!isTwin && isKnown && response.body.length <= longestResponse) return [];
    const at = { component: self.id, path: `/listeners/${index}/customResponses/${position}` };
    return [{ code: 'LB-CUSTOM-RESPONSE', severity: 'error', at, params: { code: response.code } }];
  });
}

/** True when some policy of the listener sends requests on without the default pool. */
function hasOtherPools(listener: Listener): boolean {
  return isWeb(listener) && listener.policies.some((policy) => policy.action === 'REDIRECT_TO_POOL');
}

function poolFindings(self: Balancer, listener: Listener, index: number): readonly Finding[] {
  const isNamed = self.props.pools.some((candidate) => candidate.id === listener.defaultPool);
  if (isNamed || (listener.defaultPool === '' && hasOtherPools(listener))) return [];
  const [pool] = self.props.pools;
  const fix = pool === undefined ? {} : {
    fix: { ...updateListener(self, listener, { defaultPool: pool.id }), title: 'NHN-LB-006.fix', params: { pool: pool.name || pool.id } },
  };
  return [{ code: 'NHN-LB-006', severity: 'warning', at: { component: self.id, path: `/listeners/${index}` }, params: {}, ...fix }];
}

/** What is wrong with one listener. */
export function listenerFindings(self: Balancer, listener: Listener, index: number): readonly Finding[] {
  const at = { component: self.id, path: `/listeners/${index}` };
  const findings: Finding[] = [...portFindings(self, listener, index)];
  if (listener.connectionLimit > (connectionLimits[self.props.type] ?? 60_000)) findings.push({ code: 'NHN-LB-004', severity: 'error', at, params: {} });
  findings.push(...headerFindings(self, listener, index), ...poolFindings(self, listener, index));
  if (listener.protocol === 'TERMINATED_HTTPS' && listener.certificates.length === 0) findings.push({ code: 'NHN-LB-007', severity: 'error', at, params: {} });
  return [...findings, ...policyFindings(self, listener, index), ...responseFindings(self, listener, index)];
}
