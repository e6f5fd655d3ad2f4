import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { vlanOf } from '../../vlans.ts';
import { vtepOf } from '../vteps.ts';
import { bridgedNetworks, bridgeHost } from './plan.ts';
import { bridgeSides, type L2BridgeProps } from './props.ts';

/* V-24: what a layer 2 bridge may join (domain/private-cloud.md b.3, L2Bridge). */

type Bridge = Self<L2BridgeProps>;

export const l2BridgeSentences: Readonly<Record<string, Localized>> = {
  'V-24': { ko: '브리지 {name}은(는) 논리 스위치 하나와 VLAN 하나를 이어야 합니다. 두 인터페이스를 연결하세요.', en: 'Bridge {name} has to join one logical switch and one VLAN. Plug both interfaces in.' },
  'V-24.kinds': {
    ko: '브리지 {name}의 {side} 인터페이스가 {network}에 연결되어 있습니다. vxlan은 논리 스위치에, vlan은 VLAN에 연결해야 합니다.',
    en: 'Interface {side} of bridge {name} is plugged into {network}. `vxlan` belongs into a logical switch, `vlan` into a VLAN.',
  },
  'V-24.second': { ko: '{network}에 브리지 {other}도 있어 L2 루프가 됩니다. 한 네트워크에는 브리지 하나만 두세요.', en: '{network} also has bridge {other}, which makes a layer 2 loop. One bridge per network.' },
  'V-24.switch': { ko: '{vlan}의 분산 스위치 {first}이(가) VXLAN이 쓰는 {second}과(와) 다릅니다. 같은 분산 스위치여야 합니다.', en: '{vlan} is on distributed switch {first}, VXLAN on {second}. They have to be the same.' },
  'V-24.sites': { ko: '브리지 {name}이(가) {network}의 사이트와 다른 사이트를 잇습니다. 사이트 사이에는 L2 Concentrator를 쓰세요.', en: 'Bridge {name} reaches into another site by {network}. Between sites use layer 2 concentrators.' },
  'V-24.host': { ko: '브리지 {name}이(가) 동작할 호스트가 없습니다. DLR을 고르고 그 컨트롤 VM의 호스트를 지정하세요.', en: 'Bridge {name} has no host to run on. Choose a distributed router, and a host for its control VM.' },
};

function sideFindings(self: Bridge, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const networks = bridgeSides.map((side) => scope.component(scope.segmentOf(self.id, side)));
  if (networks.includes(null)) return [{ code: 'V-24', severity: 'error', at, params: { name: self.component.name } }];
  const wanted = ['logical-switch', 'vlan'];
  return networks.flatMap((network, index): readonly Finding[] =>
    network === null || network.component.kind === wanted[index] ? [] : [{ code: 'V-24', severity: 'error', at, params: { case: 'kinds', name: self.component.name, side: bridgeSides[index] ?? '', network: network.component.name } }],
  );
}

function secondFindings(self: Bridge, networks: readonly Entry[], scope: Scope): readonly Finding[] {
  return networks.flatMap((network): readonly Finding[] => {
    const other = scope.members(network.id).map(({ owner }) => scope.component(owner)).find((entry) => entry?.component.kind === 'l2-bridge' && entry.id !== self.id);
    if (other === undefined || other === null) return [];
    return [{ code: 'V-24', severity: 'error', at: { component: self.id }, params: { case: 'second', network: network.component.name, other: other.component.name } }];
  });
}

/** The distributed switch that carries the VXLAN of a host: that of the VLAN its VTEP stands in. */
function transportSwitch(scope: Scope, host: ComponentId): string {
  return vlanOf(scope, vtepOf(scope, host)?.port.network ?? null)?.dvs ?? '';
}

function vlanFindings(self: Bridge, logicalSwitch: Entry, vlan: Entry, host: Entry | null, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const [first, second] = [vlanOf(scope, vlan.id)?.dvs ?? '', host === null ? '' : transportSwitch(scope, host.id)];
  const site = (id: ComponentId): ComponentId | null => (scope.enclosing(id, 'onprem-site') ?? scope.enclosing(id, 'vcenter-instance'))?.id ?? null;
  const [near, far] = [site(logicalSwitch.id), site(vlan.id)];
  const isElsewhere = vlanOf(scope, vlan.id)?.vlanKind === 'onprem' && far !== null && far !== near;
  return [
    ...(first === '' || second === '' || first === second ? [] : [{ code: 'V-24', severity: 'error', at, params: { case: 'switch', vlan: vlan.component.name, first, second } } as const]),
    ...(isElsewhere ? [{ code: 'V-24', severity: 'error', at, params: { case: 'sites', name: self.component.name, network: vlan.component.name } } as const] : []),
  ];
}

/** What is wrong with a bridge as it stands. Universal switches are not modelled, so it cannot join one. */
export function l2BridgeFindings(self: Bridge, scope: Scope): readonly Finding[] {
  const host = bridgeHost(scope, self.props);
  const networks = bridgedNetworks(scope, self.id);
  const hostFindings: readonly Finding[] = host === null ? [{ code: 'V-24', severity: 'error', at: { component: self.id, path: '/dlr' }, params: { case: 'host', name: self.component.name } }] : [];
  if (networks === null) return [...sideFindings(self, scope), ...hostFindings];
  return [...secondFindings(self, [networks.logicalSwitch, networks.vlan], scope), ...vlanFindings(self, networks.logicalSwitch, networks.vlan, host, scope), ...hostFindings];
}
