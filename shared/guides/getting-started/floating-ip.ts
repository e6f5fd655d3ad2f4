import type { Action, Chapter, Check, Step } from '../guide.ts';
import { exists, has, hasRow, idOf } from '../roles.ts';
import { add, answer, ask, design, editOf, operate, text } from '../steps.ts';
import { allocated, browse, client, floatingIpOf, freeFloatingIp, group, keyPair, ping, project, ssh, vm1, webServer } from './things.ts';

function rule(preset: string, protocol: string, port: number | null): readonly [Check, Action] {
  const row = { direction: 'ingress', protocol, portMin: port, portMax: port, remote: '0.0.0.0/0' };
  const ports = port === null ? '' : ` ${port}`;
  return [
    design(text(`default에 수신 ${protocol}${ports} 0.0.0.0/0 규칙이 있습니다`, `default lets in ${protocol}${ports} from 0.0.0.0/0`), hasRow(group, 'rules', row)),
    editOf('row.add', (scope) => ({ id: idOf(group, scope), path: '/rules', row: { ...row, preset } })),
  ];
}

const [icmpIsIn, addIcmp] = rule('ALL_ICMP', 'icmp', null);
const [sshIsIn, addSsh] = rule('SSH', 'tcp', 22);
const [httpIsIn, addHttp] = rule('HTTP', 'tcp', 80);

const reaching: readonly Step[] = [
  {
    id: 'allocate',
    title: text('플로팅 IP 할당', 'Allocate a floating IP'),
    text: text('팔레트에서 플로팅 IP를 프로젝트에 추가하세요.', 'Add a floating IP from the palette to the project.'),
    look: [project],
    checks: [design(allocated, exists(freeFloatingIp))],
    actions: [add('floating-ip', project, 'fip-vm1', { address: '133.186.132.47' })],
    rules: ['GS-21', 'GS-22'],
  },
  {
    id: 'associate',
    title: text('vm1에 연결', 'Associate it with vm1'),
    text: text('플로팅 IP에서 "연결"을 실행하고 vm1을 고르세요.', 'Choose "Associate" on the floating IP and pick vm1.'),
    look: [freeFloatingIp, vm1],
    checks: [design(text('플로팅 IP가 vm1의 포트에 연결되어 있습니다', 'The floating IP is associated with the port of vm1'), exists(floatingIpOf(vm1)))],
    actions: [operate(freeFloatingIp, 'associate', (scope) => ({ target: vm1(scope), port: '' }))],
    rules: ['GS-23', 'GS-24', 'GS-25'],
  },
  {
    id: 'ping-silent',
    title: text('ping에 반응 없음', 'Ping gets no answer'),
    text: text('외부 사용자에서 vm1의 플로팅 IP로 ping을 추적하세요.', 'Trace a ping from the external user to the floating IP of vm1.'),
    note: text('default 보안 그룹이 밖에서 들어오는 모든 요청을 막습니다.', 'The group default blocks every request from outside.'),
    look: [client, group],
    checks: [
      answer(text('보냄 4, 받음 0, 손실 4 (100% 손실)', 'Sent 4, received 0, lost 4 (100% loss)'), ping, { outcome: 'TIMEOUT', sent: 4, received: 0, lossPercent: 100 }),
      answer(text('보안 그룹에 맞는 수신 규칙이 없습니다', 'No ingress rule of the group matches'), ping, { reason: 'SG_INGRESS_NO_MATCH' }),
    ],
    actions: [ask(ping)],
    rules: ['GS-13', 'GS-26', 'GS-27', 'GS-28', 'GS-29'],
  },
  {
    id: 'icmp',
    title: text('ALL ICMP 규칙', 'The rule ALL ICMP'),
    text: text('보안 그룹 default의 규칙에 ALL ICMP를 추가하세요.', 'Add ALL ICMP to the rules of the security group default.'),
    look: [group],
    checks: [icmpIsIn],
    actions: [addIcmp],
    rules: ['GS-14', 'GS-30', 'GS-31', 'GS-32'],
  },
  {
    id: 'ping-answered',
    title: text('다시 ping', 'The same ping again'),
    text: text('다른 것은 바꾸지 말고 같은 ping을 다시 추적하세요.', 'Trace the same ping again without any other change.'),
    look: [client, vm1],
    checks: [
      answer(text('보냄 4, 받음 4, 손실 0 (0% 손실)', 'Sent 4, received 4, lost 0 (0% loss)'), ping, { outcome: 'REPLY', sent: 4, received: 4, lossPercent: 0 }),
      answer(text('시간 3, 2, 2, 2 ms, TTL 50', 'Times 3, 2, 2, 2 ms, TTL 50'), ping, { timesMs: [3, 2, 2, 2], ttl: 50 }),
    ],
    actions: [ask(ping)],
    rules: ['GS-33', 'GS-34'],
  },
];

