import type { ComponentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import { formatIpv4, parseIpv4, type Ipv4 } from '../net/address.ts';
import { cidrContains } from '../net/cidr.ts';
import { gatewayFor } from './free-addresses.ts';
import { portTowards, type Port } from './ip-ports.ts';
import { readRoute, type IdleRoute, type WrittenRoute } from './route-rows.ts';
import { isRouter, routersIn } from './routers.ts';
import { meantPorts } from './wired-routers.ts';

/* V-19: default gateways that are nobody's; V-21 and RT-002: routes that are not in force. */

function isAnsweredBy(scope: Scope, owner: ComponentId, port: Port, gateway: string): boolean {
  const { network, wire } = port;
  if (network !== null) return routersIn(scope, network).some((ref) => ref.owner !== owner && ref.row.addresses.includes(gateway));
  return wire !== null && isRouter(scope, wire.peer) && scope.interfaces(wire.peer).some((row) => row.addresses.includes(gateway));
}

/** V-19: a machine's default gateway must be the address of a router that is connected to its layer 2 domain. */
export function gatewayFindings(owner: ComponentId, text: string, scope: Scope, path = '/gateway'): readonly Finding[] {
  const gateway = parseIpv4(text);
  const ports = meantPorts(scope, owner).filter((port) => port.segment !== null && port.addresses.length > 0);
  if (gateway === null || ports.length === 0) return [];
  const near = ports.filter((port) => portTowards([port], gateway) !== null);
  if (near.some((port) => isAnsweredBy(scope, owner, port, formatIpv4(gateway)))) return [];
  const name = scope.component(owner)?.component.name ?? owner;
  const [first] = near.length > 0 ? near : ports;
  const around = first?.network ?? null;
  const other = around === null ? null : gatewayFor(scope, around, first?.addresses[0]?.word ?? gateway);
  const fix = other === null ? {} : { fix: { command: 'component.update', args: { id: owner, props: { [path.slice(1)]: other } }, title: 'V-19.fix', params: { router: other } } };
  const network = scope.component(first?.network ?? first?.wire?.peer ?? null)?.component.name ?? '';
  const params = near.length === 0 ? { case: 'outside', gateway: text, name } : { gateway: text, network };
  return [{ code: 'V-19', severity: 'error', at: { component: owner, path }, params, ...fix }];
}

/** V-21 for a next hop that stands alone in a field of its own (the default gateway of a router). */
export function nextHopFindings(owner: ComponentId, text: string, scope: Scope, path: string): readonly Finding[] {
  const nextHop = parseIpv4(text);
  if (nextHop === null || isConnected(meantPorts(scope, owner), nextHop)) return [];
  return [{ code: 'V-21', severity: 'error', at: { component: owner, path }, params: { route: '0.0.0.0/0', nextHop: text } }];
}

function isConnected(ports: readonly Port[], address: Ipv4): boolean {
  return ports.some((port) => port.isUp && port.segment !== null && port.addresses.some((own) => own.isPlaced && cidrContains(own.cidr, address)));
}

/** What a row lacks. Texts that are no addresses are ADDR-001 and CIDR-001. */
function idleCase(route: WrittenRoute, idle: IdleRoute): { readonly case?: string; readonly field: string } | null {
  switch (idle) {
    case 'unreadable':
      return route.network === '' ? { case: 'network', field: 'network' } : null;
    case 'no-next-hop':
      return { field: 'nextHop' };
    case 'no-interface':
      return { case: 'interface', field: 'interface' };
    case 'interface-down':
      return { case: 'down', field: 'interface' };
    case 'next-hop-not-connected':
      return { field: 'nextHop' };
  }
}

/** V-21 and RT-002 for the rows of a list of routes, found at `path` in the props of their owner. */
export function routeFindings(owner: ComponentId, routes: readonly WrittenRoute[], scope: Scope, path = '/routes'): readonly Finding[] {
  const ports = meantPorts(scope, owner);
  const name = scope.component(owner)?.component.name ?? owner;
  return routes.flatMap((route, index): readonly Finding[] => {
    const read = readRoute(route, { component: owner, label: route.id }, ports);
    const lack = 'idle' in read ? idleCase(route, read.idle) : null;
    if (lack === null || !('idle' in read)) return [];
    const at = { component: owner, path: `${path}/${index}/${lack.field}` };
    const label = route.network || route.id;
    if (read.idle === 'next-hop-not-connected') return [{ code: 'V-21', severity: 'error', at, params: { route: label, nextHop: route.nextHop } }];
    const params = { ...(lack.case === undefined ? {} : { case: lack.case }), route: label, interface: route.interface, name };
    const fix = { command: 'row.remove', args: { id: owner, path: `${path}/${route.id}` }, title: 'RT-002.fix' };
    return [{ code: 'RT-002', severity: read.idle === 'interface-down' ? 'warning' : 'error', at, params, fix }];
  });
}
