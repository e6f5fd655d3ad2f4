import type { Plan, PlanDevice, PlanInterface, PlanSegment } from '../../plan/plan.ts';
import type { Match, Stage } from '../../plan/stage.ts';

/**
 * Makes a plan that fails smaller while it still fails: first many devices at once, then ever less, then segments, and then what is inside them:
 * interfaces, stages, rows, members of a match, endpoints, virtual switches. What is left out may leave references behind that lead nowhere: a plan may have those.
 */

/** Plans are tried this often; then the smallest so far is good enough. */
const mostTries = 1500;

/** The fewest of the items with which it still holds, left out in halves, quarters ... and one by one. */
function fewest<Item>(items: readonly Item[], holds: (kept: readonly Item[]) => boolean): readonly Item[] {
  let kept = items;
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length; ) {
      const less = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (holds(less)) kept = less;
      else start += size;
    }
  }
  return kept;
}

/** Every way to leave one item out, or to have one item smaller. */
function smaller<Item>(items: readonly Item[], shrink: (item: Item) => readonly Item[] = () => []): readonly (readonly Item[])[] {
  return [...items.map((_, index) => items.filter((__, other) => other !== index)), ...items.flatMap((item, index) => shrink(item).map((less) => items.map((other, at) => (at === index ? less : other))))];
}

function smallerMatch(match: Match): readonly Match[] {
  return Object.keys(match).map((key) => Object.fromEntries(Object.entries(match).filter(([other]) => other !== key)));
}

function smallerRow<Row extends { readonly match: Match }>(row: Row): readonly Row[] {
  return smallerMatch(row.match).map((match) => ({ ...row, match }));
}

function smallerStage(stage: Stage): readonly Stage[] {
  switch (stage.kind) {
    case 'route':
      return smaller(stage.rows).map((rows) => ({ ...stage, rows }));
    case 'filter':
      return [...smaller(stage.rows, smallerRow).map((rows) => ({ ...stage, rows })), ...(stage.stateful ? [{ ...stage, stateful: false }] : [])];
    case 'admit':
      return smaller(stage.rows, smallerMatch).map((rows) => ({ ...stage, rows }));
    case 'destination-translate':
      return smaller(stage.rows, smallerRow).map((rows) => ({ ...stage, rows }));
    case 'source-translate':
      return smaller(stage.rows, smallerRow).map((rows) => ({ ...stage, rows }));
    case 'deliver':
      return smaller(stage.services).map((services) => ({ ...stage, services }));
    case 'balance':
      return [...smaller(stage.backends).map((backends) => ({ ...stage, backends })), ...smallerRow(stage)];
    case 'proxy':
      return [
        ...smaller(stage.listeners, (listener) => smaller(listener.policies).map((policies) => ({ ...listener, policies }))).map((listeners) => ({ ...stage, listeners })),
        ...smaller(stage.pools, (pool) => [
          ...smaller(pool.members).map((members) => ({ ...pool, members })),
          ...(pool.monitor === null ? [] : [{ ...pool, monitor: null }]),
        ]).map((pools) => ({ ...stage, pools })),
        ...(stage.access === null ? [] : [{ ...stage, access: null }]),
      ];
    case 'null-route':
      return smaller(stage.rows).map((rows) => ({ ...stage, rows }));
    case 'resolve':
      return smaller(stage.neighbours).map((neighbours) => ({ ...stage, neighbours }));
    case 'bridge':
      return smaller(stage.interfaces).map((interfaces) => ({ ...stage, interfaces }));
    case 'encapsulate': {
      const { innerMtuBytes, ...unlimited } = stage;
      return [...smallerRow(stage), ...(innerMtuBytes === undefined ? [] : [unlimited])];
    }
    case 'decapsulate':
      return smaller(stage.peers).map((peers) => ({ ...stage, peers }));
    case 'session':
    case 'fit':
      return [];
    default:
      return stage satisfies never;
  }
}

function smallerInterface({ virtualSwitch, reversePath, ...row }: PlanInterface): readonly PlanInterface[] {
  const kept = { ...(virtualSwitch === undefined ? {} : { virtualSwitch }), ...(reversePath === undefined ? {} : { reversePath }) };
  return [...(virtualSwitch === undefined && reversePath === undefined ? [] : [row]), ...row.addresses.map((address) => ({ ...row, ...kept, addresses: row.addresses.filter((other) => other !== address) }))];
}

function smallerDevice({ distributed, ...device }: PlanDevice): readonly PlanDevice[] {
  const kept: PlanDevice = distributed === undefined ? device : { ...device, distributed };
  return [
    ...smaller(device.stages, smallerStage).map((stages) => ({ ...kept, stages })),
    ...smaller(device.interfaces, smallerInterface).map((interfaces) => ({ ...kept, interfaces })),
    ...(device.reversePath === 'off' ? [] : [{ ...kept, reversePath: 'off' as const }]),
    ...(distributed === undefined ? [] : [device]),
  ];
}

function smallerSegment({ overlay, ...segment }: PlanSegment): readonly PlanSegment[] {
  return overlay === undefined ? [] : [segment, ...smaller(overlay.endpoints).map((endpoints) => ({ ...segment, overlay: { ...overlay, endpoints } }))];
}

function* smallerPlans(plan: Plan): Generator<Plan> {
  for (const devices of smaller(plan.devices, smallerDevice)) yield { ...plan, devices };
  for (const segments of smaller(plan.segments, smallerSegment)) yield { ...plan, segments };
}

function withoutMany(plan: Plan, fails: (smaller: Plan) => boolean): Plan {
  const devices = fewest(plan.devices, (kept) => fails({ ...plan, devices: kept }));
  const segments = fewest(plan.segments, (kept) => fails({ ...plan, devices, segments: kept }));
  const thin = { ...plan, devices, segments };
  return devices.reduce((least, { id }): Plan => {
    const become = (change: (device: PlanDevice) => PlanDevice): Plan => ({ ...least, devices: least.devices.map((device) => (device.id === id ? change(device) : device)) });
    const stages = fewest(least.devices.find((device) => device.id === id)?.stages ?? [], (kept) => fails(become((device) => ({ ...device, stages: kept }))));
    return become((device) => ({ ...device, stages }));
  }, thin);
}

/** The smallest plan for which `fails` still holds, by leaving things out. */
export function shrinkPlan(plan: Plan, fails: (smaller: Plan) => boolean): Plan {
  let tries = 0;
  const stillFails = (candidate: Plan): boolean => ++tries <= mostTries && fails(candidate);
  let least = withoutMany(plan, stillFails);
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const candidate of smallerPlans(least)) {
      if (!stillFails(candidate)) continue;
      least = candidate;
      isDone = false;
      break;
    }
  }
  return least;
}
