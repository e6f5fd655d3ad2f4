import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { cidrContains } from '../../../net/cidr.ts';
import { freeAddress } from '../../free-addresses.ts';
import { portsOf } from '../../ip-ports.ts';
import { controlHost, dlrHosts, type DlrProps } from '../dlr-rows.ts';

/* The control VM of a distributed router: its state, its host, its pair (V-23) and its address (V-01). */

type Dlr = Self<DlrProps>;

/** The data path does without it; what is learned does not (domain/private-cloud.md c, DLR). */
function stateFindings(self: Dlr): readonly Finding[] {
  if (self.props.controlVm.state !== 'down') return [];
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'control-vm-up' }, title: 'DLR-CONTROL-DOWN.fix' };
  return [{ code: 'DLR-CONTROL-DOWN', severity: 'warning', at: { component: self.id, path: '/controlVm/state' }, params: { dlr: self.component.name }, fix }];
}

/** A router of static routes needs no control VM. */
function hostFindings(self: Dlr, scope: Scope): readonly Finding[] {
  const isNeeded = self.props.protocolAddress !== '' || self.props.routes.some((route) => route.source === 'ospf' || route.source === 'bgp');
  if (!isNeeded || controlHost(scope, self.props) !== null) return [];
  const [host] = dlrHosts(scope, self.id);
  const fix = host === undefined ? {} : {
    fix: { command: 'component.update', args: { id: self.id, props: { controlVm: { ...self.props.controlVm, host: host.id } } }, title: 'DLR-NO-CONTROL-HOST.fix', params: { host: host.component.name } },
  };
  return [{ code: 'DLR-NO-CONTROL-HOST', severity: 'warning', at: { component: self.id, path: '/controlVm/host' }, params: { dlr: self.component.name }, ...fix }];
}

/** V-23: the two control VMs of a pair need hosts of their own. */
function pairFindings(self: Dlr, scope: Scope): readonly Finding[] {
  const { ha, host, standbyHost } = self.props.controlVm;
  const standby = scope.component(standbyHost);
  if (!ha || (standby !== null && standby.id !== host)) return [];
  const other = dlrHosts(scope, self.id).find((candidate) => candidate.id !== host);
  const fix = other === undefined ? {} : {
    fix: { command: 'component.update', args: { id: self.id, props: { controlVm: { ...self.props.controlVm, standbyHost: other.id } } }, title: 'V-23.fix', params: { host: other.component.name } },
  };
  const params = standby === null ? { case: 'standby', name: self.component.name } : { name: self.component.name, host: standby.component.name };
  return [{ code: 'V-23', severity: 'warning', at: { component: self.id, path: '/controlVm/standbyHost' }, params, ...fix }];
}

/** V-01: the protocol address stands beside an uplink and is nobody else's. */
function addressFindings(self: Dlr, scope: Scope): readonly Finding[] {
  const address = parseIpv4(self.props.protocolAddress);
  if (address === null) return [];
  const uplinks = portsOf(scope, self.id).filter((port) => port.network !== null && self.props.interfaces.some((row) => row.id === port.row.id && row.type === 'uplink'));
  const beside = uplinks.find((port) => port.addresses.some((own) => own.isPlaced && cidrContains(own.cidr, address)));
  const [holder] = scope.holders(formatIpv4(address)).filter(({ owner, row }) => scope.segmentOf(owner, row.id) === (beside?.network ?? null));
  if (beside !== undefined && holder === undefined) return [];
  const network = (beside ?? uplinks[0])?.network ?? null;
  const free = network === null ? null : freeAddress(scope, network);
  const fix = free === null ? {} : { fix: { command: 'component.update', args: { id: self.id, props: { protocolAddress: free } }, title: 'V-01.fix', params: { free } } };
  const at = { component: self.id, path: '/protocolAddress' };
  const params = { dlr: self.component.name, address: self.props.protocolAddress };
  if (beside === undefined || holder === undefined) return [{ code: 'V-01', severity: 'error', at, params: { case: 'protocol', ...params }, ...fix }];
  return [{ code: 'V-01', severity: 'error', at, params: { case: 'protocol-taken', ...params, owner: scope.component(holder.owner)?.component.name ?? holder.owner }, ...fix }];
}

/** What is wrong with the control VM. */
export function controlFindings(self: Dlr, scope: Scope): readonly Finding[] {
  return [...stateFindings(self), ...hostFindings(self, scope), ...pairFindings(self, scope), ...addressFindings(self, scope)];
}
