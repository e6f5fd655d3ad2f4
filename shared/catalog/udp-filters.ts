import { z } from 'zod';
import type { Entry } from '../model/scope.ts';
import { protocolNumbers } from '../net/protocol.ts';
import { ruleFields, ruleMatches, type Rule } from './firewall-rules.ts';
import { matchesPacket, type KnownPacket } from './match-relations.ts';

/*
 * Whether a router's firewall blocks what tunnels travel in (V-28, V-46), as far as its rules of addresses and services say it; what depends on interfaces
 * shows in a trace.
 */

const firewallSchema = z.looseObject({ firewallEnabled: z.boolean(), firewallDefault: z.string(), firewallRules: z.array(z.object(ruleFields)).catch([]) });

type UdpPacket = Required<Pick<KnownPacket, 'from' | 'to' | 'port'>>;

/** What the first rule that matches does; null: a rule on the way there cannot be judged without the packet's way. */
function decision(rules: readonly Rule[], fallback: string, packet: UdpPacket): string | null {
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const found = ruleMatches(rule);
    if (found === null) return null;
    if (found.some((match) => matchesPacket(match, { ...packet, protocol: protocolNumbers.udp }))) return rule.action;
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
