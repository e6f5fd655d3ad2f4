import type { Self } from '../../../model/definition.ts';
import type { Finding, Place } from '../../../model/finding.ts';
import type { Entry, InterfaceRef, Scope } from '../../../model/scope.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { cidrContains, cidrCovers, formatCidr, parseCidr } from '../../../net/cidr.ts';
import { vpcRange } from '../addressing.ts';
import { floatingIpsBehind, floatingIpsOn, gatewaysOf, nameOf, tableBehind, vpcOf } from '../association.ts';
import { isForwarder, isNatInstance } from '../forwarding.ts';
import { projectOf, quotaFindings } from '../quota.ts';
import { gatewayTarget, goesThroughGateway, isAutomatic, nextHopOf, type Route } from '../routes.ts';
import { servesVpc } from '../serves.ts';
import { routeLoop } from './loops.ts';

interface Props {
  readonly isDefault: boolean;
  readonly rebuilding: boolean;
  readonly routes: readonly Route[];
}

interface Row {
  readonly self: Self<Props>;
  readonly route: Route;
  readonly index: number;
  readonly vpc: Entry | null;
  readonly scope: Scope;
}

function unreachable({ self, route, vpc }: Row, field: string, index: number): Finding {
  const at = { component: self.id, path: `/routes/${index}/${field}` };
  return { code: 'NHN-RT-003', severity: 'error', at, params: { cidr: route.cidr, vpc: vpc?.component.name ?? '' } };
}

/** The next hop: a gateway that serves this VPC, or an address of it. */
function gatewayFindings(row: Row): readonly Finding[] {
  const { self, route, index, vpc, scope } = row;
  const at = { component: self.id, path: `/routes/${index}` };
  if (goesThroughGateway(route)) {
    const target = gatewayTarget(scope, route);
    if (target === null) return [unreachable(row, 'target', index)];
    if (vpc === null || servesVpc(scope, target, vpc.id)) return [];
    if (route.gatewayType !== 'NAT_GATEWAY') return [unreachable(row, 'target', index)];
    const own = vpcOf(scope, target.id);
    return [{ code: 'NHN-NAT-003', severity: 'error', at: { ...at, path: `${at.path}/target` }, params: { case: 'vpc', nat: target.component.name, vpc: own?.component.name ?? '-' } }];
  }
  const around = vpc === null ? null : vpcRange(vpc.id, scope);
  const gateway = parseIpv4(route.gateway);
  if (gateway === null || (around !== null && !cidrContains(around, gateway))) return [unreachable(row, 'gateway', index)];
  const holder = nextHopOf(scope, route);
  return holder === null ? [] : forwarderFindings(row, at, holder);
}

/** A route to a machine: it must be willing to forward, and not be behind the same table (B.2, NAT instance). */
function forwarderFindings({ self, route, scope }: Row, at: Place, holder: InterfaceRef): readonly Finding[] {
  const vm = nameOf(scope, holder.owner);
  if (!isForwarder(scope, holder)) {
    const args = { id: holder.owner, path: `/interfaces/${holder.row.id}`, row: { sourceDestCheck: false } };
    const fix = { command: 'row.update', args, title: 'NHN-RT-004.fix', params: { port: holder.row.id } };
    return [{ code: 'NHN-RT-004', severity: 'error', at, params: { vm, port: holder.row.id }, fix }];
  }
  const isDefaultWithFip = parseCidr(route.cidr)?.prefixLength === 0 && floatingIpsOn(scope, holder.owner).length > 0;
  if (tableBehind(scope, holder)?.id !== self.id || isDefaultWithFip) return [];
  return [{ code: 'NHN-RT-005', severity: 'error', at, params: { vm } }];
}

