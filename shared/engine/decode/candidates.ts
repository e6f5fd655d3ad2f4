import { protocolName } from '../../net/protocol.ts';
import type { FilterRow, Match, Range, RouteRow } from '../../plan/stage.ts';
import { bias, maskOf, readPrefix } from '../compile/words.ts';
import { rowWords, type RoutePlan } from '../compile/routes.ts';
import { comparesEntry, type FilterPlan } from '../compile/tables.ts';
import type { Network } from '../network.ts';
import type { Candidate } from '../report.ts';
import * as packet from '../run/packet.ts';
import { addressAt } from './headers.ts';

type Field = Candidate['fields'][number];

/** More rows than a person reads in one step; position and total tell how many there are. */
const mostCandidates = 32;
/** Longer lists of addresses are shown by their beginning. */
const mostTexts = 6;

function shorten(texts: readonly string[]): string {
  return texts.length <= mostTexts ? texts.join(', ') : `${texts.slice(0, mostTexts).join(', ')}, … (${texts.length})`;
}

/** Prefixes as pairs of biased words, first and last address. */
type Spans = Int32Array;

const nowhere = [1, 0] as const;

function spanOf(text: string): readonly [number, number] {
  const prefix = readPrefix(text);
  return prefix === null ? nowhere : [bias(prefix.network), bias(prefix.network | ~maskOf(prefix.length))];
}

function isIn(spans: Spans, number: number, address: number): boolean {
  const value = bias(address);
  return value >= (spans[2 * number] ?? 1) && value <= (spans[2 * number + 1] ?? 0);
}

/** Spans of the lists of a plan: lists never change, and the same ones are looked at in every trace. */
const listSpans = new WeakMap<readonly string[], Spans>();

function spansOf(texts: readonly string[]): Spans {
  const known = listSpans.get(texts);
  if (known !== undefined) return known;
  const made = new Int32Array(texts.flatMap(spanOf));
  listSpans.set(texts, made);
  return made;
}

function isInAny(texts: readonly string[], address: number): boolean {
  const spans = spansOf(texts);
  return texts.some((_, number) => isIn(spans, number, address));
}

/** One field for an address: prefixes of which one must hold it, and with an exclamation mark those of which none may. */
function addressField(field: string, lists: { readonly wanted: readonly string[] | undefined; readonly excepted: readonly string[] | undefined }, words: Int32Array, index: number): Field {
  const { wanted, excepted = [] } = lists;
  const address = words[index] ?? 0;
  return {
    field,
    wanted: shorten([...(wanted ?? []), ...excepted.map((text) => `!${text}`)]),
    actual: addressAt(words, index),
    matches: (wanted === undefined || isInAny(wanted, address)) && !isInAny(excepted, address),
  };
}

function rangeField(field: string, wanted: readonly Range[], actual: number | null): Field {
  const text = wanted.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(', ');
  return { field, wanted: text, actual: actual === null ? '-' : String(actual), matches: actual !== null && wanted.some(([first, last]) => actual >= first && actual <= last) };
}

/** Where a packet is while a predicate looks at it: the interface it came in by and the one it is about to leave by (null: none), and whether it is the device's own. */
export interface Whereabouts {
  readonly ingress: string | null;
  readonly egress: string | null;
  readonly isOwn: boolean;
}

/** At a port of a virtual switch. */
export const nowhereInside: Whereabouts = { ingress: null, egress: null, isOwn: false };

function interfaceField(field: 'ingress' | 'egress', wanted: readonly string[], actual: string | null): Field {
  return { field, wanted: shorten(wanted), actual: actual ?? '-', matches: actual !== null && wanted.includes(actual) };
}

function placeFields(match: Match, at: Whereabouts): Field[] {
  const fields: Field[] = [];
  if (match.isOwn !== undefined) fields.push({ field: 'own', wanted: 'true', actual: String(at.isOwn), matches: at.isOwn });
  if (match.ingress !== undefined) fields.push(interfaceField('ingress', match.ingress, at.ingress));
  if (match.egress !== undefined) fields.push(interfaceField('egress', match.egress, at.egress));
  return fields;
}

/** Field by field what a predicate wants, what the packet has, and whether they agree. Fields it leaves open are not listed. */
export function matchFields(match: Match, words: Int32Array, at: Whereabouts): Field[] {
  const protocol = words[packet.protocol] ?? 0;
  const hasPorts = protocol === packet.protocolTcp || protocol === packet.protocolUdp;
  const port = (index: number): number | null => (hasPorts ? (words[index] ?? 0) : null);
  const icmp = (index: number): number | null => (protocol === packet.protocolIcmp ? (words[index] ?? 0) : null);
  const fields = placeFields(match, at);
  if (match.protocol !== undefined) {
    fields.push({ field: 'protocol', wanted: protocolName(match.protocol), actual: protocolName(protocol), matches: match.protocol === protocol });
  }
  const [sources, destinations] = [{ wanted: match.sources, excepted: match.exceptSources }, { wanted: match.destinations, excepted: match.exceptDestinations }];
  if (sources.wanted !== undefined || sources.excepted !== undefined) fields.push(addressField('source', sources, words, packet.source));
  if (destinations.wanted !== undefined || destinations.excepted !== undefined) fields.push(addressField('destination', destinations, words, packet.destination));
  if (match.sourcePorts !== undefined) fields.push(rangeField('sourcePort', match.sourcePorts, port(packet.sourcePort)));
  if (match.destinationPorts !== undefined) fields.push(rangeField('destinationPort', match.destinationPorts, port(packet.destinationPort)));
  if (match.icmpTypes !== undefined) fields.push(rangeField('icmpType', match.icmpTypes, icmp(packet.icmpType)));
  if (match.icmpCodes !== undefined) fields.push(rangeField('icmpCode', match.icmpCodes, icmp(packet.icmpCode)));
  return fields;
}

