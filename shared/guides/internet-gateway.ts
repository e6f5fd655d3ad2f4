// Over 250 lines because it is one document, told in its own order: the internet gateway console guide (seed 000), as domain/public-cloud.md A.0 reads it.
import type { Ask, Guide, Step } from './guide.ts';
import { addressOf, attachedTo, exists, floatingAddressOf, has, idOf, isAttached, known, ofKind, propOf } from './roles.ts';
import { answer, ask, design, edit, editOf, operate, refusal, text, undo } from './steps.ts';

const gateway = ofKind('internet-gateway');
const table = known('rt');
const client = known('client');
const [webA, webB] = [known('web-a'), known('web-b')];
/** Ours is the one on web-a, or the first that nothing has been done with. */
const floatingIp = ofKind('floating-ip');

/** From inside to somebody on the internet (C8-G1), and back in through the floating IP (C8-P2). */
const outFromB: Ask = { kind: 'ping', from: webB, to: addressOf(client) };
const outFromA: Ask = { kind: 'ping', from: webA, to: addressOf(client) };
const inToA: Ask = { kind: 'ping', from: client, to: floatingAddressOf(webA) };

const replies = { verdict: 'REACHABLE', outcome: 'REPLY', sent: 4, received: 4, lossPercent: 0 } as const;
const nothing = { verdict: 'UNREACHABLE', sent: 4, received: 0, lossPercent: 100 } as const;

const pingFromB = text('web-b에서 인터넷의 103.243.200.42로 ping을 추적하세요.', 'Trace a ping from web-b to 103.243.200.42 on the internet.');
const pingFromA = text('web-a에서 인터넷의 103.243.200.42로 ping을 추적하세요.', 'Trace a ping from web-a to 103.243.200.42 on the internet.');

const attach = operate(table, 'attach-gateway', (scope) => ({ gateway: gateway(scope) }));
const attached = design(text('인터넷 게이트웨이가 vpc-default에 연결되어 있습니다', 'The internet gateway is attached to vpc-default'), isAttached(gateway, table));
const associate = operate(floatingIp, 'associate', (scope) => ({ target: webA(scope), port: '' }));
const associated = design(text('플로팅 IP가 web-a에 연결되어 있습니다', 'The floating IP is associated with web-a'), exists(attachedTo('floating-ip', webA)));
const isFree = design(text('플로팅 IP가 아무 데도 연결되어 있지 않습니다', 'The floating IP is allocated and not associated'), (scope) => {
  const id = floatingIp(scope);
  return id !== null && scope.links(id, 'attach').length === 0;
});

const create: readonly Step[] = [
  {
    id: 'create',
    title: text('게이트웨이 생성', 'Create the gateway'),
    text: text(
      '팔레트에서 인터넷 게이트웨이를 추가하고, 이름과 외부 네트워크를 확인하세요.',
      'Add an internet gateway from the palette; look at its name and its external network.',
    ),
    note: text('아직 어디에도 연결되지 않아 등이 회색이고 퍼블릭 IP가 없습니다.', 'It is attached to nothing yet: grey lamp, no public IP.'),
    look: [gateway],
    checks: [
      design(text('인터넷 게이트웨이가 있고 외부 네트워크는 Public Network입니다', 'There is an internet gateway on Public Network'), has(gateway, { externalNetwork: 'public-network' })),
      design(text('아직 라우팅 테이블에 연결되지 않았습니다', 'It is not attached to a routing table'), (scope) => exists(gateway)(scope) && !isAttached(gateway, table)(scope)),
    ],
    actions: [edit('component.add', { kind: 'internet-gateway', id: 'igw', name: 'ig-guide', x: 240, y: 104 })],
    rules: ['IG-01', 'IG-02', 'IG-03', 'IG-04'],
  },
  {
    id: 'no-effect',
    title: text('연결 전에는 효과 없음', 'No effect unattached'),
    text: pingFromB,
    note: text('게이트웨이는 라우팅 테이블에 연결해야 쓰입니다. 지금은 인터넷으로 가는 라우트가 없습니다.', 'A gateway works only when attached to a routing table. There is no route to the internet yet.'),
    look: [webB],
    checks: [answer(text('라우트가 없어 4개 중 0개가 돌아왔습니다', 'No route: 0 of 4 came back'), outFromB, { ...nothing, reason: 'NO_ROUTE' })],
    actions: [ask(outFromB)],
    rules: ['IG-05'],
  },
];

