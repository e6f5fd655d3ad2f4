import type { Header, Hop, Leg, Path, Step } from '../engine/report.ts';
import { wrappingsOf, type Wrapping } from './header-stack.ts';

/** Milliseconds at 1x (VISUAL 13). */
export const hopMs = 900;
export const decisionPauseMs = 250;

/** One hop of a trace in time: the packet travels to a device, is decided on, and goes on changed. */
export interface Scene {
  readonly index: number;
  readonly leg: number;
  readonly direction: Leg['direction'];
  readonly connection: number;
  /** Number of the visit as badges and lists print it: from 1, forward and return counted apart. */
  readonly number: number;
  readonly hop: Hop;
  /** Headers and size on the way in, and after the last step. */
  readonly before: readonly Header[];
  readonly after: readonly Header[];
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  /** When the packet sets out for this device, arrives, and is done there. */
  readonly startMs: number;
  readonly arriveMs: number;
  readonly endMs: number;
  readonly isFirstOfLeg: boolean;
  /** The packet died here. */
  readonly isDrop: boolean;
}

/** A run of hops during which one encapsulation is on the packet: the bars above the timeline. */
export interface DepthBar {
  readonly wrapping: Wrapping;
  /** 1 is the encapsulation next to the packet itself. */
  readonly depth: number;
  readonly fromScene: number;
  readonly toScene: number;
}

export interface Timeline {
  readonly scenes: readonly Scene[];
  readonly bars: readonly DepthBar[];
  readonly durationMs: number;
}

const decisions: ReadonlySet<Step['kind']> = new Set(['filter', 'policy', 'route', 'translate', 'balance', 'proxy', 'encapsulate', 'decapsulate', 'resolve', 'drop', 'deliver']);

function isDropStep(step: Step): boolean {
  return step.action === 'DENIED' || step.action === 'REJECTED' || step.action === 'DROPPED' || step.action === 'ABORTED' || step.kind === 'drop';
}

function barsOf(scenes: readonly Scene[]): readonly DepthBar[] {
  const bars: DepthBar[] = [];
  let open: { wrapping: Wrapping; depth: number; fromScene: number }[] = [];
  const close = (kept: number, toScene: number): void => {
    for (const bar of open.splice(kept)) if (toScene > bar.fromScene) bars.push({ ...bar, toScene });
  };
  for (const scene of scenes) {
    if (scene.isFirstOfLeg) close(0, scene.index - 1);
    // The stack between the last device and this one, from the packet outwards.
    const stack = scene.isFirstOfLeg ? [] : wrappingsOf(scene.before).toReversed();
    let same = 0;
    while (same < open.length && same < stack.length && open[same]?.wrapping === stack[same]) same += 1;
    close(same, scene.index - 1);
    open = [...open, ...stack.slice(same).map((wrapping, offset) => ({ wrapping, depth: same + offset + 1, fromScene: scene.index - 1 }))];
  }
  close(0, scenes.length - 1);
  return bars.sort((a, b) => a.fromScene - b.fromScene || a.depth - b.depth);
}

/**
 * Lays one path of a trace out in time: 900 ms to reach each device, 250 ms more where something was decided. Legs follow each other: every
 * forward leg (a proxy adds one per connection), then the way back or the ICMP error.
 */
export function makeTimeline(path: Path): Timeline {
  const scenes: Scene[] = [];
  const numbers = { forward: 0, back: 0 };
  let clock = 0;
  path.legs.forEach((leg, legIndex) => {
    leg.hops.forEach((hop, position) => {
      const lastStep = hop.steps.at(-1);
      const track = leg.direction === 'forward' ? 'forward' : 'back';
      // A proxy ends one connection and starts the next: one visit, reached with the one leg and left with the other.
      const isSameVisit = position === 0 && numbers[track] > 0 && scenes.at(-1)?.hop.component === hop.component;
      const number = isSameVisit ? numbers[track] : (numbers[track] += 1);
      const travelMs = position === 0 ? 0 : hopMs;
      const pauseMs = hop.steps.some((step) => decisions.has(step.kind)) ? decisionPauseMs : 0;
      const startMs = clock;
      clock += travelMs + pauseMs;
      scenes.push({
        index: scenes.length,
        leg: legIndex,
        direction: leg.direction,
        connection: leg.connection,
        number,
        hop,
        before: hop.enter.headers,
        after: lastStep?.headers ?? hop.enter.headers,
        bytesBefore: hop.enter.bytes,
        bytesAfter: lastStep?.bytes ?? hop.enter.bytes,
        startMs,
        arriveMs: startMs + travelMs,
        endMs: clock,
        isFirstOfLeg: position === 0,
        isDrop: position === leg.hops.length - 1 && hop.steps.some(isDropStep),
      });
    });
  });
  return { scenes, bars: barsOf(scenes), durationMs: clock };
}
