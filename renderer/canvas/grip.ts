import { clampZoom, type Camera } from '../state/viewport.ts';
import type { Point } from './gesture.ts';

/** The fingers or the one pointer that hold the drawing, and where they and the camera were when the last of them came or went. Places are those of the canvas. */
export interface Grip {
  readonly camera: Camera;
  readonly points: readonly Point[];
}

function middle(points: readonly Point[]): Point {
  const count = Math.max(points.length, 1);
  return { x: points.reduce((sum, point) => sum + point.x, 0) / count, y: points.reduce((sum, point) => sum + point.y, 0) / count };
}

function spread([one, other]: readonly Point[]): number {
  return one === undefined || other === undefined ? 1 : Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
}

/** Where a camera gets to when what was held at some places is now held at others: one point pans, two points zoom as well. */
export function draggedCamera({ camera, points }: Grip, now: readonly Point[]): Camera {
  const zoom = clampZoom((camera.zoom * spread(now)) / spread(points));
  const [from, to] = [middle(points), middle(now)];
  const ratio = zoom / camera.zoom;
  return { zoom, x: to.x - (from.x - camera.x) * ratio, y: to.y - (from.y - camera.y) * ratio };
}
