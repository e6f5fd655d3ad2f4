import type { ComponentId } from '../model/design.ts';
import { isSameValue } from '../model/same-value.ts';
import type { Assumption, CalledAddress, PlanDevice, PlanInterface, PlanKey, PlanSegment, PublicAddress } from './plan.ts';
import type { Because, DeviceId, FilterRow, FilterStage, RouteRow, ServiceRow, Stage } from './stage.ts';

/** What a kind states about a device it brings; interfaces, stages and rows may come from it and from others, in any order. */
export type DeviceSeed = Omit<PlanDevice, 'interfaces' | 'stages' | 'host' | 'reversePath' | 'dnsServer' | 'delayUs'> &
  Partial<Pick<PlanDevice, 'host' | 'reversePath' | 'dnsServer' | 'delayUs'>>;

/** A filter table that several policies fill together, e.g. all security groups bound to one port. */
export interface FilterTable extends Omit<FilterStage, 'kind' | 'rows'> {
  /** Its rows only permit, so their order means nothing: one that cannot be read (a deny for INSUFFICIENT_CONFIG) decides what no other row permits, wherever it stands. */
  readonly onlyPermits?: true;
}

/** One thing said about a device. */
export type DevicePart =
  | { readonly form: 'seed'; readonly seed: DeviceSeed }
  | { readonly form: 'interface'; readonly row: PlanInterface }
  | { readonly form: 'stage'; readonly stage: Stage }
  | { readonly form: 'filter'; readonly table: FilterTable; readonly rows: readonly FilterRow[] }
  | { readonly form: 'routes'; readonly rows: readonly RouteRow[] }
  | { readonly form: 'services'; readonly because: Because; readonly rows: readonly ServiceRow[] };

/** What a component says about the network as a whole. */
export interface NetworkPart {
  readonly segments: readonly PlanSegment[];
  readonly publicAddresses: readonly PublicAddress[];
  readonly calledAddresses: readonly CalledAddress[];
  readonly keys: readonly PlanKey[];
  readonly internet: DeviceId | null;
  readonly assumptions: readonly Assumption[];
  /** The container in which it stands, where nobody knows its kind. */
  readonly strangerIn: ComponentId | null;
}

/** Everything one component says, in the order it says it. */
export interface Contribution {
  readonly devices: ReadonlyMap<DeviceId, readonly DevicePart[]>;
  readonly network: NetworkPart;
}

const fewRows = 4;

/** A policy gives the same rows to every port it is bound to: comparing what many of them say, once per port, would cost more than it saves. */
function isSameRows(a: readonly FilterRow[], b: readonly FilterRow[]): boolean {
  return a === b || (a.length === b.length && a.length <= fewRows && isSameValue(a, b));
}

function isSamePart(a: DevicePart, b: DevicePart): boolean {
  if (a.form === 'filter' && b.form === 'filter') return isSameRows(a.rows, b.rows) && isSameValue(a.table, b.table);
  return isSameValue(a, b);
}

/** True when both say the same about a device; may be false for many equal filter rows that were written anew. */
export function isSameAbout(a: readonly DevicePart[], b: readonly DevicePart[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index] || isSamePart(part, b[index] ?? part));
}
