import { z } from 'zod';
import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import type { RouteRow } from '../../../plan/stage.ts';
import type { Ipv4 } from '../../../net/address.ts';
import { portsOf } from '../../ip-ports.ts';
import { routesField } from '../../route-rows.ts';
import { isRouter } from '../../routers.ts';
import { routeTo } from '../../wired-routers.ts';
import type { Concentrator } from '../stretch.ts';

/* How large a packet of a tunnel may be on its way, by the tables of the routers it meets (domain/private-cloud.md e). */

const routedSchema = z.looseObject({ routes: routesField });

/** The route of a router to an address, by what is written in its own list; null where it has none that leads on. */
export function wayTo(scope: Scope, router: ComponentId, address: Ipv4): RouteRow | null {
  const routes = routedSchema.safeParse(scope.component(router)?.component.props ?? {}).data?.routes ?? [];
  const row = routeTo(scope, router, routes, address);
  return row?.type === 'unicast' ? row : null;
}

function routerAt(scope: Scope, address: string): ComponentId | null {
  return scope.holders(address).find(({ owner }) => isRouter(scope, owner))?.owner ?? null;
}

/** Routers farther than this are not asked; a loop of routes ends here too. */
const farthest = 16;

/** The smallest MTU from one end of a pair towards the other, in bytes, as far as routes lead. */
export function pathMtuBytes(scope: Scope, near: Concentrator, far: Concentrator): number {
  const target = far.uplink?.addresses[0]?.word;
  let smallest = Math.min(near.uplink?.mtuBytes ?? Infinity, far.uplink?.mtuBytes ?? Infinity);
  if (target === undefined) return smallest;
  let router = routerAt(scope, near.props.gateway);
  for (let count = 0; count < farthest && router !== null; count += 1) {
    const way = wayTo(scope, router, target);
    const port = portsOf(scope, router).find(({ row }) => row.id === way?.interface);
    if (port !== undefined) smallest = Math.min(smallest, port.mtuBytes);
    router = way === null || way.via === null ? null : routerAt(scope, way.via);
  }
  return smallest;
}
