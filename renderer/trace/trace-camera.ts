import type { Bounds } from '../../shared/drawing/index.ts';
import { cameraFor, type Camera } from '../state/viewport.ts';

/** Hop badges stand out of their cards by this much. */
const edgePx = 16;
/** Height of the packet's card at the bottom of the canvas: its frame and title, and each envelope in it. */
const cardFramePx = 50;
const envelopePx = 36;

interface Room {
  readonly width: number;
  readonly height: number;
}

function isSeen(bounds: Bounds, camera: Camera, room: Room): boolean {
  const [left, top] = [bounds.x * camera.zoom + camera.x, bounds.y * camera.zoom + camera.y];
  const [right, bottom] = [left + bounds.width * camera.zoom, top + bounds.height * camera.zoom];
  return left >= edgePx && top >= edgePx && right <= room.width - edgePx && bottom <= room.height - edgePx;
}

/**
 * The camera for a path: as close as shows all of it, at most 100 %; the one there is where that is as close and sees the whole path. The packet's
 * card covers nothing of it (VISUAL 14): `envelopes` is how many headers deep the packet gets.
 */
export function traceCamera(path: Bounds, camera: Camera, canvas: Room, envelopes = 1): Camera {
  const room = { width: canvas.width, height: Math.max(canvas.height - cardFramePx - envelopePx * envelopes, canvas.height / 2) };
  const fitted = cameraFor(path, room.width, room.height, edgePx);
  return camera.zoom >= fitted.zoom && isSeen(path, camera, room) ? camera : fitted;
}
