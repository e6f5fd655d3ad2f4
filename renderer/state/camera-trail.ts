import { create } from 'zustand';

/** Where the camera looks, whatever the size of the canvas: the point of the drawing in its middle, and the zoom. */
export interface CameraPosition {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** The containers the person was in. */
  readonly entered: readonly string[];
}

export interface Trail {
  readonly positions: readonly CameraPosition[];
  /** Index of the position the camera is at; -1 while there is none. */
  readonly at: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Positions kept; the oldest go first. */
export const mostPositions = 60;

export const noTrail: Trail = { positions: [], at: -1 };

/** Whether two positions show nearly the same: less than a quarter of the canvas apart and zoomed by less than a third. */
export function isNear(left: CameraPosition, right: CameraPosition, room: Room): boolean {
  const zoom = Math.max(left.zoom, right.zoom);
  const [across, down] = [Math.abs(left.x - right.x) * zoom, Math.abs(left.y - right.y) * zoom];
  const isSameFocus = left.entered.length === right.entered.length && left.entered.every((id, index) => id === right.entered[index]);
  return isSameFocus && across < room.width / 4 && down < room.height / 4 && zoom / Math.min(left.zoom, right.zoom) < 4 / 3;
}

function added(trail: Trail, position: CameraPosition): Trail {
  const positions = [...trail.positions.slice(0, trail.at + 1), position].slice(-mostPositions);
  return { positions, at: positions.length - 1 };
}

/** The trail after the camera has come to rest somewhere: a new position, unless it is nearly where it was. What lay ahead is given up then. */
export function arrive(trail: Trail, position: CameraPosition, room: Room): Trail {
  const current = trail.positions[trail.at];
  return current !== undefined && isNear(current, position, room) ? trail : added(trail, position);
}

/** The trail before the camera leaves: the present position exactly as it is, so that coming back shows the same. */
export function leave(trail: Trail, position: CameraPosition, room: Room): Trail {
  const current = trail.positions[trail.at];
  if (current === undefined || !isNear(current, position, room)) return added(trail, position);
  return { ...trail, positions: trail.positions.with(trail.at, position) };
}

/** The trail one position back (-1) or forward (1); itself at its ends. */
export function stepped(trail: Trail, step: 1 | -1): Trail {
  return trail.positions[trail.at + step] === undefined ? trail : { ...trail, at: trail.at + step };
}

interface TrailState {
  readonly trail: Trail;
  readonly set: (trail: Trail) => void;
}

/** The positions of the camera in the document on screen. Session state: never in the document, never undone (UX 62). */
export const useCameraTrail = create<TrailState>()((set) => ({ trail: noTrail, set: (trail) => set({ trail }) }));
