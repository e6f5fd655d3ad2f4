import type { PlanDevice } from '../../plan/plan.ts';
import type { Slot, Stage } from '../../plan/stage.ts';

/**
 * A device's stages by the slot they run in, in that order: within a slot admissions come first, then the halves of stateless pairs. Those act
 * outside connection tracking: the one for destinations just before it, the one for sources when everybody else has looked at the addresses.
 */
export type SlotStages = ReadonlyMap<Slot, readonly Stage[]>;

function isStatelessHalf(stage: Stage): boolean {
  return (stage.kind === 'destination-translate' || stage.kind === 'source-translate') && stage.stateless;
}

function runsIn(stage: Stage): Slot {
  if (!isStatelessHalf(stage)) return stage.slot;
  return stage.kind === 'destination-translate' ? 'session' : 'encapsulate';
}

/** Turns in which stages of a slot come. */
const turns = [0, 1, 2] as const;

function turnOf(stage: Stage): (typeof turns)[number] {
  if (stage.kind === 'admit') return 0;
  return isStatelessHalf(stage) ? 1 : 2;
}

export function sortStages(device: PlanDevice): SlotStages {
  const bySlot = new Map<Slot, Stage[]>();
  const add = (stage: Stage): void => {
    const slot = runsIn(stage);
    const known = bySlot.get(slot);
    if (known === undefined) bySlot.set(slot, [stage]);
    else known.push(stage);
  };
  for (const turn of turns) for (const stage of device.stages) if (turnOf(stage) === turn) add(stage);
  return bySlot;
}
