import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { cidrCovers, formatCidr, parseCidr, type Cidr } from '../../../net/cidr.ts';
import { readAddresses } from '../../address-words.ts';
import { networkPrefixes, portsOf, type Port } from '../../ip-ports.ts';
import { routeTo } from '../../wired-routers.ts';
import { isRefusedRoute } from './plan.ts';
import type { CustomerRouterProps } from './props.ts';

/* V-50: what an edge sends to the provider's private network from overlay addresses, the backend router cannot answer: it knows no overlay prefix. */

function text(row: unknown, key: string): string {
  const value: unknown = typeof row === 'object' && row !== null ? Object.entries(row).find(([name]) => name === key)?.[1] : undefined;
  return typeof value === 'string' ? value : '';
}

function rowsOf(scope: Scope, owner: ComponentId, list: string): readonly unknown[] {
  const rows = scope.component(owner)?.component.props[list];
  return Array.isArray(rows) ? rows : [];
}

/** Overlay networks whose machines reach the private network through an edge: those it is plugged into, and those it has routes to behind them. */
function overlaysBehind(scope: Scope, edge: ComponentId): readonly Cidr[] {
  const inside = portsOf(scope, edge).filter((port) => port.network !== null && scope.component(port.network)?.component.kind === 'logical-switch');
  const plugged = inside.flatMap((port) => (port.network === null ? [] : networkPrefixes(scope, port.network)));
  const routed = rowsOf(scope, edge, 'routes').flatMap((row) => parseCidr(text(row, 'network')) ?? []).filter((cidr) => cidr.prefixLength > 0);
  const behind = scope.ofKind('logical-switch').flatMap(({ id }) => networkPrefixes(scope, id)).filter((prefix) => routed.some((cidr) => cidrCovers(cidr, prefix)));
  // Pods leave with addresses of their own only where their pool does not translate them (natOutgoing, on by default).
  const pods = scope.ofKind('ip-pool').flatMap(({ component: { props } }) => (props['natOutgoing'] === false && typeof props['cidr'] === 'string' ? (parseCidr(props['cidr']) ?? []) : []));
  const known = new Map([...plugged, ...behind, ...pods.filter((pool) => routed.some((cidr) => cidrCovers(cidr, pool)))].map((cidr) => [formatCidr(cidr), cidr]));
  return [...known.values()];
}

/** Whether an enabled source NAT rule at that interface takes everything of a prefix. */
function isTranslated(scope: Scope, edge: ComponentId, port: string, prefix: Cidr): boolean {
  return rowsOf(scope, edge, 'nat').some((row) => {
    if (text(row, 'kind') === 'DNAT' || text(row, 'appliedOn') !== port || (typeof row === 'object' && row !== null && 'enabled' in row && row.enabled === false)) return false;
    return (readAddresses(text(row, 'originalAddress')) ?? []).some((original) => {
      const cidr = parseCidr(original);
      return cidr !== null && cidrCovers(cidr, prefix);
    });
  });
}

function remedy(edge: ComponentId, port: Port, prefix: Cidr): Fix | null {
  const own = port.addresses[0];
  if (own === undefined) return null;
  const row = { kind: 'SNAT', appliedOn: port.row.id, originalAddress: formatCidr(prefix), translatedAddress: own.address };
  return { command: 'row.add', args: { id: edge, path: '/nat', row }, title: 'V-50.fix', params: { cidr: formatCidr(prefix), address: own.address } };
}

/** V-50 at a backend router, for every edge on its VLANs. */
export function overlayReturnFindings(self: Self<CustomerRouterProps>, scope: Scope): readonly Finding[] {
  if (self.props.role !== 'backend') return [];
  const ports = portsOf(scope, self.id);
  const routes = self.props.routes.filter((route) => !isRefusedRoute(self, route, ports));
  const edges = ports.flatMap((port) => (port.network === null ? [] : scope.members(port.network))).filter((ref) => scope.component(ref.owner)?.component.kind === 'esg');
  return edges.flatMap(({ owner, row }) => {
    const port = portsOf(scope, owner).find((candidate) => candidate.row.id === row.id);
    return overlaysBehind(scope, owner).flatMap((prefix): readonly Finding[] => {
      if (port === undefined || isTranslated(scope, owner, row.id, prefix) || routeTo(scope, self.id, routes, prefix.network)?.type === 'unicast') return [];
      const fix = remedy(owner, port, prefix);
      const params = { edge: scope.component(owner)?.component.name ?? owner, port: row.id, cidr: formatCidr(prefix), name: self.component.name };
      return [{ code: 'V-50', severity: 'warning', at: { component: self.id, path: '/routes' }, params, ...(fix === null ? {} : { fix }) }];
    });
  });
}
