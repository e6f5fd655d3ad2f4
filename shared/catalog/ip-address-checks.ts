import type { Self } from '../model/definition.ts';
import type { ComponentId } from '../model/design.ts';
import type { Finding, Fix } from '../model/finding.ts';
import type { InterfaceRef, Scope } from '../model/scope.ts';
import { parseIpv4, type Ipv4 } from '../net/address.ts';
import { cidrContains, formatCidr, lastAddress, type Cidr } from '../net/cidr.ts';
import { freeAddress } from './free-addresses.ts';
import { networkPrefixes, portsOf, type Port } from './ip-ports.ts';
import { domainOf } from './l2-domain.ts';

/* V-01: addresses outside their network, reserved in it, or used twice in one layer 2 domain. */

/** Where somebody who lists an address stands: its interface's network; a virtual address, that of the node which holds it. */
function networksOf(scope: Scope, ref: InterfaceRef): readonly (ComponentId | null)[] {
  const holder = scope.component(ref.owner)?.component.props['holder'];
  if (typeof holder !== 'string') return [scope.segmentOf(ref.owner, ref.row.id)];
  const node = scope.component(holder);
  return node === null ? [] : scope.interfaces(node.id).map((row) => scope.segmentOf(node.id, row.id));
}

/** The gateway of a stretched network stands on both sites, and only one of them may be connected: both at once is V-43. */
function isCloudGateway(scope: Scope, { owner, row }: InterfaceRef): boolean {
  return scope.ofKind('stretched-network').some(({ component }) => component.props['cloudGateway'] === `${owner}/${row.id}`);
}

function rivalOf(scope: Scope, own: InterfaceRef, network: ComponentId, address: string): InterfaceRef | null {
  const domain: readonly (ComponentId | null)[] = domainOf(scope, network);
  const rival = scope.holders(address).find((ref) => {
    if (ref.owner === own.owner && ref.row.id === own.row.id) return false;
    return ref.row.connected !== false && !isCloudGateway(scope, ref) && networksOf(scope, ref).some((other) => domain.includes(other));
  });
  return rival ?? null;
}

function isReserved(cidr: Cidr, address: Ipv4): boolean {
  return cidr.prefixLength <= 30 && (address === cidr.network || address === lastAddress(cidr));
}

/** Sets another first address, where the row is a stored one. */
function remedy(self: Self<object>, scope: Scope, port: Port, network: ComponentId, address: string): { readonly fix?: Fix } {
  const rows: unknown = self.component.props['interfaces'];
  const free = freeAddress(scope, network);
  const isStored = Array.isArray(rows) && rows.some((row: unknown) => typeof row === 'object' && row !== null && 'id' in row && row.id === port.row.id && 'address' in row && String(row.address).split('/')[0] === address);
  if (!isStored || free === null) return {};
  return { fix: { command: 'row.update', args: { id: self.id, path: `/interfaces/${port.row.id}`, row: { address: free } }, title: 'V-01.fix', params: { free } } };
}

function addressFinding(self: Self<object>, scope: Scope, port: Port, network: ComponentId, text: string): readonly Finding[] {
  const [word, prefixes] = [parseIpv4(text), networkPrefixes(scope, network)];
  if (word === null) return [];
  const at = { component: self.id, path: port.row.path };
  const finding = (params: Finding['params']): readonly Finding[] => [
    { code: 'V-01', severity: 'error', at, params: { ip: text, ...params }, ...remedy(self, scope, port, network, text) },
  ];
  const home = prefixes.find((prefix) => cidrContains(prefix, word));
  if (home === undefined && prefixes.length > 0) return finding({ network: nameOf(scope, network), prefixes: prefixes.map(formatCidr).join(', ') });
  if (home !== undefined && isReserved(home, word)) return finding({ case: 'reserved', prefix: formatCidr(home) });
  const own = { owner: self.id, row: port.row };
  if (port.row.connected === false || isCloudGateway(scope, own)) return [];
  const rival = rivalOf(scope, own, network, text);
  return rival === null ? [] : finding({ case: 'taken', owner: nameOf(scope, rival.owner) });
}

function nameOf(scope: Scope, id: ComponentId): string {
  return scope.component(id)?.component.name ?? id;
}

/** V-01 for every address of every interface that is plugged into a layer 2 network. */
export function addressFindings(self: Self<object>, scope: Scope): readonly Finding[] {
  return portsOf(scope, self.id).flatMap((port) => {
    const { network } = port;
    return network === null ? [] : port.row.addresses.flatMap((text) => addressFinding(self, scope, port, network, text));
  });
}
