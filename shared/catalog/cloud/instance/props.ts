import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { interfaceFields } from '../../ports.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { appliedRoutesField } from '../static-routes.ts';

const network = { ko: '네트워크', en: 'Network' };
const guest = { ko: '게스트', en: 'Guest' };

const port = z.object({
  ...interfaceFields,
  securityGroups: field.references({ ko: '보안 그룹', en: 'Security groups' }, ['security-group']),
  portSecurity: field.toggle({ ko: '보안', en: 'Port security' }, true),
  sourceDestCheck: field.toggle({ ko: '스푸핑 방지', en: 'Anti-spoofing' }, true),
  allowedAddresses: field.texts({ ko: '추가 허용 주소', en: 'Allowed addresses' }),
  mtu: field.number({ ko: 'MTU', en: 'MTU' }, tenantMtuBytes, { unit: 'B', min: 576, max: 9000 }),
});

const service = z.object({
  id: z.string(),
  name: field.text({ ko: '이름', en: 'Name' }, '', { optional: true }),
  protocol: field.choice({ ko: '프로토콜', en: 'Protocol' }, { tcp: { ko: 'TCP', en: 'TCP' }, udp: { ko: 'UDP', en: 'UDP' } }, 'tcp'),
  port: field.number({ ko: '포트', en: 'Port' }, 80, { min: 1, max: 65535 }),
  bind: field.address({ ko: '바인드', en: 'Bind' }, '0.0.0.0'),
  application: field.choice(
    { ko: '응용', en: 'Application' },
    { http: { ko: 'HTTP', en: 'HTTP' }, ssh: { ko: 'SSH', en: 'SSH' }, plain: { ko: '일반', en: 'Plain' } },
    'plain',
  ),
  running: field.toggle({ ko: '실행 중', en: 'Running' }, true),
  proxyProtocol: field.toggle({ ko: '프록시 프로토콜 해석', en: 'Understands the PROXY line' }, false),
  tls: field.toggle({ ko: 'TLS', en: 'TLS' }, false),
  body: field.text({ ko: '내용', en: 'Body' }, '', { optional: true, long: true }),
});

/** Ready-made services: the ones the seed starts (GS-38, GS-43). */
const servicePresets = [
  { id: 'SSH', label: { ko: 'SSH', en: 'SSH' }, row: { name: 'sshd', protocol: 'tcp', port: 22, bind: '0.0.0.0', application: 'ssh', running: true } },
  {
    id: 'HTTP', label: { ko: '웹 서버', en: 'Web server' },
    row: { name: 'http', protocol: 'tcp', port: 80, bind: '0.0.0.0', application: 'http', running: true, body: 'hello world!' },
  },
] as const;

export const instanceProps = z.object({
  state: field.choice(
    { ko: '상태', en: 'State' },
    {
      BUILD: { ko: '생성 중', en: 'Build' },
      ACTIVE: { ko: '실행 중', en: 'Active' },
      SHUTOFF: { ko: '중지', en: 'Shut off' },
      SHELVED_OFFLOADED: { ko: '종료', en: 'Terminated' },
      REBOOT: { ko: '재부팅', en: 'Reboot' },
      HARD_REBOOT: { ko: '강제 재부팅', en: 'Hard reboot' },
      RESIZE: { ko: '타입 변경 중', en: 'Resize' },
      VERIFY_RESIZE: { ko: '타입 변경 확인 대기', en: 'Verify resize' },
      ERROR: { ko: '오류', en: 'Error' },
    },
    'ACTIVE',
  ),
  publicImage: field.text({ ko: '공용 이미지', en: 'Public image' }, 'Ubuntu Server 22.04 LTS', { optional: true }),
  image: field.reference({ ko: '개인 이미지', en: 'Private image' }, ['image'], {
    help: { ko: '지정하면 공용 이미지 대신 사용합니다.', en: 'Used instead of the public image when set.' },
  }),
  flavor: field.text({ ko: '타입', en: 'Flavor' }, 'm2.c1m2'),
  memoryMb: field.number({ ko: '메모리', en: 'Memory' }, 2048, { unit: 'MB', min: 0 }),
  diskGb: field.number({ ko: '루트 디스크', en: 'Root disk' }, 20, {
    unit: 'GB', min: 0, help: { ko: '용량이 더 필요하면 블록 스토리지를 추가해 연결하세요.', en: 'When more room is wanted, add a block storage and attach it.' },
  }),
  zone: field.text({ ko: '가용성 영역', en: 'Availability zone' }, '', { optional: true }),
  keyPair: field.reference({ ko: '키페어', en: 'Key pair' }, ['key-pair']),
  loginUser: field.text({ ko: '로그인 사용자', en: 'Login user' }, '', {
    optional: true, section: guest, help: { ko: '비우면 이미지의 기본 사용자입니다(seed 프로필에서는 root).', en: 'The user of the image when empty (root with the profile seed).' },
  }),
  policyRouting: field.toggle({ ko: '정책 라우팅', en: 'Policy routing' }, true, { section: guest }),
  ipForward: field.toggle({ ko: 'IP 포워딩', en: 'IP forwarding' }, false, {
    section: guest, help: { ko: 'NAT 인스턴스와 어플라이언스에 필요합니다.', en: 'For NAT instances and appliances.' },
  }),
  natMasquerade: field.toggle({ ko: 'NAT(eth0)', en: 'NAT on eth0' }, false, { section: guest }),
  appliedStaticRoutes: appliedRoutesField,
  interfaces: field.rows({ ko: '네트워크 인터페이스', en: 'Network interfaces' }, port, { section: network }),
  services: field.rows({ ko: '서비스', en: 'Services' }, service, { section: guest, presets: servicePresets }),
});

export type InstanceProps = z.output<typeof instanceProps>;
