import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { ipFindings, ipSentences } from '../../ip-checks.ts';
import { portsOf } from '../../ip-ports.ts';
import { publicMtuBytes, publicMtuSentences } from '../../public-mtu.ts';
import { tunnelWayFindings, tunnelWaySentences } from '../../tunnel-ways.ts';
import { visibilityOf, vlanOf } from '../../vlans.ts';
import { wiredNeighbours } from '../../wired-routers.ts';
import { overlayReturnFindings } from './overlay-return.ts';
import { wrongSide } from './guards.ts';
import { isRefusedRoute } from './plan.ts';
import type { CustomerRouterProps } from './props.ts';

export const customerRouterSentences: Readonly<Record<string, Localized>> = {
  ...ipSentences,
  ...publicMtuSentences,
  ...tunnelWaySentences,
  'V-48': { ko: 'Direct Link에는 VRF 계정이 필요합니다. {name}에서 VRF를 켜세요.', en: 'A Direct Link needs a VRF account. Turn on VRF at {name}.' },
  'V-48.fix': { ko: 'VRF 켜기', en: 'Turn on VRF' },
  'V-50': {
    ko: '{edge}가 {port}에서 {cidr}을(를) 변환 없이 내보내면 {name}이(가) 응답을 돌려보낼 수 없습니다. SNAT 규칙을 추가하세요.',
    en: '{edge} sends {cidr} out of {port} untranslated, and {name} knows no way back there. Add an SNAT rule.',
  },
  'V-50.fix': { ko: '{cidr}을(를) {address}(으)로 변환하는 SNAT 추가', en: 'Translate {cidr} to {address}' },
  'ROUTER-VLAN': { ko: '프런트엔드 라우터 {name}은(는) 공용 VLAN에만 연결할 수 있습니다. {vlan}의 종류를 확인하세요.', en: 'The frontend router {name} serves public VLANs only. Check the kind of {vlan}.' },
  'ROUTER-VLAN.private': { ko: '백엔드 라우터 {name}은(는) 사설 VLAN에만 연결할 수 있습니다. {vlan}의 종류를 확인하세요.', en: 'The backend router {name} serves private VLANs only. Check the kind of {vlan}.' },
  'ROUTE-REFUSED': {
    ko: '{name}은(는) 고객 장비를 다음 홉으로 하는 라우트 {route}을(를) 받지 않습니다. 제공자와 합의했다면 오버레이 라우트 수용을 켜세요.',
    en: '{name} does not take route {route}, whose next hop is a device of yours. Where that is arranged with the provider, let it accept overlay routes.',
  },
  'ROUTE-REFUSED.fix': { ko: '오버레이 라우트 수용', en: 'Accept overlay routes' },
};

/** V-27: an interface on the public side whose MTU is not that of the public network. */
function mtuFindings(self: Self<CustomerRouterProps>, scope: Scope): readonly Finding[] {
  return portsOf(scope, self.id).flatMap((port): readonly Finding[] => {
    const vlan = vlanOf(scope, port.network);
    const isPublic = (vlan !== null && visibilityOf(vlan) === 'public') || (port.wire !== null && scope.component(port.wire.peer)?.component.kind === 'internet');
    if (!isPublic || port.row.mtuBytes === publicMtuBytes) return [];
    const fix = { command: 'row.update', args: { id: self.id, path: `/interfaces/${port.row.id}`, row: { mtu: publicMtuBytes } }, title: 'V-27.fix' };
    return [{ code: 'V-27', severity: 'error', at: { component: self.id, path: `${port.row.path}/mtu` }, params: { name: port.row.id, mtu: port.row.mtuBytes }, fix }];
  });
}

/** V-48: a circuit ends at a cross-connect router whose backbone leads here, and the account has no VRF. */
function vrfFindings(self: Self<CustomerRouterProps>, scope: Scope): readonly Finding[] {
  if (self.props.role !== 'backend' || self.props.vrf) return [];
  const crossConnects = scope.links(self.id, 'routed').filter((view) => scope.component(view.peer)?.component.kind === 'cross-connect-router');
  const hasCircuit = crossConnects.some(({ peer }) => wiredNeighbours(scope, peer).some((id) => id !== self.id));
  if (!hasCircuit) return [];
  const fix = { command: 'component.update', args: { id: self.id, props: { vrf: true } }, title: 'V-48.fix' };
  return [{ code: 'V-48', severity: 'warning', at: { component: self.id, path: '/vrf' }, params: { name: self.component.name }, fix }];
}

/** Routes to the customer's own devices that nobody has arranged: they are not installed. */
function refusedFindings(self: Self<CustomerRouterProps>, scope: Scope): readonly Finding[] {
  const ports = portsOf(scope, self.id);
  return self.props.routes.flatMap((route, index): readonly Finding[] => {
    if (!isRefusedRoute(self, route, ports)) return [];
    const fix = { command: 'component.update', args: { id: self.id, props: { knowsOverlay: true } }, title: 'ROUTE-REFUSED.fix' };
    return [{ code: 'ROUTE-REFUSED', severity: 'warning', at: { component: self.id, path: `/routes/${index}` }, params: { name: self.component.name, route: route.network }, fix }];
  });
}

/** In a file that was written by hand: a router on VLANs of the other side (domain/private-cloud.md b.6 rule 11). */
function sideFindings(self: Self<CustomerRouterProps>, scope: Scope): readonly Finding[] {
  return portsOf(scope, self.id).flatMap((port): readonly Finding[] => {
    const params = wrongSide(self, port.network, scope);
    return params === null ? [] : [{ code: 'ROUTER-VLAN', severity: 'error', at: { component: self.id, path: port.row.path }, params }];
  });
}

/** What is wrong with a customer router as it stands. */
export function customerRouterFindings(self: Self<CustomerRouterProps>, scope: Scope): readonly Finding[] {
  const ports = portsOf(scope, self.id);
  return [
    ...ipFindings(self, scope),
    ...sideFindings(self, scope),
    ...mtuFindings(self, scope),
    ...vrfFindings(self, scope),
    ...refusedFindings(self, scope),
    ...tunnelWayFindings(self, scope, self.props.routes.filter((route) => !isRefusedRoute(self, route, ports))),
    ...overlayReturnFindings(self, scope),
  ];
}
