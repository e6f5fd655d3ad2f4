import type { ComponentId } from '../model/design.ts';
import type { Contribution, DevicePart, DeviceSeed, FilterTable } from './contribution.ts';
import { finishDevice } from './finish-device.ts';
import type { Assumption, CalledAddress, Plan, PlanInterface, PlanKey, PlanSegment, PublicAddress } from './plan.ts';
import type { Because, DeviceId, FilterRow, RouteRow, ServiceRow, Stage } from './stage.ts';

/**
 * Collects what kinds say. A kind may contribute to a device or segment of another kind by id without knowing that kind;
 * order of contributions is id order of the contributing components. Contributions to devices that nobody brings are dropped.
 * What is handed over is kept as it is and must not change afterwards.
 */
export interface PlanBuilder {
  readonly device: (seed: DeviceSeed) => void;
  readonly segment: (segment: PlanSegment) => void;
  readonly interface: (device: DeviceId, row: PlanInterface) => void;
  readonly stage: (device: DeviceId, stage: Stage) => void;
  /** Adds rows to a table, creating it when it is the first, in whose words it is then. Tables with equal slot, interface and name are one. */
  readonly filter: (device: DeviceId, table: FilterTable, rows: readonly FilterRow[]) => void;
  readonly routes: (device: DeviceId, rows: readonly RouteRow[]) => void;
  readonly services: (device: DeviceId, because: Because, rows: readonly ServiceRow[]) => void;
  readonly publicAddress: (row: PublicAddress) => void;
  readonly calledAddress: (row: CalledAddress) => void;
  readonly key: (row: PlanKey) => void;
  readonly internet: (device: DeviceId) => void;
  readonly assume: (assumption: Assumption) => void;
}

/** A builder that keeps what one component says; `strangerIn`: where it stands, when nobody knows its kind. */
export function createContributionBuilder(strangerIn: ComponentId | null = null): PlanBuilder & { readonly contribution: () => Contribution } {
  const devices = new Map<DeviceId, DevicePart[]>();
  const segments: PlanSegment[] = [];
  const publicAddresses: PublicAddress[] = [];
  const calledAddresses: CalledAddress[] = [];
  const keys: PlanKey[] = [];
  const assumptions: Assumption[] = [];
  let internet: DeviceId | null = null;
  const say = (device: DeviceId, part: DevicePart): void => {
    const known = devices.get(device);
    if (known === undefined) devices.set(device, [part]);
    else known.push(part);
  };
  return {
    device: (seed) => say(seed.id, { form: 'seed', seed }),
    segment: (segment) => void segments.push(segment),
    interface: (device, row) => say(device, { form: 'interface', row }),
    stage: (device, stage) => say(device, { form: 'stage', stage }),
    filter: (device, table, rows) => say(device, { form: 'filter', table, rows }),
    routes: (device, rows) => say(device, { form: 'routes', rows }),
    services: (device, because, rows) => say(device, { form: 'services', because, rows }),
    publicAddress: (row) => void publicAddresses.push(row),
    calledAddress: (row) => void calledAddresses.push(row),
    key: (row) => void keys.push(row),
    internet: (device) => {
      internet = device;
    },
    assume: (assumption) => void assumptions.push(assumption),
    contribution: () => ({ devices, network: { segments, publicAddresses, calledAddresses, keys, internet, assumptions, strangerIn } }),
  };
}

/** Starts a plan that one author writes. `finish` returns it; devices and segments come in id order. */
export function createPlanBuilder(seed: number): PlanBuilder & { readonly finish: () => Plan } {
  const { contribution, ...builder } = createContributionBuilder();
  return {
    ...builder,
    finish: () => {
      const { devices, network } = contribution();
      const { publicAddresses, calledAddresses, keys, internet, assumptions } = network;
      const inOrder = [...devices].sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        seed,
        devices: inOrder.flatMap(([, parts]) => finishDevice([parts]) ?? []),
        segments: [...new Map(network.segments.map((segment) => [segment.id, segment])).values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
        publicAddresses,
        calledAddresses,
        keys,
        internet,
        assumptions,
      };
    },
  };
}