const attaching: readonly Step[] = [
  {
    id: 'attach',
    title: text('라우팅 테이블에 연결', 'Attach to the routing table'),
    text: text('라우팅 테이블 vpc-default를 선택하고 "인터넷 게이트웨이 연결"을 실행하세요.', 'Select the routing table vpc-default and choose "Attach internet gateway".'),
    note: text('퍼블릭 IP가 할당되고 등이 초록색이 됩니다.', 'A public IP is allocated and the lamp turns green.'),
    look: [table, gateway],
    checks: [
      attached,
      design(text('상태는 사용 가능이고 퍼블릭 IP가 있습니다', 'Its state is available and it has a public IP'), (scope) => has(gateway, { state: 'available' })(scope) && addressOf(gateway)(scope) !== ''),
    ],
    actions: [attach],
    rules: ['IG-06', 'IG-07', 'IG-08', 'IG-09', 'IG-10', 'IG-11'],
  },
  {
    id: 'route',
    title: text('자동 라우트', 'The automatic route'),
    text: text(
      'vpc-default의 라우트에서 0.0.0.0/0 행을 열거나 "라우트 삭제"를 시도하세요.',
      'Open the row 0.0.0.0/0 among the routes of vpc-default, or try "Delete route" on it.',
    ),
    note: text('INTERNET_GATEWAY 라우트는 직접 지울 수 없고 연결을 해제하면 사라집니다.', 'An INTERNET_GATEWAY route cannot be deleted by hand; it goes when the gateway is detached.'),
    look: [table],
    checks: [refusal(text('자동 라우트라서 거부되었습니다 (NHN-RT-010)', 'Refused, because the route is automatic (NHN-RT-010)'), 'NHN-RT-010', [])],
    actions: [operate(table, 'delete-route', () => ({ cidr: '0.0.0.0/0' }))],
    rules: ['IG-12', 'IG-13', 'IG-14', 'IG-15', 'IG-16'],
  },
  {
    id: 'out',
    title: text('인터넷으로 나가기', 'Out to the internet'),
    text: pingFromB,
    note: text('게이트웨이가 출발지 주소를 자기 퍼블릭 IP로 바꿉니다.', 'The gateway replaces the source address by its own public IP.'),
    look: [webB, gateway],
    checks: [answer(text('4개가 모두 돌아왔습니다', 'All 4 came back'), outFromB, replies)],
    actions: [ask(outFromB)],
    rules: ['IG-06', 'IG-12'],
  },
];

