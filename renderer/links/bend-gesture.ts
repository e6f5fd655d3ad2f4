import { registry } from '../../shared/catalog/index.ts';
import { pictureOf, type Picture } from '../../shared/drawing/index.ts';
import { previewRoute, type Route } from '../../shared/drawing/routing/route-wires.ts';
import { runsBetweenBends, type BentRun } from '../../shared/drawing/routing/through-bends.ts';
import { linkTexts } from '../../shared/i18n/links.ts';
import { gridStep, snap, useGesture, type Point } from '../canvas/gesture.ts';
import { followPointer, pointerAt, type Press } from '../canvas/pointer.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { useViewport } from '../state/viewport.ts';
import { focusBend, focusLink } from './focus-link.ts';

/** The pointer must travel this far before a press on a handle moves anything. */
const bendThresholdPx = 3;
/** A bend this near to the line of its neighbour is put on it, so that runs stay straight. */
const alignPx = 6;

/** A wire as its handles see it: bends and ends from the link's own start to its end, whichever way the route runs. */
export interface Wire {
  readonly bends: readonly Point[];
  readonly from: Point;
  readonly to: Point;
  readonly runs: readonly BentRun[];
}

/** The handles' view of a route; null where the wire is not drawn. */
export function wireOf(picture: Picture, route: Route | null): Wire | null {
  const [first, last] = [route?.points[0], route?.points.at(-1)];
  if (route === null || first === undefined || last === undefined) return null;
  const isReversed = route.rail !== null && picture.layout.visible(route.wire.from)?.id === route.rail;
  const points = isReversed ? route.points.toReversed() : route.points;
  const bends = isReversed ? route.bends.toReversed() : route.bends;
  return { bends, from: points[0] ?? first, to: points.at(-1) ?? last, runs: runsBetweenBends(points, bends) };
}

/** On the grid, or on the line of a neighbouring bend or end when that is near. */
export function alignedBend(point: Point, neighbours: readonly Point[], reach: number): Point {
  const near = (axis: 'x' | 'y'): number | undefined => neighbours.map((neighbour) => neighbour[axis]).find((value) => Math.abs(value - point[axis]) <= reach);
  return { x: near('x') ?? snap(point.x), y: near('y') ?? snap(point.y) };
}

function wireNow(link: string): Wire | null {
  const picture = pictureOf(shownDesign(), registry);
  return wireOf(picture, picture.route(link));
}

function announce(text: 'bend.added' | 'bend.removed' | 'bend.moved' | 'route.wasReset', params: Readonly<Record<string, number>> = {}): void {
  useSession.getState().announce(fillBoth(linkTexts[text], params));
}

/** Drags a bend, or with `isNew` puts one between the others and drags that. One undo step; a press without a move does nothing. */
export function startBending(link: string, index: number, isNew: boolean, down: Press): void {
  const wire = wireNow(link);
  if (wire === null) return;
  const rest = isNew ? wire.bends : wire.bends.toSpliced(index, 1);
  const neighbours = [rest[index - 1] ?? wire.from, rest[index] ?? wire.to];
  const { set } = useGesture.getState();
  let bends: readonly Point[] | null = null;
  followPointer(down, {
    move: (event) => {
      if (bends === null && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < bendThresholdPx) return;
      const pointer = pointerAt(event);
      bends = rest.toSpliced(index, 0, alignedBend(pointer, neighbours, alignPx / useViewport.getState().camera.zoom));
      const picture = pictureOf(shownDesign(), registry);
      set({ name: 'bend', link, route: previewRoute(picture.layout, picture.wiring, link, bends), pointer });
    },
    finish: () => {
      set(null);
      // The link may have gone meanwhile, by an undo.
      if (bends === null || useDocument.getState().history.design.links[link] === undefined) return;
      if (!edit('link.route', { id: link, bends }).ok) return;
      const { x, y } = bends[index] ?? { x: 0, y: 0 };
      announce(isNew ? 'bend.added' : 'bend.moved', { x, y });
      focusBend(index);
    },
    cancel: () => set(null),
  });
}

/** Moves a bend by grid steps; without a pointer, one undo step per key. */
export function nudgeBend(link: string, index: number, dx: number, dy: number): void {
  const bends = wireNow(link)?.bends ?? [];
  const bend = bends[index];
  if (bend === undefined) return;
  const moved = { x: bend.x + dx * gridStep, y: bend.y + dy * gridStep };
  if (edit('link.route', { id: link, bends: bends.with(index, moved) }).ok) announce('bend.moved', moved);
}

/** Puts a bend in the middle of a run; it takes the focus, ready for the arrow keys. */
export function addBend(link: string, { a, b, before }: BentRun): void {
  const wire = wireNow(link);
  if (wire === null) return;
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  if (!edit('link.route', { id: link, bends: wire.bends.toSpliced(before, 0, middle) }).ok) return;
  announce('bend.added');
  focusBend(before);
}

export function removeBend(link: string, index: number): void {
  const bends = wireNow(link)?.bends ?? [];
  if (!edit('link.route', { id: link, bends: bends.toSpliced(index, 1) }).ok) return;
  announce('bend.removed');
  focusLink(link);
}

export function resetRoute(link: string): void {
  if (edit('link.route', { id: link, bends: [] }).ok) announce('route.wasReset');
}
