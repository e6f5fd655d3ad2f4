import type { Self } from '../../../model/definition.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { cidrContains, formatCidr, parseCidr, type Cidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { RouteRow } from '../../../plan/plan.ts';
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

/** The VPC's own range outside every subnet: covered by LOCAL, answered by nobody. */
function localRoute(self: Self<Props>, scope: Scope): readonly RouteRow[] {
  const vpc = vpcOf(scope, self.id);
  const cidr = vpc === null ? null : vpcRange(vpc.id, scope);
  if (vpc === null || cidr === null) return [];
  const because = { component: vpc.id, path: '/cidr', label: `LOCAL ${formatCidr(cidr)}` };
  return [{ destination: formatCidr(cidr), type: 'blackhole', interface: null, via: null, distance: 254, metric: 0, because }];
}

function userRoutes(self: Self<Props>, known: readonly Leg[]): readonly RouteRow[] {
  return self.props.routes.flatMap((row, index): RouteRow[] => {
    const cidr = parseCidr(row.cidr);
    const gateway = parseIpv4(row.gateway);
    const leg = gateway === null ? undefined : known.find((candidate) => cidrContains(candidate.cidr, gateway));
    if (cidr === null || gateway === null || leg === undefined) return [];
    const because = { component: self.id, path: `/routes/${index}`, label: `${self.component.name} · ${row.id}` };
    return [{
      destination: formatCidr(cidr), type: 'unicast', interface: leg.subnet.id, via: formatIpv4(gateway), distance: 1, metric: 0, because,
    }];
  });
}

/** One router with a leg in every subnet of the VPC. Gateways and floating IPs add their own interfaces and routes to it. */
export function planRoutingTable(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const known = legs(self, scope);
  plan.device({ id: self.id, component: self.id, profile: 'router', ttlCost: 1 });
  for (const leg of known) planLeg(self, leg, plan);
  plan.routes(self.id, [...localRoute(self, scope), ...userRoutes(self, known)]);
}
