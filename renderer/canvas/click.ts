import { registry } from '../../shared/catalog/index.ts';
import { withGroups } from '../../shared/document/index.ts';
import { pictureOf, type Picture } from '../../shared/drawing/index.ts';
import { enterGroup, withChanges } from '../arrange/select-actions.ts';
import { isReachable } from '../focus-mode/inside.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useViewport } from '../state/viewport.ts';
import { pointerAt } from './pointer.ts';
import type { Point } from './gesture.ts';

/** How far from a wire a click still means the wire, in screen pixels. */
export const wireReachPx = 6;

function distance(point: Point, from: Point, to: Point): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length ** 2));
  return Math.hypot(point.x - from.x - along * (to.x - from.x), point.y - from.y - along * (to.y - from.y));
}

/** The link whose wire passes a point; memberships that a parent implies are no links. */
export function linkAt(picture: Picture, point: Point, reach: number): string | null {
  let best: { readonly id: string; readonly away: number } | null = null;
  for (const route of picture.wiring.routes) {
    if (route.wire.link === null) continue;
    for (const [index, to] of route.points.entries()) {
      const from = route.points[index - 1];
      const away = from === undefined ? Number.POSITIVE_INFINITY : distance(point, from, to);
      if (away <= reach && (best === null || away < best.away)) best = { id: route.wire.link, away };
    }
  }
  return best?.id ?? null;
}

/** A click that met no element: a wire, the inside of a box, something too small for an element, or nothing. */
export function clickCanvas(event: { readonly clientX: number; readonly clientY: number; readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): void {
  const design = shownDesign();
  const picture = pictureOf(design, registry);
  const point = pointerAt(event);
  const under = picture.layout.hitTest(point.x, point.y);
  const hit = under !== null && isReachable(design, under) ? under : null;
  if (useSession.getState().pick !== null) {
    if (hit !== null) useSession.getState().endPick(hit);
    return;
  }
  const selection = useSelection.getState();
  const link = linkAt(picture, point, wireReachPx / useViewport.getState().camera.zoom);
  if (link !== null && isReachable(design, link)) selection.selectLink(link);
  else if (hit === null) selection.clear();
  else if (event.shiftKey || event.ctrlKey || event.metaKey) selection.select(selection.ids.includes(hit) ? withChanges(design, selection.ids, [], [hit]) : withChanges(design, selection.ids, [hit], []));
  else selection.select(withChanges(design, selection.ids, [hit], selection.ids));
}

/** A double click goes into a group first; on what stands alone it edits the name. */
export function doubleClickNode(id: string): void {
  if (!enterGroup(id)) useSession.getState().rename(id);
}

/** A plain click on one of several selected things leaves that one, with its group; while somebody asks for an object, it is the answer. */
export function clickNode(event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }, id: string): void {
  if (useSession.getState().pick !== null) {
    useSession.getState().endPick(id);
    return;
  }
  const { ids, select } = useSelection.getState();
  if (ids.length > 1 && ids.includes(id) && !event.shiftKey && !event.ctrlKey && !event.metaKey) select(withGroups(shownDesign(), [id]));
}
