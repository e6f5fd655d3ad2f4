import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { accessGroupSchema } from './access.ts';
import { policySchema } from './l7.ts';

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
  cookieName: field.text({ ko: '쿠키 이름', en: 'Cookie name' }, '', { optional: true, help: { ko: 'APP_COOKIE일 때', en: 'For APP_COOKIE' } }),
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
  healthHost: field.text({ ko: '상태 확인 호스트 헤더', en: 'Health host header' }, '', { optional: true }),
  healthDelaySec: field.number({ ko: '상태 확인 주기', en: 'Interval' }, 20, { unit: 's', min: 1 }),
  healthTimeoutSec: field.number({ ko: '최대 응답 대기 시간', en: 'Timeout' }, 10, { unit: 's', min: 1 }),
  healthRetries: field.number({ ko: '최대 재시도 횟수', en: 'Retries' }, 5, { min: 1, max: 10 }),
  members: field.rows({ ko: '멤버', en: 'Members' }, member),
});

const webOnly = { ko: 'HTTP와 TERMINATED_HTTPS에서만', en: 'With HTTP and TERMINATED_HTTPS only' };

/** Statuses that may have a page of their own. */
export const responseCodes = [400, 403, 408, 500, 502, 503, 504] as const;

const customResponse = z.object({
  id: z.string(),
  code: field.number({ ko: '상태 코드', en: 'Status code' }, 503),
  body: field.text({ ko: '내용', en: 'Body' }, '', { long: true }),
});

export const listenerProtocols = {
  TCP: { ko: 'TCP', en: 'TCP' },
  HTTP: { ko: 'HTTP', en: 'HTTP' },
  HTTPS: { ko: 'HTTPS', en: 'HTTPS' },
  TERMINATED_HTTPS: { ko: 'TERMINATED_HTTPS', en: 'TERMINATED_HTTPS' },
} as const;

const listener = z.object({
  id: z.string(),
  protocol: field.choice({ ko: '프로토콜', en: 'Protocol' }, listenerProtocols, 'HTTP'),
  port: field.number({ ko: '로드 밸런서 포트', en: 'Load balancer port' }, 80, { min: 1, max: 65535 }),
  defaultPool: field.text({ ko: '기본 멤버 그룹', en: 'Default pool' }, '', { optional: true, help: { ko: '비우면 사용 안 함', en: 'Not used when empty' } }),
  connectionLimit: field.number({ ko: '연결 제한', en: 'Connection limit' }, 60000, { min: 1 }),
  keepAliveSec: field.number({ ko: 'Keep-Alive', en: 'Keep-alive' }, 300, { unit: 's', min: 0, help: { ko: '0이면 사용 안 함', en: 'Off when 0' } }),
  proxyProtocol: field.toggle({ ko: '프록시 프로토콜', en: 'Proxy protocol' }, false, { help: { ko: 'TCP와 HTTPS에서만', en: 'With TCP and HTTPS only' } }),
  xForwardedFor: field.toggle({ ko: 'X-Forwarded-For', en: 'X-Forwarded-For' }, true, { help: webOnly }),
  xForwardedProto: field.toggle({ ko: 'X-Forwarded-Proto', en: 'X-Forwarded-Proto' }, true, { help: webOnly }),
  xForwardedPort: field.toggle({ ko: 'X-Forwarded-Port', en: 'X-Forwarded-Port' }, true, { help: webOnly }),
  blockInvalidRequests: field.toggle({ ko: '유효하지 않은 요청 차단', en: 'Block invalid requests' }, true, { help: webOnly }),
  tlsMinVersion: field.text({ ko: 'TLS 최소 버전', en: 'TLS minimum version' }, '', { optional: true }),
  certificates: field.texts({ ko: '인증서', en: 'Certificates' }, { help: { ko: '첫째가 기본 인증서입니다.', en: 'The first one is the default.' } }),
  customResponses: field.rows({ ko: '사용자 정의 응답', en: 'Custom responses' }, customResponse),
  policies: field.rows({ ko: 'L7 규칙', en: 'L7 rules' }, policySchema),
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
      PENDING_DELETE: { ko: '삭제 중', en: 'Pending delete' },
      ERROR: { ko: '오류', en: 'Error' },
      ERROR_MIGRATE: { ko: '이동 오류', en: 'Migration error' },
    },
    'ACTIVE',
  ),
  needsRestart: field.toggle({ ko: '재시작 필요', en: 'Needs restart' }, false, { immutable: true }),
  maintenanceWindow: field.text({ ko: '점검 일정', en: 'Maintenance window' }, '', { optional: true, immutable: true }),
  applySubnetStaticRoutes: field.toggle({ ko: '서브넷 정적 라우트 적용', en: 'Apply static routes of the subnet' }, false),
  deletionProtection: field.toggle({ ko: '삭제 보호', en: 'Deletion protection' }, false),
  vipSecurityGroups: field.references({ ko: 'VIP 보안 그룹', en: 'VIP security groups' }, ['security-group'], [], {
    help: { ko: '원격이 보안 그룹인 규칙에서만 쓰이며 VIP를 막지 않습니다.', en: 'Used only where a rule names a group as remote; never filters the VIP.' },
  }),
  listeners: field.rows({ ko: '리스너', en: 'Listeners' }, listener),
  pools: field.rows({ ko: '멤버 그룹', en: 'Pools' }, pool),
  ipAclGroups: field.rows({ ko: 'IP 접근제어 그룹', en: 'IP access control groups' }, accessGroupSchema),
});

export type LoadBalancerProps = z.output<typeof loadBalancerProps>;
export type Pool = LoadBalancerProps['pools'][number];
export type Member = Pool['members'][number];
export type Listener = LoadBalancerProps['listeners'][number];

/** Headers that a listener adds to what it hands on. */
export const forwardedFields = ['xForwardedFor', 'xForwardedProto', 'xForwardedPort'] as const;

/** True for a listener that reads HTTP: only such ones know headers, cookies and L7 rules. */
export function isWeb(row: Pick<Listener, 'protocol'>): boolean {
  return row.protocol === 'HTTP' || row.protocol === 'TERMINATED_HTTPS';
}
