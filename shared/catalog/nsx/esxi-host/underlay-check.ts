import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { cidrContains, parseCidr } from '../../../net/cidr.ts';
import { isHypervisorUp } from '../../hosting.ts';
import { portsOf } from '../../ip-ports.ts';
import { domainOf } from '../../l2-domain.ts';
import { spannedHosts, switchesOn } from '../transport-zones.ts';
import { vtepOf, type Vtep } from '../vteps.ts';
import type { EsxiHostProps } from './props.ts';
import { hostRoutes } from './routes.ts';

/** VTEPs of the other hosts that are up and know a switch that this host knows, in id order. */
function peersOf(self: Self<EsxiHostProps>, scope: Scope): readonly Vtep[] {
  const hosts = new Map(switchesOn(scope, self.id).flatMap((network) => spannedHosts(scope, network.id)).map((host) => [host.id, host]));
  return [...hosts.values()].filter((host) => host.id !== self.id && isHypervisorUp(host)).flatMap((host) => vtepOf(scope, host.id) ?? []).sort((a, b) => (a.host.id < b.host.id ? -1 : 1));
}

/**
 * VX-003 as far as one host can tell: no route of its own leads to the other VTEP, or a connected one leads into another layer 2 network. What routers
 * in between do with a packet is not asked here; a trace says that.
 */
export function underlayFindings(self: Self<EsxiHostProps>, scope: Scope): readonly Finding[] {
  const own = vtepOf(scope, self.id);
  // A VTEP that is plugged in nowhere is V-04's.
  if (own === null || own.port.network === null || !isHypervisorUp({ id: self.id, component: self.component })) return [];
  const ports = portsOf(scope, self.id);
  const routes = hostRoutes(self, ports, scope).flatMap((row) => {
    const cidr = parseCidr(row.destination);
    return cidr === null || (row.from !== undefined && row.from !== `${own.address}/32`) ? [] : [{ row, cidr, network: ports.find((port) => port.row.id === row.interface)?.network ?? null }];
  });
  const lost = peersOf(self, scope).filter(({ port }) => {
    const [address] = port.addresses;
    if (address === undefined || port.network === null) return false;
    const [best] = routes.filter((route) => cidrContains(route.cidr, address.word)).sort((a, b) => b.cidr.prefixLength - a.cidr.prefixLength || Number(b.row.from !== undefined) - Number(a.row.from !== undefined));
    if (best === undefined) return true;
    return best.row.via === null && best.network !== null && !domainOf(scope, best.network).includes(port.network);
  });
  if (lost.length === 0) return [];
  const params = { name: self.component.name, hosts: lost.map(({ host }) => host.component.name).join(', ') };
  return [{ code: 'VX-003', severity: 'error', at: { component: self.id, path: own.port.row.path }, params }];
}
