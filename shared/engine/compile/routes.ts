import type { PlanDevice, RouteRow, RouteStage } from '../../plan/plan.ts';
import { addRanges, comparePrefixes, type PrefixValue } from './ranges.ts';
import { readAddress, readPrefix, toWords, type Prefix, type WordList } from './words.ts';

/** Words of a route row: type, egress interface (-1: none), 1 when it has a next hop, the next hop. */
export const rowWords = 4;
export const routeTypes = ['unicast', 'blackhole', 'unreachable', 'prohibit'] as const;

/** Words of a prefix in a table: source ranges (offset, count; for policy routes), list of plain rows (-1: none), enclosing prefix (-1: none). */
export const nodeWords = 4;

/**
 * Routing tables of all devices. Each is a set of ranges over destinations whose value is a node; a node holds the rows of one prefix: those bound to
 * a source first, as ranges over sources, then the others. Lists are `[count, row...]`; more than one row is equal-cost multipath.
 */
export interface RouteTables {
  readonly starts: Int32Array;
  readonly values: Int32Array;
  readonly nodes: Int32Array;
  readonly lists: Int32Array;
  readonly rows: Int32Array;
  /** Per device: offset and count of its ranges; count 0 without any route. */
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

export interface RouteCompiler {
  /** Adds the table of the next device. `interfaceNumber` gives -1 for an interface that is missing or down: its routes are inactive. */
  readonly add: (device: PlanDevice, interfaceNumber: (id: string) => number) => void;
  readonly finish: () => RouteTables;
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

/** The rows that share the best distance and metric, one per next hop; `rows` come in order of preference. */
function best(rows: readonly ReadRow[]): readonly number[] {
  const [first] = rows;
  if (first === undefined) return [];
  if (rows.length === 1) return [first.number];
  const hops = new Set<string>();
  return rows.flatMap(({ row, number }) => {
    const hop = `${row.interface ?? ''} ${row.via ?? ''}`;
    if (row.distance !== first.row.distance || row.metric !== first.row.metric || hops.has(hop)) return [];
    hops.add(hop);
    return [number];
  });
}

/** Cuts sorted rows into runs of one prefix. */
function runs(rows: readonly ReadRow[], prefixOf: (row: ReadRow) => Prefix): readonly ReadRow[][] {
  const found: ReadRow[][] = [];
  for (const row of rows) {
    const run = found.at(-1);
    const head = run?.[0];
    if (run !== undefined && head !== undefined && isSamePrefix(prefixOf(head), prefixOf(row))) run.push(row);
    else found.push([row]);
  }
  return found;
}

const noRanges = { offset: 0, count: 0 } as const;

export function createRouteCompiler(): RouteCompiler {
  const ranges = { starts: [] as WordList, values: [] as WordList };
  const [nodes, lists, rows, devices]: [WordList, WordList, WordList, WordList] = [[], [], [], []];
  const planRows: RouteRow[] = [];
  const planTables: RoutePlan[] = [];

  const addList = (group: readonly ReadRow[]): number => {
    const numbers = best(group);
    if (numbers.length === 0) return -1;
    lists.push(numbers.length, ...numbers);
    return lists.length - numbers.length - 1;
  };
  const addSources = (bound: readonly ReadRow[]): { readonly offset: number; readonly count: number } => {
    const prefixes = runs([...bound].sort(orderSources), (row) => row.from ?? row).map((group): PrefixValue => {
      const from = group[0]?.from;
      return { network: from?.network ?? 0, length: from?.length ?? 0, value: addList(group) };
    });
    return addRanges(ranges, prefixes, () => undefined);
  };
  const addNode = (group: readonly ReadRow[]): number => {
    const hasSources = group.some((row) => row.from !== null);
    const sources = hasSources ? addSources(group.filter((row) => row.from !== null)) : noRanges;
    nodes.push(sources.offset, sources.count, addList(hasSources ? group.filter((row) => row.from === null) : group), -1);
    return nodes.length - nodeWords;
  };
  const addRow = (row: RouteRow, egress: number): void => {
    const via = row.via === null ? null : readAddress(row.via);
    rows.push(routeTypes.indexOf(row.type), egress, via === null ? 0 : 1, via ?? 0);
    planRows.push(row);
  };

  return {
    add: (device, interfaceNumber) => {
      const stages = device.stages.filter((stage): stage is RouteStage => stage.kind === 'route');
      const own = stages.length === 1 ? (stages[0]?.rows ?? []) : stages.flatMap((stage) => stage.rows);
      planTables.push({ first: planRows.length, rows: own, stage: stages[0] ?? null });
      const read: ReadRow[] = [];
      for (const row of own) {
        const egress = row.interface === null ? -1 : interfaceNumber(row.interface);
        const prefix = readPrefix(row.destination);
        const from = row.from === undefined ? null : readPrefix(row.from);
        const isActive = prefix !== null && (row.from === undefined || from !== null) && (row.type !== 'unicast' || egress >= 0);
        if (isActive) read.push({ network: prefix.network, length: prefix.length, number: planRows.length, row, from });
        addRow(row, egress);
      }
      // Source tables go into the same arrays, so they are all written before the ranges over destinations.
      const prefixes = runs(read.sort(order), (row) => row).map((group): PrefixValue => ({
        network: group[0]?.network ?? 0, length: group[0]?.length ?? 0, value: addNode(group),
      }));
      const table = prefixes.length === 0 ? noRanges : addRanges(ranges, prefixes, (node, parent) => void (nodes[node + 3] = parent));
      devices.push(table.offset, table.count);
    },
    finish: () => ({
      starts: toWords(ranges.starts),
      values: toWords(ranges.values),
      nodes: toWords(nodes),
      lists: toWords(lists),
      rows: toWords(rows),
      devices: toWords(devices),
      planRows,
      planTables,
    }),
  };
}