const detaching: readonly Step[] = [
  {
    id: 'allocate',
    title: text('플로팅 IP 할당', 'Allocate a floating IP'),
    text: text('팔레트에서 플로팅 IP를 추가하세요. 할당과 연결은 서로 다른 단계입니다.', 'Add a floating IP from the palette. Allocating and associating are two steps.'),
    look: [floatingIp],
    checks: [isFree],
    actions: [edit('component.add', { kind: 'floating-ip', id: 'fip-web-a', name: 'fip-web-a', x: 240, y: 228, props: { address: '133.186.132.47' } })],
    rules: ['IG-19'],
  },
  {
    id: 'associate',
    title: text('web-a에 연결', 'Associate it with web-a'),
    text: text('플로팅 IP를 선택하고 "연결"을 실행해 web-a를 고르세요.', 'Select the floating IP, choose "Associate" and pick web-a.'),
    look: [floatingIp, webA],
    checks: [associated],
    actions: [associate],
    rules: ['IG-19'],
  },
  {
    id: 'refused',
    title: text('연결 해제 거부', 'Detaching is refused'),
    text: text('vpc-default에서 "인터넷 게이트웨이 연결 해제"를 시도하세요.', 'Try "Detach internet gateway" on vpc-default.'),
    note: text('플로팅 IP를 쓰는 인스턴스가 뒤에 있으면 해제할 수 없습니다. 막는 것을 모두 알려 줍니다.', 'An instance behind it uses a floating IP. Everything that stands in the way is named.'),
    look: [table, floatingIp],
    checks: [refusal(text('플로팅 IP 때문에 거부되었습니다 (NHN-IG-006)', 'Refused because of the floating IP (NHN-IG-006)'), 'NHN-IG-006', [attachedTo('floating-ip', webA)])],
    actions: [operate(table, 'detach-gateway')],
    rules: ['IG-18', 'IG-19', 'IG-20'],
  },
  {
    id: 'disassociate',
    title: text('플로팅 IP 연결 해제', 'Disassociate the floating IP'),
    text: text('플로팅 IP를 선택하고 "연결 해제"를 실행하세요. 거부 카드의 "모두 해제"도 같습니다.', 'Select the floating IP and choose "Disassociate"; "Disassociate all" on the refusal does the same.'),
    look: [floatingIp],
    checks: [isFree],
    actions: [operate(floatingIp, 'disassociate')],
    rules: ['IG-19'],
  },
  {
    id: 'detach',
    title: text('게이트웨이 연결 해제', 'Detach the gateway'),
    text: text('vpc-default에서 "인터넷 게이트웨이 연결 해제"를 다시 실행하세요.', 'Choose "Detach internet gateway" on vpc-default again.'),
    note: text('0.0.0.0/0 라우트와 퍼블릭 IP가 함께 사라집니다.', 'The route 0.0.0.0/0 and the public IP go with it.'),
    look: [table, gateway],
    checks: [
      design(text('게이트웨이는 남아 있고 연결되지 않았습니다', 'The gateway is still there, unattached'), (scope) => has(gateway, { state: 'unavailable' })(scope) && !isAttached(gateway, table)(scope)),
      design(text('퍼블릭 IP를 반납했습니다', 'Its public IP is released'), (scope) => exists(gateway)(scope) && addressOf(gateway)(scope) === ''),
    ],
    actions: [operate(table, 'detach-gateway')],
    rules: ['IG-17', 'IG-21', 'IG-22', 'IG-23'],
  },
  {
    id: 'no-route',
    title: text('라우트가 없음', 'No route any more'),
    text: pingFromB,
    look: [webB, table],
    checks: [answer(text('라우트가 없어 4개 중 0개가 돌아왔습니다', 'No route: 0 of 4 came back'), outFromB, { ...nothing, reason: 'NO_ROUTE' })],
    actions: [ask(outFromB)],
    rules: ['IG-23'],
  },
];

const deleting: readonly Step[] = [
  {
    id: 'attach-again',
    title: text('다시 연결', 'Attach again'),
    text: text('vpc-default에서 "인터넷 게이트웨이 연결"을 실행하세요.', 'Choose "Attach internet gateway" on vpc-default.'),
    look: [table],
    checks: [attached],
    actions: [attach],
    rules: ['IG-09', 'IG-11'],
  },
  {
    id: 'delete',
    title: text('연결된 채로 삭제', 'Delete it while attached'),
    text: text('인터넷 게이트웨이를 선택하고 Delete 키로 삭제한 뒤 확인하세요.', 'Select the internet gateway, press Delete and confirm.'),
    note: text('연결을 먼저 해제한 다음 삭제합니다. 되돌리기는 한 단계입니다.', 'It is detached first, then deleted: one step to take back.'),
    look: [gateway],
    checks: [design(text('인터넷 게이트웨이가 없습니다', 'There is no internet gateway'), (scope) => !exists(gateway)(scope))],
    actions: [editOf('component.remove', (scope) => ({ ids: [idOf(gateway, scope)] }))],
    rules: ['IG-24', 'IG-25', 'IG-27'],
  },
  {
    id: 'undo',
    title: text('한 번에 되돌리기', 'Take it back at once'),
    text: text('Ctrl+Z(macOS는 ⌘Z)로 되돌리세요.', 'Undo with Ctrl+Z (⌘Z on macOS).'),
    look: [gateway, table],
    checks: [attached],
    actions: [undo],
    rules: ['IG-25'],
  },
];

