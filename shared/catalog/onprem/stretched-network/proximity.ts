import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4, type Ipv4 } from '../../../net/address.ts';
import { cidrContains, parseCidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { RouteRow } from '../../../plan/stage.ts';
import { routesField, type WrittenRoute } from '../../route-rows.ts';
import { cloudGatewayOf, type Pair, type StretchedProps } from '../stretch.ts';
import { wayTo } from './path-mtu.ts';

/*
 * Proximity routing (domain/private-cloud.md d.5): machines in the cloud leave by the cloud's gateway, and the on-premises side learns a route of 32 bits
 * for each of them.
 */

const routedSchema = z.looseObject({ routes: routesField });

/** Distance of what OSPF learned (domain/private-cloud.md b.3). */
const learnedDistance = 110;

function routesOf(entry: Entry): readonly WrittenRoute[] {
  return routedSchema.safeParse(entry.component.props).data?.routes ?? [];
}

/** Whether a router speaks a routing protocol: some row of its table came by one. */
export function isDynamic(entry: Entry): boolean {
  return routesOf(entry).some((route) => route.source === 'ospf' || route.source === 'bgp');
}

/** Machines in the cloud on a stretched network: what runs on a host there and is neither a gateway nor an end of the tunnel. */
export function cloudMachines(scope: Scope, props: StretchedProps): readonly { readonly owner: ComponentId; readonly addresses: readonly Ipv4[]; readonly mtuBytes: number }[] {
  const [segment, cidr] = [scope.component(props.cloudSegment), parseCidr(props.cidr)];
  if (segment === null || cidr === null) return [];
  return scope.members(segment.id).flatMap(({ owner, row }) => {
    const kind = scope.component(owner)?.component.kind;
    if (kind === 'dlr' || kind === 'esg' || kind === 'l2-concentrator' || kind === 'l2-bridge' || kind === 'onprem-router') return [];
    const addresses = row.addresses.flatMap((text) => parseIpv4(text) ?? []).filter((address) => cidrContains(cidr, address));
    return addresses.length === 0 ? [] : [{ owner, addresses, mtuBytes: row.mtuBytes }];
  });
}

/** On-premises routers that stand on the stretched segment. */
function onpremRouters(scope: Scope, props: StretchedProps): readonly Entry[] {
  const segment = scope.component(props.onpremSegment);
  const owners = segment === null ? [] : scope.members(segment.id).flatMap(({ owner }) => scope.component(owner) ?? []);
  return [...new Set(owners)].filter((entry) => entry.component.kind === 'onprem-router');
}

/**
 * Routes that on-premises routers learn while proximity routing is on, by the way that leads to the cloud's concentrator. Nobody learns anything unless
 * both that router and the cloud's gateway speak a protocol; routers between them carry rows of their own.
 */
export function planProximityRoutes(self: Self<StretchedProps>, pair: Pair, scope: Scope, plan: PlanBuilder): void {
  const gateway = cloudGatewayOf(scope, self.props);
  const peer = pair.cloud.uplink?.addresses[0]?.word;
  if (!self.props.proximityRouting || gateway === null || !gateway.port.isUp || !isDynamic(gateway.owner) || peer === undefined) return;
  for (const router of onpremRouters(scope, self.props)) {
    const way = isDynamic(router) ? wayTo(scope, router.id, peer) : null;
    if (way === null) continue;
    const addresses = cloudMachines(scope, self.props).flatMap((machine) => machine.addresses);
    plan.routes(router.id, addresses.map((address): RouteRow => {
      const destination = `${formatIpv4(address)}/32`;
      return { ...way, destination, distance: learnedDistance, metric: 0, because: { component: self.id, path: '/proximityRouting', label: destination } };
    }));
  }
}
