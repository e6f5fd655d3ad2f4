import { create } from 'zustand';
import type { Bounds } from '../../shared/drawing/display-list.ts';
import { arrive, leave, noTrail, useCameraTrail, type CameraPosition } from './camera-trail.ts';
import { useFocus } from './focus.ts';

/** Where the camera stands: a point of the drawing at (wx, wy) is on screen at (wx * zoom + x, wy * zoom + y), inside the canvas region. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What the canvas can be asked to do. The canvas registers itself while it is on screen. */
export interface CameraControls {
  readonly moveTo: (camera: Camera, animated: boolean) => void;
  /** Puts the camera where the hand has taken it, at once and without an end of its own. */
  readonly follow: (camera: Camera) => void;
  /** Takes the size of the region as it is on the page now, before its observer tells. */
  readonly measure: () => void;
}

interface ViewportState {
  readonly camera: Camera;
  /** Where a moving camera will come to rest; null while it rests, or while the person moves it. */
  readonly goal: Camera | null;
  /** Size of the canvas region in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pointer in drawing coordinates, for the status bar; null outside the canvas. */
  readonly pointer: { readonly x: number; readonly y: number } | null;
  readonly controls: CameraControls | null;
  readonly setCamera: (camera: Camera) => void;
  readonly setGoal: (goal: Camera | null) => void;
  readonly setSize: (width: number, height: number) => void;
  readonly setPointer: (pointer: { readonly x: number; readonly y: number } | null) => void;
  readonly setControls: (controls: CameraControls | null) => void;
}

export const minZoom = 0.05;
export const maxZoom = 4;

export const useViewport = create<ViewportState>()((set) => ({
  camera: { x: 0, y: 0, zoom: 1 },
  goal: null,
  width: 0,
  height: 0,
  pointer: null,
  controls: null,
  setCamera: (camera) => set({ camera }),
  setGoal: (goal) => set({ goal }),
  setSize: (width, height) => set({ width, height }),
  setPointer: (pointer) => set({ pointer }),
  setControls: (controls) => set({ controls }),
}));

export function clampZoom(zoom: number): number {
  return Math.min(maxZoom, Math.max(minZoom, zoom));
}

/** The camera as the person thinks of it: the next step starts where the last one will end, also while it is on its way. */
export function wantedCamera(): Camera {
  const { goal, camera } = useViewport.getState();
  return goal ?? camera;
}

/** Size of the canvas as it is now: panels may have changed it a moment ago. */
function roomNow(): { readonly width: number; readonly height: number } {
  useViewport.getState().controls?.measure();
  const { width, height } = useViewport.getState();
  return { width, height };
}

/** The canvas has another size: what was in its middle stays in its middle, also for a camera on its way. */
export function resizeCanvas(width: number, height: number): void {
  const before = useViewport.getState();
  if (before.width === width && before.height === height) return;
  const { goal, controls, camera } = before;
  const [across, down] = before.width === 0 ? [0, 0] : [(width - before.width) / 2, (height - before.height) / 2];
  before.setSize(width, height);
  if (across === 0 && down === 0) return;
  const from = goal ?? camera;
  controls?.moveTo({ zoom: from.zoom, x: from.x + across, y: from.y + down }, false);
}

/** Where a camera looks, for a canvas of any size. */
export function positionOf(camera: Camera): CameraPosition {
  const { width, height } = useViewport.getState();
  return { x: (width / 2 - camera.x) / camera.zoom, y: (height / 2 - camera.y) / camera.zoom, zoom: camera.zoom, entered: useFocus.getState().entered };
}

export function cameraAt({ x, y, zoom }: Pick<CameraPosition, 'x' | 'y' | 'zoom'>): Camera {
  const { width, height } = useViewport.getState();
  return { zoom, x: width / 2 - x * zoom, y: height / 2 - y * zoom };
}

