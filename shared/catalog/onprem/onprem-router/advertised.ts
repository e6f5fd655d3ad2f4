import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import { cidrCovers, formatCidr, parseCidr, privateRangeOf, type Cidr } from '../../../net/cidr.ts';
import { listAddresses } from '../../address-words.ts';
import { connectedRoutes } from '../../ip-ports.ts';
import { outerAddress } from '../../nat-checks.ts';
import { writtenRoutes } from '../../route-rows.ts';
import { meantPorts } from '../../wired-routers.ts';
import type { OnpremRouterProps } from './props.ts';

/** Not private by RFC 1918, and not public either: shared and link-local addresses (RFC 6598, RFC 3927). */
const unroutable = ['100.64.0.0/10', '169.254.0.0/16'].flatMap((text) => parseCidr(text) ?? []);

function isPublic(cidr: Cidr): boolean {
  return cidr.prefixLength > 0 && privateRangeOf(cidr) === null && !unroutable.some((range) => cidrCovers(range, cidr));
}

/**
 * What the internet learns of a router that is plugged into it: public networks it stands in or has routes to on its other sides, and public addresses it
 * translates. A provider announces what it gave a customer; how is not modelled.
 */
export function advertisedBy(self: Self<OnpremRouterProps>, scope: Scope): readonly string[] {
  const ports = meantPorts(scope, self.id);
  const outside = new Set(ports.filter(({ wire }) => wire !== null && scope.component(wire.peer)?.component.kind === 'internet').map(({ row }) => row.id));
  const connected = connectedRoutes(self.id, ports);
  const written = writtenRoutes(self.id, self.props.routes, ports).filter((row) => row.type === 'unicast' && row.interface !== null && !outside.has(row.interface));
  const networks = [...connected, ...written].flatMap((row) => parseCidr(row.destination) ?? []);
  const single = ports.flatMap((port) => port.addresses.map(({ address }) => `${address}/32`));
  const translated = self.props.nat.flatMap((rule) => (rule.enabled ? (listAddresses(outerAddress(rule)) ?? []) : [])).map((address) => `${address}/32`);
  const further = [...single, ...translated].flatMap((text) => parseCidr(text) ?? []).filter((cidr) => !networks.some((network) => network.prefixLength > 0 && cidrCovers(network, cidr)));
  return [...new Set([...networks, ...further].filter(isPublic).map(formatCidr))];
}
