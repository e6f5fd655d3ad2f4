import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, offsetIpv4, parseIpv4 } from '../../../net/address.ts';
import { cidrContains, formatCidr } from '../../../net/cidr.ts';
import type { RouteRow } from '../../../plan/stage.ts';
import { connectedRoutes, type Port, type PortAddress } from '../../ip-ports.ts';
import { gatewayRoutes } from '../../route-rows.ts';
import { vtepsOf } from '../vteps.ts';
import type { EsxiHostProps } from './props.ts';

/**
 * The router of the management network: whoever holds its first usable address, as the provider's routers do in every one of their subnets
 * (domain/private-cloud.md b.1). Empty where nobody does.
 */
function providerGateway(self: Self<EsxiHostProps>, ports: readonly Port[], scope: Scope): string {
  const rows = new Set(self.props.interfaces.filter((row) => row.role === 'management').map((row) => row.id));
  const own = ports.find((port) => rows.has(port.row.id) && port.network !== null)?.addresses.find((address) => address.isPlaced);
  if (own === undefined) return '';
  const first = formatIpv4(offsetIpv4(own.cidr.network, 1));
  return scope.holders(first).some((ref) => ref.owner !== self.id) ? first : '';
}

/** The router beside a VTEP: the host's own gateway where that stands there, else whoever holds the first address. Empty where nobody does. */
function vtepGateway(self: Self<EsxiHostProps>, { cidr }: PortAddress, scope: Scope): string {
  const written = parseIpv4(self.props.gateway);
  if (written !== null && cidrContains(cidr, written)) return self.props.gateway;
  const first = formatIpv4(offsetIpv4(cidr.network, 1));
  return scope.holders(first).some((ref) => ref.owner !== self.id) ? first : '';
}

/**
 * VXLAN has a stack of its own on an ESXi host: what a VTEP sends or answers leaves by that VTEP, though another interface may stand in the same network, and
 * goes to other networks by the router beside it, not by that of the management network, whose packets are smaller.
 */
function vtepRoutes(self: Self<EsxiHostProps>, ports: readonly Port[], scope: Scope): readonly RouteRow[] {
  const vteps = new Set(vtepsOf(scope, self.id).map(({ port }) => port.row.id));
  return ports.flatMap((port, index): readonly RouteRow[] => {
    const own = port.addresses.find(({ isPlaced }) => isPlaced);
    if (!vteps.has(port.row.id) || !port.isUp || port.segment === null || own === undefined) return [];
    const [network, from] = [formatCidr(own.cidr), `${own.address}/32`];
    const row = { type: 'unicast', interface: port.row.id, from, distance: 0, metric: 0, because: { component: self.id, path: port.row.path, label: port.row.id } } as const;
    const isShared = ports.slice(0, index).some((other) => other.isUp && other.segment !== null && other.addresses.some(({ cidr }) => formatCidr(cidr) === network));
    const gateway = vtepGateway(self, own, scope);
    return [
      ...(isShared ? [{ ...row, destination: network, via: null }] : []),
      ...(gateway === '' ? [] : [{ ...row, destination: '0.0.0.0/0', via: gateway, distance: 1 }]),
    ];
  });
}

/** Routes of a host's own stacks: the networks it stands in, the ways of its VTEPs, and its gateway. */
export function hostRoutes(self: Self<EsxiHostProps>, ports: readonly Port[], scope: Scope): readonly RouteRow[] {
  return [...connectedRoutes(self.id, ports), ...vtepRoutes(self, ports, scope), ...gatewayRoutes(self.id, self.props.gateway || providerGateway(self, ports, scope), ports)];
}
