import type { Entry, Scope } from '../../model/scope.ts';
import { formatIpv4, type Ipv4 } from '../../net/address.ts';
import { isRouter } from '../routers.ts';
import { blocksUdp } from '../udp-filters.ts';
import { vpnPorts } from '../vpn-ports.ts';
import type { Concentrator, Pair } from './stretch.ts';

/*
 * V-46: whether the firewalls nearest to a pair of concentrators let its tunnel up. Only the router that is an appliance's default gateway is looked at, and
 * only rules of addresses and services; firewalls farther on the way show in a trace.
 */

/** The router that is the default gateway of an appliance; null: there is none, or none that is drawn. */
function gatewayOf(scope: Scope, { props }: Concentrator): Entry | null {
  const [ref] = scope.holders(props.gateway).filter(({ owner }) => isRouter(scope, owner));
  return ref === undefined ? null : scope.component(ref.owner);
}

export interface Blocked {
  readonly router: Entry;
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

function blockedBy(router: Entry, from: Ipv4, to: Ipv4): Blocked | null {
  const port = vpnPorts.find((candidate) => blocksUdp(router, { from, to, port: candidate }));
  return port === undefined ? null : { router, from: formatIpv4(from), to: formatIpv4(to), port };
}

/** What keeps the tunnel of a pair down; null while it can be opened from one side, for firewalls know the answers. */
export function blockedTunnel(scope: Scope, pair: Pair): Blocked | null {
  const [here, there] = [pair.onprem.uplink?.addresses[0]?.word, pair.cloud.uplink?.addresses[0]?.word];
  if (here === undefined || there === undefined) return null;
  const routers = [gatewayOf(scope, pair.onprem), gatewayOf(scope, pair.cloud)].filter((router) => router !== null);
  const obstacles = (from: Ipv4, to: Ipv4): readonly Blocked[] => routers.flatMap((router) => blockedBy(router, from, to) ?? []);
  const [outwards, inwards] = [obstacles(here, there), obstacles(there, here)];
  return inwards.length === 0 ? null : (outwards[0] ?? null);
}
