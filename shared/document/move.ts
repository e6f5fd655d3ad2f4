import { z } from 'zod';
import { idSchema, placementSchema } from '../model/design-schema.ts';
import type { ComponentId, Design } from '../model/design.ts';
import { noteOf } from '../model/note.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { defineCommand } from './command.ts';
import type { CommandContext, DesignDraft } from './contract.ts';
import { current, place, replace } from './draft.ts';
import { absolutePlace, isContainer, overlapped, rectangleOf } from './geometry.ts';
import { grownContainers, lockedNeighbours } from './growth.ts';
import { parentRefusals } from './legality.ts';
import { carryBends } from './link-edits.ts';
import { copyJson, propsRefusals } from './props.ts';
import { lockedNote } from './notes.ts';
import { missingThings, refusal } from './refusals.ts';
import { stepNames } from './step-names.ts';

/** x and y are relative to the new parent; a move without `parent` stays in its container. */
const oneMove = z.object({ id: idSchema, x: z.number(), y: z.number(), parent: idSchema.nullable().exactOptional() });
type Move = z.output<typeof oneMove>;

function parentOf(scope: Scope, move: Move): ComponentId | null {
  return move.parent === undefined ? (scope.component(move.id)?.component.parent ?? null) : move.parent;
}

/** A note stands in no container: one that is let go over a container keeps its place on the canvas. */
function onCanvas(scope: Scope, move: Move): { readonly x: number; readonly y: number } {
  const origin = typeof move.parent === 'string' ? absolutePlace(scope, move.parent) : { x: 0, y: 0 };
  return { x: origin.x + move.x, y: origin.y + move.y };
}

/** True when the parents that hold after all moves lead back to the component. Each move alone may be fine. */
function closesCircle(scope: Scope, moves: readonly Move[], start: ComponentId): boolean {
  const parents = new Map<string, ComponentId | null>(moves.map((move) => [move.id, parentOf(scope, move)]));
  const seen = new Set<string>();
  let at: ComponentId | null = start;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const moved = parents.get(at);
    at = moved === undefined ? (scope.component(at)?.component.parent ?? null) : moved;
  }
  return at !== null;
}

/** The design with the moves done and nothing grown yet. */
function afterMoves(scope: Scope, moves: readonly Move[]): Design {
  const { design } = scope;
  const [components, placements] = [{ ...design.components }, { ...design.placements }];
  for (const move of moves) {
    const component = components[move.id];
    if (component === undefined) continue;
    components[move.id] = { ...component, parent: parentOf(scope, move) };
    placements[move.id] = { ...placements[move.id], x: move.x, y: move.y };
  }
  return { ...design, components, placements };
}

/** Asks each moved component's kind what changes with its new parent (a new address), one after the other so that none gets the same. */
export function relocate(draft: DesignDraft, ids: readonly ComponentId[], { registry }: Pick<CommandContext, 'registry'>): void {
  for (const id of ids) {
    const scope = createScope(current(draft), registry);
    const entry = scope.component(id);
    const component = draft.components[id];
    if (entry === null || component === undefined) continue;
    const changes = registry.find(entry.component.kind)?.relocate(id, entry.component, scope) ?? {};
    if (propsRefusals(registry, entry.component.kind, { ...entry.component.props, ...changes }).length === 0) Object.assign(component.props, copyJson(changes));
  }
}

/** Moves components, also into other containers: one drag of many things is one step. */
export const moveComponents = defineCommand({
  id: 'component.move',
  title: { ko: '{names} 이동', en: 'Move {names}' },
  args: z.union([
    z.object({ moves: z.array(oneMove).min(1) }),
    oneMove.transform((move) => ({ moves: [move] })),
  ]),
  precondition: (design, args, { registry, scope }) => {
    const gone = missingThings(design, args.moves.map((move) => move.id));
    if (gone.length > 0) return gone;
    const moving = new Set<string>(args.moves.map((move) => move.id));
    const refusals = args.moves.flatMap((move) => {
      const component = scope.component(move.id)?.component;
      if (component === undefined) return lockedNote(design, move.id);
      if (design.placements[move.id]?.locked === true) return [refusal('LOCKED', { name: component.name }, { component: move.id })];
      const parent = parentOf(scope, move);
      const isNewParent = parent !== component.parent;
      const illegal = isNewParent ? parentRefusals(registry, scope, component.kind, parent, move.id) : [];
      if (illegal.length === 0 && isNewParent && closesCircle(scope, args.moves, move.id)) return [refusal('PARENT_CYCLE', { id: move.id, parent: parent ?? '' }, { component: move.id })];
      const unwanted = illegal.length > 0 || !isNewParent ? illegal : (registry.find(component.kind)?.guardPlace(move.id, { ...component, parent }, scope) ?? []);
      if (unwanted.length > 0 || !isContainer(component, registry)) return unwanted;
      const size = rectangleOf(design, registry, move.id) ?? registry.find(component.kind)?.size ?? { width: 0, height: 0 };
      const covered = overlapped(scope, registry, move.id, parent, { x: move.x, y: move.y, width: size.width, height: size.height });
      return covered
        .filter((other) => !moving.has(other))
        .map((other) => refusal('OVERLAP', { name: component.name, other: design.components[other]?.name ?? other }, { component: move.id }, [other]));
    });
    return refusals.length > 0 ? refusals : lockedNeighbours(afterMoves(scope, args.moves), registry, args.moves.map((move) => move.id));
  },
  run: (draft, args, { registry, scope }) => {
    const reparented: ComponentId[] = [];
    for (const move of args.moves) {
      place(draft, move.id, noteOf(scope.design, move.id) === null ? { x: move.x, y: move.y } : onCanvas(scope, move));
      const component = draft.components[move.id];
      const parent = parentOf(scope, move);
      if (component === undefined || component.parent === parent) continue;
      component.parent = parent;
      reparented.push(move.id);
    }
    relocate(draft, reparented, { registry });
    Object.assign(draft.placements, grownContainers(current(draft), registry, args.moves.map((move) => move.id)));
    carryBends(draft, scope, registry);
  },
  describe: (design, args) => ({ names: stepNames(design, args.moves.map((move) => move.id)) }),
  touches: (args) => args.moves.map((move) => move.id),
});

/** Places many things at once, as auto layout does. Places of things that are not there are ignored. */
export const applyLayout = defineCommand({
  id: 'layout.apply',
  title: { ko: '자동 배치', en: 'Arrange' },
  layoutOnly: true,
  args: z.object({ placements: z.record(z.string(), placementSchema) }),
  precondition: () => [],
  run: (draft, args, { scope }) => {
    for (const [id, placement] of Object.entries(args.placements)) {
      const isThere = Object.hasOwn(scope.design.components, id) || Object.hasOwn(scope.design.links, id);
      if (isThere) replace(draft, id, copyJson(placement));
    }
  },
  touches: (args) => Object.keys(args.placements),
});
