import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { hypervisorOf, isHypervisorUp } from '../../hosting.ts';
import { standbyHostOf } from './active-host.ts';
import type { EsgProps } from './props.ts';

/* V-22, V-23 and ESG-005: one path or several, one appliance or a pair. */

type Edge = Self<EsgProps & { readonly loadBalancer?: { readonly enabled: boolean }; readonly ipsec?: readonly unknown[] }>;

export const pairSentences: Readonly<Record<string, Localized>> = {
  'V-22': {
    ko: 'ECMP와 상태를 갖는 서비스({services})를 함께 쓰고 있습니다. 요청과 응답이 다른 경로로 가면 끊어집니다. ECMP를 끄세요.',
    en: 'ECMP is on together with stateful services ({services}): where request and reply take different paths, connections break. Switch ECMP off.',
  },
  'V-22.fix': { ko: 'ECMP 끄기', en: 'Switch ECMP off' },
  'ESG-005': { ko: '{name}에 대기 장비가 없습니다. 호스트 {host}이(가) 멈추면 모든 트래픽이 끊깁니다. HA를 켜세요.', en: '{name} has no standby: when {host} stops, all its traffic does. Switch high availability on.' },
  'ESG-005.fix': { ko: '{standby}에 대기 장비 두기', en: 'Put a standby on {standby}' },
};

function statefulServices({ props }: Edge): readonly string[] {
  const uses = (name: string, isUsed: boolean): readonly string[] => (isUsed ? [name] : []);
  return [
    ...uses('firewall', props.firewallEnabled),
    ...uses('NAT', props.firewallEnabled && props.nat.some((rule) => rule.enabled)),
    ...uses('load balancer', props.loadBalancer.enabled),
    ...uses('IPsec', props.ipsec.length > 0),
  ];
}

function pathFindings(self: Edge): readonly Finding[] {
  const services = statefulServices(self);
  if (!self.props.ecmp || services.length === 0) return [];
  const fix = { command: 'component.update', args: { id: self.id, props: { ecmp: false } }, title: 'V-22.fix' };
  return [{ code: 'V-22', severity: 'warning', at: { component: self.id, path: '/ecmp' }, params: { services: services.join(', ') }, fix }];
}

/** A host beside the one it runs on. */
function otherHost(scope: Scope, host: Entry | null): Entry | null {
  const parent = host?.component.parent ?? null;
  if (host === null || parent === null) return null;
  return scope.children(parent).find((one) => one.component.kind === 'esxi-host' && one.id !== host.id && isHypervisorUp(one)) ?? null;
}

function standbyFix(self: Edge, other: Entry | null, title: 'V-23.fix' | 'ESG-005.fix') {
  if (other === null) return {};
  const name = other.component.name;
  const ha = { ...self.props.ha, enabled: true, standbyHost: other.id };
  return { fix: { command: 'component.update', args: { id: self.id, props: { ha } }, title, params: { host: name, standby: name } } };
}

/** V-23: two appliances on two hosts, and a network on which each hears the other. */
function pairFindings(self: Edge, scope: Scope): readonly Finding[] {
  const { ha } = self.props;
  const host = hypervisorOf(scope, self.id);
  const name = self.component.name;
  if (!ha.enabled) {
    if (host === null) return [];
    return [{ code: 'ESG-005', severity: 'warning', at: { component: self.id, path: '/ha/enabled' }, params: { name, host: host.component.name }, ...standbyFix(self, otherHost(scope, host), 'ESG-005.fix') }];
  }
  const standby = standbyHostOf(scope, self);
  const at = { component: self.id, path: '/ha/standbyHost' };
  const isAlone = standby === null || standby.id === host?.id;
  const params = standby === null ? { case: 'standby', name } : { name, host: standby.component.name };
  return [
    ...(isAlone ? [{ code: 'V-23', severity: 'warning', at, params, ...standbyFix(self, otherHost(scope, host), 'V-23.fix') } as const] : []),
    ...(scope.component(ha.heartbeatNetwork) === null ? [{ code: 'V-23', severity: 'warning', at: { component: self.id, path: '/ha/heartbeatNetwork' }, params: { case: 'heartbeat', name } } as const] : []),
  ];
}

/** V-22, V-23 and ESG-005. */
export function availabilityFindings(self: Edge, scope: Scope): readonly Finding[] {
  return [...pathFindings(self), ...pairFindings(self, scope)];
}
