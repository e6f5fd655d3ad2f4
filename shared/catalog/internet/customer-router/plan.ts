import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { InterfaceRow } from '../../../model/interface-row.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, offsetIpv4, parseIpv4 } from '../../../net/address.ts';
import { parseCidr } from '../../../net/cidr.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { RouteRow } from '../../../plan/stage.ts';
import { ipInterfaceRows, portTowards, portsOf, type Port } from '../../ip-ports.ts';
import { planIpRouter } from '../../ip-router.ts';
import type { WrittenRoute } from '../../route-rows.ts';
import { visibilityOf, vlanOf } from '../../vlans.ts';
import { dropPrivate } from '../private-ranges.ts';
import type { CustomerRouterProps } from './props.ts';

/** The gateway address of every subnet of a VLAN: the first usable one is the provider's (domain/private-cloud.md b.1). */
function gatewayAddresses(scope: Scope, vlan: ComponentId): readonly string[] {
  return scope.prefixes(vlan).flatMap((text) => {
    const cidr = parseCidr(text);
    return cidr === null || cidr.prefixLength > 30 ? [] : [formatIpv4(offsetIpv4(cidr.network, 1))];
  });
}

/** Its interfaces; one on a VLAN that has no address written has the gateway's in each of its subnets. */
export function customerRouterInterfaces(self: Self<CustomerRouterProps>, scope: Scope): readonly InterfaceRow[] {
  const plugs = scope.links(self.id, 'l2');
  return ipInterfaceRows(self.props.interfaces).map((row) => {
    const network = plugs.find((view) => view.port === row.id)?.peer;
    return row.addresses.length > 0 || network === undefined ? row : { ...row, addresses: gatewayAddresses(scope, network) };
  });
}

/** What the internet learns: the subnets of the public VLANs that a frontend router serves. */
export function advertisedPrefixes(self: Self<CustomerRouterProps>, scope: Scope): readonly string[] {
  if (self.props.role !== 'frontend') return [];
  const networks = portsOf(scope, self.id).flatMap((port) => (port.isUp && port.network !== null ? [port.network] : []));
  return [...new Set(networks)].flatMap((network) => {
    const vlan = vlanOf(scope, network);
    return vlan !== null && visibilityOf(vlan) === 'public' ? scope.prefixes(network) : [];
  });
}

/** Whether a route leads to a device of the customer's: into one of the VLANs, not along the backbone or to the internet. */
function isTowardsCustomer(route: WrittenRoute, ports: readonly Port[]): boolean {
  const nextHop = parseIpv4(route.nextHop);
  const port = ports.find(({ row }) => row.id === route.interface) ?? (nextHop === null ? null : portTowards(ports, nextHop));
  return port !== null && port.network !== null;
}

/** A route that the provider's router takes from the customer only by arrangement: it does not know overlay prefixes (domain/private-cloud.md b.1). */
export function isRefusedRoute(self: Self<CustomerRouterProps>, route: WrittenRoute, ports: readonly Port[]): boolean {
  return !self.props.knowsOverlay && isTowardsCustomer(route, ports);
}

/** eBGP: what the provider's routers learn from one another. */
const learnedDistance = 20;

/** A frontend router reaches everybody by the internet it is plugged into: nobody has to write that route, and one that is written goes first. */
function learnedDefault(self: Self<CustomerRouterProps>, scope: Scope, ports: readonly Port[]): readonly RouteRow[] {
  if (self.props.role !== 'frontend' || self.props.routes.some((route) => route.network === '0.0.0.0/0')) return [];
  const port = ports.find(({ wire, isUp }) => isUp && wire !== null && scope.component(wire.peer)?.component.kind === 'internet');
  if (port === undefined) return [];
  const because = { component: self.id, path: port.row.path, label: port.row.id };
  return [{ destination: '0.0.0.0/0', type: 'unicast', interface: port.row.id, via: null, distance: learnedDistance, metric: 0, because }];
}

/** Where the provider's own services live (domain/private-cloud.md 0.2, the routes of the ESG). */
const providerServices = '161.26.0.0/16';

/** The backbone leads to the provider's services, which nobody draws: what becomes of a packet for one is not known. A way that somebody wrote goes first. */
function servicesRoute(self: Self<CustomerRouterProps>): readonly RouteRow[] {
  if (self.props.role !== 'backend') return [];
  const because = { component: self.id, path: '/role', label: providerServices };
  return [{ destination: providerServices, type: 'blackhole', interface: null, via: null, distance: 255, metric: 0, because, reason: 'UNKNOWN_EXTERNAL_ADDRESS' }];
}

/** A router of the provider. The public one carries nothing private, in either address. */
export function planCustomerRouter(self: Self<CustomerRouterProps>, scope: Scope, plan: PlanBuilder): void {
  const ports = portsOf(scope, self.id);
  planIpRouter(self, scope, plan, { routes: [...learnedDefault(self, scope, ports), ...servicesRoute(self)], isInForce: (route) => !isRefusedRoute(self, route, ports) });
  if (self.props.role === 'frontend') plan.stage(self.id, dropPrivate({ component: self.id, path: '/role', label: self.component.name }));
}
