import type { ComponentId } from '../model/design.ts';
import type { DevicePart, DeviceSeed, FilterTable } from './contribution.ts';
import { deviceDelayUs } from './delays.ts';
import type { PlanDevice, PlanInterface } from './plan.ts';
import type { Because, DeliverStage, FilterRow, FilterStage, RouteRow, RouteStage, ServiceRow, Stage } from './stage.ts';

function isGap(row: FilterRow): boolean {
  return row.action === 'deny' && row.reason === 'INSUFFICIENT_CONFIG';
}

/** In a table of permits, a row that cannot be read decides only what no other row permits, wherever it was written. */
function gapsLast(rows: readonly FilterRow[]): readonly FilterRow[] {
  if (!rows.some(isGap)) return rows;
  return [...rows.filter((row) => !isGap(row)), ...rows.filter(isGap)];
}

const inTableOrder = new WeakMap<readonly FilterRow[], readonly FilterRow[]>();
const joined = new WeakMap<readonly FilterRow[], WeakMap<readonly FilterRow[], readonly FilterRow[]>>();

/*
 * A policy gives the same list of rows to every port, and rows never change. So lists made of the same lists are one list too, and whoever reads them
 * (compile, the decoder) reads each once, however many ports have it.
 */
function tableRows({ onlyPermits }: FilterTable, rows: readonly FilterRow[]): readonly FilterRow[] {
  if (onlyPermits !== true) return rows;
  const known = inTableOrder.get(rows);
  if (known !== undefined) return known;
  const made = gapsLast(rows);
  inTableOrder.set(rows, made);
  return made;
}

function join(first: readonly FilterRow[], more: readonly FilterRow[]): readonly FilterRow[] {
  if (first.length === 0) return more;
  if (more.length === 0) return first;
  const ofFirst = joined.get(first) ?? new WeakMap<readonly FilterRow[], readonly FilterRow[]>();
  joined.set(first, ofFirst);
  const known = ofFirst.get(more);
  if (known !== undefined) return known;
  const made = [...first, ...more];
  ofFirst.set(more, made);
  return made;
}

interface Draft {
  seed: DeviceSeed | null;
  /** By their ids: of two rows that a file gives one id, the first is the interface, as everywhere in the model. */
  readonly interfaces: Map<string, PlanInterface>;
  readonly stages: Stage[];
  readonly filters: { readonly table: FilterTable; rows: readonly FilterRow[] }[];
  routes: (readonly RouteRow[])[] | null;
  services: { readonly because: Because; readonly rows: (readonly ServiceRow[])[] } | null;
}

function isSameTable(a: FilterTable, b: FilterTable): boolean {
  return a.slot === b.slot && a.interface === b.interface && a.table === b.table;
}

function addFilter(draft: Draft, table: FilterTable, rows: readonly FilterRow[]): void {
  for (const entry of draft.filters) {
    if (!isSameTable(entry.table, table)) continue;
    entry.rows = join(entry.rows, rows);
    return;
  }
  draft.filters.push({ table, rows });
}

function add(draft: Draft, part: DevicePart): void {
  switch (part.form) {
    case 'seed':
      draft.seed = part.seed;
      break;
    case 'interface':
      if (!draft.interfaces.has(part.row.id)) draft.interfaces.set(part.row.id, part.row);
      break;
    case 'stage':
      draft.stages.push(part.stage);
      break;
    case 'filter':
      addFilter(draft, part.table, part.rows);
      break;
    case 'routes':
      draft.routes ??= [];
      draft.routes.push(part.rows);
      break;
    case 'services':
      draft.services ??= { because: part.because, rows: [] };
      draft.services.rows.push(part.rows);
      break;
    default:
      part satisfies never;
  }
}


/** What was made of the same list before. A device about which something else changes keeps the stages that do not concern it. */
function onceFor<Key extends object, Value>(known: WeakMap<Key, Value>, key: Key, fits: (value: Value) => boolean, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined && fits(before)) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** Joins lists, one after the other; the very list where only one of them says anything, and the very result where the lists are those of before. */
function joiner<Item>(): (lists: readonly (readonly Item[])[]) => readonly Item[] {
  const known = new WeakMap<readonly Item[], { readonly lists: readonly (readonly Item[])[]; readonly whole: readonly Item[] }>();
  return (lists) => {
    const spoken = lists.filter((list) => list.length > 0);
    const [first] = spoken;
    if (first === undefined || spoken.length === 1) return first ?? [];
    const isThese = (before: readonly (readonly Item[])[]): boolean => before.length === spoken.length && before.every((list, index) => list === spoken[index]);
    return onceFor(known, first, ({ lists: before }) => isThese(before), () => ({ lists: spoken, whole: spoken.flat() })).whole;
  };
}

const joinedServices = joiner<ServiceRow>();
const joinedRoutes = joiner<RouteRow>();
const filterStages = new WeakMap<FilterTable, FilterStage>();
const routeStages = new WeakMap<readonly RouteRow[], RouteStage>();
const deliverStages = new WeakMap<readonly ServiceRow[], DeliverStage>();

function filterStage(table: FilterTable, rows: readonly FilterRow[]): FilterStage {
  return onceFor(filterStages, table, (stage) => stage.rows === rows, () => ({
    kind: 'filter', slot: table.slot, interface: table.interface, because: table.because, table: table.table, stateful: table.stateful, view: table.view, rows,
    defaultAction: table.defaultAction, reason: table.reason,
  }));
}

function routeStage(component: ComponentId, rows: readonly RouteRow[]): RouteStage {
  const made = (): RouteStage => ({ kind: 'route', slot: 'route', interface: null, because: { component, label: component }, rows, reason: 'NO_ROUTE' });
  return onceFor(routeStages, rows, (stage) => stage.because.component === component, made);
}

function deliverStage(because: Because, services: readonly ServiceRow[]): DeliverStage {
  const made = (): DeliverStage => ({ kind: 'deliver', slot: 'deliver', interface: null, because, services });
  return onceFor(deliverStages, services, (stage) => stage.because === because, made);
}

/** A device from what its contributors say of it, in their order; null when none of them brings it. */
export function finishDevice(contributions: Iterable<readonly DevicePart[]>): PlanDevice | null {
  const draft: Draft = { seed: null, interfaces: new Map(), stages: [], filters: [], routes: null, services: null };
  for (const parts of contributions) for (const part of parts) add(draft, part);
  const { seed, stages } = draft;
  if (seed === null) return null;
  for (const { table, rows } of draft.filters) stages.push(filterStage(table, tableRows(table, rows)));
  if (draft.services !== null) stages.push(deliverStage(draft.services.because, joinedServices(draft.services.rows)));
  if (draft.routes !== null) stages.push(routeStage(seed.component, joinedRoutes(draft.routes)));
  return { host: null, reversePath: 'off', dnsServer: null, delayUs: deviceDelayUs, ...seed, interfaces: [...draft.interfaces.values()], stages };
}
