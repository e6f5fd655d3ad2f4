import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import type { Design } from '../model/design.ts';
import { noteOf, notesOf } from '../model/note.ts';
import { defineCommand } from './command.ts';
import { overlaps, rectangleOf } from './geometry.ts';
import { missingThings } from './refusals.ts';

export const orderTargets = ['forward', 'backward', 'front', 'back'] as const;
export type OrderTarget = (typeof orderTargets)[number];

/** What decides between things of the same z: notes lie over components, then by id. */
function rankOf(design: Design, id: string): string {
  return noteOf(design, id) === null ? ` ${id}` : `~${id}`;
}

/** Siblings from the bottom to the top, as the drawing stacks them. */
function stackOf(design: Design, ids: readonly string[]): readonly string[] {
  const level = (id: string): number => design.placements[id]?.z ?? 0;
  return [...ids].sort((a, b) => level(a) - level(b) || (rankOf(design, a) < rankOf(design, b) ? -1 : 1));
}

/** How low a note must be for the drawing to put it under the components. */
function underComponents(design: Design, stack: readonly string[]): { readonly below: ReadonlySet<string>; readonly level: number } {
  const components = stack.filter((id) => noteOf(design, id) === null);
  const first = stack.findIndex((id) => noteOf(design, id) === null);
  return { below: new Set(first < 0 ? [] : stack.slice(0, first)), level: Math.min(...components.map((id) => design.placements[id]?.z ?? 0)) - 1 };
}

/**
 * The stack with the chosen ones all the way up or down, or one step: past the next thing that lies over or under them, or just the next one where
 * nothing does. Chosen ones keep their own order.
 */
export function reordered(stack: readonly string[], chosen: ReadonlySet<string>, to: OrderTarget, covers: (id: string, other: string) => boolean = () => true): readonly string[] {
  const others = stack.filter((id) => !chosen.has(id));
  const moved = stack.filter((id) => chosen.has(id));
  if (to === 'front') return [...others, ...moved];
  if (to === 'back') return [...moved, ...others];
  // Backward is forward in the stack seen from below.
  return to === 'forward' ? raised(stack, chosen, covers) : [...raised([...stack].reverse(), chosen, covers)].reverse();
}

function raised(stack: readonly string[], chosen: ReadonlySet<string>, covers: (id: string, other: string) => boolean): readonly string[] {
  const next = [...stack];
  for (const id of [...stack].reverse().filter((one) => chosen.has(one))) {
    const at = next.indexOf(id);
    const above = next.slice(at + 1).filter((other) => !chosen.has(other));
    const target = above.find((other) => covers(id, other)) ?? above[0];
    // What is chosen as well and lies between stays on top.
    const blocker = next.slice(at + 1).find((other) => chosen.has(other));
    if (target === undefined || (blocker !== undefined && next.indexOf(blocker) < next.indexOf(target))) continue;
    next.splice(at, 1);
    next.splice(next.indexOf(target) + 1, 0, id);
  }
  return next;
}

/** New z values that give this order, changing as few as can be: a value stays where it is above the one before it. */
function levelsFor(design: Design, stack: readonly string[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  const under = underComponents(design, stack);
  let below: { readonly id: string; readonly level: number } | null = null;
  for (const id of stack) {
    const written: number = design.placements[id]?.z ?? 0;
    const known: number = under.below.has(id) ? Math.min(written, under.level) : written;
    const isHigher: boolean = below === null || rankOf(design, id) > rankOf(design, below.id);
    const isAbove: boolean = below === null || known > below.level || (known === below.level && isHigher);
    const level: number = isAbove || below === null ? known : below.level + (isHigher ? 0 : 1);
    if (level !== written) levels.set(id, level);
    below = { id, level };
  }
  return levels;
}

/** Brings things forward or sends them back among what stands in the same container. */
export const orderComponents = defineCommand({
  id: 'selection.order',
  title: { ko: '{count}개 순서 바꾸기', en: 'Reorder {count}' },
  layoutOnly: true,
  args: z.object({ ids: z.array(idSchema).min(1), to: z.enum(orderTargets) }),
  precondition: (design, { ids }) => missingThings(design, ids),
  run: (draft, { ids, to }, { scope, registry }) => {
    const chosen = new Set<string>(ids);
    const { design } = scope;
    const covers = (id: string, other: string): boolean => {
      const [mine, theirs] = [rectangleOf(design, registry, id), rectangleOf(design, registry, other)];
      return mine !== null && theirs !== null && overlaps(mine, theirs);
    };
    for (const parent of new Set(ids.map((id) => design.components[id]?.parent ?? null))) {
      // What has no place yet is laid out by the drawing, in the order of ids, and lies where it lies.
      const siblings = [...scope.children(parent).map((entry): string => entry.id), ...(parent === null ? Object.keys(notesOf(design)) : [])].filter((id) => Object.hasOwn(design.placements, id));
      for (const [id, level] of levelsFor(design, reordered(stackOf(design, siblings), chosen, to, covers))) {
        const placement = draft.placements[id];
        if (placement !== undefined) placement.z = level;
      }
    }
  },
  entitle: ({ to }) =>
    ({
      forward: { ko: '{count}개 앞으로', en: 'Bring {count} forward' },
      backward: { ko: '{count}개 뒤로', en: 'Send {count} backward' },
      front: { ko: '{count}개 맨 앞으로', en: 'Bring {count} to the front' },
      back: { ko: '{count}개 맨 뒤로', en: 'Send {count} to the back' },
    })[to],
  describe: (_design, { ids }) => ({ count: ids.length }),
  touches: ({ ids }) => ids,
});
