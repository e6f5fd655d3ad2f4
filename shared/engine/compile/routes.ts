import type { PlanDevice } from '../../plan/plan.ts';
import type { RouteRow, RouteStage } from '../../plan/stage.ts';
import { comparePrefixes, RangeSweep } from './ranges.ts';
import { readAddress, readPrefix, toWords, WordBuffer, type Prefix } from './words.ts';

/** Words of a route row: type, egress interface (-1: none), 1 when it has a next hop, the next hop. */
export const rowWords = 4;
export const routeTypes = ['unicast', 'blackhole', 'unreachable', 'prohibit'] as const;

/** Words of a prefix in a table: search over sources (for policy routes; -1: none), list of plain rows (-1: none), enclosing prefix (-1: none). */
export const nodeWords = 3;

/**
 * Routing tables of all devices. Each is a set of ranges over destinations whose value is a node; a node holds the rows of one prefix: those bound to
 * a source first, as ranges over sources, then the others. Lists are `[count, row...]`; more than one row is equal-cost multipath.
 */
export interface RouteTables {
  readonly starts: Int32Array;
  readonly values: Int32Array;
  readonly searches: Int32Array;
  readonly nodes: Int32Array;
  readonly lists: Int32Array;
  readonly rows: Int32Array;
  /** Per device its search over destinations; -1 without any route. */
  readonly devices: Int32Array;
  /** The plan's row of each row number, and per device its first row number and everything it was given, for the decoder. */
  readonly planRows: readonly RouteRow[];
  readonly planTables: readonly RoutePlan[];
}

export interface RoutePlan {
  readonly first: number;
  readonly rows: readonly RouteRow[];
  readonly stage: RouteStage | null;
}

interface ReadRow extends Prefix {
  readonly number: number;
  readonly row: RouteRow;
  readonly from: Prefix | null;
}

/** The routing table of one device. */
export interface RouteEntry {
  readonly search: number;
  readonly plan: RoutePlan;
}

export interface RouteCompiler {
  /** Adds the table of a device. `interfaceNumber` gives -1 for an interface that is missing or down: its routes are inactive. */
  readonly add: (device: PlanDevice, interfaceNumber: (id: string) => number) => RouteEntry;
  /** Interfaces of a device have other numbers now. Needs {@link RouteCompiler.unshare} before, once for any number of devices. */
  readonly moveInterfaces: (entry: RouteEntry, by: number) => void;
  readonly unshare: () => void;
  /** Words written so far. */
  readonly size: () => number;
  /** The tables, those of the devices in their order. */
  readonly finish: (devices: readonly RouteEntry[]) => RouteTables;
}

/** By prefix, an enclosing one first; within a prefix by source, then by what is preferred. */
function order(a: ReadRow, b: ReadRow): number {
  return comparePrefixes(a, b) || preference(a, b);
}

function orderSources(a: ReadRow, b: ReadRow): number {
  return (a.from === null || b.from === null ? 0 : comparePrefixes(a.from, b.from)) || preference(a, b);
}

function preference(a: ReadRow, b: ReadRow): number {
  return a.row.distance - b.row.distance || a.row.metric - b.row.metric || a.number - b.number;
}

function isSamePrefix(a: Prefix, b: Prefix): boolean {
  return a.network === b.network && a.length === b.length;
}

/** Alternatives come by component, then by next hop (CONTRACTS 3); a network that is directly there has none and comes first. */
function byNextHop(a: ReadRow, b: ReadRow): number {
  const [first, second] = [a.row.because.component, b.row.because.component];
  if (first !== second) return first < second ? -1 : 1;
  return nextHopRank(a.row) - nextHopRank(b.row) || a.number - b.number;
}

function nextHopRank({ via }: RouteRow): number {
  const address = via === null ? null : readAddress(via);
  return address === null ? -1 : address >>> 0;
}

/** The rows that share the best distance and metric, one per next hop; `rows` come in order of preference. A row without a next hop stands alone. */
function best(rows: readonly ReadRow[]): readonly number[] {
  const [first] = rows;
  if (first === undefined) return [];
  if (rows.length === 1 || first.row.type !== 'unicast') return [first.number];
  const hops = new Set<string>();
  const equal = rows.filter(({ row }) => {
    const hop = `${row.interface ?? ''} ${row.via ?? ''}`;
    if (row.type !== 'unicast' || row.distance !== first.row.distance || row.metric !== first.row.metric || hops.has(hop)) return false;
    hops.add(hop);
    return true;
  });
  return (equal.length === 1 ? equal : equal.sort(byNextHop)).map(({ number }) => number);
}