/** The rows of a filter up to the one that decided, with why each lost; rows behind it were not asked. Position 1 is the first. */
export function filterCandidates(plan: FilterPlan, decided: number, packetAt: { readonly current: Int32Array; readonly original: Int32Array; readonly at: Whereabouts }): Candidate[] {
  const { current, original, at } = packetAt;
  const asked = decided < 0 ? plan.rows : plan.rows.slice(0, decided + 1);
  return asked.slice(0, mostCandidates).map((row: FilterRow, index) => ({
    because: row.because,
    position: index + 1,
    won: index === decided,
    action: row.action,
    fields: matchFields(row.match, comparesEntry(plan, row) ? original : current, at),
  }));
}

/** Spans of a whole table, row by row; a row without a source has an empty one. */
interface TableSpans {
  readonly destinations: Spans;
  readonly sources: Spans;
}

/** A long table is looked at from end to end in every trace. */
const tableSpans = new WeakMap<readonly RouteRow[], TableSpans>();

function spansOfTable(rows: readonly RouteRow[]): TableSpans {
  const known = tableSpans.get(rows);
  if (known !== undefined) return known;
  const made = {
    destinations: new Int32Array(rows.flatMap((row) => spanOf(row.destination))),
    sources: new Int32Array(rows.flatMap((row) => (row.from === undefined ? nowhere : spanOf(row.from)))),
  };
  tableSpans.set(rows, made);
  return made;
}

interface RouteQuestion {
  readonly network: Network;
  readonly device: number;
  readonly winner: RouteRow | undefined;
  readonly words: Int32Array;
  /** The packet's addresses as text, once for all rows. */
  readonly destination: string;
  readonly source: string;
  /** The address that rows bound to a source look at. */
  readonly policySource: number;
}

function isUp(network: Network, table: RoutePlan, index: number): boolean {
  return (network.routes.rows[(table.first + index) * rowWords + 1] ?? -1) >= 0;
}

function routeFields({ network, device, winner, words, destination, source, policySource }: RouteQuestion, table: RoutePlan, row: RouteRow, index: number): Field[] {
  const { destinations, sources } = spansOfTable(table.rows);
  const isCovered = isIn(destinations, index, words[packet.destination] ?? 0);
  const fields: Field[] = [{ field: 'destination', wanted: row.destination, actual: destination, matches: isCovered }];
  if (row.from !== undefined) fields.push({ field: 'from', wanted: row.from, actual: source, matches: isIn(sources, index, policySource) });
  if (row.type === 'unicast' && !isUp(network, table, index)) {
    const plugged = network.devices[device]?.interfaces.some((entry) => entry.id === row.interface) === true;
    fields.push({ field: 'interface', wanted: 'up', actual: plugged ? 'down' : 'missing', matches: false });
  }
  if (winner === undefined || winner === row || fields.some((field) => !field.matches)) return fields;
  const [own, best] = [readPrefix(row.destination)?.length ?? 0, readPrefix(winner.destination)?.length ?? 0];
  if (own !== best) return [...fields, { field: 'prefixLength', wanted: `/${best}`, actual: `/${own}`, matches: false }];
  if (winner.from !== undefined && row.from === undefined) return [...fields, { field: 'from', wanted: winner.from, actual: 'any', matches: false }];
  if (winner.distance !== row.distance) return [...fields, { field: 'distance', wanted: String(winner.distance), actual: String(row.distance), matches: false }];
  return [...fields, { field: 'metric', wanted: String(winner.metric), actual: String(row.metric), matches: winner.metric === row.metric }];
}

/** Of a long table the winner, the rows that cover the destination, and then others, all in the order of the table. */
function shownRows(rows: readonly RouteRow[], winner: RouteRow | undefined, words: Int32Array): readonly number[] {
  if (rows.length <= mostCandidates) return rows.map((_, index) => index);
  const { destinations } = spansOfTable(rows);
  const destination = words[packet.destination] ?? 0;
  const [winners, covering, others]: [number[], number[], number[]] = [[], [], []];
  rows.forEach((row, index) => {
    if (row === winner) winners.push(index);
    else if (row.from === undefined && isIn(destinations, index, destination)) covering.push(index);
    else if (others.length < mostCandidates) others.push(index);
  });
  return [...winners, ...covering, ...others].slice(0, mostCandidates).sort((a, b) => a - b);
}

/** The rows of a routing table with why each lost against the winner. */
export function routeCandidates(network: Network, device: number, winner: RouteRow | undefined, words: Int32Array): Candidate[] {
  const table = network.routes.planTables[device];
  if (table === undefined) return [];
  const isError = ((words[packet.flags] ?? 0) & packet.error) !== 0;
  const from = isError ? packet.quotedDestination : packet.source;
  const question = { network, device, winner, words, destination: addressAt(words, packet.destination), source: addressAt(words, from), policySource: words[from] ?? 0 };
  const candidates: Candidate[] = [];
  for (const index of shownRows(table.rows, winner, words)) {
    const row = table.rows[index];
    if (row === undefined) continue;
    candidates.push({
      because: row.because,
      position: index + 1,
      won: row === winner,
      action: row.type === 'unicast' ? (row.via ?? row.interface ?? row.type) : row.type,
      fields: routeFields(question, table, row, index),
    });
  }
  return candidates;
}
