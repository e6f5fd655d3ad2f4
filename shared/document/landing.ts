import type { ComponentId, Placement } from '../model/design.ts';
import type { Scope } from '../model/scope.ts';
import { originOf, type Fragment } from './clipboard.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Containers that the outermost components of a fragment go into; undefined where there is none for them. */
export type Homes = ReadonlyMap<string, ComponentId | null | undefined>;

/** Where a fragment goes, and how far the whole moves on the canvas. */
export interface Landing {
  readonly homes: Homes;
  readonly shift: Point;
  /** True where everything keeps its place relative to its container, however that stands on this canvas. */
  readonly isBeside: boolean;
}

/** How far from the originals copies stand that were given no place. */
export const beside = 24;

/** The components of a fragment that no other of it holds. */
export function rootsOf(fragment: Pick<Fragment, 'components'>): readonly string[] {
  return Object.keys(fragment.components).filter((id) => !Object.hasOwn(fragment.components, fragment.components[id]?.parent ?? ''));
}

const atZero: Point = { x: 0, y: 0 };

/** The place of an outermost component or a note in its new container, so that the piece keeps its shape on the canvas. */
export function landed(id: string, placement: Placement, fragment: Fragment, { homes, shift, isBeside }: Landing, scope: Scope): Placement {
  const from = fragment.origins[id] ?? atZero;
  const to = isBeside ? from : originOf(scope, homes.get(id) ?? null);
  return { ...placement, x: placement.x + from.x + shift.x - to.x, y: placement.y + from.y + shift.y - to.y };
}

/** The landing of a piece whose top left corner shall be at a point relative to a container; beside the originals where no point is given. */
export function landingAt(fragment: Fragment, homes: Homes, scope: Scope, at: { readonly parent?: ComponentId | null; readonly x?: number; readonly y?: number }): Landing {
  const corners = cornersOf(fragment);
  if (at.x === undefined || at.y === undefined || corners.length === 0) return { homes, shift: { x: beside, y: beside }, isBeside: true };
  const origin = originOf(scope, at.parent ?? null);
  const [left, top] = [Math.min(...corners.map((corner) => corner.x)), Math.min(...corners.map((corner) => corner.y))];
  return { homes, shift: { x: origin.x + at.x - left, y: origin.y + at.y - top }, isBeside: false };
}

/** The top left corners, on the canvas they come from, of everything in a fragment that nothing else in it holds. */
function cornersOf(fragment: Fragment): readonly Point[] {
  return [...rootsOf(fragment), ...Object.keys(fragment.notes)].flatMap((id) => {
    const [placement, origin] = [fragment.placements[id], fragment.origins[id] ?? atZero];
    return placement === undefined ? [] : [{ x: placement.x + origin.x, y: placement.y + origin.y }];
  });
}
