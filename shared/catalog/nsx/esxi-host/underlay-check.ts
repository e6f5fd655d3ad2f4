import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { cidrContains, formatCidr, parseCidr } from '../../../net/cidr.ts';
import { isHypervisorUp } from '../../hosting.ts';
import { portsOf } from '../../ip-ports.ts';
import { domainOf } from '../../l2-domain.ts';
import { isRouter } from '../../routers.ts';
import { blocksUdp } from '../../udp-filters.ts';
import { spannedHosts, switchesOn } from '../transport-zones.ts';
import { vtepOf, type Vtep } from '../vteps.ts';
import type { EsxiHostProps } from './props.ts';
import { hostRoutes } from './routes.ts';

/** VTEPs of the other hosts that are up and know a switch that this host knows, in id order. */
function peersOf(self: Self<EsxiHostProps>, scope: Scope): readonly Vtep[] {
  const hosts = new Map(switchesOn(scope, self.id).flatMap((network) => spannedHosts(scope, network.id)).map((host) => [host.id, host]));
  return [...hosts.values()].filter((host) => host.id !== self.id && isHypervisorUp(host)).flatMap((host) => vtepOf(scope, host.id) ?? []).sort((a, b) => (a.host.id < b.host.id ? -1 : 1));
}

interface Way {
  readonly peer: Vtep;
  /** Router the packet is handed to; null: the peer stands in a connected network. */
  readonly via: string | null;
  /** False where no route leads there, or a connected one leads into another layer 2 network. */
  readonly isThere: boolean;
}

/** How the VTEP of a host reaches those of the others. A VTEP that is plugged in nowhere is V-04's. */
function waysOf(self: Self<EsxiHostProps>, own: Vtep, scope: Scope): readonly Way[] {
  const ports = portsOf(scope, self.id);
  const routes = hostRoutes(self, ports, scope).flatMap((row) => {
    const cidr = parseCidr(row.destination);
    return cidr === null || (row.from !== undefined && row.from !== `${own.address}/32`) ? [] : [{ row, cidr, network: ports.find((port) => port.row.id === row.interface)?.network ?? null }];
  });
  return peersOf(self, scope).flatMap((peer): readonly Way[] => {
    const [[address], network] = [peer.port.addresses, peer.port.network];
    if (address === undefined || network === null) return [];
    const [best] = routes.filter((route) => cidrContains(route.cidr, address.word)).sort((a, b) => b.cidr.prefixLength - a.cidr.prefixLength || Number(b.row.from !== undefined) - Number(a.row.from !== undefined));
    if (best === undefined) return [{ peer, via: null, isThere: false }];
    return [{ peer, via: best.row.via, isThere: best.row.via !== null || best.network === null || domainOf(scope, best.network).includes(network) }];
  });
}

/** V-28: the firewall of the router next to a VTEP drops VXLAN to another one. Firewalls farther on show in a trace. */
function blockedFinding(own: Vtep, ways: readonly Way[], scope: Scope): readonly Finding[] {
  for (const { peer, via } of ways) {
    const [ref] = via === null ? [] : scope.holders(via).filter(({ owner }) => isRouter(scope, owner));
    const router = ref === undefined ? null : scope.component(ref.owner);
    const [from, to] = [own.port.addresses[0], peer.port.addresses[0]];
    if (router === null || from === undefined || to === undefined || !blocksUdp(router, { from: from.word, to: to.word, port: own.vxlanPort })) continue;
    const rule = { name: 'VXLAN', source: [formatCidr(from.cidr)], destination: [formatCidr(to.cidr)], service: [`udp/${own.vxlanPort}`], action: 'accept' };
    const fix = { command: 'row.add', args: { id: router.id, path: '/firewallRules', row: rule, index: 0 }, title: 'V-28.fix.vxlan', params: { router: router.component.name } };
    const params = { case: 'vxlan', router: router.component.name, port: own.vxlanPort, from: own.address, to: peer.address };
    return [{ code: 'V-28', severity: 'warning', at: { component: own.host.id, path: own.port.row.path }, params, fix }];
  }
  return [];
}

/**
 * VX-003 as far as one host can tell: no route of its own leads to the other VTEP, or a connected one leads into another layer 2 network; and V-28 at the
 * router next to it. What else routers in between do with a packet is not asked here; a trace says that.
 */
export function underlayFindings(self: Self<EsxiHostProps>, scope: Scope): readonly Finding[] {
  const own = vtepOf(scope, self.id);
  if (own === null || own.port.network === null || !isHypervisorUp({ id: self.id, component: self.component })) return [];
  const ways = waysOf(self, own, scope);
  const lost = ways.filter((way) => !way.isThere);
  const params = { name: self.component.name, hosts: lost.map(({ peer }) => peer.host.component.name).join(', ') };
  return [
    ...(lost.length === 0 ? [] : [{ code: 'VX-003', severity: 'error', at: { component: self.id, path: own.port.row.path }, params } as const]),
    ...blockedFinding(own, ways, scope),
  ];
}
