import type { ComponentId } from '../model/design.ts';
import type { DevicePart, DeviceSeed, FilterTable } from './contribution.ts';
import { deviceDelayUs } from './delays.ts';
import type { PlanDevice, PlanInterface } from './plan.ts';
import type { Because, DeliverStage, FilterRow, RouteRow, RouteStage, ServiceRow, Stage } from './stage.ts';

function isGap(row: FilterRow): boolean {
  return row.action === 'deny' && row.reason === 'INSUFFICIENT_CONFIG';
}

/** In a table of permits, a row that cannot be read decides only what no other row permits, wherever it was written. */
function gapsLast(rows: readonly FilterRow[]): readonly FilterRow[] {
  if (!rows.some(isGap) || rows.some((row) => row.action !== 'permit' && !isGap(row))) return rows;
  return [...rows.filter((row) => !isGap(row)), ...rows.filter(isGap)];
}

const inTableOrder = new WeakMap<readonly FilterRow[], readonly FilterRow[]>();
const joined = new WeakMap<readonly FilterRow[], WeakMap<readonly FilterRow[], readonly FilterRow[]>>();

/*
 * A policy gives the same list of rows to every port, and rows never change. So lists made of the same lists are one list too, and whoever reads them
 * (compile, the decoder) reads each once, however many ports have it.
 */
function tableRows(rows: readonly FilterRow[]): readonly FilterRow[] {
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
  readonly interfaces: PlanInterface[];
  readonly stages: Stage[];
  readonly filters: { readonly table: FilterTable; rows: readonly FilterRow[] }[];
  routes: RouteRow[] | null;
  services: { readonly because: Because; readonly rows: ServiceRow[] } | null;
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
      draft.interfaces.push(part.row);
      break;
    case 'stage':
      draft.stages.push(part.stage);
      break;
    case 'filter':
      addFilter(draft, part.table, part.rows);
      break;
    case 'routes':
      draft.routes ??= [];
      for (const row of part.rows) draft.routes.push(row);
      break;
    case 'services':
      draft.services ??= { because: part.because, rows: [] };
      for (const row of part.rows) draft.services.rows.push(row);
      break;
    default:
      part satisfies never;
  }
}

function routeStage(component: ComponentId, rows: readonly RouteRow[]): RouteStage {
  return { kind: 'route', slot: 'route', interface: null, because: { component, label: component }, rows, reason: 'NO_ROUTE' };
}

function deliverStage(because: Because, services: readonly ServiceRow[]): DeliverStage {
  return { kind: 'deliver', slot: 'deliver', interface: null, because, services };
}

/** A device from what its contributors say of it, in their order; null when none of them brings it. */
export function finishDevice(contributions: Iterable<readonly DevicePart[]>): PlanDevice | null {
  const draft: Draft = { seed: null, interfaces: [], stages: [], filters: [], routes: null, services: null };
  for (const parts of contributions) for (const part of parts) add(draft, part);
  const { seed, stages } = draft;
  if (seed === null) return null;
  for (const { table, rows } of draft.filters) stages.push({ kind: 'filter', ...table, rows: tableRows(rows) });
  if (draft.services !== null) stages.push(deliverStage(draft.services.because, draft.services.rows));
  if (draft.routes !== null) stages.push(routeStage(seed.component, draft.routes));
  return { host: null, reversePath: 'off', dnsServer: null, delayUs: deviceDelayUs, ...seed, interfaces: draft.interfaces, stages };
}
