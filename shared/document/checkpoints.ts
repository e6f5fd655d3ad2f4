import { enablePatches, produceWithPatches } from 'immer';
import type { Design } from '../model/design.ts';
import { isSameValue } from '../model/same-value.ts';
import type { Checkpoint, DesignDraft, History, HistoryStep } from './contract.ts';
import { cleanName } from './naming.ts';
import { push, travel } from './history.ts';

enablePatches();

/** Checkpoints kept; the oldest goes first. */
export const checkpointLimit = 100;

/** Gives the present state a name. `madeAtMs` is the caller's clock. */
export function addCheckpoint(history: History, name: string, madeAtMs: number): History {
  const highest = Math.max(0, ...history.checkpoints.map(({ id }) => Number(id)));
  const checkpoint: Checkpoint = { id: String(highest + 1), name: cleanName(name), madeAtMs, design: history.design, position: history.past.length };
  return { ...history, checkpoints: [...history.checkpoints, checkpoint].slice(-checkpointLimit) };
}

/** Forgets a checkpoint; the document stays as it is. */
export function removeCheckpoint(history: History, id: string): History {
  return { ...history, checkpoints: history.checkpoints.filter((checkpoint) => checkpoint.id !== id) };
}

/** Makes one record of entities the other, entity by entity: the step names what it brings back, changes and takes away, and what is equal stays the same object. */
function become(record: Record<string, unknown>, now: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>): void {
  for (const id of Object.keys(now)) if (!Object.hasOwn(wanted, id)) delete record[id];
  for (const [id, entity] of Object.entries(wanted)) if (!Object.hasOwn(now, id) || !isSameValue(now[id], entity)) record[id] = entity;
}

/** One step from a design to another. */
function stepTo(now: Design, { name, design: wanted }: Checkpoint): { readonly design: Design; readonly step: HistoryStep } {
  const [design, patches, inverse] = produceWithPatches(now, (draft: DesignDraft) => {
    for (const part of ['meta', 'components', 'links', 'placements', 'probes', 'extra'] as const) become(draft[part], { ...now[part] }, { ...wanted[part] });
  });
  const meant = patches.filter(({ path }) => path.length > 1 && (path[0] === 'components' || path[0] === 'links' || path[0] === 'probes')).map(({ path }) => String(path[1]));
  return {
    design,
    step: { command: 'checkpoint.return', title: { ko: '체크포인트 {name}(으)로 돌아가기', en: 'Return to checkpoint {name}' }, params: { name }, patches, inverse, touches: [...new Set(meant)] },
  };
}

/**
 * Goes back to a checkpoint. Where it still stands among the steps it is undo or redo; where its steps are gone it is one new step, which undo
 * takes back like any other. The same object when there is no such checkpoint or nothing differs.
 */
export function returnTo(history: History, id: string): History {
  const checkpoint = history.checkpoints.find((known) => known.id === id);
  if (checkpoint === undefined) return history;
  if (checkpoint.position !== null) return checkpoint.position === history.past.length ? history : travel(history, checkpoint.position);
  const { design, step } = stepTo(history.design, checkpoint);
  if (step.patches.length === 0) return history;
  const after = push(history, design, step);
  // From now on it stands there.
  return { ...after, checkpoints: after.checkpoints.map((known) => (known.id === id ? { ...known, position: after.past.length } : known)) };
}
