import type { Self } from '../../../model/definition.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { cidrContains, formatCidr, parseCidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Because } from '../../../plan/stage.ts';
import { subnetCidr, vpcRange } from '../addressing.ts';
import { defaultTableOf, tablesOf, vpcOf } from '../association.ts';
import { planWire } from '../fabric.ts';
import { tenantMtuBytes } from '../port-plan.ts';
import { gapRow, routeBecause, routesTo, userDistance } from '../routes.ts';
import { pairOf } from './checks.ts';
import { hasImplicitRoutes } from './implicit.ts';
import type { Pair } from './pairs.ts';

interface Props {
  readonly routes: readonly { readonly id: string; readonly vpc: string | null; readonly cidr: string; readonly gateway: string }[];
}

function tableInterface(self: Self<unknown>): string {
  return `peering:${self.id}`;
}

/** The table by which traffic enters a VPC; every table reaches every subnet of it. */
function entryOf(scope: Scope, vpc: Entry): Entry | null {
  return defaultTableOf(scope, vpc.id) ?? tablesOf(scope, vpc.id)[0] ?? null;
}

/** The way into each VPC, for its own range only: what is for a third one ends here (B.2: no transit). */
function planWays(self: Self<Props>, pair: Pair, because: Because, scope: Scope, plan: PlanBuilder): void {
  for (const vpc of pair) {
    const [range, table] = [vpcRange(vpc.id, scope), entryOf(scope, vpc)];
    if (range === null || table === null) continue;
    plan.routes(self.id, [{ destination: formatCidr(range), type: 'unicast', interface: table.id, via: null, distance: 0, metric: 0, because }]);
  }
}

/** Rows of the peering itself: what comes in for a prefix goes to an instance or virtual IP of a VPC. */
function planOwnRoutes(self: Self<Props>, pair: Pair, scope: Scope, plan: PlanBuilder): void {
  const legs = new Set<string>();
  self.props.routes.forEach((route, index) => {
    const because = { component: self.id, path: `/routes/${index}`, label: `${self.component.name} · ${route.id}` };
    const [cidr, gateway] = [parseCidr(route.cidr), parseIpv4(route.gateway)];
    const vpc = pair.find((candidate) => candidate.id === route.vpc);
    if (cidr === null) return;
    const subnet = vpc === undefined || gateway === null ? undefined : scope.children(vpc.id).find((child) => {
      const inner = subnetCidr(scope, child.id);
      return inner !== null && cidrContains(inner, gateway);
    });
    if (subnet === undefined || gateway === null) {
      plan.routes(self.id, [gapRow(formatCidr(cidr), userDistance, because)]);
      return;
    }
    if (!legs.has(subnet.id)) plan.interface(self.id, { id: subnet.id, segment: subnet.id, addresses: [], mtuBytes: tenantMtuBytes, up: true, because });
    legs.add(subnet.id);
    plan.routes(self.id, [{ destination: formatCidr(cidr), type: 'unicast', interface: subnet.id, via: formatIpv4(gateway), distance: userDistance, metric: 0, because }]);
  });
}

/** Rows of tables that lead to it, by hand in Korean regions, by themselves in default tables elsewhere (C.4 rule 3). */
function planTables(self: Self<Props>, pair: Pair | null, because: Because, scope: Scope, plan: PlanBuilder): void {
  const wired = new Set<string>();
  const wire = (table: Entry): void => {
    if (wired.has(table.id)) return;
    wired.add(table.id);
    planWire({ from: self.id, fromInterface: table.id, to: table.id, toInterface: tableInterface(self), segment: `${self.id}/${table.id}`, because }, plan);
  };
  const way = { type: 'unicast', interface: tableInterface(self), via: null, metric: 0 } as const;
  for (const vpc of pair ?? []) {
    const table = entryOf(scope, vpc);
    if (table === null) continue;
    wire(table);
    const range = vpcRange(pair?.find((other) => other !== vpc)?.id ?? null, scope);
    if (range !== null && hasImplicitRoutes(scope, vpc.id)) plan.routes(table.id, [{ ...way, destination: formatCidr(range), distance: userDistance + 1, because }]);
  }
  for (const use of routesTo(scope, self.id)) {
    const cidr = parseCidr(use.route.cidr);
    const vpc = vpcOf(scope, use.table.id);
    if (cidr === null) continue;
    const isJoined = pair !== null && pair.some((candidate) => candidate.id === vpc?.id);
    if (isJoined) wire(use.table);
    plan.routes(use.table.id, [isJoined ? { ...way, destination: formatCidr(cidr), distance: userDistance, because: routeBecause(use) } : gapRow(formatCidr(cidr), userDistance, routeBecause(use))]);
  }
}

/** A device between tables of two VPCs; addresses stay what they are. */
export function planPeering(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const pair = pairOf(scope, self.id);
  const because = { component: self.id, label: self.component.name };
  planTables(self, pair, because, scope, plan);
  if (pair === null) return;
  plan.device({ id: self.id, component: self.id, profile: 'transparent', ttlCost: 0 });
  plan.routes(self.id, []);
  planWays(self, pair, because, scope, plan);
  planOwnRoutes(self, pair, scope, plan);
}
