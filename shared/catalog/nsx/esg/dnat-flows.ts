import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { parseIpv4, type Ipv4 } from '../../../net/address.ts';
import { cidrsOverlap, isPrivateAddress, parseCidr, privateRangeOf, type Cidr } from '../../../net/cidr.ts';
import type { FilterRow, Match } from '../../../plan/stage.ts';
import { edgeRuleRows, type EdgeFirewall, type EdgeRule } from '../../edge-firewall.ts';
import { listAddresses } from '../../address-words.ts';
import { connectedRoutes } from '../../ip-ports.ts';
import { covers, meets } from '../../match-relations.ts';
import { natBecause, natEntries, natRows, type NatEntry } from '../../nat-rules.ts';
import { writtenRoutes } from '../../route-rows.ts';
import { meantPorts } from '../../wired-routers.ts';
import type { EsgProps } from './props.ts';

/* What new packets a DNAT rule brings in look like to the firewall: before and after the translation, and from which sources they can come. */

type Edge = Self<EsgProps>;

/** A rule that is in force, as rows of the filter. */
export interface ReadRule {
  readonly rule: EdgeRule;
  readonly index: number;
  readonly rows: readonly FilterRow[];
}

/** The rules of an edge that are in force, as they are meant with its host up or down. */
export function readRules(self: Edge, scope: Scope): readonly ReadRule[] {
  const firewall: EdgeFirewall = { owner: self.id, rules: self.props.firewallRules, interfaces: self.props.interfaces, ports: meantPorts(scope, self.id) };
  return firewall.rules.flatMap((rule, index) => (rule.enabled ? [{ rule, index, rows: edgeRuleRows(firewall, index) }] : []));
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

/** Prefixes behind each interface: its networks, and what its routes lead to. */
function behind(self: Edge, scope: Scope): (port: string) => readonly Cidr[] {
  const ports = meantPorts(scope, self.id);
  const rows = [...connectedRoutes(self.id, ports), ...writtenRoutes(self.id, self.props.routes, ports)];
  return (port) => rows.flatMap((row) => (row.interface === port ? (parseCidr(row.destination) ?? []) : []));
}

function calledBy(entry: NatEntry): Ipv4 | null {
  return parseIpv4((listAddresses(entry.rule.originalAddress) ?? [])[0] ?? '');
}

function flowsOf(owner: ComponentId, entry: NatEntry, sources: readonly Cidr[]): readonly DnatFlow[] {
  const because = natBecause(owner, entry);
  const address = calledBy(entry);
  return (natRows(entry.rule, because) ?? []).map((row): DnatFlow => {
    const original: Match = { ...row.match, ingress: [entry.rule.appliedOn] };
    const translated: Match = { ...original, destinations: row.addresses.map((one) => `${one}/32`), ...(row.port === null ? {} : { destinationPorts: [[row.port, row.port]] as const }) };
    return { entry, label: because.label, original, translated, sources, isPublic: address !== null && !isPrivateAddress(address) };
  });
}

/** The flows of all DNAT rules in force, rule by rule; none for one that cannot be read. */
export function dnatFlows(self: Edge, scope: Scope): readonly (readonly DnatFlow[])[] {
  const around = behind(self, scope);
  return self.props.interfaces.flatMap((row) => {
    const sources = around(row.id);
    return natEntries(self.props.nat, 'DNAT', row.id).map((entry) => flowsOf(self.id, entry, sources));
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
export function decisionOn(rules: readonly ReadRule[], flow: DnatFlow): 'accepted' | 'denied' | 'unknown' | null {
  for (const { rows } of rules) {
    for (const row of rows) {
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
