import type { Chapter } from '../guide.ts';
import { exists, has, isAttached } from '../roles.ts';
import { design, operate, text } from '../steps.ts';
import { gateway, group, project, subnet, table, vpc } from './things.ts';

export const activate: Chapter = {
  id: 'activate',
  title: text('상품 활성화', 'Activate the product'),
  steps: [
    {
      id: 'enable',
      title: text('프로젝트에서 활성화', 'Enable it in the project'),
      text: text('프로젝트를 선택하고 "활성화"를 실행하세요.', 'Select the project and choose "Enable".'),
      note: text('처음 활성화하면 기본 네트워크 한 벌이 만들어집니다.', 'The first activation creates the default set of network components.'),
      look: [project],
      checks: [
        design(text('프로젝트가 활성화되었습니다', 'The project is enabled'), has(project, { enabled: true })),
        design(text('VPC 192.168.0.0/16과 서브넷 192.168.0.0/24가 있습니다', 'There are VPC 192.168.0.0/16 and subnet 192.168.0.0/24'), (scope) => has(vpc, { cidr: '192.168.0.0/16' })(scope) && has(subnet, { cidr: '192.168.0.0/24' })(scope)),
        design(text('인터넷 게이트웨이가 라우팅 테이블에 연결되어 있습니다', 'The internet gateway is attached to the routing table'), isAttached(gateway, table)),
        design(text('보안 그룹 default가 있습니다', 'There is the security group default'), exists(group)),
      ],
      actions: [operate(project, 'enable')],
      rules: ['GS-03'],
    },
  ],
};
