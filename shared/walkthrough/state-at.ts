import type { Header } from '../engine/report.ts';
import { wrappingsOf, type Wrapping } from './header-stack.ts';
import type { Scene, Timeline } from './timeline.ts';

/** What there is to see at one moment of a timeline. */
export interface WalkthroughState {
  readonly timeMs: number;
  /** The hop the packet travels to or is at; null for an empty timeline. */
  readonly scene: Scene | null;
  readonly phase: 'travel' | 'device' | 'end';
  /** Part of the way to the device, 0 to 1, eased like the token moves. */
  readonly progress: number;
  readonly headers: readonly Header[];
  readonly bytes: number;
  readonly wrappings: readonly Wrapping[];
  readonly isDropped: boolean;
}

/** cubic-bezier(.45, 0, .25, 1): the packet's easing (VISUAL 13), solved by bisection so that every frame is exact. */
export function easePacket(part: number): number {
  if (part <= 0) return 0;
  if (part >= 1) return 1;
  const bezier = (t: number, first: number, second: number): number => 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t ** 2 * second + t ** 3;
  let [low, high] = [0, 1];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (bezier(middle, 0.45, 0.25) < part) low = middle;
    else high = middle;
  }
  return bezier((low + high) / 2, 0, 1);
}

function sceneAt(scenes: readonly Scene[], timeMs: number): Scene | null {
  let [low, high] = [0, scenes.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((scenes[middle]?.startMs ?? 0) <= timeMs) low = middle;
    else high = middle - 1;
  }
  return scenes[low] ?? null;
}

/** Time in, state out; no clock. Times before the start and after the end show the first and the last moment. */
export function stateAt(timeline: Timeline, timeMs: number): WalkthroughState {
  const clamped = Math.max(0, Math.min(timeline.durationMs, timeMs));
  const scene = sceneAt(timeline.scenes, clamped);
  if (scene === null) return { timeMs: clamped, scene, phase: 'end', progress: 1, headers: [], bytes: 0, wrappings: [], isDropped: false };
  const travelMs = scene.arriveMs - scene.startMs;
  const isTravelling = clamped < scene.arriveMs;
  const progress = isTravelling && travelMs > 0 ? easePacket((clamped - scene.startMs) / travelMs) : 1;
  const isOver = clamped >= timeline.durationMs;
  // The first moment of the last scene may be the last moment of all when nothing is decided there.
  const isChanged = !isTravelling && (clamped >= scene.endMs || isOver || scene.isFirstOfLeg || clamped >= (scene.arriveMs + scene.endMs) / 2);
  const headers = isChanged ? scene.after : scene.before;
  return {
    timeMs: clamped,
    scene,
    phase: isTravelling ? 'travel' : isOver ? 'end' : 'device',
    progress,
    headers,
    bytes: isChanged ? scene.bytesAfter : scene.bytesBefore,
    wrappings: wrappingsOf(headers),
    isDropped: scene.isDrop && !isTravelling,
  };
}

/** The moment at which a scene's device has the packet: where a click on its badge, row or tick jumps to. */
export function timeOfScene(timeline: Timeline, index: number): number {
  return timeline.scenes[Math.max(0, Math.min(timeline.scenes.length - 1, index))]?.arriveMs ?? 0;
}

/** With reduced motion the token jumps from device to device: the time of the last arrival before. */
export function steppedTime(timeline: Timeline, timeMs: number): number {
  const scene = sceneAt(timeline.scenes, timeMs);
  if (scene === null) return 0;
  return timeMs >= scene.arriveMs ? timeMs : timeOfScene(timeline, scene.index - 1);
}
