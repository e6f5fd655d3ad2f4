import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type ComponentId, type Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import { freeRoom, rectangleOf, sizeOf } from './geometry.ts';
import { parentRefusals } from './legality.ts';
import { moveComponents } from './move.ts';

/** A container (null: the canvas itself) that components could move into, or why not. */
export interface Destination {
  readonly id: ComponentId | null;
  readonly refusals: readonly Refusal[];
}

/** Where components could stand together besides where they are: the containers of legal kinds, each with what speaks against it. */
export function destinations(scope: Scope, registry: AnyRegistry, ids: readonly ComponentId[]): readonly Destination[] {
  const moved = ids.flatMap((id) => scope.component(id) ?? []);
  const [first] = moved;
  if (first === undefined) return [];
  const isLegal = (kind: string | null): boolean =>
    moved.every(({ component }) => {
      const parents = registry.find(component.kind)?.parents;
      return parents !== undefined && (kind === null ? parents.root : parents.kinds.includes(kind));
    });
  const homes = new Set(moved.map(({ component }) => component.parent));
  const [home] = homes.size === 1 ? homes : [];
  const kinds = registry.kinds.filter(({ id }) => isLegal(id));
  const places = [...(isLegal(null) ? [null] : []), ...kinds.flatMap(({ id }) => scope.ofKind(id).map((entry) => entry.id))];
  return places
    .filter((place) => place !== home && !moved.some(({ id }) => id === place))
    .map((place) => ({
      id: place,
      refusals: moved.flatMap(({ id, component }) => {
        const illegal = parentRefusals(registry, scope, component.kind, place, id);
        return illegal.length > 0 ? illegal : (registry.find(component.kind)?.guardPlace(id, { ...component, parent: place }, scope) ?? []);
      }),
    }));
}

export interface MoveInto {
  readonly id: ComponentId;
  readonly x: number;
  readonly y: number;
  readonly parent: ComponentId | null;
}

/** The arguments of `component.move` that put components into a container, each in free room of its own. */
export function movesInto(design: Design, registry: AnyRegistry, ids: readonly string[], parent: ComponentId | null): readonly MoveInto[] {
  const moves: MoveInto[] = [];
  let at = design;
  for (const id of ids.map(componentId)) {
    const size = rectangleOf(at, registry, id) ?? sizeOf(registry, at.components[id]?.kind ?? '');
    const move: MoveInto = { id, ...freeRoom(at, registry, { parent, size }), parent };
    moves.push(move);
    const next = moveComponents.apply(at, { moves: [move] }, registry);
    if (next.ok) at = next.design;
  }
  return moves;
}
