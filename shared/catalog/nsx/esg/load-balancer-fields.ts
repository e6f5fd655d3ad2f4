import { z } from 'zod';
import { field } from '../../../model/fields.ts';

/* Fields of an edge gateway's load balancer (domain/private-cloud.md b.3, LoadBalancer). */

const section = { ko: '로드 밸런서', en: 'Load balancer' };
const http = { ko: 'HTTP에서만', en: 'With HTTP only' };

const member = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  enabled: field.toggle({ ko: '사용', en: 'Enabled' }, true),
  address: field.address({ ko: '주소', en: 'Address' }),
  port: field.number({ ko: '포트', en: 'Port' }, 80, { min: 1, max: 65_535 }),
  monitorPort: field.optionalNumber({ ko: '모니터 포트', en: 'Monitor port' }, { min: 1, max: 65_535, help: { ko: '비우면 멤버 포트', en: 'The member port when empty' } }),
  weight: field.number({ ko: '가중치', en: 'Weight' }, 1, { min: 0, max: 256 }),
});

const pool = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  algorithm: field.choice(
    { ko: '알고리즘', en: 'Algorithm' },
    { roundRobin: { ko: '라운드 로빈', en: 'Round robin' }, ipHash: { ko: 'IP 해시', en: 'IP hash' }, leastConn: { ko: '최소 연결', en: 'Least connections' }, uri: { ko: 'URI', en: 'URI' } },
    'roundRobin',
  ),
  transparent: field.toggle({ ko: '투명 모드', en: 'Transparent' }, false, {
    help: { ko: '서버가 클라이언트 주소를 봅니다. 응답이 에지를 거쳐 돌아와야 합니다.', en: 'Servers see the client; their answers must come back through the edge.' },
  }),
  monitor: field.choice(
    { ko: '모니터', en: 'Monitor' },
    { none: { ko: '없음', en: 'None' }, tcp: { ko: 'TCP', en: 'TCP' }, http: { ko: 'HTTP', en: 'HTTP' }, https: { ko: 'HTTPS', en: 'HTTPS' } },
    'none',
  ),
  monitorPath: field.text({ ko: '모니터 경로', en: 'Monitor path' }, '/'),
  members: field.rows({ ko: '멤버', en: 'Members' }, member),
});

const virtualServer = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  enabled: field.toggle({ ko: '사용', en: 'Enabled' }, true),
  address: field.address({ ko: '주소', en: 'Address' }, '', { help: { ko: '에지 인터페이스의 주소', en: 'An address of an interface of the edge' } }),
  protocol: field.choice(
    { ko: '프로토콜', en: 'Protocol' },
    { tcp: { ko: 'TCP', en: 'TCP' }, udp: { ko: 'UDP', en: 'UDP' }, http: { ko: 'HTTP', en: 'HTTP' }, https: { ko: 'HTTPS', en: 'HTTPS' } },
    'http',
  ),
  port: field.number({ ko: '포트', en: 'Port' }, 80, { min: 1, max: 65_535 }),
  pool: field.text({ ko: '풀', en: 'Pool' }, '', { help: { ko: '풀의 ID', en: 'Id of a pool' } }),
  tls: field.choice(
    { ko: 'TLS', en: 'TLS' },
    { none: { ko: '사용 안 함', en: 'None' }, passthrough: { ko: '그대로 전달', en: 'Passed through' }, terminate: { ko: '에지에서 종료', en: 'Ends at the edge' } },
    'none',
  ),
  persistence: field.choice(
    { ko: '세션 지속성', en: 'Persistence' },
    { none: { ko: '없음', en: 'None' }, sourceIp: { ko: '출발지 IP', en: 'Source IP' }, cookie: { ko: '쿠키', en: 'Cookie' } },
    'none',
  ),
  insertXForwardedFor: field.toggle({ ko: 'X-Forwarded-For 추가', en: 'Add X-Forwarded-For' }, false, { help: http }),
  accelerationEnabled: field.toggle({ ko: '가속', en: 'Acceleration' }, false, {
    help: { ko: 'TCP에서, 로드 밸런서의 가속도 켜져 있을 때 연결 하나로 처리합니다.', en: 'TCP becomes one connection, while acceleration of the load balancer is on as well.' },
  }),
});

export const loadBalancerFields = {
  loadBalancer: field.group({ ko: '로드 밸런서', en: 'Load balancer' }, {
    enabled: field.toggle({ ko: '로드 밸런서', en: 'Load balancer' }, false),
    accelerationEnabled: field.toggle({ ko: '가속', en: 'Acceleration' }, false),
  }),
  virtualServers: field.rows({ ko: '가상 서버', en: 'Virtual servers' }, virtualServer, { section }),
  pools: field.rows({ ko: '풀', en: 'Pools' }, pool, { section }),
};

export type VirtualServer = z.output<typeof virtualServer>;
export type Pool = z.output<typeof pool>;
export type Member = Pool['members'][number];

/** Props of an edge gateway as far as its load balancer reads them. */
export interface LoadBalancerProps {
  readonly loadBalancer: { readonly enabled: boolean; readonly accelerationEnabled: boolean };
  readonly virtualServers: readonly VirtualServer[];
  readonly pools: readonly Pool[];
}
