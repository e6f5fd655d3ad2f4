import { z } from 'zod';
import { idSchema } from '../model/design-schema.ts';
import type { LinkChange } from '../model/definition.ts';
import { componentId, type ComponentId, type Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import { defineCommand } from './command.ts';
import type { CommandContext, DesignDraft } from './contract.ts';
import { current, place } from './draft.ts';
import { absolutePlace } from './geometry.ts';
import { grownContainers } from './growth.ts';
import { parentRefusals } from './legality.ts';
import { disconnectRefusals, settleDisconnected } from './links.ts';
import { relocate } from './move.ts';
import { takeNotes } from './notes.ts';
import { missingThings, refusal } from './refusals.ts';
import { stepNames } from './step-names.ts';

const removal = z.object({
  ids: z.array(idSchema).default([]),
  /** Links to remove in the same step. */
  links: z.array(idSchema).default([]),
  /** What happens to the contents of containers. */
  contents: z.enum(['remove', 'moveOut']).default('remove'),
});
export type Removal = z.output<typeof removal>;

/** A component and everything in it. */
function withContents(scope: Scope, id: ComponentId): readonly ComponentId[] {
  return [id, ...scope.children(id).flatMap((child) => withContents(scope, child.id))];
}

/** All components that a removal takes away, in id order. */
export function removedComponents(scope: Scope, args: Removal): readonly ComponentId[] {
  const chosen = args.ids.flatMap((id) => scope.component(id)?.id ?? []);
  return [...new Set(args.contents === 'remove' ? chosen.flatMap((id) => withContents(scope, id)) : chosen)].sort();
}

/** Components that lose their container and get the next surviving one. */
function movedOut(scope: Scope, removed: readonly ComponentId[]): readonly { readonly id: ComponentId; readonly parent: ComponentId | null }[] {
  const gone = new Set(removed);
  return removed.flatMap((container) => {
    const parent = scope.ancestors(container).find((entry) => !gone.has(entry.id))?.id ?? null;
    return scope.children(container).filter((child) => !gone.has(child.id)).map((child) => ({ id: child.id, parent }));
  });
}

function lostLinks(design: Design, args: Removal, removed: readonly ComponentId[]): readonly LinkChange[] {
  const gone = new Set<string>(removed);
  const chosen = new Set<string>(args.links);
  return Object.entries(design.links)
    .filter(([id, link]) => chosen.has(id) || gone.has(link.from.component) || gone.has(link.to.component))
    .map(([id, link]) => ({ id, link }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** An obstacle that the same removal takes away is none: an instance and its floating IP can go together. */
function stillStanding(refusals: readonly Refusal[], removed: readonly ComponentId[]): readonly Refusal[] {
  const gone = new Set(removed);
  const seen = new Set<string>();
  return refusals.filter((one) => {
    const isSolved = one.blocking !== undefined && one.blocking.length > 0 && one.blocking.every((id) => gone.has(id));
    const key = JSON.stringify([one.code, one.params, one.at]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew && !isSolved;
  });
}

/** What speaks against a removal of these components and links. */
export function removalRefusals(design: Design, args: Removal, { registry, scope }: CommandContext): readonly Refusal[] {
  if (args.ids.length + args.links.length === 0) return [refusal('NOTHING_SELECTED')];
  const absent = [...missingThings(design, args.ids), ...args.links.filter((id) => !Object.hasOwn(design.links, id)).map((id) => refusal('NO_SUCH_LINK', { id }))];
  if (absent.length > 0) return absent;
  const removed = removedComponents(scope, args);
  const guarded = removed.flatMap((id) => {
    const entry = scope.component(id);
    return entry === null ? [] : (registry.find(entry.component.kind)?.guardRemove(id, entry.component, scope) ?? []);
  });
  const disconnected = lostLinks(design, args, removed).flatMap((change) => disconnectRefusals(scope, registry, change));
  const homeless = movedOut(scope, removed).flatMap(({ id, parent }) => parentRefusals(registry, scope, scope.component(id)?.component.kind ?? '', parent, id));
  return stillStanding([...guarded, ...disconnected, ...homeless], removed);
}

/** Takes components and links away and does what follows from it. Nothing speaks against it: {@link removalRefusals}. */
export function carryOutRemoval(draft: DesignDraft, args: Removal, { registry, scope }: CommandContext): void {
  const removed = removedComponents(scope, args);
  const moved = movedOut(scope, removed);
  for (const { id, parent } of moved) {
    const component = draft.components[id];
    const placement = scope.design.placements[id];
    if (component !== undefined) component.parent = parent;
    const [from, to] = [absolutePlace(scope, id), parent === null ? { x: 0, y: 0 } : absolutePlace(scope, parent)];
    if (placement !== undefined) place(draft, id, { x: from.x - to.x, y: from.y - to.y });
  }
  const lost = lostLinks(scope.design, args, removed);
  for (const id of [...removed, ...lost.map((change) => change.id)]) {
    delete draft.components[id];
    delete draft.links[id];
    delete draft.placements[id];
  }
  takeNotes(draft, args.ids);
  settleDisconnected(draft, registry, lost);
  relocate(draft, moved.map(({ id }) => id), { registry });
  Object.assign(draft.placements, grownContainers(current(draft), registry, moved.map(({ id }) => id)));
}

/** Removes components with their links, and with their contents unless these move out. What a kind's rules protect stays, with the reason. */
export const removeComponents = defineCommand({
  id: 'component.remove',
  title: { ko: '{names} 삭제', en: 'Delete {names}' },
  args: removal,
  precondition: removalRefusals,
  run: carryOutRemoval,
  describe: (design, args) => ({ names: stepNames(design, [...args.ids, ...args.links]) }),
});

/** What a removal of these components would take away with it, for the question before it (ids in order). */
export function removalList(scope: Scope, ids: readonly string[]): readonly ComponentId[] {
  return removedComponents(scope, { ids: ids.map((id) => componentId(id)), links: [], contents: 'remove' });
}
