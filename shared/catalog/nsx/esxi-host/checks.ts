import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding } from '../../../model/finding.ts';
import { perScope, type Scope } from '../../../model/scope.ts';
import type { Localized } from '../../../model/text.ts';
import { ipFindings, ipSentences } from '../../ip-checks.ts';
import { networkFindings, placementSentences } from '../../placement.ts';
import { vlanOf } from '../../vlans.ts';
import { blockedTunnelSentences } from '../nsx-sentences.ts';
import { powerSentences } from '../power.ts';
import { switchesOn } from '../transport-zones.ts';
import { vtepsOf, type Vtep } from '../vteps.ts';
import type { EsxiHostProps } from './props.ts';
import { underlayFindings } from './underlay-check.ts';
import { vtepSubnetFindings, vtepSubnetSentences } from './vtep-subnet-check.ts';

/** VXLAN makes an inner IP packet so much longer: Ethernet 14, VXLAN 8, UDP 8, IPv4 20 (domain/private-cloud.md e). */
const vxlanOverheadBytes = 50;
/** What NSX asks for at least, and what it sets itself, in bytes. */
const leastVtepMtuBytes = 1550;
const usualVtepMtuBytes = 1600;
const mostMtuBytes = 9000;

export const esxiHostSentences: Readonly<Record<string, Localized>> = {
  ...ipSentences,
  ...placementSentences,
  ...powerSentences,
  ...vtepSubnetSentences,
  ...blockedTunnelSentences,
  'V-25': { ko: '{name}의 {port} MTU {mtu}이(가) 너무 작습니다. 안쪽 패킷 {inner}바이트에는 {needed}바이트가 필요합니다.', en: 'MTU {mtu} of {port} on {name} is too small: inner packets of {inner} bytes need {needed}.' },
  'V-25.least': { ko: '{name}의 {port} MTU {mtu}이(가) VXLAN의 최솟값 {needed}보다 작습니다.', en: 'MTU {mtu} of {port} on {name} is below the {needed} that VXLAN needs at least.' },
  'V-25.vlan': { ko: '{network}의 MTU {have}이(가) {name}의 {port} MTU {mtu}보다 작습니다.', en: 'MTU {have} of {network} is smaller than the {mtu} of {port} on {name}.' },
  'V-25.fix': { ko: 'MTU {value} 사용', en: 'Use MTU {value}' },
  'VX-003': { ko: '{name}의 VTEP에서 {hosts}의 VTEP로 가는 길이 없습니다. 같은 VLAN과 서브넷에 두거나 게이트웨이를 지정하세요.', en: 'The VTEP of {name} has no way to the VTEPs of {hosts}. Put them into one VLAN and subnet, or set a gateway.' },
  'MAINTENANCE-STUCK': { ko: '{host}에서 옮길 곳이 없는 게스트가 있습니다: {guests}. 먼저 옮기거나 끄세요.', en: 'No other host can take these guests of {host}: {guests}. Move them or power them off first.' },
  'MAINTENANCE-STATE': { ko: '{host}은(는) 지금 그렇게 할 수 없는 상태입니다.', en: '{host} is not in a state for that.' },
  'MAINTENANCE-MOVES': { ko: '{host}에서 실행 중인 게스트 {count}개를 같은 클러스터의 다른 호스트로 옮깁니다.', en: 'Moves the {count} running guests of {host} to other hosts of its cluster.' },
  'HOST-POWER-OFF.pair': {
    ko: '{host}을(를) 끄면 그 위의 게스트 {count}개가 네트워크에서 사라집니다. {saved}은(는) 다른 호스트의 대기 장비가 넘겨받습니다.',
    en: 'With {host} off, {count} guests on it are gone from the network; standbys on other hosts take over for {saved}.',
  },
  'HOST-POWER-OFF': { ko: '{host}을(를) 끄면 그 위의 게스트 {count}개도 네트워크에서 사라집니다.', en: 'With {host} off, the {count} guests on it are gone from the network.' },
};

/** The largest inner IP packet somebody on a logical switch may send, in bytes. */
const largestInner = perScope((scope, network: ComponentId): number => Math.max(0, ...scope.members(network).map((ref) => ref.row.mtuBytes)));

function ownMtu(self: Self<EsxiHostProps>, vtep: Vtep, scope: Scope): readonly Finding[] {
  const { id: port, mtuBytes: mtu, path } = vtep.port.row;
  const inner = Math.max(0, ...switchesOn(scope, self.id).map((network) => largestInner(scope, network.id)));
  const needed = inner + vxlanOverheadBytes;
  if (mtu >= Math.max(needed, leastVtepMtuBytes)) return [];
  const value = Math.max(needed, usualVtepMtuBytes);
  const fix = value > mostMtuBytes ? {} : { fix: { command: 'row.update', args: { id: self.id, path: `/interfaces/${port}`, row: { mtu: value } }, title: 'V-25.fix', params: { value } } };
  const at = { component: self.id, path: `${path}/mtu` };
  const params = { name: self.component.name, port, mtu };
  if (mtu < leastVtepMtuBytes) return [{ code: 'V-25', severity: 'error', at, params: { case: 'least', ...params, needed: leastVtepMtuBytes }, ...fix }];
  return [{ code: 'V-25', severity: 'warning', at, params: { ...params, inner, needed }, ...fix }];
}

/** The VLAN under a VTEP that takes less than the VTEP may send. */
function vlanMtu(self: Self<EsxiHostProps>, vtep: Vtep, scope: Scope): readonly Finding[] {
  const [network, vlan] = [scope.component(vtep.port.network), vlanOf(scope, vtep.port.network)];
  if (network === null || vlan === null) return [];
  const have = vlan.mtu;
  const { id: port, mtuBytes: mtu, path } = vtep.port.row;
  if (have >= mtu) return [];
  const fix = { command: 'component.update', args: { id: network.id, props: { mtu } }, title: 'V-25.fix', params: { value: mtu } };
  return [{ code: 'V-25', severity: 'warning', at: { component: self.id, path: `${path}/mtu` }, params: { case: 'vlan', name: self.component.name, port, mtu, network: network.component.name, have }, fix }];
}

/** A host stands in a cluster, or by itself on premises (V-04). */
function clusterFinding(self: Self<EsxiHostProps>, scope: Scope): readonly Finding[] {
  const kind = scope.parent(self.id)?.component.kind;
  if (kind === 'cluster' || kind === 'onprem-site') return [];
  return [{ code: 'V-04', severity: 'error', at: { component: self.id }, params: { case: 'no-cluster', name: self.component.name } }];
}

export function esxiHostFindings(self: Self<EsxiHostProps>, scope: Scope): readonly Finding[] {
  const addressed = new Set(self.props.interfaces.filter((row) => row.address !== '').map((row) => row.id));
  // An interface without an address is merely unfinished.
  const unplugged = networkFindings(self, scope).filter((finding) => addressed.has(String(finding.params['port'])));
  return [...clusterFinding(self, scope), ...unplugged, ...ipFindings(self, scope), ...vtepsOf(scope, self.id).flatMap((vtep) => [...ownMtu(self, vtep, scope), ...vlanMtu(self, vtep, scope), ...vtepSubnetFindings(vtep, scope)]), ...underlayFindings(self, scope)];
}
