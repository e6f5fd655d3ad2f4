import type { Chapter } from '../guide.ts';
import { addressOf, exists, has, hasOrDefault, propOf } from '../roles.ts';
import { add, answer, ask, design, operate, refusal, text } from '../steps.ts';
import { client, group, keyPair, pingPrivate, subnet, vm1 } from './things.ts';

export const instance: Chapter = {
  id: 'instance',
  title: text('인스턴스 생성', 'Create an instance'),
  steps: [
    {
      id: 'create-instance',
      title: text('인스턴스 생성', 'Create the instance'),
      text: text('팔레트에서 인스턴스를 Default Subnet으로 끌어 놓고 이름을 vm1로 하세요.', 'Drag an instance from the palette into Default Subnet and call it vm1.'),
      note: text('이미지, 네트워크, 기본으로 선택된 보안 그룹 default를 속성에서 볼 수 있습니다.', 'The inspector shows its image, its network, and the group default, which is chosen already.'),
      look: [subnet, vm1],
      checks: [
        design(text('실행 중인 인스턴스가 있습니다', 'There is an instance, and it runs'), hasOrDefault(vm1, 'state', 'ACTIVE')),
        design(text('사설 IP는 192.168.0.4입니다', 'Its private IP is 192.168.0.4'), (scope) => addressOf(vm1)(scope) === '192.168.0.4'),
        design(text('보안 그룹은 default입니다', 'Its security group is default'), (scope) => {
          const [id, policy] = [vm1(scope), group(scope)];
          return id !== null && policy !== null && (scope.interfaces(id)[0]?.policies ?? []).includes(policy);
        }),
      ],
      actions: [add('instance', subnet, 'vm1', { publicImage: 'CentOS 6' })],
      rules: ['GS-04', 'GS-05', 'GS-06', 'GS-12', 'GS-15', 'GS-16', 'GS-17', 'GS-20'],
    },
    {
      id: 'key-pair',
      title: text('키페어 생성', 'Create a key pair'),
      text: text('vm1에서 "키페어 생성"을 실행하세요. .pem 파일은 이때 한 번만 받습니다.', 'Choose "Create key pair" on vm1. The .pem file is given now and only now.'),
      look: [vm1, keyPair],
      checks: [
        design(text('vm1에 키페어가 지정되어 있습니다', 'vm1 has a key pair'), (scope) => exists(keyPair)(scope) && propOf(vm1, 'keyPair')(scope) === keyPair(scope)),
        design(text('개인 키 파일의 접근 속성은 0644입니다', 'The private key file has mode 0644'), has(keyPair, { privateKeyHeld: true, fileMode: '0644' })),
      ],
      actions: [operate(vm1, 'create-key-pair', () => ({ name: 'my_keypair' }))],
      rules: ['GS-07', 'GS-08', 'GS-09', 'GS-11'],
    },
    {
      id: 'download-again',
      title: text('다시 다운로드', 'Download it again'),
      text: text('키페어에서 "개인 키 다운로드"를 다시 시도하세요.', 'Try "Download private key" on the key pair again.'),
      look: [keyPair],
      checks: [refusal(text('다시 받을 수 없습니다 (NHN-KEY-002)', 'It cannot be had again (NHN-KEY-002)'), 'NHN-KEY-002', [])],
      actions: [operate(keyPair, 'download')],
      rules: ['GS-10'],
    },
    {
      id: 'private-only',
      title: text('사설 IP로는 닿지 않음', 'A private address is not reached'),
      text: text('외부 사용자에서 192.168.0.4로 ping을 추적하세요.', 'Trace a ping from the external user to 192.168.0.4.'),
      note: text('사설 주소는 인터넷에서 라우팅되지 않습니다.', 'Private addresses are not routed on the internet.'),
      look: [client, vm1],
      checks: [answer(text('인터넷에서 버려져 4개 모두 만료되었습니다', 'Dropped on the internet: all 4 timed out'), pingPrivate, { verdict: 'UNREACHABLE', outcome: 'TIMEOUT', reason: 'UNROUTABLE_PRIVATE_DST', sent: 4, received: 0 })],
      actions: [ask(pingPrivate)],
      rules: ['GS-17', 'GS-18', 'GS-19'],
    },
  ],
};
