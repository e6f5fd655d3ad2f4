import type { Chapter, Role } from '../guide.ts';
import { addressOf, exists, hasRow, idOf, propOf } from '../roles.ts';
import { add, answer, ask, design, editOf, operate, text } from '../steps.ts';
import type { Scope } from '../../model/scope.ts';
import { allocated, balancer, browseBalancer, browsePrivateBalancer, client, floatingIpOf, freeFloatingIp, project, reload, subnet, web1, web2, webServer } from './things.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first pool of the load balancer as the file says it. */
function pool(scope: Scope): Readonly<Record<string, unknown>> {
  const pools = propOf(balancer, 'pools')(scope);
  return Array.isArray(pools) && isRecord(pools[0]) ? pools[0] : {};
}

function isMember(web: Role): (scope: Scope) => boolean {
  return (scope) => {
    const { members } = pool(scope);
    const id = web(scope);
    return id !== null && Array.isArray(members) && members.filter(isRecord).some((member) => member['instance'] === id);
  };
}

const addMember = (web: Role) => editOf('row.add', (scope) => ({ id: idOf(balancer, scope), path: '/pools/0/members', row: { instance: idOf(web, scope) } }));
const startServer = (web: Role) => editOf('row.update', (scope) => ({ id: idOf(web, scope), path: `/services/${webRow(web, scope)}`, row: { running: true } }));
const serves = (web: Role) => hasRow(web, 'services', { ...webServer, running: true });

/** The web server that the image brought; it does not start by itself. */
function webRow(web: Role, scope: Scope): string {
  const services = propOf(web, 'services')(scope);
  const row = Array.isArray(services) ? services.filter(isRecord).find((service) => service['application'] === 'http') : undefined;
  return typeof row?.['id'] === 'string' ? row['id'] : 'missing';
}

