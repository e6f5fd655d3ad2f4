import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import type { Design, Placement } from '../model/design.ts';
import { defineCommand } from './command.ts';
import type { DesignDraft } from './contract.ts';
import { freeText } from './naming.ts';
import { missingThings, refusal } from './refusals.ts';

/**
 * Groups, locks and hiding are layout: members of a placement, nothing that a packet sees. A group is a name that several placements share; it is
 * gone when fewer than two have it. The drawing places things without a placement itself, so a caller brings the places it shows (`at`).
 */
const shownPlaces = z.record(z.string(), z.object({ x: z.number(), y: z.number() })).default({});
type ShownPlaces = z.output<typeof shownPlaces>;

/** The members of each group. Groups of one are none. */
export function groupsOf(placements: Design['placements']): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, { group }] of Object.entries(placements)) {
    if (group === undefined) continue;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [id]);
    else members.push(id);
  }
  for (const [group, members] of groups) if (members.length < 2) groups.delete(group);
  return groups;
}

const known = new WeakMap<Design['placements'], ReadonlyMap<string, readonly string[]>>();

function groupsIn(design: Pick<Design, 'placements'>): ReadonlyMap<string, readonly string[]> {
  const groups = known.get(design.placements) ?? groupsOf(design.placements);
  known.set(design.placements, groups);
  return groups;
}

/** Everything in the group of a component, itself included; null where it is in none. */
export function groupOf(design: Pick<Design, 'placements'>, id: string): readonly string[] | null {
  const group = design.placements[id]?.group;
  return group === undefined ? null : (groupsIn(design).get(group) ?? null);
}

/** Ids together with all that is grouped with them, in the order chosen. */
export function withGroups(design: Pick<Design, 'placements'>, ids: readonly string[]): readonly string[] {
  if (groupsIn(design).size === 0) return ids;
  return [...new Set(ids.flatMap((id) => groupOf(design, id) ?? [id]))];
}

/** Placements of copies: what was grouped together is so under a name of its own, a copy of one member alone is in no group. */
export function regrouped(placements: Readonly<Record<string, Placement>>, design: Pick<Design, 'placements'>): Readonly<Record<string, Placement>> {
  const taken = new Set(Object.values(design.placements).flatMap(({ group }) => group ?? []));
  const names = new Map<string, string>();
  for (const group of groupsOf(placements).keys()) {
    const name = freeText(group, (text) => taken.has(text));
    taken.add(name);
    names.set(group, name);
  }
  return Object.fromEntries(
    Object.entries(placements).map(([id, placement]) => {
      const { group, ...rest } = placement;
      const name = group === undefined ? undefined : names.get(group);
      return [id, name === undefined ? rest : { ...rest, group: name }];
    }),
  );
}

/** The placement of a component, made where the drawing shows it when it has none. */
function placementOf(draft: DesignDraft, id: string, at: ShownPlaces): DesignDraft['placements'][string] {
  const found = draft.placements[id];
  if (found !== undefined) return found;
  const made = { x: at[id]?.x ?? 0, y: at[id]?.y ?? 0 };
  Object.assign(draft.placements, { [id]: made });
  return draft.placements[id] ?? made;
}

/** Makes one group of things; a group that one of them is in becomes part of it. */
export const groupComponents = defineCommand({
  id: 'selection.group',
  title: { ko: '{count}개 그룹으로 묶기', en: 'Group {count}' },
  layoutOnly: true,
  args: z.object({ ids: z.array(idSchema), at: shownPlaces }),
  precondition: (design, { ids }) => (new Set(ids).size < 2 ? [refusal('GROUP_NEEDS_TWO')] : missingThings(design, ids)),
  run: (draft, { ids, at }, { scope }) => {
    const used = new Set(Object.values(scope.design.placements).flatMap(({ group }) => group ?? []));
    const name = freeText('group-1', (text) => used.has(text));
    for (const id of withGroups(scope.design, ids)) placementOf(draft, id, at).group = name;
  },
  describe: (_design, { ids }) => ({ count: ids.length }),
  touches: ({ ids }) => ids,
});

/** Takes apart the groups that the given things are in. */
export const ungroupComponents = defineCommand({
  id: 'selection.ungroup',
  title: { ko: '그룹 해제', en: 'Ungroup' },
  layoutOnly: true,
  args: z.object({ ids: z.array(idSchema).min(1) }),
  precondition: (design, { ids }) => {
    const gone = missingThings(design, ids);
    return gone.length > 0 || ids.some((id) => groupOf(design, id) !== null) ? gone : [refusal('NOT_GROUPED')];
  },
  run: (draft, { ids }, { scope }) => {
    for (const id of withGroups(scope.design, ids)) delete draft.placements[id]?.group;
  },
  touches: ({ ids }, { scope }) => withGroups(scope.design, ids),
});

/** Locks or unlocks things: what is locked is neither moved, resized nor deleted by gesture. */
export const lockComponents = defineCommand({
  id: 'selection.lock',
  title: { ko: '{count}개 잠금', en: 'Lock {count}' },
  layoutOnly: true,
  args: z.object({ ids: z.array(idSchema).min(1), locked: z.boolean(), at: shownPlaces }),
  precondition: (design, { ids }) => missingThings(design, ids),
  run: (draft, { ids, locked, at }) => {
    for (const id of ids) {
      if (locked) placementOf(draft, id, at).locked = true;
      else delete draft.placements[id]?.locked;
    }
  },
  entitle: ({ locked }) => (locked ? { ko: '{count}개 잠금', en: 'Lock {count}' } : { ko: '{count}개 잠금 해제', en: 'Unlock {count}' }),
  describe: (_design, { ids }) => ({ count: ids.length }),
  touches: ({ ids }) => ids,
});

/** Takes things off the canvas, or shows them again. What is hidden is as much part of the network as before. */
export const hideComponents = defineCommand({
  id: 'selection.hide',
  title: { ko: '{count}개 숨김', en: 'Hide {count}' },
  layoutOnly: true,
  args: z.object({ ids: z.array(idSchema).min(1), hidden: z.boolean(), at: shownPlaces }),
  precondition: (design, { ids }) => missingThings(design, ids),
  run: (draft, { ids, hidden, at }) => {
    for (const id of ids) {
      if (hidden) placementOf(draft, id, at).hidden = true;
      else delete draft.placements[id]?.hidden;
    }
  },
  entitle: ({ hidden }) => (hidden ? { ko: '{count}개 숨김', en: 'Hide {count}' } : { ko: '{count}개 다시 표시', en: 'Show {count} again' }),
  describe: (_design, { ids }) => ({ count: ids.length }),
  touches: ({ ids }) => ids,
});
