import { z } from 'zod';
import { field } from '../../../model/fields.ts';

const member = z.object({
  id: z.string(),
  instance: field.reference({ ko: '인스턴스', en: 'Instance' }, ['instance']),
  interface: field.text({ ko: '인터페이스', en: 'Interface' }, '', { optional: true }),
  address: field.address({ ko: '주소', en: 'Address' }, '', {
    optional: true, help: { ko: '인스턴스가 아닌 멤버의 주소', en: 'For a member that is no instance' },
  }),
  port: field.optionalNumber({ ko: '포트', en: 'Port' }, { min: 1, max: 65535, help: { ko: '비우면 멤버 그룹의 포트', en: 'The pool port when empty' } }),
  weight: field.number({ ko: '가중치', en: 'Weight' }, 1, { min: 0, max: 256 }),
  enabled: field.toggle({ ko: '사용', en: 'Enabled' }, true),
});

const pool = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  protocol: field.choice(
    { ko: '프로토콜', en: 'Protocol' },
    { TCP: { ko: 'TCP', en: 'TCP' }, HTTP: { ko: 'HTTP', en: 'HTTP' }, HTTPS: { ko: 'HTTPS', en: 'HTTPS' } },
    'HTTP',
  ),
  memberPort: field.number({ ko: '인스턴스 포트', en: 'Instance port' }, 80, { min: 1, max: 65535 }),
  method: field.choice(
    { ko: '로드 밸런싱 방식', en: 'Method' },
    {
      ROUND_ROBIN: { ko: 'ROUND_ROBIN', en: 'ROUND_ROBIN' },
      LEAST_CONNECTIONS: { ko: 'LEAST_CONNECTIONS', en: 'LEAST_CONNECTIONS' },
      SOURCE_IP: { ko: 'SOURCE_IP', en: 'SOURCE_IP' },
    },
    'ROUND_ROBIN',
  ),
  persistence: field.choice(
    { ko: '세션 지속성', en: 'Persistence' },
    {
      NONE: { ko: '없음', en: 'None' },
      SOURCE_IP: { ko: 'SOURCE_IP', en: 'SOURCE_IP' },
      APP_COOKIE: { ko: 'APP_COOKIE', en: 'APP_COOKIE' },
      HTTP_COOKIE: { ko: 'HTTP_COOKIE', en: 'HTTP_COOKIE' },
    },
    'NONE',
  ),
  healthCheck: field.choice(
    { ko: '상태 확인', en: 'Health check' },
    { NONE: { ko: '없음', en: 'None' }, TCP: { ko: 'TCP', en: 'TCP' }, HTTP: { ko: 'HTTP', en: 'HTTP' }, HTTPS: { ko: 'HTTPS', en: 'HTTPS' } },
    'TCP',
  ),
  healthPort: field.optionalNumber({ ko: '상태 확인 포트', en: 'Health port' }, {
    min: 1, max: 65535, help: { ko: '비우면 멤버 포트', en: 'The member port when empty' },
  }),
  healthPath: field.text({ ko: '상태 확인 경로', en: 'Health path' }, '/'),
  healthCodes: field.text({ ko: '정상 상태 코드', en: 'Expected codes' }, '200'),
  healthDelaySec: field.number({ ko: '상태 확인 주기', en: 'Interval' }, 20, { unit: 's', min: 1 }),
  healthTimeoutSec: field.number({ ko: '최대 응답 대기 시간', en: 'Timeout' }, 10, { unit: 's', min: 1 }),
  healthRetries: field.number({ ko: '최대 재시도 횟수', en: 'Retries' }, 5, { min: 1, max: 10 }),
  members: field.rows({ ko: '멤버', en: 'Members' }, member),
});

const listener = z.object({
  id: z.string(),
  protocol: field.choice(
    { ko: '프로토콜', en: 'Protocol' },
    {
      TCP: { ko: 'TCP', en: 'TCP' },
      HTTP: { ko: 'HTTP', en: 'HTTP' },
      HTTPS: { ko: 'HTTPS', en: 'HTTPS' },
      TERMINATED_HTTPS: { ko: 'TERMINATED_HTTPS', en: 'TERMINATED_HTTPS' },
    },
    'HTTP',
  ),
  port: field.number({ ko: '로드 밸런서 포트', en: 'Load balancer port' }, 80, { min: 1, max: 65535 }),
  defaultPool: field.text({ ko: '기본 멤버 그룹', en: 'Default pool' }, '', { optional: true }),
  connectionLimit: field.number({ ko: '연결 제한', en: 'Connection limit' }, 60000, { min: 1 }),
  keepAliveSec: field.number({ ko: 'Keep-Alive', en: 'Keep-alive' }, 300, { unit: 's', min: 0 }),
  proxyProtocol: field.toggle({ ko: '프록시 프로토콜', en: 'Proxy protocol' }, false),
  xForwardedFor: field.toggle({ ko: 'X-Forwarded-For', en: 'X-Forwarded-For' }, true),
  certificates: field.texts({ ko: '인증서', en: 'Certificates' }),
});

export const loadBalancerProps = z.object({
  description: field.text({ ko: '설명', en: 'Description' }, '', { optional: true, long: true }),
  type: field.choice({ ko: '타입', en: 'Type' }, { shared: { ko: '일반', en: 'Shared' }, dedicated: { ko: '전용', en: 'Dedicated' } }, 'shared', { immutable: true }),
  vip: field.address({ ko: 'VIP 주소', en: 'VIP address' }),
  provisioningStatus: field.choice(
    { ko: '상태', en: 'Status' },
    {
      PENDING_CREATE: { ko: '생성 중', en: 'Pending create' },
      ACTIVE: { ko: '사용 가능', en: 'Active' },
      PENDING_UPDATE: { ko: '변경 중', en: 'Pending update' },
      ERROR: { ko: '오류', en: 'Error' },
    },
    'ACTIVE',
  ),
  deletionProtection: field.toggle({ ko: '삭제 보호', en: 'Deletion protection' }, false),
  vipSecurityGroups: field.references({ ko: 'VIP 보안 그룹', en: 'VIP security groups' }, ['security-group'], [], {
    help: { ko: '원격이 보안 그룹인 규칙에서만 쓰이며 VIP를 막지 않습니다.', en: 'Used only where a rule names a group as remote; never filters the VIP.' },
  }),
  listeners: field.rows({ ko: '리스너', en: 'Listeners' }, listener),
  pools: field.rows({ ko: '멤버 그룹', en: 'Pools' }, pool),
});

export type LoadBalancerProps = z.output<typeof loadBalancerProps>;
export type Pool = LoadBalancerProps['pools'][number];
export type Member = Pool['members'][number];
export type Listener = LoadBalancerProps['listeners'][number];