const entering: readonly Step[] = [
  {
    id: 'ssh-rule',
    title: text('SSH 규칙', 'The rule SSH'),
    text: text('보안 그룹 default의 규칙에 SSH를 추가하세요.', 'Add SSH to the rules of the security group default.'),
    note: text('가능하면 접속 대역을 CIDR로 좁히는 것이 좋습니다.', 'Where possible, restrict the source range by CIDR.'),
    look: [group],
    checks: [sshIsIn],
    actions: [addSsh],
    rules: ['GS-35', 'GS-39'],
  },
  {
    id: 'key-too-open',
    title: text('키 파일이 너무 열려 있음', 'The key file is too open'),
    text: text('외부 사용자에서 vm1의 플로팅 IP로 my_keypair를 써서 ssh를 추적하세요.', 'Trace ssh from the external user to the floating IP of vm1, with my_keypair.'),
    look: [client, keyPair],
    checks: [answer(text('ssh가 접근 속성 0644인 키 파일을 거부했습니다', 'ssh refused the key file of mode 0644'), ssh, { outcome: 'AUTH_KEY_TOO_OPEN' })],
    actions: [ask(ssh)],
    rules: ['GS-36', 'GS-37'],
  },
  {
    id: 'chmod',
    title: text('접근 속성 조이기', 'Tighten its mode'),
    text: text('키페어에서 "파일 접근 속성 변경(chmod)"을 0400으로 실행하세요.', 'Choose "Change file mode (chmod)" on the key pair, with 0400.'),
    look: [keyPair],
    checks: [design(text('접근 속성이 0400입니다', 'The mode is 0400'), has(keyPair, { fileMode: '0400' }))],
    actions: [operate(keyPair, 'chmod', () => ({ mode: '0400' }))],
    rules: ['GS-37'],
  },
  {
    id: 'login',
    title: text('root로 로그인', 'Log in as root'),
    text: text('같은 ssh를 다시 추적하세요.', 'Trace the same ssh again.'),
    note: text('여기까지가 첫 중간 점검입니다: 인터넷, 플로팅 IP, 인스턴스, ICMP와 SSH가 열린 default 그룹.', 'This is the first checkpoint: internet, floating IP, instance, and the group default with ICMP and SSH.'),
    look: [client, vm1],
    checks: [answer(text('로그인되었고 호스트 이름은 host-192-168-0-4입니다', 'Logged in; the host is called host-192-168-0-4'), ssh, { outcome: 'LOGIN_OK', prompt: 'host-192-168-0-4' })],
    actions: [ask(ssh)],
    rules: ['GS-38', 'GS-40'],
  },
];

const serving: readonly Step[] = [
  {
    id: 'http-rule',
    title: text('HTTP 규칙', 'The rule HTTP'),
    text: text('보안 그룹 default의 규칙에 HTTP를 추가하세요.', 'Add HTTP to the rules of the security group default.'),
    look: [group],
    checks: [httpIsIn],
    actions: [addHttp],
    rules: ['GS-41'],
  },
  {
    id: 'not-serving',
    title: text('아직 서버가 없음', 'No server yet'),
    text: text('외부 사용자에서 vm1의 플로팅 IP를 HTTP로 추적하세요.', 'Trace HTTP from the external user to the floating IP of vm1.'),
    note: text('규칙은 열렸지만 80 포트에서 듣는 것이 없어 거절됩니다. 막혔을 때의 시간 초과와 다릅니다.', 'The rule is there, but nothing listens on port 80: refused, which is not the silence of a blocked packet.'),
    look: [client, vm1],
    checks: [answer(text('연결이 거절되었습니다', 'The connection was refused'), browse, { outcome: 'REFUSED' })],
    actions: [ask(browse)],
    rules: ['GS-43'],
  },
  {
    id: 'serve',
    title: text('웹 서버 실행', 'Start the web server'),
    text: text('vm1의 서비스에 웹 서버(80, hello world!)를 추가하세요.', 'Add the web server (80, hello world!) to the services of vm1.'),
    look: [vm1],
    checks: [design(text('vm1이 0.0.0.0:80에서 HTTP를 제공합니다', 'vm1 serves HTTP on 0.0.0.0:80'), hasRow(vm1, 'services', { application: 'http', port: 80, bind: '0.0.0.0', running: true }))],
    actions: [editOf('row.add', (scope) => ({ id: idOf(vm1, scope), path: '/services', row: webServer }))],
    rules: ['GS-42', 'GS-43'],
  },
  {
    id: 'browse',
    title: text('웹 브라우저 접속', 'Open it in a browser'),
    text: text('같은 HTTP를 다시 추적하세요.', 'Trace the same HTTP request again.'),
    look: [client, vm1],
    checks: [answer(text('200이고, 로그에는 사용자 자신의 주소 103.243.200.42가 남습니다', '200, and the log shows the user’s own address 103.243.200.42'), browse, { outcome: 'HTTP_200', loggedSources: ['103.243.200.42'] })],
    actions: [ask(browse)],
    rules: ['GS-44'],
  },
];

export const floatingIp: Chapter = { id: 'floating-ip', title: text('플로팅 IP 할당', 'Floating IP'), steps: [...reaching, ...entering, ...serving] };
