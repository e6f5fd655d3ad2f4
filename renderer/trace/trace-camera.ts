import type { Bounds } from '../../shared/drawing/index.ts';
import { cameraFor, type Camera } from '../state/viewport.ts';

/** Badges stand out of their cards by this much. */
const edgePx = 10;
/** Height of the legend in the upper corner. */
const legendPx = 24;
/** Height that the packet's card takes at the bottom of the canvas: nothing lit may lie below it (VISUAL 14). */
const cardRoomPx = 132;

interface Room {
  readonly width: number;
  readonly height: number;
}

function isSeen(bounds: Bounds, camera: Camera, room: Room): boolean {
  const [left, top] = [bounds.x * camera.zoom + camera.x, bounds.y * camera.zoom + camera.y];
  const [right, bottom] = [left + bounds.width * camera.zoom, top + bounds.height * camera.zoom];
  return left >= edgePx && top >= edgePx && right <= room.width - edgePx && bottom <= room.height - edgePx;
}

/** The camera for a path: the one there is while the whole path is seen; else the same zoom, moved; else as close as shows all of it. */
export function traceCamera(path: Bounds, camera: Camera, canvas: Room): Camera {
  const room = { width: canvas.width, height: Math.max(canvas.height - cardRoomPx, canvas.height / 2) };
  if (isSeen(path, camera, room)) return camera;
  const fitted = cameraFor(path, room.width, room.height - legendPx, edgePx, camera.zoom);
  return { ...fitted, y: fitted.y + legendPx };
}