/** Remembers where the camera comes to rest, as a place to go back to (UX 34). */
export function arriveAt(camera: Camera): void {
  const { trail, set } = useCameraTrail.getState();
  set(arrive(trail, positionOf(camera), useViewport.getState()));
}

/** Remembers where the hand has left the camera. */
export function restHere(): void {
  arriveAt(wantedCamera());
}

/** Remembers where the camera is exactly, before it leaves. */
export function leaveHere(): void {
  const { trail, set } = useCameraTrail.getState();
  set(leave(trail, positionOf(wantedCamera()), useViewport.getState()));
}

/** Takes the camera somewhere, and remembers where it was and where it went. */
export function jumpTo(camera: Camera, animated = true): void {
  leaveHere();
  useViewport.getState().controls?.moveTo(camera, animated);
  arriveAt(camera);
}

/** Takes the camera to where a document is first seen; what was remembered of another one is forgotten. */
export function beginAt(camera: Camera): void {
  useCameraTrail.getState().set(noTrail);
  useViewport.getState().controls?.moveTo(camera, false);
  useCameraTrail.getState().set(arrive(noTrail, positionOf(camera), useViewport.getState()));
}

/** The camera that shows the whole of `bounds` with a margin, never closer than 100 %. */
export function cameraFor(bounds: Bounds, width: number, height: number, marginPx = 48, closest = 1): Camera {
  const room = { width: Math.max(width - 2 * marginPx, 1), height: Math.max(height - 2 * marginPx, 1) };
  const zoom = Math.min(closest, Math.max(minZoom, Math.min(room.width / Math.max(bounds.width, 1), room.height / Math.max(bounds.height, 1))));
  return {
    zoom,
    x: width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: height / 2 - (bounds.y + bounds.height / 2) * zoom,
  };
}

/** Moves the camera so that `bounds` is seen whole. */
export function fitBounds(bounds: Bounds, animated = true): void {
  const { width, height } = roomNow();
  if (width > 0 && height > 0) jumpTo(cameraFor(bounds, width, height), animated);
}

/** How far one axis must move so that a span is seen: not at all, just enough, or to its middle where it is longer than the room. */
function shiftInto(start: number, length: number, room: number, marginPx = 24): number {
  if (start >= marginPx && start + length <= room - marginPx) return 0;
  if (length > room - 2 * marginPx) return start + length < marginPx || start > room - marginPx ? room / 2 - (start + length / 2) : 0;
  return start < marginPx ? marginPx - start : room - marginPx - (start + length);
}

/** Brings `bounds` into view without changing the zoom, by the shortest way; does nothing when it is seen already. */
export function revealBounds(bounds: Bounds): void {
  const { width, height } = roomNow();
  const camera = wantedCamera();
  const across = shiftInto(bounds.x * camera.zoom + camera.x, bounds.width * camera.zoom, width);
  const down = shiftInto(bounds.y * camera.zoom + camera.y, bounds.height * camera.zoom, height);
  if (across !== 0 || down !== 0) jumpTo({ zoom: camera.zoom, x: camera.x + across, y: camera.y + down });
}

/** Zooms about the middle of the canvas. */
export function zoomTo(zoom: number, animated = true): void {
  const { width, height } = roomNow();
  jumpTo(zoomedAbout(wantedCamera(), clampZoom(zoom), { x: width / 2, y: height / 2 }), animated);
}

/** A camera with another zoom, under which the same point of the drawing stays at a place of the canvas. */
export function zoomedAbout(camera: Camera, zoom: number, place: { readonly x: number; readonly y: number }): Camera {
  const ratio = zoom / camera.zoom;
  return { zoom, x: place.x - (place.x - camera.x) * ratio, y: place.y - (place.y - camera.y) * ratio };
}

/** A point of the canvas region, in CSS pixels from its corner, as a point of the drawing. */
export function toDrawing(x: number, y: number): { readonly x: number; readonly y: number } {
  const { camera } = useViewport.getState();
  return { x: (x - camera.x) / camera.zoom, y: (y - camera.y) / camera.zoom };
}
