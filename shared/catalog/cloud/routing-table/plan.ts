import type { Self } from '../../../model/definition.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { cidrContains, formatCidr, parseCidr, type Cidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { RouteRow } from '../../../plan/stage.ts';
import { gatewayAddress, subnetCidr, vpcRange } from '../addressing.ts';
import { subnetsOf, vpcOf } from '../association.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { gapRow, gatewayTarget, goesThroughGateway, isAutomatic, lastDistance, routeBecause, userDistance, type Route } from '../routes.ts';

interface Props {
  readonly rebuilding: boolean;
  readonly routes: readonly Route[];
}

interface Leg {
  readonly subnet: Entry;
  readonly cidr: Cidr;
  /** True where this table is the gateway of the subnet, false where it only reaches it by LOCAL. */
  readonly own: boolean;
}

/** All subnets of the VPC: LOCAL covers those of other tables too (C.4 rule 2). */
function legs(self: Self<Props>, scope: Scope): readonly Leg[] {
  const own = subnetsOf(scope, self.id);
  const vpc = vpcOf(scope, self.id);
  const others = vpc === null ? [] : scope.children(vpc.id).filter((child) => !own.some((subnet) => subnet.id === child.id));
  return [...own.map((subnet) => ({ subnet, own: true })), ...others.map((subnet) => ({ subnet, own: false }))].flatMap(({ subnet, own: isOwn }) => {
    const cidr = subnetCidr(scope, subnet.id);
    return cidr === null ? [] : [{ subnet, cidr, own: isOwn }];
  });
}

function planLeg(self: Self<Props>, leg: Leg, plan: PlanBuilder): void {
  const because = { component: leg.subnet.id, path: '/cidr', label: leg.subnet.component.name };
  plan.interface(self.id, {
    id: leg.subnet.id,
    segment: leg.subnet.id,
    addresses: leg.own ? [{ address: gatewayAddress(leg.cidr), prefixLength: leg.cidr.prefixLength }] : [],
    mtuBytes: tenantMtuBytes,
    up: true,
    because,
  });
  plan.routes(self.id, [{
    destination: formatCidr(leg.cidr), type: 'unicast', interface: leg.subnet.id, via: null, distance: 0, metric: 0, because,
  }]);
}

const gap = { type: 'blackhole', interface: null, via: null, metric: 0, reason: 'INSUFFICIENT_CONFIG' } as const;
const localDistance = 254;
/** A VPC lies in one of these (B.2). */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/**
 * The VPC's own range outside every subnet: covered by LOCAL, answered by nobody. While the range or a subnet cannot be read, an address that no
 * subnet covers may be anybody's.
 */
function localRoutes(self: Self<Props>, scope: Scope): readonly RouteRow[] {
  const vpc = vpcOf(scope, self.id);
  if (vpc === null) return [];
  const cidr = vpcRange(vpc.id, scope);
  const because = { component: vpc.id, path: '/cidr', label: cidr === null ? vpc.component.name : `LOCAL ${formatCidr(cidr)}` };
  if (cidr === null) return privateRanges.map((destination) => ({ ...gap, destination, distance: localDistance, because }));
  const local = { destination: formatCidr(cidr), distance: localDistance } as const;
  const unread = scope.children(vpc.id).find((child) => child.component.kind === 'subnet' && subnetCidr(scope, child.id) === null);
  if (unread !== undefined) return [{ ...gap, ...local, because: { component: unread.id, path: '/cidr', label: unread.component.name } }];
  return [{ ...local, type: 'blackhole', interface: null, via: null, metric: 0, because }];
}

/**
 * Routes somebody wrote. One whose next hop is nowhere in the VPC, or whose prefix cannot be read, leaves open where its packets go; those through a
 * gateway component are brought by that component.
 */
function userRoutes(self: Self<Props>, known: readonly Leg[], scope: Scope): readonly RouteRow[] {
  return self.props.routes.flatMap((route, index): RouteRow[] => {
    if (isAutomatic(route)) return [];
    const because = routeBecause({ table: self, route, index });
    const cidr = parseCidr(route.cidr);
    if (cidr === null) return [gapRow('0.0.0.0/0', lastDistance, because)];
    const destination = formatCidr(cidr);
    if (goesThroughGateway(route)) return gatewayTarget(scope, route) === null ? [gapRow(destination, userDistance, because)] : [];
    const gateway = parseIpv4(route.gateway);
    const leg = gateway === null ? undefined : known.find((candidate) => cidrContains(candidate.cidr, gateway));
    if (gateway === null || leg === undefined) return [gapRow(destination, userDistance, because)];
    return [{ destination, type: 'unicast', interface: leg.subnet.id, via: formatIpv4(gateway), distance: userDistance, metric: 0, because }];
  });
}

/** Nothing passes while it is being rebuilt (C.4 rule 10). */
function planRebuilding(self: Self<Props>, plan: PlanBuilder): void {
  if (!self.props.rebuilding) return;
  const because = { component: self.id, path: '/rebuilding', label: self.component.name };
  plan.stage(self.id, { kind: 'admit', slot: 'receive', interface: null, because, rows: [], reason: 'ROUTER_REBUILDING' });
}

/** One router with a leg in every subnet of the VPC. Gateways and floating IPs add their own interfaces and routes to it. */
export function planRoutingTable(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const known = legs(self, scope);
  plan.device({ id: self.id, component: self.id, profile: 'router', ttlCost: 1 });
  for (const leg of known) planLeg(self, leg, plan);
  plan.routes(self.id, [...localRoutes(self, scope), ...userRoutes(self, known, scope)]);
  planRebuilding(self, plan);
}
