import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation } from '../../../model/operation.ts';
import { accessLimits, targetCidr, withTargets } from './access.ts';
import { refuseLocked, refuseUpdate } from './guards.ts';
import { conditionFields, policyFields, policyProblem, type Policy } from './l7.ts';
import { isWeb, listenerProtocols, loadBalancerProps, type LoadBalancerProps, type Pool } from './props.ts';

/* Parts of a load balancer whose form is filled in at once, because what it says is fixed afterwards or must be complete. */

type Balancer = Self<LoadBalancerProps>;

function rowId(stem: string, rows: readonly { readonly id: string }[]): string {
  const used = new Set(rows.map((row) => row.id));
  let number = 1;
  while (used.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function firstFreePort(self: Balancer): number {
  const used = new Set(self.props.listeners.map((listener) => listener.port));
  return [80, 443, 8080, 8443].find((port) => !used.has(port)) ?? 9000;
}

function noPool(self: Balancer, pool: string): readonly Refusal[] {
  const isThere = pool === '' || self.props.pools.some((candidate) => candidate.id === pool);
  return isThere ? [] : [{ code: 'LB-NO-POOL', params: { pool }, at: { component: self.id, path: '/pools' } }];
}

const listenerInputs = z.object({
  protocol: field.choice({ ko: '프로토콜', en: 'Protocol' }, listenerProtocols, 'HTTP'),
  port: field.number({ ko: '로드 밸런서 포트', en: 'Load balancer port' }, 80, { min: 1, max: 65535 }),
  defaultPool: field.text({ ko: '기본 멤버 그룹', en: 'Default pool' }, '', { optional: true }),
  certificate: field.text({ ko: '인증서', en: 'Certificate' }, '', { optional: true, help: { ko: 'TERMINATED_HTTPS에 필요합니다.', en: 'Needed for TERMINATED_HTTPS.' } }),
});

function withListener(self: Balancer, { protocol, port, defaultPool, certificate }: z.output<typeof listenerInputs>): LoadBalancerProps {
  const headers = isWeb({ protocol }) ? {} : { xForwardedFor: false, xForwardedProto: false, xForwardedPort: false };
  const row = { id: rowId('listener', self.props.listeners), protocol, port, defaultPool, certificates: certificate === '' ? [] : [certificate], ...headers };
  return loadBalancerProps.parse({ ...self.props, listeners: [...storedListeners(self), row] });
}

/** Listeners as the document holds them: what nobody has told about them stays untold. */
function storedListeners(self: Balancer): readonly Readonly<Record<string, unknown>>[] {
  const rows: unknown = self.component.props['listeners'];
  return Array.isArray(rows) ? rows.filter((row): row is Readonly<Record<string, unknown>> => typeof row === 'object' && row !== null) : [];
}

const addListener = defineOperation({
  id: 'add-listener',
  label: { ko: '리스너 추가', en: 'Add listener' },
  title: { ko: '{name}에 리스너 추가', en: 'Add a listener to {name}' },
  inputs: listenerInputs,
  suggest: (self: Balancer) => ({ port: firstFreePort(self), defaultPool: self.props.pools[0]?.id ?? '' }),
  isOffered: () => true,
  refuse: (self, inputs, scope) => {
    const locked = refuseLocked(self);
    return locked.length > 0 ? locked : [...noPool(self, inputs.defaultPool), ...refuseUpdate(self, withListener(self, inputs), scope)];
  },
  run: (self, inputs) => ({ props: { [self.id]: { listeners: [...storedListeners(self), ...withListener(self, inputs).listeners.slice(-1)] } } }),
});

const poolFields = loadBalancerProps.shape.pools.unwrap().element.shape;

const poolInputs = z.object({
  name: poolFields.name, protocol: poolFields.protocol, memberPort: poolFields.memberPort, method: poolFields.method, persistence: poolFields.persistence,
  healthCheck: poolFields.healthCheck, healthPort: poolFields.healthPort,
});

function withPool(self: Balancer, inputs: z.output<typeof poolInputs>): LoadBalancerProps {
  return loadBalancerProps.parse({ ...self.props, pools: [...self.props.pools, { ...inputs, id: rowId('pool', self.props.pools) }] });
}

const addPool = defineOperation({
  id: 'add-pool',
  label: { ko: '멤버 그룹 추가', en: 'Add pool' },
  title: { ko: '{name}에 멤버 그룹 추가', en: 'Add a pool to {name}' },
  inputs: poolInputs,
  isOffered: (_self: Balancer) => true,
  refuse: (self, inputs, scope) => {
    const locked = refuseLocked(self);
    return locked.length > 0 ? locked : refuseUpdate(self, withPool(self, inputs), scope);
  },
  run: (self, inputs) => ({ props: { [self.id]: { pools: withPool(self, inputs).pools } } }),
});

function policiesTo(self: Balancer, pool: string): number {
  return self.props.listeners.flatMap((listener) => listener.policies).filter((policy) => policy.action === 'REDIRECT_TO_POOL' && policy.redirectPool === pool).length;
}

/** B.3: policies that sent requests to the pool reject them from now on; a listener whose default it was has none. */
const deletePool = defineOperation({
  id: 'delete-pool',
  label: { ko: '멤버 그룹 삭제', en: 'Delete pool' },
  title: { ko: '{name}의 멤버 그룹 삭제', en: 'Delete a pool of {name}' },
  inputs: z.object({ pool: field.text({ ko: '멤버 그룹', en: 'Pool' }) }),
  suggest: (self: Balancer) => ({ pool: self.props.pools.at(-1)?.id ?? '' }),
  isOffered: (self) => self.props.pools.length > 0,
  refuse: (self, { pool }) => {
    const locked = refuseLocked(self);
    if (locked.length > 0) return locked;
    return pool === '' ? [{ code: 'LB-NO-POOL', params: { pool: '-' }, at: { component: self.id, path: '/pools' } }] : noPool(self, pool);
  },
  preview: (self, { pool }) => {
    const n = policiesTo(self, pool);
    return n === 0 ? null : { code: 'LB-DELETE-POOL', params: { pool, n }, affected: [self.id] };
  },
  run: (self, { pool }) => {
    const isHit = (policy: Policy): boolean => policy.action === 'REDIRECT_TO_POOL' && policy.redirectPool === pool;
    const listeners = self.props.listeners.map((listener, index) => ({
      ...storedListeners(self)[index],
      defaultPool: listener.defaultPool === pool ? '' : listener.defaultPool,
      policies: listener.policies.map((policy) => (isHit(policy) ? { ...policy, action: 'REJECT', redirectPool: '' } : policy)),
    }));
    return { props: { [self.id]: { listeners, pools: self.props.pools.filter((candidate: Pool) => candidate.id !== pool) } } };
  },
});

const policyInputs = z.object({ listener: field.text({ ko: '리스너', en: 'Listener' }), ...policyFields, ...conditionFields });

function newPolicy({ type, key, compare, value, name, action, redirectUrl, redirectStatus, redirectPool }: z.output<typeof policyInputs>, policies: readonly Policy[]): Policy {
  return { id: rowId('policy', policies), name, action, redirectUrl, redirectStatus, redirectPool, conditions: [{ id: 'condition-1', type, key, compare, value }] };
}

/** A policy with its first condition; further ones are rows of it. */
const addPolicy = defineOperation({
  id: 'add-policy',
  label: { ko: 'L7 규칙 추가', en: 'Add L7 rule' },
  title: { ko: '{name}에 L7 규칙 추가', en: 'Add an L7 rule to {name}' },
  inputs: policyInputs,
  suggest: (self: Balancer) => ({ listener: self.props.listeners.find(isWeb)?.id ?? '' }),
  isOffered: (self) => self.props.listeners.length > 0,
  refuse: (self, inputs) => {
    const locked = refuseLocked(self);
    if (locked.length > 0) return locked;
    const listener = self.props.listeners.find((candidate) => candidate.id === inputs.listener);
    if (listener === undefined) return [{ code: 'LB-NO-LISTENER', params: { listener: inputs.listener || '-' }, at: { component: self.id, path: '/listeners' } }];
    const policy = newPolicy(inputs, listener.policies);
    const problem = isWeb(listener) ? policyProblem(policy, new Set(self.props.pools.map((pool) => pool.id))) : 'protocol';
    const params = { case: problem ?? '', listener: listener.id, policy: policy.name || policy.id };
    return problem === null ? [] : [{ code: 'NHN-LB-008', params, at: { component: self.id, path: '/listeners' } }];
  },
  run: (self, inputs) => {
    const listeners = self.props.listeners.map((listener, index) => {
      const stored = storedListeners(self)[index];
      return listener.id === inputs.listener ? { ...stored, policies: [...listener.policies, newPolicy(inputs, listener.policies)] } : stored;
    });
    return { props: { [self.id]: { listeners } } };
  },
});

function wantedTargets(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

/** Many targets at once, at most 100 (NHN-IPACL-001). */
const addTargets = defineOperation({
  id: 'add-targets',
  label: { ko: 'IP 접근제어 대상 추가', en: 'Add access control targets' },
  title: { ko: '{name}에 IP 접근제어 대상 추가', en: 'Add access control targets to {name}' },
  inputs: z.object({
    group: field.text({ ko: 'IP 접근제어 그룹', en: 'IP access control group' }),
    targets: field.text({ ko: '대상', en: 'Targets' }, '', { long: true, help: { ko: 'IP나 CIDR을 쉼표나 줄로 구분, 한 번에 100개까지', en: 'IPs or CIDRs, by commas or lines, at most 100 at once' } }),
  }),
  suggest: (self: Balancer) => ({ group: self.props.ipAclGroups[0]?.id ?? '' }),
  isOffered: (self) => self.props.ipAclGroups.length > 0,
  refuse: (self, inputs, scope) => {
    const busy = refuseLocked(self);
    if (busy.length > 0) return busy;
    const at = { component: self.id, path: '/ipAclGroups' };
    const group = self.props.ipAclGroups.find((candidate) => candidate.id === inputs.group);
    if (group === undefined) return [{ code: 'IPACL-NO-GROUP', params: { group: inputs.group || '-' }, at }];
    const targets = wantedTargets(inputs.targets);
    if (targets.length > accessLimits.entry) return [{ code: 'NHN-IPACL-001', params: {}, at }];
    const unreadable = targets.filter((text) => targetCidr(text) === null);
    if (unreadable.length > 0) return unreadable.map((address) => ({ code: 'IPACL-TARGET', params: { address }, at }));
    const ipAclGroups = self.props.ipAclGroups.map((candidate) => (candidate === group ? withTargets(candidate, targets) : candidate));
    return refuseUpdate(self, { ...self.props, ipAclGroups }, scope);
  },
  run: (self, inputs) => ({
    props: { [self.id]: { ipAclGroups: self.props.ipAclGroups.map((group) => (group.id === inputs.group ? withTargets(group, wantedTargets(inputs.targets)) : group)) } },
  }),
});

export const partOperations = [addListener, addPool, deletePool, addPolicy, addTargets];
