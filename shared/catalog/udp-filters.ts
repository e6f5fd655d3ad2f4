import { z } from 'zod';
import type { Entry } from '../model/scope.ts';
import type { Ipv4 } from '../net/address.ts';
import { cidrContains, parseCidr } from '../net/cidr.ts';
import { protocolNumbers } from '../net/protocol.ts';
import type { Match } from '../plan/stage.ts';
import { ruleFields, ruleMatches, type Rule } from './firewall-rules.ts';

/*
 * Whether a router's firewall blocks what tunnels travel in (V-28, V-46), as far as its rules of addresses and services say it; what depends on interfaces
 * shows in a trace.
 */

const firewallSchema = z.looseObject({ firewallEnabled: z.boolean(), firewallDefault: z.string(), firewallRules: z.array(z.object(ruleFields)).catch([]) });

export interface UdpPacket {
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

function matches(match: Match, { from, to, port }: UdpPacket): boolean {
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
function decision(rules: readonly Rule[], fallback: string, packet: UdpPacket): string | null {
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const found = ruleMatches(rule);
    if (found === null) return null;
    if (found.some((match) => matches(match, packet))) return rule.action;
  }
  return fallback;
}

/** True where the firewall of a router drops or rejects the packet whatever way it takes. */
export function blocksUdp(router: Entry, packet: UdpPacket): boolean {
  const read = firewallSchema.safeParse({ firewallEnabled: false, firewallDefault: 'deny', firewallRules: [], ...router.component.props });
  if (!read.success || !read.data.firewallEnabled) return false;
  const action = decision(read.data.firewallRules, read.data.firewallDefault, packet);
  return action === 'deny' || action === 'reject';
}
