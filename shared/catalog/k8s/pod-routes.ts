import { z } from 'zod';
import type { ComponentId } from '../../model/design.ts';
import type { Scope } from '../../model/scope.ts';
import { cidrCovers, formatCidr, parseCidr, type Cidr } from '../../net/cidr.ts';
import { portsOf } from '../ip-ports.ts';
import { routesField, writtenRoutes } from '../route-rows.ts';
import { routersIn } from '../routers.ts';
import { addressText, type ClusterNode } from './nodes.ts';
import { propsReader } from './read-props.ts';

/* What routers beside a cluster know of its pods (V-37, V-38). BGP is not computed: what a router learned are rows of its routes. */

const readRoutes = propsReader(z.object({ routes: routesField }));

/** The router a node sends everything to that it has no better route for; null where its gateway is nobody's. */
export function gatewayOf(scope: Scope, node: ClusterNode): ComponentId | null {
  const gateway = addressText(node.props.gateway);
  const [port] = node.ports;
  if (gateway === null || port === undefined || port.network === null) return null;
  return routersIn(scope, port.network).find((ref) => ref.row.addresses.some((text) => addressText(text) === gateway))?.owner ?? null;
}

/** Whether a router has a route of its own to a block of pods, other than a default route. */
export function knowsBlock(scope: Scope, router: ComponentId, block: Cidr): boolean {
  const entry = scope.component(router);
  if (entry === null) return false;
  const rows = writtenRoutes(router, readRoutes(entry).routes, portsOf(scope, router));
  return rows.some((row) => {
    const cidr = parseCidr(row.destination);
    return row.type === 'unicast' && cidr !== null && cidr.prefixLength > 0 && cidrCovers(cidr, block);
  });
}

/** The block of a node as text. */
export function blockText(node: ClusterNode): string {
  return node.block === null ? '' : formatCidr(node.block);
}
