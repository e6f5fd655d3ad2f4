import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, offsetIpv4 } from '../../../net/address.ts';
import type { RouteRow } from '../../../plan/stage.ts';
import { connectedRoutes, type Port } from '../../ip-ports.ts';
import { gatewayRoutes } from '../../route-rows.ts';
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

/** Routes of a host's own stack: the networks it stands in, and its gateway. */
export function hostRoutes(self: Self<EsxiHostProps>, ports: readonly Port[], scope: Scope): readonly RouteRow[] {
  return [...connectedRoutes(self.id, ports), ...gatewayRoutes(self.id, self.props.gateway || providerGateway(self, ports, scope), ports)];
}