const restarting: readonly Step[] = [
  {
    id: 'two-instances',
    title: text('두 인스턴스', 'Two instances'),
    text: text('플로팅 IP를 다시 web-a에 연결하세요. web-b에는 플로팅 IP가 없습니다.', 'Associate the floating IP with web-a again. web-b has none.'),
    look: [floatingIp, webA, webB],
    checks: [associated],
    actions: [associate],
    rules: ['IG-35'],
  },
  {
    id: 'maintenance',
    title: text('점검 대상', 'Maintenance'),
    text: text('인터넷 게이트웨이를 선택하고 "점검 대상으로 표시"를 실행하세요.', 'Select the internet gateway and choose "Mark for maintenance".'),
    note: text('이름 옆에 "! 재시작" 배지가 보이고, 올려 두면 일정이 나옵니다.', 'The badge "! restart" appears beside its name; resting on it shows the schedule.'),
    look: [gateway],
    checks: [design(text('"! 재시작" 배지가 보입니다', 'The badge "! restart" is shown'), has(gateway, { needsRestart: true, state: 'available' }))],
    actions: [operate(gateway, 'mark-maintenance', () => ({ window: '2026-04-21 02:00 ~ 04:00' }))],
    rules: ['IG-28', 'IG-30', 'IG-32'],
  },
  {
    id: 'before-b',
    title: text('재시작 전: web-b', 'Before: web-b'),
    text: pingFromB,
    look: [webB],
    checks: [answer(text('4개가 모두 돌아왔습니다', 'All 4 came back'), outFromB, replies)],
    actions: [ask(outFromB)],
    rules: ['IG-34'],
  },
  {
    id: 'before-a',
    title: text('재시작 전: web-a', 'Before: web-a'),
    text: pingFromA,
    look: [webA],
    checks: [answer(text('4개가 모두 돌아왔습니다', 'All 4 came back'), outFromA, replies)],
    actions: [ask(outFromA)],
    rules: ['IG-35'],
  },
  {
    id: 'restart',
    title: text('재시작', 'Restart'),
    text: text('"! 재시작" 배지를 누르고, 누가 끊기는지 읽은 다음 확인하세요.', 'Press the badge "! restart", read who is cut off, and confirm.'),
    look: [gateway],
    checks: [design(text('재시작 중입니다', 'It is restarting'), has(gateway, { state: 'migrating' }))],
    actions: [operate(gateway, 'restart')],
    rules: ['IG-29', 'IG-31', 'IG-33', 'IG-36'],
  },
  {
    id: 'during-b',
    title: text('재시작 중: web-b', 'During: web-b'),
    text: pingFromB,
    note: text('web-b는 게이트웨이를 거치므로 인터넷이 끊깁니다.', 'web-b goes through the gateway, so its internet access is blocked.'),
    look: [webB, gateway],
    checks: [answer(text('게이트웨이에서 버려져 4개 모두 만료되었습니다', 'Dropped at the gateway: all 4 timed out'), outFromB, { ...nothing, outcome: 'TIMEOUT', reason: 'IG_RESTARTING' })],
    actions: [ask(outFromB)],
    rules: ['IG-34'],
  },
  {
    id: 'during-a',
    title: text('재시작 중: web-a', 'During: web-a'),
    text: pingFromA,
    note: text('플로팅 IP의 길은 게이트웨이 서버를 지나지 않습니다.', 'The way of a floating IP does not visit the server of the gateway.'),
    look: [webA],
    checks: [answer(text('4개가 모두 돌아왔습니다', 'All 4 came back'), outFromA, replies)],
    actions: [ask(outFromA)],
    rules: ['IG-35'],
  },
  {
    id: 'during-in',
    title: text('재시작 중: 밖에서 web-a로', 'During: in to web-a'),
    text: text('외부 사용자에서 web-a의 플로팅 IP로 ping을 추적하세요.', 'Trace a ping from the external user to the floating IP of web-a.'),
    look: [client, webA],
    checks: [answer(text('4개가 모두 돌아왔습니다 (TTL 50)', 'All 4 came back (TTL 50)'), inToA, { ...replies, ttl: 50 })],
    actions: [ask(inToA)],
    rules: ['IG-35'],
  },
  {
    id: 'locked',
    title: text('조작 불가', 'No operations meanwhile'),
    text: text('재시작 중인 게이트웨이의 이름을 바꿔 보세요.', 'Try to rename the gateway while it restarts.'),
    look: [gateway],
    checks: [refusal(text('재시작 중이라 거부되었습니다 (NHN-IG-011)', 'Refused while it restarts (NHN-IG-011)'), 'NHN-IG-011', [])],
    actions: [editOf('component.rename', (scope) => ({ id: idOf(gateway, scope), name: 'edge' }))],
    rules: ['IG-39'],
  },
  {
    id: 'finish',
    title: text('재시작 완료', 'Finish the restart'),
    text: text('게이트웨이에서 "재시작 완료"를 실행하세요. 등이 초록색이 되고 배지가 사라집니다.', 'Choose "Finish the restart" on the gateway: the lamp turns green, the badge is gone.'),
    look: [gateway],
    checks: [
      design(text('사용 가능이고 배지가 없습니다', 'It is available, without a badge'), has(gateway, { state: 'available', needsRestart: false })),
      design(text('다른 서버에서 실행됩니다', 'It runs on another server'), (scope) => Number(propOf(gateway, 'server')(scope) ?? 1) > 1),
    ],
    actions: [operate(gateway, 'finish-restart')],
    rules: ['IG-29', 'IG-37', 'IG-38'],
  },
  {
    id: 'after-b',
    title: text('재시작 후: web-b', 'After: web-b'),
    text: pingFromB,
    look: [webB],
    checks: [answer(text('4개가 모두 돌아왔습니다', 'All 4 came back'), outFromB, replies)],
    actions: [ask(outFromB)],
    rules: ['IG-34', 'IG-37'],
  },
  {
    id: 'after-a',
    title: text('재시작 후: web-a', 'After: web-a'),
    text: pingFromA,
    look: [webA],
    checks: [answer(text('4개가 모두 돌아왔습니다', 'All 4 came back'), outFromA, replies)],
    actions: [ask(outFromA)],
    rules: ['IG-35'],
  },
];

