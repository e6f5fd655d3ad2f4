import type { ComponentId } from '../../../model/design.ts';
import type { Entry, InterfaceRef, Scope } from '../../../model/scope.ts';
import { cidrCovers, parseCidr, type Cidr } from '../../../net/cidr.ts';
import { nameOf, tableBehind } from '../association.ts';
import { nextHopOf, routesOf, type Route } from '../routes.ts';

/** A chain of next hops longer than this is taken for a loop (domain/public-cloud.md d, NHN-RT-011). */
const longestChain = 16;

/** The user route of a table that packets for a prefix take: the longest that covers all of it. */
function routeFor(table: Entry, wanted: Cidr): Route | null {
  let best: { readonly route: Route; readonly length: number } | null = null;
  for (const route of routesOf(table)) {
    const cidr = parseCidr(route.cidr);
    if (cidr !== null && cidrCovers(cidr, wanted) && (best === null || cidr.prefixLength > best.length)) best = { route, length: cidr.prefixLength };
  }
  return best?.route ?? null;
}

/**
 * Follows a route from forwarder to forwarder: each sends on by the table of its own subnet. The names on the way when it comes back to one of them or
 * is too long; null when it leads out. A forwarder behind the very table of the route is a matter of NHN-RT-005.
 */
export function routeLoop(scope: Scope, start: ComponentId, route: Route): string | null {
  const wanted = parseCidr(route.cidr);
  if (wanted === null) return null;
  const seen: ComponentId[] = [];
  const names = [nameOf(scope, start)];
  let table = start;
  let hop: InterfaceRef | null = nextHopOf(scope, route);
  while (hop !== null && seen.length <= longestChain) {
    names.push(nameOf(scope, hop.owner));
    if (seen.includes(hop.owner)) return names.join(' > ');
    seen.push(hop.owner);
    const next = tableBehind(scope, hop);
    if (next === null || next.id === table) return null;
    table = next.id;
    names.push(next.component.name);
    const onward = routeFor(next, wanted);
    hop = onward === null ? null : nextHopOf(scope, onward);
  }
  return hop === null ? null : names.join(' > ');
}
