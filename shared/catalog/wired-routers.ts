import type { ComponentId } from '../model/design.ts';
import type { Scope } from '../model/scope.ts';
import { parseIpv4, type Ipv4 } from '../net/address.ts';
import { cidrContains, parseCidr } from '../net/cidr.ts';
import type { RouteRow } from '../plan/stage.ts';
import { connectedRoutes, portsOf, type Port } from './ip-ports.ts';
import { writtenRoutes, type WrittenRoute } from './route-rows.ts';

/* Routers as their neighbours along wires see them, and where their routes lead. */

/** Whoever is at the other end of a component's wires; a circuit in between is looked through. */
export function wiredNeighbours(scope: Scope, owner: ComponentId): readonly ComponentId[] {
  const met = new Set([owner]);
  const found: ComponentId[] = [];
  for (const at of met) {
    for (const { peer } of scope.links(at, 'routed')) {
      const other = scope.component(peer);
      if (other === null || met.has(peer)) continue;
      if (other.component.kind === 'wan') met.add(peer);
      else if (!found.includes(peer)) found.push(peer);
    }
  }
  return found.filter((id) => id !== owner);
}

/** Interfaces as they are meant to be: a host that is down makes no route wrong. */
export function meantPorts(scope: Scope, owner: ComponentId): readonly Port[] {
  return portsOf(scope, owner).map((port) => ({ ...port, isUp: port.row.connected !== false }));
}

/** The address by which a wired neighbour can be the next hop of this component: one in a network they share. */
export function nextHopAt(scope: Scope, owner: ComponentId, neighbour: ComponentId): string | null {
  const own = meantPorts(scope, owner).flatMap((port) => port.addresses.filter((address) => address.isPlaced));
  const other = scope.interfaces(neighbour).flatMap((row) => row.addresses);
  return other.find((text) => {
    const word = parseIpv4(text);
    return word !== null && own.some((address) => address.word !== word && cidrContains(address.cidr, word));
  }) ?? null;
}

/** The best route of a router to an address: its networks and what is written; null where there is none. */
export function routeTo(scope: Scope, owner: ComponentId, routes: readonly WrittenRoute[], address: Ipv4): RouteRow | null {
  const ports = meantPorts(scope, owner);
  let best: { readonly row: RouteRow; readonly length: number } | null = null;
  for (const row of [...connectedRoutes(owner, ports), ...writtenRoutes(owner, routes, ports)]) {
    const cidr = parseCidr(row.destination);
    if (cidr !== null && cidrContains(cidr, address) && (best === null || cidr.prefixLength > best.length)) best = { row, length: cidr.prefixLength };
  }
  return best?.row ?? null;
}
