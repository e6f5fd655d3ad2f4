import { z } from 'zod';
import type { Entry, Scope } from '../../model/scope.ts';
import { formatIpv4, type Ipv4 } from '../../net/address.ts';
import { cidrContains, parseCidr } from '../../net/cidr.ts';
import { protocolNumbers } from '../../net/protocol.ts';
import type { Match } from '../../plan/stage.ts';
import { ruleFields, ruleMatches, type Rule } from '../firewall-rules.ts';
import { isRouter } from '../routers.ts';
import type { Concentrator, Pair } from './stretch.ts';

/*
 * V-46: whether the firewalls nearest to a pair of concentrators let its tunnel up. Only the router that is an appliance's default gateway is looked at, and
 * only rules of addresses and services; firewalls farther on the way show in a trace.
 */

/** IKE and its NAT traversal, which carries the tunnel (domain/private-cloud.md b.4, transport). */
export const tunnelPorts = [500, 4500] as const;

const firewallSchema = z.looseObject({ firewallEnabled: z.boolean(), firewallDefault: z.string(), firewallRules: z.array(z.object(ruleFields)).catch([]) });

interface Packet {
  readonly from: Ipv4;
  readonly to: Ipv4;
  readonly port: number;
}

function holds(prefixes: readonly string[], address: Ipv4): boolean {
  return prefixes.some((text) => {
    const cidr = parseCidr(text);
    return cidr !== null && cidrContains(cidr, address);
  });
}

function matches(match: Match, { from, to, port }: Packet): boolean {
  return (
    (match.sources === undefined || holds(match.sources, from)) &&
    (match.destinations === undefined || holds(match.destinations, to)) &&
    !holds(match.exceptSources ?? [], from) &&
    !holds(match.exceptDestinations ?? [], to) &&
    (match.protocol === undefined || match.protocol === protocolNumbers.udp) &&
    (match.destinationPorts === undefined || match.destinationPorts.some(([first, last]) => first <= port && port <= last))
  );
}

/** What the first rule that matches does; null: a rule on the way there cannot be judged without the packet's way. */
function decision(rules: readonly Rule[], fallback: string, packet: Packet): string | null {
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const found = ruleMatches(rule);
    if (found === null) return null;
    if (found.some((match) => matches(match, packet))) return rule.action;
  }
  return fallback;
}

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
  const read = firewallSchema.safeParse({ firewallEnabled: false, firewallDefault: 'deny', firewallRules: [], ...router.component.props });
  if (!read.success || !read.data.firewallEnabled) return null;
  const { firewallDefault, firewallRules } = read.data;
  const port = tunnelPorts.find((candidate) => {
    const action = decision(firewallRules, firewallDefault, { from, to, port: candidate });
    return action === 'deny' || action === 'reject';
  });
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