const failing: readonly Step[] = [
  {
    id: 'fail',
    title: text('재시작 실패', 'A restart that fails'),
    text: text('다시 점검 대상으로 표시하고 재시작한 뒤 "재시작 실패"를 실행하세요.', 'Mark it for maintenance again, restart it, then choose "Fail the restart".'),
    note: text('관리자에게 자동으로 보고되고, 관리자만 고칠 수 있습니다.', 'It is reported to the operator, and only the operator can repair it.'),
    look: [gateway],
    checks: [design(text('상태가 오류입니다', 'Its state is error'), has(gateway, { state: 'ERROR' }))],
    actions: [operate(gateway, 'mark-maintenance'), operate(gateway, 'restart'), operate(gateway, 'fail-restart')],
    rules: ['IG-40'],
  },
  {
    id: 'failed-b',
    title: text('실패 후: web-b', 'After the failure: web-b'),
    text: pingFromB,
    look: [webB, gateway],
    checks: [answer(text('게이트웨이에서 버려져 4개 모두 만료되었습니다', 'Dropped at the gateway: all 4 timed out'), outFromB, { ...nothing, outcome: 'TIMEOUT', reason: 'IG_ERROR' })],
    actions: [ask(outFromB)],
    rules: ['IG-40'],
  },
  {
    id: 'failed-a',
    title: text('실패 후: web-a', 'After the failure: web-a'),
    text: pingFromA,
    look: [webA],
    checks: [answer(text('4개가 모두 돌아왔습니다', 'All 4 came back'), outFromA, replies)],
    actions: [ask(outFromA)],
    rules: ['IG-35'],
  },
];

