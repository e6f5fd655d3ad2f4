import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { clusterOf } from '../cluster.ts';
import { enabledControllers } from '../controllers.ts';
import { hostRules } from '../ingress-rules.ts';
import { serviceBy } from '../services.ts';
import type { IngressProps } from '../ingress-props.ts';
import { readService } from '../service-props.ts';

type Ingress = Self<IngressProps>;

export const ingressSentences: Readonly<Record<string, Localized>> = {
  'V-32': { ko: '규칙 {rule}의 서비스가 없습니다. 503으로 답합니다. 서비스를 고르세요.', en: 'The Service of rule {rule} does not exist: it answers 503. Choose a Service.' },
  'V-32.port': { ko: '규칙 {rule}의 서비스 {service}에 포트 {port}이(가) 없습니다.', en: 'Service {service} of rule {rule} has no port {port}.' },
  'V-32.backend': { ko: '기본 백엔드 서비스가 없습니다.', en: 'The Service of the default backend does not exist.' },
  'V-32.twice': { ko: '{rule}은(는) {other}에 이미 있습니다. 하나만 쓰입니다.', en: '{rule} already stands in {other}; only one of them is used.' },
  'V-32.certificate': { ko: 'TLS 호스트 {host}에 인증서가 없습니다. 브라우저가 경고합니다.', en: 'TLS host {host} has no certificate; browsers will warn.' },
  'V-32.fix': { ko: '포트를 {port}(으)로 변경', en: 'Change the port to {port}' },
  'K8S-003': { ko: '이 인그레스를 따르는 켜진 인그레스 컨트롤러(ALB)가 클러스터에 없습니다.', en: 'No ingress controller (ALB) of the cluster is switched on to follow this Ingress.' },
};

/** Rules that lead to no Service, or to a port it has not (V-32). */
function ruleFindings(self: Ingress, scope: Scope): readonly Finding[] {
  return self.props.rules.flatMap((rule, index): readonly Finding[] => {
    const service = serviceBy(scope, rule.service);
    const named = `${rule.host}${rule.path}`;
    if (service === null) return [{ code: 'V-32', severity: 'error', at: { component: self.id, path: `/rules/${index}/service` }, params: { rule: named } }];
    const { ports } = readService(service);
    if (ports.some((row) => row.port === rule.port && row.protocol !== 'udp')) return [];
    const only = ports.length === 1 ? ports[0] : undefined;
    const fix = only === undefined ? {} : { fix: { command: 'row.update', args: { id: self.id, path: `/rules/${rule.id}`, row: { port: only.port } }, title: 'V-32.fix', params: { port: only.port } } };
    return [{ code: 'V-32', severity: 'error', at: { component: self.id, path: `/rules/${index}/port` }, params: { case: 'port', rule: named, service: service.component.name, port: rule.port }, ...fix }];
  });
}

/** The same host and path as a rule before it, in this Ingress or another one of the cluster (V-32). */
function doubleFindings(self: Ingress, scope: Scope): readonly Finding[] {
  const cluster = clusterOf(scope, self.id);
  const all = cluster === null ? [] : hostRules(scope, cluster.id);
  return all.flatMap((own, index): readonly Finding[] => {
    const earlier = own.ingress !== self.id ? undefined : all.slice(0, index).find((other) => other.host === own.host && other.path === own.path && other.rule.pathType === own.rule.pathType);
    if (earlier === undefined) return [];
    const other = scope.component(earlier.ingress)?.component.name ?? earlier.ingress;
    return [{ code: 'V-32', severity: 'error', at: { component: self.id, path: own.because.path ?? '/rules' }, params: { case: 'twice', rule: `${own.rule.host}${own.rule.path}`, other } }];
  });
}

/** What is wrong with an Ingress as it stands. Without a controller nobody follows it, and the rest of it harms nobody, but it is found all the same. */
export function ingressFindings(self: Ingress, scope: Scope): readonly Finding[] {
  const cluster = clusterOf(scope, self.id);
  const isFollowed = cluster === null || enabledControllers(scope, cluster.id).length > 0;
  const hasBackend = self.props.defaultBackend === null || serviceBy(scope, self.props.defaultBackend) !== null;
  const at = { component: self.id };
  return [
    ...ruleFindings(self, scope),
    ...doubleFindings(self, scope),
    ...(hasBackend ? [] : [{ code: 'V-32', severity: 'error', at: { ...at, path: '/defaultBackend' }, params: { case: 'backend' } } as const]),
    ...self.props.tls.flatMap((row, index): readonly Finding[] =>
      row.certificate !== '' ? [] : [{ code: 'V-32', severity: 'warning', at: { ...at, path: `/tls/${index}/certificate` }, params: { case: 'certificate', host: row.host } }],
    ),
    ...(isFollowed ? [] : [{ code: 'K8S-003', severity: 'error', at, params: {}, rule: ['R-011', 'R-014'] } as const]),
  ];
}
