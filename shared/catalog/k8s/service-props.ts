import { z } from 'zod';
import { field } from '../../model/fields.ts';
import { propsReader } from './read-props.ts';

/* A Service as its props hold it (domain/private-cloud.md b.5, K8sService); read by its own kind and by the kinds that lead to Services. */

const exposure = { ko: '노출', en: 'Exposure' };
const endpointsSection = { ko: '엔드포인트', en: 'Endpoints' };

const serviceKinds = {
  ClusterIP: { ko: 'ClusterIP (클러스터 안)', en: 'ClusterIP (inside the cluster)' },
  NodePort: { ko: 'NodePort (모든 노드의 포트)', en: 'NodePort (a port of every node)' },
  LoadBalancer: { ko: 'LoadBalancer (외부 주소)', en: 'LoadBalancer (an outside address)' },
};

const portSchema = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  protocol: field.choice({ ko: '프로토콜', en: 'Protocol' }, { tcp: { ko: 'TCP', en: 'TCP' }, udp: { ko: 'UDP', en: 'UDP' } }, 'tcp'),
  port: field.number({ ko: '포트', en: 'Port' }, 80, { min: 1, max: 65_535 }),
  targetPort: field.optionalNumber({ ko: '대상 포트', en: 'Target port' }, { min: 1, max: 65_535, help: { ko: '비우면 포트와 같습니다.', en: 'When empty, the same as the port.' } }),
  nodePort: field.optionalNumber({ ko: '노드 포트', en: 'Node port' }, { min: 1, max: 65_535, help: { ko: 'NodePort와 LoadBalancer에서만 씁니다.', en: 'Used by NodePort and LoadBalancer only.' } }),
});
export type ServicePort = z.output<typeof portSchema>;

const endpointSchema = z.object({
  id: z.string(),
  component: field.reference({ ko: '구성 요소', en: 'Component' }, ['pod', 'ingress-controller', 'virtual-machine', 'server', 'instance'], {
    help: { ko: '클러스터 밖의 VM도 됩니다.', en: 'A virtual machine outside the cluster will do.' },
  }),
  address: field.address({ ko: '주소', en: 'Address' }, '', { optional: true, help: { ko: '비우면 구성 요소의 첫 주소입니다.', en: "When empty, the component's first address." } }),
  port: field.optionalNumber({ ko: '포트', en: 'Port' }, { min: 1, max: 65_535, help: { ko: '비우면 대상 포트입니다.', en: 'When empty, the target port.' } }),
});

export const serviceSchema = z.object({
  type: field.choice({ ko: '종류', en: 'Type' }, serviceKinds, 'ClusterIP'),
  namespace: field.text({ ko: '네임스페이스', en: 'Namespace' }, 'default'),
  clusterIp: field.address({ ko: '클러스터 IP', en: 'Cluster IP' }),
  ports: field.rows({ ko: '포트', en: 'Ports' }, portSchema, {
    presets: [
      { id: 'HTTP', label: { ko: 'HTTP (80 → 8080)', en: 'HTTP (80 to 8080)' }, row: { name: 'http', port: 80, targetPort: 8080 } },
      { id: 'HTTPS', label: { ko: 'HTTPS (443 → 8443)', en: 'HTTPS (443 to 8443)' }, row: { name: 'https', port: 443, targetPort: 8443 } },
      { id: 'DNS', label: { ko: 'DNS (UDP 53)', en: 'DNS (UDP 53)' }, row: { name: 'dns', protocol: 'udp', port: 53 } },
    ],
  }),
  selector: field.texts({ ko: '셀렉터', en: 'Selector' }, {
    section: endpointsSection, help: { ko: '레이블을 한 줄에 하나씩. 예: app=web. 모두 가진 준비된 팟이 엔드포인트입니다.', en: 'One label per line, such as app=web; ready pods that have all of them are the endpoints.' },
  }),
  endpoints: field.rows({ ko: '직접 지정한 엔드포인트', en: 'Endpoints by hand' }, endpointSchema, { section: endpointsSection }),
  externalTrafficPolicy: field.choice(
    { ko: '외부 트래픽 정책', en: 'External traffic policy' },
    { Cluster: { ko: 'Cluster (모든 엔드포인트, 출발지 변환)', en: 'Cluster (any endpoint, source translated)' }, Local: { ko: 'Local (그 노드의 엔드포인트만, 출발지 유지)', en: 'Local (endpoints of that node, source kept)' } },
    'Cluster',
    { section: exposure },
  ),
  sessionAffinity: field.choice({ ko: '세션 고정', en: 'Session affinity' }, { None: { ko: '없음', en: 'None' }, ClientIP: { ko: '클라이언트 IP', en: 'Client IP' } }, 'None', { section: exposure }),
  sessionAffinityTimeout: field.number({ ko: '세션 고정 시간', en: 'Affinity timeout' }, 10_800, { unit: 's', min: 1, max: 86_400, section: exposure }),
  loadBalancerIp: field.address({ ko: '로드 밸런서 IP', en: 'Load balancer IP' }, '', { optional: true, section: exposure }),
  loadBalancerSourceRanges: field.texts({ ko: '로드 밸런서 허용 대역', en: 'Load balancer source ranges' }, { section: exposure, help: { ko: '비우면 누구나 부를 수 있습니다.', en: 'Anybody may call when empty.' } }),
  externalIps: field.texts({ ko: '외부 IP', en: 'External IPs' }, { section: exposure, help: { ko: '노드로 라우팅되는 주소. 노드는 이 주소의 ARP에 답하지 않습니다.', en: 'Addresses that somebody routes to the nodes; the nodes answer no ARP for them.' } }),
});
export type ServiceProps = z.output<typeof serviceSchema>;

/** Props of a Service as every kind of the family reads them. */
export const readService = propsReader(serviceSchema);
