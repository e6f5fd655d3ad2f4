import { protocolName } from '../../net/protocol.ts';
import type { FilterRow, Match, Range, RouteRow } from '../../plan/plan.ts';
import { bias, maskOf, readPrefix } from '../compile/words.ts';
import type { FilterPlan } from '../compile/tables.ts';
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

function covers(text: string, address: number): boolean {
  const prefix = readPrefix(text);
  if (prefix === null) return false;
  const value = bias(address);
  return value >= bias(prefix.network) && value <= bias(prefix.network | ~maskOf(prefix.length));
}

function addressField(field: string, wanted: readonly string[], words: Int32Array, index: number): Field {
  return { field, wanted: shorten(wanted), actual: addressAt(words, index), matches: wanted.some((text) => covers(text, words[index] ?? 0)) };
}

function rangeField(field: string, wanted: readonly Range[], actual: number | null): Field {
  const text = wanted.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(', ');
  return { field, wanted: text, actual: actual === null ? '-' : String(actual), matches: actual !== null && wanted.some(([first, last]) => actual >= first && actual <= last) };
}

/** Field by field what a predicate wants, what the packet has, and whether they agree. Fields it leaves open are not listed. */
export function matchFields(match: Match, words: Int32Array): Field[] {
  const protocol = words[packet.protocol] ?? 0;
  const hasPorts = protocol === packet.protocolTcp || protocol === packet.protocolUdp;
  const port = (index: number): number | null => (hasPorts ? (words[index] ?? 0) : null);
  const icmp = (index: number): number | null => (protocol === packet.protocolIcmp ? (words[index] ?? 0) : null);
  const fields: Field[] = [];
  if (match.protocol !== undefined) {
    fields.push({ field: 'protocol', wanted: protocolName(match.protocol), actual: protocolName(protocol), matches: match.protocol === protocol });
  }
  if (match.sources !== undefined) fields.push(addressField('source', match.sources, words, packet.source));
  if (match.destinations !== undefined) fields.push(addressField('destination', match.destinations, words, packet.destination));
  if (match.sourcePorts !== undefined) fields.push(rangeField('sourcePort', match.sourcePorts, port(packet.sourcePort)));
  if (match.destinationPorts !== undefined) fields.push(rangeField('destinationPort', match.destinationPorts, port(packet.destinationPort)));
  if (match.icmpTypes !== undefined) fields.push(rangeField('icmpType', match.icmpTypes, icmp(packet.icmpType)));
  if (match.icmpCodes !== undefined) fields.push(rangeField('icmpCode', match.icmpCodes, icmp(packet.icmpCode)));
  return fields;
}

/** The rows of a filter up to the one that decided, with why each lost; rows behind it were not asked. Position 1 is the first. */
export function filterCandidates(plan: FilterPlan, decided: number, words: Int32Array): Candidate[] {
  const asked = decided < 0 ? plan.rows : plan.rows.slice(0, decided + 1);
  return asked.slice(0, mostCandidates).map((row: FilterRow, index) => ({
    because: row.because,
    position: index + 1,
    won: index === decided,
    action: row.action,
    fields: matchFields(row.match, words),
  }));
}

function routeFields(network: Network, device: number, row: RouteRow, winner: RouteRow | undefined, words: Int32Array): Field[] {
  const fields = [addressField('destination', [row.destination], words, packet.destination)];
  if (row.from !== undefined) {
    const isError = ((words[packet.flags] ?? 0) & packet.error) !== 0;
    fields.push(addressField('from', [row.from], words, isError ? packet.quotedDestination : packet.source));
  }
  const plugged = row.interface === null ? undefined : network.devices[device]?.interfaces.find((entry) => entry.id === row.interface);
  if (row.type === 'unicast' && plugged?.up !== true) {
    fields.push({ field: 'interface', wanted: 'up', actual: plugged === undefined ? 'missing' : 'down', matches: false });
  }
  if (winner === undefined || winner === row || fields.some((field) => !field.matches)) return fields;
  const [own, best] = [readPrefix(row.destination)?.length ?? 0, readPrefix(winner.destination)?.length ?? 0];
  if (own !== best) return [...fields, { field: 'prefixLength', wanted: `/${best}`, actual: `/${own}`, matches: false }];
  if (winner.from !== undefined && row.from === undefined) return [...fields, { field: 'from', wanted: winner.from, actual: 'any', matches: false }];
  if (winner.distance !== row.distance) return [...fields, { field: 'distance', wanted: String(winner.distance), actual: String(row.distance), matches: false }];
  return [...fields, { field: 'metric', wanted: String(winner.metric), actual: String(row.metric), matches: winner.metric === row.metric }];
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Destinations of rows as biased words: rows never change, and a long table is looked at in every trace. */
const spans = new WeakMap<RouteRow, Span>();
const nowhere: Span = { first: 1, last: 0 };

function spanOf(row: RouteRow): Span {
  const known = spans.get(row);
  if (known !== undefined) return known;
  const prefix = readPrefix(row.destination);
  const made = prefix === null ? nowhere : { first: bias(prefix.network), last: bias(prefix.network | ~maskOf(prefix.length)) };
  spans.set(row, made);
  return made;
}

/** Of a long table the winner, the rows that cover the destination, and then others, all in the order of the table. */
function shownRows(rows: readonly RouteRow[], winner: RouteRow | undefined, words: Int32Array): readonly number[] {
  const numbers = rows.map((_, index) => index);
  if (rows.length <= mostCandidates) return numbers;
  const destination = bias(words[packet.destination] ?? 0);
  const rank = (index: number): number => {
    const row = rows[index];
    if (row === undefined || row === winner) return 0;
    const span = row.from === undefined ? spanOf(row) : null;
    return span !== null && destination >= span.first && destination <= span.last ? 1 : 2;
  };
  const ranks = numbers.map(rank);
  const telling = [...numbers.filter((index) => ranks[index] === 0), ...numbers.filter((index) => ranks[index] === 1)].slice(0, mostCandidates);
  const others = numbers.filter((index) => ranks[index] === 2).slice(0, mostCandidates - telling.length);
  return [...telling, ...others].sort((a, b) => a - b);
}

/** The rows of a routing table with why each lost against the winner. */
export function routeCandidates(network: Network, device: number, winner: RouteRow | undefined, words: Int32Array): Candidate[] {
  const rows = network.routes.planTables[device]?.rows ?? [];
  const shown = shownRows(rows, winner, words).flatMap((index) => {
    const row = rows[index];
    return row === undefined ? [] : [{ row, index }];
  });
  return shown.map(({ row, index }) => ({
    because: row.because,
    position: index + 1,
    won: row === winner,
    action: row.type === 'unicast' ? (row.via ?? row.interface ?? row.type) : row.type,
    fields: routeFields(network, device, row, winner, words),
  }));
}
