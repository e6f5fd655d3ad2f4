import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { formatCidr, parseCidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Because, RouteRow } from '../../../plan/stage.ts';
import { planAcl } from '../acl.ts';
import { gatewayAddress, subnetCidr, vpcRange } from '../addressing.ts';
import { floatingIpsOn, gatewayOf, tableOf, vpcOf } from '../association.ts';
import { planPublicSide } from '../fabric.ts';
import { planPlugs, plugs } from '../port-plan.ts';
import { gapRow, lastDistance, routeBecause, routesTo, userDistance } from '../routes.ts';
import { servesVpc } from '../serves.ts';

interface Props {
  readonly state: string;
}

/** Its floating IP and what that says, or null while it has none that can be read. */
function publicSide(scope: Scope, id: ComponentId): { readonly fip: Entry; readonly address: string; readonly network: string | null } | null {
  const [fip] = floatingIpsOn(scope, id);
  const { address: text, externalNetwork } = fip?.component.props ?? {};
  const address = typeof text === 'string' ? parseIpv4(text) : null;
  if (fip === undefined || address === null) return null;
  return { fip, address: formatIpv4(address), network: typeof externalNetwork === 'string' ? externalNetwork : null };
}

/** Sources become the floating IP's address; only answers come back (C.6). */
function planTranslation(id: ComponentId, address: string, because: Because, plan: PlanBuilder): void {
  plan.stage(id, { kind: 'session', slot: 'session', interface: null, because });
  plan.stage(id, {
    kind: 'source-translate', slot: 'source-translate', interface: 'public', because, stateless: false, ports: 'keep-if-free',
    rows: [{ match: {}, addresses: [address], port: null, because }],
  });
  plan.filter(id, {
    slot: 'ingress-filter', interface: 'public', table: 'nat-gateway', stateful: true, view: 'current', defaultAction: 'deny', reason: 'NATGW_INBOUND_BLOCKED', because,
  }, []);
}

/** Why nothing passes: it is not up, or its subnet has lost the internet gateway it needs. */
function obstacle(self: Self<Props>, subnet: ComponentId | null, scope: Scope): { readonly path: string; readonly reason: string } | null {
  if (self.props.state !== 'ACTIVE') return { path: '/state', reason: 'COMPONENT_NOT_RUNNING' };
  const table = subnet === null ? null : tableOf(scope, subnet);
  return table !== null && gatewayOf(scope, table.table.id) === null ? { path: '', reason: 'IGW_NOT_ATTACHED' } : null;
}

/** Back into the VPC: the own subnet directly, everything else by its gateway. */
function inwards(self: Self<Props>, subnet: ComponentId | null, because: Because, scope: Scope): readonly RouteRow[] {
  const own = subnetCidr(scope, subnet);
  const around = vpcRange(vpcOf(scope, self.id)?.id ?? null, scope);
  if (own === null) return [];
  const row = { type: 'unicast', interface: 'natgw', distance: 0, metric: 0, because } as const;
  return [{ ...row, destination: formatCidr(own), via: null }, ...(around === null ? [] : [{ ...row, destination: formatCidr(around), via: gatewayAddress(own) }])];
}

/** The rows of tables that name it: to its port, or a gap while nobody can say what it does with them. */
function planRoutes(self: Self<Props>, subnet: ComponentId | null, address: string | undefined, isComplete: boolean, scope: Scope, plan: PlanBuilder): void {
  for (const use of routesTo(scope, self.id)) {
    const because = routeBecause(use);
    const cidr = parseCidr(use.route.cidr);
    if (cidr === null) continue;
    const destination = formatCidr(cidr);
    const vpc = vpcOf(scope, use.table.id);
    const isServed = vpc !== null && servesVpc(scope, self, vpc.id);
    if (!isComplete || !isServed || subnet === null || address === undefined) plan.routes(use.table.id, [gapRow(destination, userDistance, because)]);
    else plan.routes(use.table.id, [{ destination, type: 'unicast', interface: subnet, via: address, distance: userDistance, metric: 0, because }]);
  }
}

/** A device that translates, between its subnet and the public fabric; no router hop of its own. */
export function planNatGateway(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const ports = plugs(scope, self.id);
  const [port] = ports;
  const subnet = port?.subnet ?? null;
  const outside = publicSide(scope, self.id);
  planRoutes(self, subnet, port?.addresses[0], outside !== null, scope, plan);
  plan.device({ id: self.id, component: self.id, profile: 'transparent', ttlCost: 0 });
  planPlugs(self.id, ports, plan);
  plan.routes(self.id, inwards(self, subnet, { component: self.id, label: self.component.name }, scope));
  const closed = obstacle(self, subnet, scope);
  if (closed !== null) {
    const because = { component: self.id, ...(closed.path === '' ? {} : { path: closed.path }), label: self.component.name };
    plan.stage(self.id, { kind: 'admit', slot: 'receive', interface: null, because, rows: [], reason: closed.reason });
  }
  for (const { row } of ports) planAcl(scope, { owner: self.id, row }, plan);
  if (outside === null) {
    plan.routes(self.id, [gapRow('0.0.0.0/0', lastDistance, { component: self.id, label: self.component.name })]);
    return;
  }
  const because = { component: self.id, label: `${self.component.name} · ${outside.fip.component.name}` };
  planPublicSide(self.id, outside.network, outside.address, because, scope, plan);
  planTranslation(self.id, outside.address, because, plan);
}
