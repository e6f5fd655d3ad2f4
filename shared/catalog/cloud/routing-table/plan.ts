import type { Self } from '../../../model/definition.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { cidrContains, formatCidr, parseCidr, type Cidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { RouteRow } from '../../../plan/stage.ts';
import { gatewayAddress, subnetCidr, vpcRange } from '../addressing.ts';
import { subnetsOf, vpcOf } from '../association.ts';
import { tenantMtuBytes } from '../port-plan.ts';

interface Props {
  readonly routes: readonly { readonly id: string; readonly cidr: string; readonly gateway: string }[];
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
const lastDistance = 255;
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

/** Routes somebody wrote. One whose next hop is nowhere in the VPC, or whose prefix cannot be read, leaves open where its packets go. */
function userRoutes(self: Self<Props>, known: readonly Leg[]): readonly RouteRow[] {
  return self.props.routes.map((row, index): RouteRow => {
    const because = { component: self.id, path: `/routes/${index}`, label: `${self.component.name} · ${row.id}` };
    const cidr = parseCidr(row.cidr);
    const gateway = parseIpv4(row.gateway);
    const leg = gateway === null ? undefined : known.find((candidate) => cidrContains(candidate.cidr, gateway));
    if (cidr === null) return { ...gap, destination: '0.0.0.0/0', distance: lastDistance, because };
    if (gateway === null || leg === undefined) return { ...gap, destination: formatCidr(cidr), distance: 1, because };
    return { destination: formatCidr(cidr), type: 'unicast', interface: leg.subnet.id, via: formatIpv4(gateway), distance: 1, metric: 0, because };
  });
}

/** One router with a leg in every subnet of the VPC. Gateways and floating IPs add their own interfaces and routes to it. */
export function planRoutingTable(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const known = legs(self, scope);
  plan.device({ id: self.id, component: self.id, profile: 'router', ttlCost: 1 });
  for (const leg of known) planLeg(self, leg, plan);
  plan.routes(self.id, [...localRoutes(self, scope), ...userRoutes(self, known)]);
}
