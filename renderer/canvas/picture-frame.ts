import type { Camera } from '../state/viewport.ts';

/** A painted bitmap: the camera it was painted for, the size of the region, and how far it reaches beyond the region on every side. */
export interface PaintedFrame {
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
  readonly marginPx: number;
}

/** How a painted bitmap must be moved and scaled to look right under another camera. Origin is the corner of the region. */
export interface FrameTransform {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export function transformFor(frame: PaintedFrame, camera: Camera): FrameTransform {
  const scale = camera.zoom / frame.camera.zoom;
  return { scale, x: camera.x - frame.camera.x * scale, y: camera.y - frame.camera.y * scale };
}

/** True while the moved bitmap still fills the region and is not blown up or shrunk so far that it reads badly. */
export function isStillGood(frame: PaintedFrame, camera: Camera, width: number, height: number): boolean {
  if (frame.width !== width || frame.height !== height) return false;
  const { x, y, scale } = transformFor(frame, camera);
  if (scale > 1.5 || scale < 0.67) return false;
  const { marginPx } = frame;
  return x - marginPx * scale <= 0 && y - marginPx * scale <= 0 && x + (width + marginPx) * scale >= width && y + (height + marginPx) * scale >= height;
}

/** Above this a frame is dear: the camera then moves the bitmap and paints anew when it rests. Half a frame at 60 Hz. */
const dearMs = 8;
/** How long the camera must rest before a moved bitmap is painted sharp again. */
export const restMs = 90;
/** What a dear picture paints beyond the region, so that a pan shows something at once. */
const reservePx = 160;

/** Room to paint around the region: none while painting is cheap, because every pan then paints anew. */
export function marginFor(lastPaintMs: number): number {
  return lastPaintMs > dearMs ? reservePx : 0;
}

/** What a moved camera asks for: a new painting now, or moving the bitmap until the camera rests. */
export function onCameraMove(frame: PaintedFrame | null, camera: Camera, size: { readonly width: number; readonly height: number }, lastPaintMs: number): 'paint' | 'move' {
  if (frame === null || lastPaintMs <= dearMs) return 'paint';
  return isStillGood(frame, camera, size.width, size.height) ? 'move' : 'paint';
}
