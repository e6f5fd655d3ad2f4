import type { Chapter, Role, Step } from '../guide.ts';
import { exists, has, idOf, propOf } from '../roles.ts';
import { add, design, operate, refusal, text } from '../steps.ts';
import { allocated, floatingIpOf, freeFloatingIp, group, image as privateImage, keyPair, project, subnet, vm1, web1, web2 } from './things.ts';

const createImage = operate(vm1, 'create-image', () => ({ name: 'web-image' }));

function floatingIpFor(web: Role, name: string, address: string): readonly Step[] {
  return [
    {
      id: `allocate-${name}`,
      title: text(`${name}의 플로팅 IP 할당`, `Allocate one for ${name}`),
      text: text('플로팅 IP를 하나 더 프로젝트에 추가하세요. 인스턴스마다 자기 것이 필요합니다.', 'Add another floating IP to the project. Each instance needs its own.'),
      look: [project],
      checks: [design(allocated, exists(freeFloatingIp))],
      actions: [add('floating-ip', project, `fip-${name}`, { address })],
      rules: ['GS-72'],
    },
    {
      id: `associate-${name}`,
      title: text(`${name}에 연결`, `Associate it with ${name}`),
      text: text(`새 플로팅 IP에서 "연결"을 실행하고 ${name}을 고르세요.`, `Choose "Associate" on the new floating IP and pick ${name}.`),
      look: [freeFloatingIp, web],
      checks: [design(text(`${name}에 자기 플로팅 IP가 있습니다`, `${name} has a floating IP of its own`), exists(floatingIpOf(web)))],
      actions: [operate(freeFloatingIp, 'associate', (scope) => ({ target: web(scope), port: '' }))],
      rules: ['GS-72', 'GS-73'],
    },
  ];
}

export const image: Chapter = {
  id: 'image',
  title: text('이미지 생성', 'Image'),
  steps: [
    {
      id: 'image-refused',
      title: text('실행 중에는 안 됨', 'Not while it runs'),
      text: text('실행 중인 vm1에서 "이미지 생성"을 시도하세요.', 'Try "Create image" on vm1 while it runs.'),
      look: [vm1],
      checks: [refusal(text('먼저 중지해야 합니다 (NHN-IMG-001)', 'It has to be shut down first (NHN-IMG-001)'), 'NHN-IMG-001', [vm1])],
      actions: [createImage],
      rules: ['GS-62', 'GS-97'],
    },
    {
      id: 'shut-down',
      title: text('vm1 중지', 'Shut vm1 down'),
      text: text('vm1에서 "중지"를 실행하세요. 등이 회색이 됩니다.', 'Choose "Shut down" on vm1. Its lamp turns grey.'),
      look: [vm1],
      checks: [design(text('vm1의 상태가 SHUTDOWN입니다', 'vm1 is SHUTDOWN'), has(vm1, { state: 'SHUTOFF' }))],
      actions: [operate(vm1, 'stop')],
      rules: ['GS-63', 'GS-64'],
    },
    {
      id: 'create-image',
      title: text('이미지 생성', 'Create the image'),
      text: text('vm1에서 "이미지 생성"을 실행하고 이름을 web-image로 하세요.', 'Choose "Create image" on vm1 and call it web-image.'),
      look: [vm1, privateImage],
      checks: [design(text('vm1로 만든 개인 이미지가 있습니다', 'There is a private image made from vm1'), (scope) => has(privateImage, { visibility: 'private', status: 'active' })(scope) && propOf(privateImage, 'sourceInstance')(scope) === vm1(scope))],
      actions: [createImage],
      rules: ['GS-61', 'GS-65', 'GS-66'],
    },
    {
      id: 'two-instances',
      title: text('이미지로 인스턴스 2개 생성', 'Two instances from it'),
      text: text('이미지에서 "인스턴스 생성"을 실행하고 이름을 web, 인스턴스 수를 2로 하세요.', 'Choose "Create instances" on the image: name web, 2 instances.'),
      look: [privateImage, web1, web2],
      checks: [
        design(text('이미지로 만든 인스턴스가 2개입니다', 'There are two instances made from the image'), (scope) => exists(web1)(scope) && exists(web2)(scope)),
        design(text('이름 뒤에 -1, -2가 붙었습니다', 'Their names end in -1 and -2'), (scope) => [web1, web2].every((role, index) => scope.component(role(scope))?.component.name.endsWith(`-${index + 1}`) === true)),
      ],
      actions: [operate(privateImage, 'create-instances', (scope) => ({
        name: 'web', count: 2, subnet: subnet(scope), keyPair: keyPair(scope), securityGroups: [idOf(group, scope)],
      }))],
      rules: ['GS-67', 'GS-68', 'GS-69', 'GS-70', 'GS-71', 'GS-98'],
    },
    ...floatingIpFor(web1, 'web-1', '133.186.132.157'),
    ...floatingIpFor(web2, 'web-2', '133.186.132.225'),
  ],
};
