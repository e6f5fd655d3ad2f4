import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { InterfaceRef, Scope } from '../../../model/scope.ts';
import { parseIpv4 } from '../../../net/address.ts';
import { parseCidr } from '../../../net/cidr.ts';
import { portsOf, portTowards } from '../../ip-ports.ts';
import { readRoute, routesField, type WrittenRoute } from '../../route-rows.ts';
import { isRouter } from '../../routers.ts';
import type { DlrProps } from '../dlr-rows.ts';

/* V-16 to V-18, and of V-20 what concerns the protocol address. */

type Dlr = Self<DlrProps>;
type Lif = DlrProps['interfaces'][number];

const isLearned = (route: WrittenRoute): boolean => route.source === 'ospf' || route.source === 'bgp';

/** The interface a route leaves by, where it is in force. */
function egressOf(self: Dlr, route: WrittenRoute, scope: Scope): Lif | null {
  const read = readRoute(route, { component: self.id, label: route.id }, portsOf(scope, self.id));
  return 'row' in read ? (self.props.interfaces.find((row) => row.id === read.row.interface) ?? null) : null;
}

function protocolCount(self: Dlr, scope: Scope): readonly Finding[] {
  const { routes } = self.props;
  const at = { component: self.id, path: '/routes' };
  const name = self.component.name;
  const isMixed = routes.some((route) => route.source === 'ospf') && routes.some((route) => route.source === 'bgp');
  const uplinks = routes.filter((route) => route.source === 'ospf').map((route) => egressOf(self, route, scope)).filter((row) => row?.type === 'uplink');
  const [first, second] = [...new Set(uplinks.map((row) => row?.id ?? ''))];
  return [
    ...(isMixed ? [{ code: 'V-16', severity: 'error', at, params: { name } } as const] : []),
    ...(first === undefined || second === undefined ? [] : [{ code: 'V-16', severity: 'error', at, params: { case: 'uplinks', name, first, second } } as const]),
  ];
}

function internalFindings(self: Dlr, scope: Scope): readonly Finding[] {
  return self.props.routes.flatMap((route, index): readonly Finding[] => {
    const lif = isLearned(route) ? egressOf(self, route, scope) : null;
    if (lif === null || lif.type === 'uplink') return [];
    const fix = { command: 'row.update', args: { id: self.id, path: `/interfaces/${lif.id}`, row: { type: 'uplink' } }, title: 'V-17.fix', params: { lif: lif.id } };
    const params = { protocol: route.source.toUpperCase(), route: route.network, lif: lif.id };
    return [{ code: 'V-17', severity: 'error', at: { component: self.id, path: `/routes/${index}` }, params, fix }];
  });
}

/** Routers beside this one on the networks of its interfaces, those on its uplinks first. */
function routersBeside(self: Dlr, scope: Scope): readonly InterfaceRef[] {
  const rows = [...self.props.interfaces.filter((row) => row.type === 'uplink'), ...self.props.interfaces.filter((row) => row.type !== 'uplink')];
  return rows.flatMap((row) => {
    const network = row.connected ? scope.segmentOf(self.id, row.id) : null;
    return network === null ? [] : scope.members(network).filter((ref) => ref.owner !== self.id && ref.row.connected !== false && isRouter(scope, ref.owner));
  });
}

function leadsOn(self: Dlr): boolean {
  const isDefault = (route: WrittenRoute): boolean => parseCidr(route.network)?.prefixLength === 0;
  return parseIpv4(self.props.defaultGateway) !== null || self.props.routes.some((route) => isLearned(route) || isDefault(route));
}

/** V-18: it stands beside another router, so there is more than it is connected to, and it knows no way on. */
function gatewayFindings(self: Dlr, scope: Scope): readonly Finding[] {
  const [router] = routersBeside(self, scope);
  if (router === undefined || leadsOn(self)) return [];
  const gateway = router.row.addresses.find((text) => parseIpv4(text) !== null);
  const fix = gateway === undefined ? {} : { fix: { command: 'component.update', args: { id: self.id, props: { defaultGateway: gateway } }, title: 'V-18.fix', params: { gateway } } };
  return [{ code: 'V-18', severity: 'warning', at: { component: self.id, path: '/defaultGateway' }, params: { name: self.component.name }, ...fix }];
}

/** V-16, V-17 and V-18 of a distributed router. */
export function routingFindings(self: Dlr, scope: Scope): readonly Finding[] {
  return [...protocolCount(self, scope), ...internalFindings(self, scope), ...gatewayFindings(self, scope)];
}

const routedSchema = z.looseObject({ routes: routesField });

/** V-20: routes of its neighbours that lead to the protocol address, which only the control VM answers. */
export function protocolFindings(self: Dlr, scope: Scope): readonly Finding[] {
  const address = parseIpv4(self.props.protocolAddress);
  if (address === null) return [];
  const forwarding = portTowards(portsOf(scope, self.id), address)?.addresses[0]?.address ?? '';
  const neighbours = [...new Set(routersBeside(self, scope).map(({ owner }) => owner))];
  return neighbours.flatMap((owner) => {
    const entry = scope.component(owner);
    const routes = routedSchema.safeParse(entry?.component.props ?? {}).data?.routes ?? [];
    return routes.filter((route) => parseIpv4(route.nextHop) === address).map((route): Finding => {
      const fix = { command: 'row.update', args: { id: owner, path: `/routes/${route.id}`, row: { nextHop: forwarding } }, title: 'V-20.protocol.fix', params: { forwarding } };
      const params = { case: 'protocol', router: entry?.component.name ?? owner, route: route.network, dlr: self.component.name, address: self.props.protocolAddress };
      return { code: 'V-20', severity: 'warning', at: { component: self.id, path: '/protocolAddress' }, params, ...(forwarding === '' ? {} : { fix }) };
    });
  });
}