/** The same prefix twice: another row's, or that of LOCAL. The /0 beside the internet gateway's is allowed (B.2, C.4). */
function duplicateFindings({ self, route, index, vpc, scope }: Row): readonly Finding[] {
  const first = self.props.routes.findIndex((other) => other.cidr === route.cidr);
  const local = vpcRange(vpc?.id ?? null, scope);
  const isLocal = vpc !== null && local !== null && formatCidr(local) === route.cidr;
  if (first >= index && !isLocal) return [];
  const fix = { command: 'row.remove', args: { id: self.id, path: `/routes/${route.id}` }, title: 'NHN-RT-002.fix' };
  return [{ code: 'NHN-RT-002', severity: 'error', at: { component: self.id, path: `/routes/${index}` }, params: { cidr: route.cidr, rt: self.component.name }, fix }];
}

function natDevice(scope: Scope, route: Route): boolean {
  const hop = nextHopOf(scope, route);
  return route.gatewayType === 'NAT_GATEWAY' || (hop !== null && isNatInstance(scope, hop.owner));
}

/** What a route does that its writer may not expect. */
function effectFindings({ self, route, index, vpc, scope }: Row): readonly Finding[] {
  const at = { component: self.id, path: `/routes/${index}` };
  const cidr = parseCidr(route.cidr);
  const around = vpc === null ? null : vpcRange(vpc.id, scope);
  if (cidr === null) return [];
  if (around !== null && cidrCovers(around, cidr)) {
    const isLocal = around.prefixLength === cidr.prefixLength;
    return isLocal ? [] : [{ code: 'NHN-RT-008', severity: 'warning', at, params: { cidr: formatCidr(cidr) } }];
  }
  const sources = floatingIpsBehind(scope, self.id).filter(({ owner }) => scope.component(owner)?.component.kind === 'instance');
  if (sources.length === 0) return [];
  if (cidr.prefixLength === 0) return route.gatewayType === 'NAT_GATEWAY' ? [{ code: 'NHN-NAT-004', severity: 'info', at, params: {} }] : [];
  const gw = goesThroughGateway(route) ? (gatewayTarget(scope, route)?.component.name ?? '-') : route.gateway;
  return [{ code: 'NHN-RT-009', severity: natDevice(scope, route) ? 'warning' : 'info', at, params: { cidr: formatCidr(cidr), gw } }];
}

function routeFindings(row: Row): readonly Finding[] {
  const { self, route, index, scope } = row;
  const at = { component: self.id, path: `/routes/${index}` };
  if (isAutomatic(route)) return [{ code: 'NHN-RT-010', severity: 'error', at, params: {}, rule: ['IG-16'] }];
  if (parseCidr(route.cidr) === null) return [];
  const loop = routeLoop(scope, self.id, route);
  const looping: readonly Finding[] = loop === null ? [] : [{ code: 'NHN-RT-011', severity: 'warning', at, params: { path: loop } }];
  return [...gatewayFindings(row), ...duplicateFindings(row), ...effectFindings(row), ...looping];
}

/** While it is being rebuilt nothing passes (C.4 rule 10). */
function rebuildFindings(self: Self<Props>): readonly Finding[] {
  if (!self.props.rebuilding) return [];
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'finish-switch' }, title: 'NHN-RT-006.fix' };
  return [{ code: 'NHN-RT-006', severity: 'warning', at: { component: self.id, path: '/rebuilding' }, params: {}, fix }];
}

/** A second gateway, in a file: the first one serves the table. */
function gatewayCountFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const [first, second] = gatewaysOf(scope, self.id);
  if (first === undefined || second === undefined) return [];
  return [{ code: 'NHN-IG-005', severity: 'error', at: { component: self.id }, params: { rt: self.component.name, ig2: first.component.name }, rule: ['IG-10'] }];
}

/** What is wrong with a table as it stands: its rows, how many there are, and a switch that is under way. */
export function routingTableFindings(self: Self<Props>, scope: Scope): readonly Finding[] {
  const vpc = vpcOf(scope, self.id);
  const rows = self.props.routes.flatMap((route, index) => routeFindings({ self, route, index, vpc, scope }));
  const count = self.props.routes.filter((route) => !isAutomatic(route)).length;
  const at = { component: self.id, path: '/routes' };
  return [...rows, ...quotaFindings({ code: 'NHN-Q-004', name: 'routes', count, project: projectOf(scope, self.id), at }), ...gatewayCountFindings(self, scope), ...rebuildFindings(self)];
}
