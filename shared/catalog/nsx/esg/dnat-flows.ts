import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import { parseIpv4, type Ipv4 } from '../../../net/address.ts';
import { cidrsOverlap, isPrivateAddress, parseCidr, privateRangeOf, type Cidr } from '../../../net/cidr.ts';
import type { FilterRow, Match } from '../../../plan/stage.ts';
import { edgeRuleRows, type EdgeFirewall } from '../../edge-firewall.ts';
import { listAddresses } from '../../address-words.ts';
import { connectedRoutes } from '../../ip-ports.ts';
import { covers, meets } from '../../match-relations.ts';
import { natBecause, natMatches, natRows, type NatEntry } from '../../nat-rules.ts';
import { writtenRoutes } from '../../route-rows.ts';
import { meantPorts } from '../../wired-routers.ts';
import type { EsgProps } from './props.ts';

/* What new packets a DNAT rule brings in look like to the firewall: before and after the translation, and from which sources they can come. */

type Edge = Self<EsgProps>;

/** The firewall of an edge as its rules read it, host up or down. */
export function firewallOf(self: Edge, scope: Scope): EdgeFirewall {
  return { owner: self.id, rules: self.props.firewallRules, interfaces: self.props.interfaces, ports: meantPorts(scope, self.id) };
}

export interface DnatFlow {
  readonly entry: NatEntry;
  readonly label: string;
  /** As packets come in, and as they are after the rule; alternatives in pairs. */
  readonly original: Match;
  readonly translated: Match;
  /** Prefixes whose packets enter by the rule's interface; none: nobody can tell. */
  readonly sources: readonly Cidr[];
  /** Called by a public address: what comes from private ones got lost on the way. */
  readonly isPublic: boolean;
}

/** Prefixes behind an interface: its networks, and what its routes lead to. */
function behind(self: Edge, scope: Scope, port: string): readonly Cidr[] {
  const ports = meantPorts(scope, self.id);
  const rows = [...connectedRoutes(self.id, ports), ...writtenRoutes(self.id, self.props.routes, ports)].filter((row) => row.interface === port);
  return rows.flatMap((row) => parseCidr(row.destination) ?? []);
}

function calledBy(entry: NatEntry): Ipv4 | null {
  return parseIpv4((listAddresses(entry.rule.originalAddress) ?? [])[0] ?? '');
}

/** The flows of one DNAT rule; none where it cannot be read. */
export function dnatFlows(self: Edge, scope: Scope, entry: NatEntry): readonly DnatFlow[] {
  const because = natBecause(self.id, entry);
  const rows = natRows(entry.rule, because);
  const address = calledBy(entry);
  if (rows === null || natMatches(entry.rule) === null) return [];
  const sources = behind(self, scope, entry.rule.appliedOn);
  return rows.map((row): DnatFlow => {
    const original: Match = { ...row.match, ingress: [entry.rule.appliedOn] };
    const translated: Match = { ...original, destinations: row.addresses.map((one) => `${one}/32`), ...(row.port === null ? {} : { destinationPorts: [[row.port, row.port]] as const }) };
    return { entry, label: because.label, original, translated, sources, isPublic: address !== null && !isPrivateAddress(address) };
  });
}

/** Whether packets from the sources a rule names can come in where a flow does. */
export function canComeFrom(flow: DnatFlow, match: Match): boolean {
  if (match.sources === undefined || flow.sources.length === 0) return true;
  return match.sources.some((text) => {
    const source = parseCidr(text);
    if (source === null) return true;
    const isLost = flow.isPublic && privateRangeOf(source) !== null;
    return flow.sources.some((around) => (around.prefixLength === 0 ? !isLost : cidrsOverlap(around, source)));
  });
}

/** What the user's rules do with a flow: the first that is certain to meet it, or may. Null: it comes to the default. */
export function decisionOn(firewall: EdgeFirewall, flow: DnatFlow): 'accepted' | 'denied' | 'unknown' | null {
  for (const [index, rule] of firewall.rules.entries()) {
    if (!rule.enabled) continue;
    for (const row of edgeRuleRows(firewall, index)) {
      const answer = decisionOfRow(row, flow);
      if (answer !== null) return answer;
    }
  }
  return null;
}

function decisionOfRow(row: FilterRow, flow: DnatFlow): 'accepted' | 'denied' | 'unknown' | null {
  if (row.reason === 'INSUFFICIENT_CONFIG') return 'unknown';
  const seen = row.view === 'current' ? flow.translated : flow.original;
  if (row.action === 'permit') return meets(row.match, seen) && canComeFrom(flow, row.match) ? 'accepted' : null;
  return covers(row.match, seen) ? 'denied' : null;
}
