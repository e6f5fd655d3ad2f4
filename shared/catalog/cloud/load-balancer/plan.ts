import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { HttpPolicy, ProxyListener, ProxyMember, ProxyPool, Range } from '../../../plan/stage.ts';
import { guestRoutes, planPlugs, plugs } from '../port-plan.ts';
import { effectiveRoutes } from '../static-routes.ts';
import { planAccess } from './access.ts';
import { planPolicy } from './l7.ts';
import { memberTarget } from './members.ts';
import { isWeb } from './props.ts';
import type { Listener, LoadBalancerProps, Pool } from './props.ts';

const methods: Readonly<Record<string, ProxyPool['method']>> = { LEAST_CONNECTIONS: 'least-connections', SOURCE_IP: 'source-ip' };
const persistences: Readonly<Record<string, ProxyPool['persistence']>> = { SOURCE_IP: 'source-ip', APP_COOKIE: 'cookie', HTTP_COOKIE: 'cookie' };
const protocols: Readonly<Record<string, ProxyPool['protocol']>> = { TCP: 'tcp', HTTPS: 'https' };
const modes: Readonly<Record<string, ProxyListener['mode']>> = { TCP: 'tcp', HTTPS: 'https', TERMINATED_HTTPS: 'terminated-https' };

const expectedByDefault: readonly Range[] = [[200, 200]];

/** "200,301-302" as ranges; what cannot be read is left out, and nothing at all means 200 (B.2). */
function codes(text: string): readonly Range[] {
  if (text.trim() === '') return expectedByDefault;
  return text.split(',').flatMap((part): Range[] => {
    const match = /^\s*(\d{3})\s*(?:-\s*(\d{3})\s*)?$/.exec(part);
    return match === null ? [] : [[Number(match[1]), Number(match[2] ?? match[1])]];
  });
}

function planPool(self: Self<LoadBalancerProps>, pool: Pool, index: number, scope: Scope): ProxyPool {
  const path = `/pools/${index}`;
  const members = pool.members.map((member, position): ProxyMember => {
    // Without a readable address it stays in the pool as a member nobody can judge.
    const { component, address } = memberTarget(member, scope) ?? { component: null, address: '' };
    const because = { component: self.id, path: `${path}/members/${position}`, label: member.id };
    return { id: member.id, component, address, port: member.port ?? pool.memberPort, weight: member.weight, enabled: member.enabled, because };
  });
  const monitored = pool.healthCheck !== 'NONE';
  return {
    id: pool.id,
    protocol: protocols[pool.protocol] ?? 'http',
    method: methods[pool.method] ?? 'round-robin',
    persistence: persistences[pool.persistence] ?? 'none',
    members,
    monitor: monitored
      ? {
          type: pool.healthCheck === 'TCP' ? 'tcp' : 'http',
          tls: pool.healthCheck === 'HTTPS',
          port: pool.healthPort,
          path: pool.healthPath,
          expected: codes(pool.healthCodes),
          because: { component: self.id, path: `${path}/healthCheck`, label: pool.name || pool.id },
        }
      : null,
    because: { component: self.id, path, label: pool.name || pool.id },
  };
}

function planPolicies(self: Self<LoadBalancerProps>, listener: Listener, path: string): readonly HttpPolicy[] {
  if (!isWeb(listener)) return [];
  const pools = new Set(self.props.pools.map((pool) => pool.id));
  return listener.policies.flatMap((policy, index) => planPolicy(policy, pools, { component: self.id, path: `${path}/policies/${index}`, label: policy.name || policy.id }) ?? []);
}

function planListener(self: Self<LoadBalancerProps>, listener: Listener, index: number): ProxyListener {
  return {
    port: listener.port,
    mode: modes[listener.protocol] ?? 'http',
    policies: planPolicies(self, listener, `/listeners/${index}`),
    defaultPool: listener.defaultPool === '' ? null : listener.defaultPool,
    addsForwardedFor: listener.xForwardedFor && isWeb(listener),
    because: { component: self.id, path: `/listeners/${index}`, label: `${listener.protocol} ${listener.port}` },
  };
}

/** A proxy on the VIP (C.7); while it is not ACTIVE, as during a restart, it takes nothing. Ports without a listener are silent; the VIP itself is filtered by no group. */
export function planLoadBalancer(self: Self<LoadBalancerProps>, scope: Scope, plan: PlanBuilder): void {
  const ports = plugs(scope, self.id);
  const because = { component: self.id, path: '/listeners', label: self.component.name };
  plan.device({ id: self.id, component: self.id, profile: 'proxy', ttlCost: 1 });
  plan.stage(self.id, { kind: 'session', slot: 'session', interface: null, because });
  planPlugs(self.id, ports, plan);
  plan.routes(self.id, guestRoutes(self.id, ports, false, self.props.applySubnetStaticRoutes ? effectiveRoutes(scope, self) : []));
  if (self.props.provisioningStatus !== 'ACTIVE') {
    const state = { component: self.id, path: '/provisioningStatus', label: self.props.provisioningStatus };
    plan.stage(self.id, { kind: 'admit', slot: 'receive', interface: null, because: state, rows: [], reason: 'LB_DOWN' });
  }
  const address = ports[0]?.addresses[0];
  if (address === undefined) return;
  plan.stage(self.id, {
    kind: 'proxy',
    slot: 'deliver',
    interface: null,
    because,
    address,
    listeners: self.props.listeners.map((listener, index) => planListener(self, listener, index)),
    pools: self.props.pools.map((pool, index) => planPool(self, pool, index, scope)),
    noListener: { action: 'deny', reason: 'LB_NO_LISTENER' },
    access: planAccess(self),
  });
}
