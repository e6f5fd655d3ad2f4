import type { AnyRegistry } from '../model/definition.ts';
import { componentId, type ComponentId, type Design, type Placement } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { createScope, type Scope } from '../model/scope.ts';
import { containerPadding, overlaps, rectangleOf, type Rectangle } from './geometry.ts';
import { refusal } from './refusals.ts';

/** The places of a design while room is being made in it. */
interface Ground {
  readonly scope: Scope;
  readonly registry: AnyRegistry;
  readonly placements: Record<string, Placement>;
  readonly changed: Record<string, Placement>;
  /** What gave way to a container that grew. */
  readonly pushed: Set<string>;
}

function boxOf(ground: Ground, id: string): Rectangle | null {
  return rectangleOf({ components: ground.scope.design.components, placements: ground.placements }, ground.registry, id);
}

function put(ground: Ground, id: string, values: Partial<Placement>): void {
  const before = ground.placements[id];
  if (before === undefined) return;
  const after = { ...before, ...values };
  ground.placements[id] = after;
  ground.changed[id] = after;
}

/** What stands closer to the left or upper edge than this hangs over it: the frame, or the title band. */
const edge = { left: 6, top: 24 } as const;

/** How far a container reaches out to hold its contents, in each direction. Upwards and to the left only for what has just been put there: older drawings stay as they are. */
function reachOf(now: Rectangle, contents: readonly Rectangle[], fresh: readonly Rectangle[]): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } {
  return {
    left: Math.max(0, ...fresh.filter((box) => box.x < edge.left).map((box) => containerPadding.side - box.x)),
    top: Math.max(0, ...fresh.filter((box) => box.y < edge.top).map((box) => containerPadding.top - box.y)),
    right: Math.max(0, ...contents.map((box) => box.x + box.width + containerPadding.side - now.width)),
    bottom: Math.max(0, ...contents.map((box) => box.y + box.height + containerPadding.side - now.height)),
  };
}

interface Way {
  readonly dx: -1 | 0 | 1;
  readonly dy: -1 | 0 | 1;
}
const ways: readonly Way[] = [{ dx: 1, dy: 0 }, { dx: 0, dy: 1 }, { dx: -1, dy: 0 }, { dx: 0, dy: -1 }];

/** The free distance from one rectangle to another in a direction; negative where the other is not on that side. */
function distance(from: Rectangle, to: Rectangle, { dx, dy }: Way): number {
  if (dx > 0) return to.x - (from.x + from.width);
  if (dx < 0) return from.x - (to.x + to.width);
  return dy > 0 ? to.y - (from.y + from.height) : from.y - (to.y + to.height);
}

/** Free room that neighbours keep from a container that grows towards them, unless they were nearer before. */
const clearance = 12;

/** By how much a neighbour gives way to a rectangle that has become larger; null where it may stay. The shortest way out on the side where it stood. */
function wayOut(before: Rectangle, after: Rectangle, neighbour: Rectangle): { readonly way: Way; readonly by: number } | null {
  const sides = ways.filter((way) => distance(before, neighbour, way) >= 0);
  if (sides.length === 0) return null;
  const isBeside = sides.length === 1 && overlaps(lane(after, sides[0] ?? { dx: 1, dy: 0 }), neighbour);
  if (!isBeside && !overlaps(after, neighbour)) return null;
  const choices = sides.map((way) => ({ way, by: Math.min(clearance, distance(before, neighbour, way)) - distance(after, neighbour, way) }));
  const [best] = [...choices].sort((one, other) => one.by - other.by);
  return best !== undefined && best.by > 0 ? best : null;
}

/** What a rectangle sees when it looks in a direction. */
function lane(box: Rectangle, { dx }: Way): Rectangle {
  const far = 1e9;
  return dx === 0 ? { ...box, y: -far, height: 2 * far } : { ...box, x: -far, width: 2 * far };
}

/** Neighbours of a container that has become larger give way, and theirs before them: nothing is swallowed. */
function pushAside(ground: Ground, id: string, before: Rectangle): void {
  const siblings = ground.scope.children(ground.scope.component(id)?.component.parent ?? null).map((entry) => entry.id);
  const pushed: { readonly id: string; readonly before: Rectangle }[] = [{ id, before }];
  // Whatever is pushed goes on in its direction, so every chain ends; the bound only guards against drawings of huge numbers.
  for (let step = 0; step < pushed.length && step < 4 * siblings.length; step += 1) {
    const pusher = pushed[step];
    const after = pusher === undefined ? null : boxOf(ground, pusher.id);
    if (pusher === undefined || after === null) continue;
    for (const sibling of siblings) {
      const box = sibling === pusher.id || sibling === id ? null : boxOf(ground, sibling);
      const out = box === null ? null : wayOut(pusher.before, after, box);
      if (box === null || out === null) continue;
      put(ground, sibling, { x: box.x + out.way.dx * out.by, y: box.y + out.way.dy * out.by });
      pushed.push({ id: sibling, before: box });
      ground.pushed.add(sibling);
    }
  }
}

/** Makes a container as large as its contents need. What stands in it keeps its place on the canvas. */
function grow(ground: Ground, container: ComponentId, ids: ReadonlySet<string>): void {
  const now = boxOf(ground, container);
  if (now === null) return;
  const children = ground.scope.children(container).map((entry) => entry.id);
  const boxes = (which: readonly string[]): readonly Rectangle[] => which.flatMap((id) => boxOf(ground, id) ?? []);
  const fresh = children.filter((id) => ids.has(id) || Object.hasOwn(ground.changed, id));
  const { left, top, right, bottom } = reachOf(now, boxes(children), boxes(fresh));
  if (left + top + right + bottom === 0) return;
  put(ground, container, { x: now.x - left, y: now.y - top, width: now.width + left + right, height: now.height + top + bottom });
  if (left + top > 0) {
    for (const child of children) {
      const place = ground.placements[child];
      if (place !== undefined) put(ground, child, { x: place.x + left, y: place.y + top });
    }
  }
  pushAside(ground, container, now);
}

/**
 * Placements that must change so that the contents of containers stay inside after `ids` were placed: their containers grow, in all four directions,
 * and what stands beside these gives way, up to the canvas. Containers never shrink here.
 */
export function grownContainers(design: Design, registry: AnyRegistry, ids: readonly string[]): Readonly<Record<string, Placement>> {
  return makeRoom(design, registry, ids).changed;
}

/** Refuses what would push locked things aside. Asked with the design as it would be, before anything has grown. */
export function lockedNeighbours(next: Design, registry: AnyRegistry, ids: readonly string[]): readonly Refusal[] {
  if (!Object.values(next.placements).some((placement) => placement.locked === true)) return [];
  return [...makeRoom(next, registry, ids).pushed]
    .filter((id) => next.placements[id]?.locked === true)
    .map((id) => refusal('LOCKED', { name: next.components[id]?.name ?? id }, { component: componentId(id) }, [componentId(id)]));
}

function makeRoom(design: Design, registry: AnyRegistry, ids: readonly string[]): Ground {
  const scope = createScope(design, registry);
  const ground: Ground = { scope, registry, placements: { ...design.placements }, changed: {}, pushed: new Set() };
  const fresh = new Set(ids);
  const containers = new Set(ids.flatMap((id) => scope.ancestors(componentId(id)).map((entry) => entry.id)));
  // Innermost first, because a container that grows may push its own container.
  const ordered = [...containers].sort((a, b) => scope.ancestors(b).length - scope.ancestors(a).length);
  for (const container of ordered) grow(ground, container, fresh);
  return ground;
}
