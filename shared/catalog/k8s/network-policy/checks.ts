import type { Self } from '../../../model/definition.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { formatIpv4, parseIpv4, type Ipv4 } from '../../../net/address.ts';
import { protocolNumbers } from '../../../net/protocol.ts';
import { matchesPacket } from '../../match-relations.ts';
import { clusterDns, clusterOf } from '../cluster.ts';
import { directionsOf, readPolicy, unreadTypes, type PolicyProps } from '../policies.ts';
import { policiesOn, readPolicyRow, selectedPods } from '../policy-rows.ts';
import { clusterPods, type ClusterPod } from '../pods.ts';
import { endpointsOf, servicesOf } from '../services.ts';
import { readService } from '../service-props.ts';

export const policySentences: Readonly<Record<string, Localized>> = {
  'K8S-004': {
    ko: '{pod}은(는) 이 정책 때문에 클러스터 DNS({dns}, UDP 53)에 물어볼 수 없어 이름을 찾지 못합니다.',
    en: 'Because of this policy {pod} cannot ask the cluster DNS ({dns}, UDP 53), so it finds no names.',
  },
  'K8S-004.fix': { ko: 'DNS 송신 허용', en: 'Allow DNS' },
  'K8S-005': { ko: '셀렉터 {selector}에 맞는 팟이 없어 이 정책은 아무 일도 하지 않습니다.', en: 'No pod has the labels {selector}: this policy does nothing.' },
  'K8S-005.types': { ko: '방향(policyTypes)이 비어 있습니다. 규칙으로 추정하면 {types}입니다. 명시하세요.', en: 'No directions (policyTypes) are given; by its rules they are {types}. Say so.' },
  'K8S-005.types.fix': { ko: '{types}(으)로 지정', en: 'Set {types}' },
  'K8S-005.word': { ko: '방향 {word}을(를) 알 수 없습니다. Ingress 또는 Egress를 쓰세요.', en: '{word} is no direction. Use Ingress or Egress.' },
  'K8S-005.row': { ko: '규칙 {row}의 IP 블록이나 포트를 읽을 수 없습니다. 이 규칙으로 허용되는지 알 수 없습니다.', en: 'The block or a port of rule {row} cannot be read, so nobody can say what it allows.' },
};

type Policy = Self<PolicyProps>;

interface DnsEndpoint {
  readonly address: Ipv4;
  readonly port: number;
}

/** Addresses behind the cluster's DNS, as a policy on the node sees them: after the destination was translated. What cannot be read is left out. */
function dnsEndpoints(scope: Scope, cluster: NonNullable<ReturnType<typeof clusterOf>>): readonly DnsEndpoint[] {
  const read = (text: string, port: number): readonly DnsEndpoint[] => {
    const address = parseIpv4(text);
    return address === null ? [] : [{ address, port }];
  };
  const dns = clusterDns(scope, cluster.id);
  const service = servicesOf(scope, cluster.id).find((entry) => readService(entry).clusterIp === dns);
  if (service === undefined) return dns === null ? [] : read(dns, 53);
  const row = readService(service).ports.find((each) => each.protocol === 'udp');
  return row === undefined ? [] : endpointsOf(scope, service.id).flatMap((endpoint) => read(endpoint.address, endpoint.port ?? row.targetPort ?? row.port));
}

function canAsk(scope: Scope, pod: ClusterPod, cluster: NonNullable<ReturnType<typeof clusterOf>>): boolean {
  const endpoints = dnsEndpoints(scope, cluster);
  if (endpoints.length === 0 || endpoints.some((endpoint) => formatIpv4(endpoint.address) === pod.address)) return true;
  const matches = policiesOn(scope, pod, 'egress').flatMap((policy) => readPolicy(policy).egress.flatMap((row) => readPolicyRow(scope, cluster.id, row, 'egress') ?? []));
  return endpoints.some(({ address, port }) => matches.some((match) => matchesPacket(match, { to: address, protocol: protocolNumbers.udp, port })));
}

/** K8S-004: pods closed by this policy that no policy lets ask for names. */
function dnsFindings(self: Policy, scope: Scope): readonly Finding[] {
  const cluster = clusterOf(scope, self.id);
  const entry = scope.component(self.id);
  const dns = cluster === null ? null : clusterDns(scope, cluster.id);
  if (cluster === null || entry === null || dns === null || !directionsOf(self.props).includes('egress')) return [];
  const closed = selectedPods(scope, entry).filter((pod) => policiesOn(scope, pod, 'egress').some((policy) => policy.id === self.id));
  const deaf = closed.find((pod) => !canAsk(scope, pod, cluster));
  if (deaf === undefined) return [];
  const fix: Fix = { command: 'row.add', args: { id: self.id, path: '/egress', row: { name: 'dns', ports: ['udp/53', 'tcp/53'] } }, title: 'K8S-004.fix' };
  return [{ code: 'K8S-004', severity: 'error', at: { component: self.id, path: '/egress' }, params: { pod: deaf.name, dns }, fix }];
}

/** K8S-005: a policy that acts on nobody, or does not say in which direction. */
function shapeFindings(self: Policy, scope: Scope): readonly Finding[] {
  const { selector, types, egress } = self.props;
  const cluster = clusterOf(scope, self.id);
  const entry = scope.component(self.id);
  const found: Finding[] = [];
  const at = (path: string) => ({ component: self.id, path });
  if (cluster !== null && entry !== null && clusterPods(scope, cluster.id).length > 0 && selectedPods(scope, entry).length === 0) {
    found.push({ code: 'K8S-005', severity: 'warning', at: at('/selector'), params: { selector: selector.join(', ') || '-' } });
  }
  if (types.length === 0) {
    const meant = egress.length === 0 ? ['Ingress'] : ['Ingress', 'Egress'];
    const fix: Fix = { command: 'component.update', args: { id: self.id, props: { types: meant } }, title: 'K8S-005.types.fix', params: { types: meant.join(', ') } };
    found.push({ code: 'K8S-005', severity: 'warning', at: at('/types'), params: { case: 'types', types: meant.join(', ') }, fix });
  }
  for (const word of unreadTypes(self.props)) found.push({ code: 'K8S-005', severity: 'warning', at: at('/types'), params: { case: 'word', word } });
  if (cluster === null) return found;
  for (const direction of ['ingress', 'egress'] as const) {
    self.props[direction].forEach((row, index) => {
      if (readPolicyRow(scope, cluster.id, row, direction) === null) found.push({ code: 'K8S-005', severity: 'warning', at: at(`/${direction}/${index}`), params: { case: 'row', row: row.name || row.id } });
    });
  }
  return found;
}

export function policyFindings(self: Policy, scope: Scope): readonly Finding[] {
  return [...dnsFindings(self, scope), ...shapeFindings(self, scope)];
}
