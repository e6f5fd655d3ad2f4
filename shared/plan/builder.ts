import type { ComponentId } from '../model/design.ts';
import type { Assumption, Plan, PlanDevice, PlanInterface, PlanKey, PlanSegment, PublicAddress } from './plan.ts';
import type { Because, DeliverStage, DeviceId, FilterRow, FilterStage, RouteRow, RouteStage, ServiceRow, Stage } from './stage.ts';

/** What a kind states about a device it brings; interfaces, stages and rows may come from it and from others, in any order. */
export type DeviceSeed = Omit<PlanDevice, 'interfaces' | 'stages' | 'host' | 'reversePath' | 'dnsServer' | 'delayUs'> &
  Partial<Pick<PlanDevice, 'host' | 'reversePath' | 'dnsServer' | 'delayUs'>>;

/** A filter table that several policies fill together, e.g. all security groups bound to one port. */
export type FilterTable = Omit<FilterStage, 'kind' | 'rows'>;

/** CONTRACTS 3: a device takes 10 us, a link 50 us. */
export const deviceDelayUs = 10;
export const linkDelayUs = 50;

/**
 * Collects what kinds say. A kind may contribute to a device or segment of another kind by id without knowing that kind;
 * order of contributions is id order of the contributing components. Contributions to devices that nobody brings are dropped at {@link PlanBuilder.finish}.
 */
export interface PlanBuilder {
  readonly device: (seed: DeviceSeed) => void;
  readonly segment: (segment: PlanSegment) => void;
  readonly interface: (device: DeviceId, row: PlanInterface) => void;
  readonly stage: (device: DeviceId, stage: Stage) => void;
  /** Adds rows to a table, creating it when it is the first. Tables with equal slot, interface and name are one. */
  readonly filter: (device: DeviceId, table: FilterTable, rows: readonly FilterRow[]) => void;
  readonly routes: (device: DeviceId, rows: readonly RouteRow[]) => void;
  readonly services: (device: DeviceId, because: Because, rows: readonly ServiceRow[]) => void;
  readonly publicAddress: (row: PublicAddress) => void;
  readonly key: (row: PlanKey) => void;
  readonly internet: (device: DeviceId) => void;
  readonly assume: (assumption: Assumption) => void;
}

interface Draft {
  readonly devices: Map<DeviceId, DeviceSeed>;
  readonly segments: Map<string, PlanSegment>;
  readonly interfaces: Map<DeviceId, PlanInterface[]>;
  readonly stages: Map<DeviceId, Stage[]>;
  readonly filters: Map<DeviceId, { readonly table: FilterTable; readonly rows: FilterRow[] }[]>;
  readonly routes: Map<DeviceId, RouteRow[]>;
  readonly services: Map<DeviceId, { readonly because: Because; readonly rows: ServiceRow[] }>;
}

function bucket<Item>(map: Map<string, Item[]>, key: string): Item[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: Item[] = [];
  map.set(key, made);
  return made;
}

function isSameTable(a: FilterTable, b: FilterTable): boolean {
  return a.slot === b.slot && a.interface === b.interface && a.table === b.table;
}

function routeStage(component: ComponentId, rows: readonly RouteRow[]): RouteStage {
  return { kind: 'route', slot: 'route', interface: null, because: { component, label: component }, rows, reason: 'NO_ROUTE' };
}

function deliverStage(because: Because, services: readonly ServiceRow[]): DeliverStage {
  return { kind: 'deliver', slot: 'deliver', interface: null, because, services };
}

function isGap(row: FilterRow): boolean {
  return row.action === 'deny' && row.reason === 'INSUFFICIENT_CONFIG';
}

/** In a table of permits, a row that cannot be read decides only what no other row permits, wherever it was written. */
function gapsLast(rows: readonly FilterRow[]): readonly FilterRow[] {
  if (!rows.some(isGap) || rows.some((row) => row.action !== 'permit' && !isGap(row))) return rows;
  return [...rows.filter((row) => !isGap(row)), ...rows.filter(isGap)];
}

function finishDevice(draft: Draft, seed: DeviceSeed): PlanDevice {
  const routes = draft.routes.get(seed.id);
  const services = draft.services.get(seed.id);
  const filters = (draft.filters.get(seed.id) ?? []).map(({ table, rows }): Stage => ({ kind: 'filter', ...table, rows: gapsLast(rows) }));
  return {
    host: null,
    reversePath: 'off',
    dnsServer: null,
    delayUs: deviceDelayUs,
    ...seed,
    interfaces: draft.interfaces.get(seed.id) ?? [],
    stages: [
      ...(draft.stages.get(seed.id) ?? []),
      ...filters,
      ...(services === undefined ? [] : [deliverStage(services.because, services.rows)]),
      ...(routes === undefined ? [] : [routeStage(seed.component, routes)]),
    ],
  };
}

/** Starts a plan. `finish` returns it; devices and segments come in id order. */
export function createPlanBuilder(seed: number): PlanBuilder & { readonly finish: () => Plan } {
  const draft: Draft = {
    devices: new Map(), segments: new Map(), interfaces: new Map(), stages: new Map(), filters: new Map(), routes: new Map(), services: new Map(),
  };
  const publicAddresses: PublicAddress[] = [];
  const keys: PlanKey[] = [];
  const assumptions: Assumption[] = [];
  let internet: DeviceId | null = null;
  return {
    device: (device) => void draft.devices.set(device.id, device),
    segment: (segment) => void draft.segments.set(segment.id, segment),
    interface: (device, row) => void bucket(draft.interfaces, device).push(row),
    stage: (device, stage) => void bucket(draft.stages, device).push(stage),
    filter: (device, table, rows) => {
      const tables = bucket(draft.filters, device);
      const known = tables.find((entry) => isSameTable(entry.table, table));
      if (known === undefined) tables.push({ table, rows: [...rows] });
      else known.rows.push(...rows);
    },
    routes: (device, rows) => void bucket(draft.routes, device).push(...rows),
    services: (device, because, rows) => {
      const known = draft.services.get(device);
      if (known === undefined) draft.services.set(device, { because, rows: [...rows] });
      else known.rows.push(...rows);
    },
    publicAddress: (row) => void publicAddresses.push(row),
    key: (row) => void keys.push(row),
    internet: (device) => {
      internet = device;
    },
    assume: (assumption) => void assumptions.push(assumption),
    finish: () => ({
      seed,
      devices: [...draft.devices.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((device) => finishDevice(draft, device)),
      segments: [...draft.segments.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      publicAddresses,
      keys,
      internet,
      assumptions,
    }),
  };
}

