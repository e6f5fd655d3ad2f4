import { z } from 'zod';
import { field } from '../../../model/fields.ts';
import { ipInterfaceFields } from '../../ip-ports.ts';
import { routesField } from '../../route-rows.ts';

export const customerRouterSchema = z.object({
  role: field.choice(
    { ko: '역할', en: 'Role' },
    { frontend: { ko: '프런트엔드 (공용, FCR)', en: 'Frontend (public, FCR)' }, backend: { ko: '백엔드 (사설, BCR)', en: 'Backend (private, BCR)' } },
    'frontend',
  ),
  interfaces: field.rows({ ko: '인터페이스', en: 'Interfaces' }, z.object(ipInterfaceFields), {
    help: {
      ko: 'VLAN에 연결된 인터페이스의 주소를 비우면 그 VLAN의 모든 서브넷에서 첫 주소를 가집니다.',
      en: 'An interface on a VLAN whose address is empty has the first usable address of every subnet of that VLAN.',
    },
  }),
  routes: routesField,
  knowsOverlay: field.toggle({ ko: '오버레이 라우트 수용', en: 'Accepts overlay routes' }, false, {
    help: {
      ko: '제공자와 합의(BGP, 정적)한 경우 켭니다. 끄면 고객 장비를 다음 홉으로 하는 라우트는 설치되지 않습니다.',
      en: 'On where that is arranged with the provider (BGP, static). When off, routes whose next hop is on a customer VLAN are not installed.',
    },
  }),
  vrf: field.toggle({ ko: 'VRF 계정', en: 'VRF account' }, false, {
    help: { ko: 'Direct Link를 쓰려면 켜져 있어야 합니다.', en: 'Must be on where a Direct Link is used.' },
  }),
});
export type CustomerRouterProps = z.output<typeof customerRouterSchema>;
