import { clampZoom, zoomedAbout, type Camera } from '../state/viewport.ts';

/** What a wheel event says, as far as the camera needs it. */
export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const linePx = 20;
const pagePx = 400;
/** A doubling takes this many pixels of scrolling: five notches of a common wheel. */
const doublingPx = 500;
/** Browsers tell a pinch of two fingers as a wheel with Ctrl and small steps; they count this much more. */
const pinchFactor = 10;
/** From here on a step is a notch of a wheel. */
const notchPx = 50;
/** Most that one event zooms, in doublings: no fling shoots past what is looked at. */
const mostDoublings = 0.5;

function pixels(delta: number, mode: number): number {
  return delta * (mode === 1 ? linePx : mode === 2 ? pagePx : 1);
}

/** True for a turn that zooms: all of them, or where the wheel pans, those with Ctrl or Cmd, which is how a pinch arrives too (UX 26). */
export function isZoomTurn(turn: WheelTurn, wheel: 'zoom' | 'pan'): boolean {
  return wheel === 'zoom' ? !turn.shiftKey || turn.ctrlKey || turn.metaKey : turn.ctrlKey || turn.metaKey;
}

/** The camera after a turn of the wheel with the pointer at a place of the canvas: the point under it stays where it is, or the drawing moves. */
export function turnedCamera(camera: Camera, turn: WheelTurn, place: { readonly x: number; readonly y: number }, wheel: 'zoom' | 'pan'): Camera {
  const [across, down] = [pixels(turn.deltaX, turn.deltaMode), pixels(turn.deltaY, turn.deltaMode)];
  if (isZoomTurn(turn, wheel)) {
    const factor = turn.ctrlKey && Math.abs(down) < notchPx ? pinchFactor : 1;
    const doublings = Math.max(-mostDoublings, Math.min(mostDoublings, (-down * factor) / doublingPx));
    return zoomedAbout(camera, clampZoom(camera.zoom * 2 ** doublings), place);
  }
  // Shift turns an upright wheel on its side; systems that do so themselves leave nothing upright.
  const isTurned = turn.shiftKey && across === 0;
  return { zoom: camera.zoom, x: camera.x - (isTurned ? down : across), y: camera.y - (isTurned ? 0 : down) };
}