export const loadBalancer: Chapter = {
  id: 'load-balancer',
  title: text('로드 밸런서 생성', 'Load balancer'),
  steps: [
    {
      id: 'create-balancer',
      title: text('로드 밸런서 생성', 'Create the load balancer'),
      text: text('팔레트에서 로드 밸런서를 Default Subnet에 추가하고 VIP를 192.168.0.10으로 하세요.', 'Add a load balancer to Default Subnet and give it the VIP 192.168.0.10.'),
      note: text('방식 ROUND_ROBIN, 프로토콜 HTTP, 로드 밸런서 포트 80, 인스턴스 포트 80입니다.', 'Method ROUND_ROBIN, protocol HTTP, load balancer port 80, instance port 80.'),
      look: [subnet, balancer],
      checks: [
        design(text('VIP가 192.168.0.10입니다', 'Its VIP is 192.168.0.10'), (scope) => addressOf(balancer)(scope) === '192.168.0.10'),
        design(text('리스너는 HTTP 80입니다', 'It listens for HTTP on 80'), hasRow(balancer, 'listeners', { protocol: 'HTTP', port: 80 })),
        design(text('방식은 ROUND_ROBIN, 인스턴스 포트는 80입니다', 'Method ROUND_ROBIN, instance port 80'), hasRow(balancer, 'pools', { method: 'ROUND_ROBIN', memberPort: 80 })),
      ],
      actions: [add('load-balancer', subnet, 'lb', { vip: '192.168.0.10' })],
      rules: ['GS-74', 'GS-75', 'GS-76', 'GS-77', 'GS-78', 'GS-79', 'GS-80'],
    },
    {
      id: 'members',
      title: text('인스턴스 2대 연결', 'Add the two instances'),
      text: text('로드 밸런서의 멤버 그룹에 web-1과 web-2를 멤버로 추가하세요.', 'Add web-1 and web-2 as members of its pool.'),
      look: [balancer, web1, web2],
      checks: [
        design(text('web-1이 멤버입니다', 'web-1 is a member'), isMember(web1)),
        design(text('web-2가 멤버입니다', 'web-2 is a member'), isMember(web2)),
      ],
      actions: [addMember(web1), addMember(web2)],
      rules: ['GS-81'],
    },
    {
      id: 'health',
      title: text('상태 확인', 'Health check'),
      text: text('멤버 그룹의 상태 확인 포트를 80으로 하세요.', 'Set the health port of the pool to 80.'),
      look: [balancer],
      checks: [design(text('상태 확인 포트가 80입니다', 'The health port is 80'), hasRow(balancer, 'pools', { healthPort: 80 }))],
      actions: [editOf('row.update', (scope) => ({ id: idOf(balancer, scope), path: '/pools/0', row: { healthPort: 80 } }))],
      rules: ['GS-82', 'GS-83'],
    },
    {
      id: 'internal-only',
      title: text('사설 VIP', 'A private VIP'),
      text: text('외부 사용자에서 192.168.0.10을 HTTP로 추적하세요.', 'Trace HTTP from the external user to 192.168.0.10.'),
      look: [client, balancer],
      checks: [answer(text('사설 주소라 인터넷에서 버려졌습니다', 'Dropped on the internet: the address is private'), browsePrivateBalancer, { outcome: 'TIMEOUT', reason: 'UNROUTABLE_PRIVATE_DST' })],
      actions: [ask(browsePrivateBalancer)],
      rules: ['GS-84'],
    },
    {
      id: 'allocate-balancer',
      title: text('플로팅 IP 할당', 'Allocate a floating IP'),
      text: text('플로팅 IP를 하나 더 프로젝트에 추가하세요.', 'Add another floating IP to the project.'),
      look: [project],
      checks: [design(allocated, exists(freeFloatingIp))],
      actions: [add('floating-ip', project, 'fip-lb', { address: '133.186.132.226' })],
      rules: ['GS-84'],
    },
    {
      id: 'associate-balancer',
      title: text('로드 밸런서에 연결', 'Associate it with the load balancer'),
      text: text('새 플로팅 IP에서 "연결"을 실행하고 로드 밸런서를 고르세요. 멤버가 아니라 VIP에 연결합니다.', 'Choose "Associate" on it and pick the load balancer: its VIP, not a member.'),
      look: [freeFloatingIp, balancer],
      checks: [design(text('플로팅 IP가 로드 밸런서의 VIP에 연결되어 있습니다', 'The floating IP is associated with the VIP of the load balancer'), exists(floatingIpOf(balancer)))],
      actions: [operate(freeFloatingIp, 'associate', (scope) => ({ target: balancer(scope), port: '' }))],
      rules: ['GS-85'],
    },
    {
      id: 'no-servers',
      title: text('서버가 없으면 503', '503 without servers'),
      text: text('외부 사용자에서 로드 밸런서의 플로팅 IP를 HTTP로 추적하세요.', 'Trace HTTP from the external user to the floating IP of the load balancer.'),
      note: text('웹 서버를 구동하지 않아 상태 확인에 통과한 멤버가 없습니다.', 'No web server runs, so no member passes its health check.'),
      look: [balancer, web1, web2],
      checks: [answer(text('503으로 응답했습니다', 'It answered 503'), browseBalancer, { outcome: 'HTTP_503' })],
      actions: [ask(browseBalancer)],
      rules: ['GS-82', 'GS-86'],
    },
    {
      id: 'start-servers',
      title: text('웹 서버 2대 구동', 'Start both web servers'),
      text: text('web-1과 web-2의 서비스에서 웹 서버를 실행 중으로 바꾸세요.', 'Switch the web server among the services of web-1 and web-2 to running.'),
      look: [web1, web2],
      checks: [
        design(text('web-1이 0.0.0.0:80에서 HTTP를 제공합니다', 'web-1 serves HTTP on 0.0.0.0:80'), serves(web1)),
        design(text('web-2가 0.0.0.0:80에서 HTTP를 제공합니다', 'web-2 serves HTTP on 0.0.0.0:80'), serves(web2)),
      ],
      actions: [startServer(web1), startServer(web2)],
      rules: ['GS-86', 'GS-87'],
    },
    {
      id: 'reload',
      title: text('새로 고침 10번', 'Reload ten times'),
      text: text('외부 사용자에서 로드 밸런서의 플로팅 IP를 HTTP 10회로 추적하세요.', 'Trace 10 HTTP requests from the external user to the floating IP of the load balancer.'),
      note: text('서버 로그에는 사용자가 아니라 로드 밸런서의 주소가 남습니다. 이것으로 구성이 완성되었습니다.', 'The logs show the load balancer, not the user. This is the final state of the guide.'),
      look: [client, balancer, web1, web2],
      checks: [
        answer(text('두 서버가 번갈아 5번씩 응답했습니다', 'Both servers answered five times, in turns'), reload, { outcome: 'HTTP_200', sent: 10, served: [5, 5], isAlternating: true }),
        answer(text('모든 로그의 출발지는 192.168.0.10입니다', 'Every log line begins with 192.168.0.10'), reload, { loggedSources: ['192.168.0.10'] }),
      ],
      actions: [ask(reload)],
      rules: ['GS-88', 'GS-89', 'GS-90', 'GS-91'],
    },
  ],
};
