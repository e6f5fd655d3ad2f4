import type { Plan, PlanDevice } from '../../plan/plan.ts';
import type { Stage } from '../../plan/stage.ts';

function without<Item>(items: readonly Item[], index: number): readonly Item[] {
  return items.filter((_, other) => other !== index);
}

/** Every way to leave one item out, or to have one item smaller. */
function smaller<Item>(items: readonly Item[], shrink: (item: Item) => readonly Item[] = () => []): readonly (readonly Item[])[] {
  return [...items.map((_, index) => without(items, index)), ...items.flatMap((item, index) => shrink(item).map((less) => items.map((other, at) => (at === index ? less : other))))];
}

function smallerMatch<Row extends { readonly match: object }>(row: Row): readonly Row[] {
  return Object.keys(row.match).map((key) => ({ ...row, match: Object.fromEntries(Object.entries(row.match).filter(([other]) => other !== key)) }));
}

function smallerStage(stage: Stage): readonly Stage[] {
  switch (stage.kind) {
    case 'route':
      return smaller(stage.rows).map((rows) => ({ ...stage, rows }));
    case 'filter':
      return [...smaller(stage.rows, smallerMatch).map((rows) => ({ ...stage, rows })), ...(stage.stateful ? [{ ...stage, stateful: false }] : [])];
    case 'destination-translate':
      return smaller(stage.rows, smallerMatch).map((rows) => ({ ...stage, rows }));
    case 'source-translate':
      return smaller(stage.rows, smallerMatch).map((rows) => ({ ...stage, rows }));
    case 'deliver':
      return smaller(stage.services).map((services) => ({ ...stage, services }));
    case 'balance':
      return smaller(stage.backends).map((backends) => ({ ...stage, backends }));
    case 'proxy':
      return [
        ...smaller(stage.listeners).map((listeners) => ({ ...stage, listeners })),
        ...smaller(stage.pools, (pool) => smaller(pool.members).map((members) => ({ ...pool, members }))).map((pools) => ({ ...stage, pools })),
      ];
    case 'null-route':
      return smaller(stage.rows).map((rows) => ({ ...stage, rows }));
    default:
      return [];
  }
}

function smallerDevice(device: PlanDevice): readonly PlanDevice[] {
  return [
    ...smaller(device.stages, smallerStage).map((stages) => ({ ...device, stages })),
    ...smaller(device.interfaces).map((interfaces) => ({ ...device, interfaces })),
    ...(device.reversePath === 'off' ? [] : [{ ...device, reversePath: 'off' as const }]),
  ];
}

function* smallerPlans(plan: Plan): Generator<Plan> {
  for (const devices of smaller(plan.devices, smallerDevice)) yield { ...plan, devices };
  for (const segments of smaller(plan.segments)) yield { ...plan, segments };
}

/** The smallest plan, by leaving things out one at a time, for which `fails` still holds. */
export function shrinkPlan(plan: Plan, fails: (smaller: Plan) => boolean): Plan {
  let least = plan;
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const candidate of smallerPlans(least)) {
      if (!fails(candidate)) continue;
      least = candidate;
      isDone = false;
      break;
    }
  }
  return least;
}