/** Hands out sorted rows in groups of one prefix. */
function forEachPrefix(rows: readonly ReadRow[], prefixOf: (row: ReadRow) => Prefix, visit: (prefix: Prefix, group: readonly ReadRow[]) => void): void {
  for (let first = 0, next = 0; first < rows.length; first = next) {
    const head = rows[first];
    if (head === undefined) return;
    const prefix = prefixOf(head);
    for (next = first + 1; next < rows.length; next++) {
      const row = rows[next];
      if (row === undefined || !isSamePrefix(prefix, prefixOf(row))) break;
    }
    visit(prefix, next === first + 1 ? [head] : rows.slice(first, next));
  }
}

export function createRouteCompiler(): RouteCompiler {
  const ranges = { starts: new WordBuffer(), values: new WordBuffer(), searches: new WordBuffer() };
  const [nodes, lists, rows] = [new WordBuffer(), new WordBuffer(), new WordBuffer()];
  const [destinations, sources] = [new RangeSweep(ranges), new RangeSweep(ranges)];
  const planRows: RouteRow[] = [];

  const addList = (group: readonly ReadRow[]): number => {
    const numbers = best(group);
    if (numbers.length === 0) return -1;
    const offset = lists.length;
    lists.push(numbers.length);
    for (const number of numbers) lists.push(number);
    return offset;
  };
  const addSources = (bound: readonly ReadRow[]): number => {
    sources.begin();
    forEachPrefix([...bound].sort(orderSources), (row) => row.from ?? row, (prefix, group) => void sources.add(prefix.network, prefix.length, addList(group)));
    return sources.end();
  };
  const addNode = (group: readonly ReadRow[]): number => {
    const hasSources = group.some((row) => row.from !== null);
    const bound = hasSources ? addSources(group.filter((row) => row.from !== null)) : -1;
    const plain = addList(hasSources ? group.filter((row) => row.from === null) : group);
    nodes.append([bound, plain, -1]);
    return nodes.length - nodeWords;
  };
  const readRow = (row: RouteRow, egress: number): ReadRow | null => {
    const number = planRows.push(row) - 1;
    const via = row.via === null ? null : readAddress(row.via);
    rows.pushFour(routeTypes.indexOf(row.type), egress, via === null ? 0 : 1, via ?? 0);
    const prefix = readPrefix(row.destination);
    const from = row.from === undefined ? null : readPrefix(row.from);
    const isActive = (row.from === undefined || from !== null) && (row.type !== 'unicast' || egress >= 0);
    return prefix === null || !isActive ? null : { network: prefix.network, length: prefix.length, number, row, from };
  };
  const addTable = (read: ReadRow[]): number => {
    const found: { readonly prefix: Prefix; readonly node: number }[] = [];
    // Source tables go into the same words, so they are all written before the ranges over destinations.
    forEachPrefix(read.sort(order), (row) => row, (prefix, group) => void found.push({ prefix, node: addNode(group) }));
    destinations.begin();
    for (const { prefix, node } of found) nodes.set(node + nodeWords - 1, destinations.add(prefix.network, prefix.length, node));
    return destinations.end();
  };

  return {
    add: (device, interfaceNumber) => {
      const stages = device.stages.filter((stage): stage is RouteStage => stage.kind === 'route');
      const own = stages.length === 1 ? (stages[0]?.rows ?? []) : stages.flatMap((stage) => stage.rows);
      const plan: RoutePlan = { first: planRows.length, rows: own, stage: stages[0] ?? null };
      const read: ReadRow[] = [];
      for (const row of own) {
        const known = readRow(row, row.interface === null ? -1 : interfaceNumber(row.interface));
        if (known !== null) read.push(known);
      }
      return { search: read.length === 0 ? -1 : addTable(read), plan };
    },
    moveInterfaces: ({ plan }, by) => {
      for (let at = plan.first * rowWords; at < (plan.first + plan.rows.length) * rowWords; at += rowWords) {
        const egress = rows.get(at + 1);
        if (egress >= 0) rows.set(at + 1, egress + by);
      }
    },
    unshare: () => rows.unshare(),
    size: () => ranges.starts.length + ranges.searches.length + nodes.length + lists.length + rows.length,
    finish: (devices) => ({
      starts: ranges.starts.finish(),
      values: ranges.values.finish(),
      searches: ranges.searches.finish(),
      nodes: nodes.finish(),
      lists: lists.finish(),
      rows: rows.finish(),
      devices: toWords(devices.map((entry) => entry.search)),
      planRows,
      planTables: devices.map((entry) => entry.plan),
    }),
  };
}