function instance(address: string): Readonly<Record<string, unknown>> {
  return { keyPair: 'my_keypair', interfaces: [{ id: 'eth0', address, securityGroups: ['sg-default'] }] };
}

/** The internet gateway console guide: from creation to a failed restart. */
export const internetGatewayGuide: Guide = {
  id: 'internet-gateway',
  title: text('인터넷 게이트웨이 가이드', 'Internet gateway guide'),
  description: text('생성, 연결, 해제, 삭제, 재시작: 플로팅 IP가 있는 인스턴스와 없는 인스턴스를 함께 지켜봅니다.', 'Create, attach, detach, delete and restart it while watching two instances, one with and one without a floating IP.'),
  beginning: [
    ['component.add', { kind: 'internet', id: 'internet', name: 'Internet', x: 40, y: 205, props: { latencyMs: 2, transitHops: 13 } }],
    ['component.add', { kind: 'external-user', id: 'client', name: 'External user', x: 40, y: 104, props: { interfaces: [{ id: 'eth0', address: '103.243.200.42' }] } }],
    ['component.add', { kind: 'external-network', id: 'public-network', name: 'Public Network', x: 40, y: 306, props: { cidr: '133.186.128.0/17' } }],
    ['link.connect', { kind: 'routed', from: 'client', to: 'internet' }],
    ['link.connect', { kind: 'routed', from: 'public-network', to: 'internet' }],
    ['component.add', { kind: 'vpc', id: 'vpc', name: 'Default Network', x: 440, y: 60, width: 336, height: 360, props: { cidr: '192.168.0.0/16' } }],
    ['component.add', { kind: 'routing-table', id: 'rt', parent: 'vpc', name: 'vpc-default', x: 180, y: 44 }],
    ['component.add', { kind: 'security-group', id: 'sg-default', parent: 'vpc', name: 'default', x: 24, y: 298 }],
    ['row.add', { id: 'sg-default', path: '/rules', row: { direction: 'ingress', protocol: 'icmp', remote: '0.0.0.0/0', preset: 'ALL_ICMP' } }],
    ['component.add', { kind: 'subnet', id: 'subnet', parent: 'vpc', name: 'Default Subnet', x: 24, y: 110, width: 288, height: 172, props: { cidr: '192.168.0.0/24' } }],
    ['link.connect', { kind: 'attach', from: 'subnet', to: 'rt' }],
    ['component.add', { kind: 'key-pair', id: 'my_keypair', name: 'my_keypair', x: 240, y: 376, props: { fileMode: '0400' } }],
    ['component.add', { kind: 'instance', id: 'web-a', parent: 'subnet', name: 'web-a', x: 20, y: 50, props: instance('192.168.0.4') }],
    ['component.add', { kind: 'instance', id: 'web-b', parent: 'subnet', name: 'web-b', x: 20, y: 112, props: instance('192.168.0.5') }],
    ['probe.add', { id: 'web-a-out', probe: { name: 'web-a → 103.243.200.42', from: 'web-a', to: '103.243.200.42', kind: 'ping' } }],
    ['probe.add', { id: 'web-b-out', probe: { name: 'web-b → 103.243.200.42', from: 'web-b', to: '103.243.200.42', kind: 'ping' } }],
  ],
  chapters: [
    { id: 'create', title: text('생성', 'Create'), steps: create },
    { id: 'attach', title: text('연결', 'Attach'), steps: attaching },
    { id: 'detach', title: text('연결 해제', 'Detach'), steps: detaching },
    { id: 'delete', title: text('삭제', 'Delete'), steps: deleting },
    { id: 'restart', title: text('점검을 위한 재시작', 'Restart for maintenance'), steps: restarting },
    { id: 'failure', title: text('실패한 재시작', 'A failed restart'), steps: failing },
  ],
};
