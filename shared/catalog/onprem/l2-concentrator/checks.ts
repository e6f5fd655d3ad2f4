import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { ipFindings } from '../../ip-checks.ts';
import { portsOf } from '../../ip-ports.ts';
import { placementFindings } from '../../placement.ts';
import { isPortable, visibilityOf, vlanOf } from '../../vlans.ts';
import { vpnPorts } from '../../vpn-ports.ts';
import { concentratorOf, peersOf, stretchedNetworks, type Concentrator, type ConcentratorProps } from '../stretch.ts';
import { blockedTunnel } from '../tunnel-filters.ts';
import { freeUplink } from './free-uplink.ts';

type L2c = Self<ConcentratorProps>;

/** V-40: one peer, of the other site. */
function peerFindings(self: L2c, scope: Scope): readonly Finding[] {
  const at = { component: self.id };
  const name = self.component.name;
  const peers = peersOf(scope, self.id);
  const [peer] = peers;
  if (peer === undefined) {
    const other = scope.ofKind('l2-concentrator').flatMap(({ id }) => concentratorOf(scope, id) ?? []).find((one) => one.props.site !== self.props.site && peersOf(scope, one.id).length === 0);
    const fix = other === undefined ? {} : {
      fix: { command: 'link.connect', args: { id: `${self.id}-${other.id}`, kind: 'tunnel', from: self.id, to: other.id }, title: 'V-40.fix', params: { peer: other.entry.component.name } },
    };
    return [{ code: 'V-40', severity: 'error', at, params: { name }, ...fix }];
  }
  if (peers.length > 1) return [{ code: 'V-40', severity: 'error', at, params: { case: 'many', name, count: peers.length } }];
  if (peer.props.site !== self.props.site) return [];
  const site = self.props.site === 'cloud' ? 'onprem' : 'cloud';
  const fix = { command: 'component.update', args: { id: self.id, props: { site } }, title: 'V-40.site.fix', params: { name } };
  return [{ code: 'V-40', severity: 'error', at: { ...at, path: '/site' }, params: { case: 'site', name, peer: peer.entry.component.name }, fix }];
}

/** V-40 and V-42: the cloud's appliance needs an address on a private VLAN, and one that is not the provider's to assign. */
function addressFindings(self: L2c, scope: Scope): readonly Finding[] {
  if (self.props.site !== 'cloud') return [];
  const [uplink] = portsOf(scope, self.id);
  const [address] = uplink?.addresses ?? [];
  const vlan = vlanOf(scope, uplink?.network ?? null);
  const isPrivate = vlan !== null && visibilityOf(vlan) === 'private';
  if (address !== undefined && isPrivate && isPortable(scope, address.word, 'private')) return [];
  const at = { component: self.id, path: uplink?.row.path ?? '/interfaces' };
  const isNone = address === undefined || !isPrivate;
  const title = isNone ? 'V-40.address.fix' : 'V-42.fix';
  const free = isPrivate && uplink !== undefined && uplink.network !== null ? freeUplink(scope, uplink.network) : null;
  const interfaces = self.props.interfaces.map((row, index) => (index === 0 && free !== null ? { ...row, address: free.address } : row));
  const fix = free === null ? {} : { fix: { command: 'component.update', args: { id: self.id, props: { interfaces, gateway: free.gateway } }, title, params: { free: free.address } } };
  return isNone
    ? [{ code: 'V-40', severity: 'error', at, params: { case: 'address', name: self.component.name }, ...fix }]
    : [{ code: 'V-42', severity: 'warning', at, params: { address: address.address }, rule: ['R-047'], ...fix }];
}

/** V-41: what an appliance carries at most. */
function limitFindings(self: L2c, scope: Scope): readonly Finding[] {
  const count = stretchedNetworks(scope, null).filter(({ props }) => props.onpremConcentrator === self.id || props.cloudConcentrator === self.id).length;
  if (count <= self.props.networkLimit) return [];
  return [{ code: 'V-41', severity: 'error', at: { component: self.id, path: '/networkLimit' }, params: { case: 'limit', name: self.component.name, count, limit: self.props.networkLimit } }];
}

/** V-46, told once, at the on-premises end. */
function filterFindings(self: L2c, scope: Scope): readonly Finding[] {
  const [own, peer]: readonly (Concentrator | null | undefined)[] = [concentratorOf(scope, self.id), peersOf(scope, self.id)[0]];
  if (own === null || own === undefined || peer === null || peer === undefined || self.props.site !== 'onprem') return [];
  const blocked = blockedTunnel(scope, { onprem: own, cloud: peer });
  if (blocked === null) return [];
  const { router, from, to, port } = blocked;
  const rule = { name: 'L2C', source: [from], destination: [to], service: vpnPorts.map((each) => `udp/${each}`), action: 'accept' };
  const fix = { command: 'row.add', args: { id: router.id, path: '/firewallRules', row: rule, index: 0 }, title: 'V-46.fix', params: { router: router.component.name } };
  const params = { router: router.component.name, from, to, port };
  return [{ code: 'V-46', severity: 'error', at: { component: self.id, path: '/interfaces/0' }, params, fix }];
}

/** What is wrong with a layer 2 concentrator as it stands. */
export function concentratorFindings(self: L2c, scope: Scope): readonly Finding[] {
  return [
    ...ipFindings({ ...self, props: { gateway: self.props.gateway } }, scope),
    ...placementFindings(self, scope),
    ...peerFindings(self, scope),
    ...addressFindings(self, scope),
    ...limitFindings(self, scope),
    ...filterFindings(self, scope),
  ];
}
