import type { Timeline } from '../../../shared/walkthrough/timeline.ts';
import type { Trace } from '../../../shared/engine/report.ts';
import { playOrder, type Stop, type Tracks } from './tracks.ts';

/** When the packet is at which stop of the hop list, in milliseconds of the film at 1x. */
export interface Schedule {
  readonly stops: readonly Stop[];
  /** Same length as `stops`, ascending: when the packet comes to a stop and when it leaves it. */
  readonly arrivalsMs: readonly number[];
  readonly departuresMs: readonly number[];
  readonly durationMs: number;
}

/** Where the film stands: at a stop (`next` null) or on the way to the next one of the same track. */
export interface Playhead {
  readonly index: number;
  readonly stop: Stop;
  readonly next: Stop | null;
  /** 0 to 1 on the way to the next stop. */
  readonly fraction: number;
}

/** The film's scenes by stop. A proxy that joins two connections has two scenes: it is reached with the first and left with the last. */
export function scheduleOf(trace: Trace, tracks: Tracks, timeline: Timeline): Schedule {
  const stops = playOrder(tracks);
  const scenes = new Map(timeline.scenes.map((scene) => [scene.hop, scene]));
  const legs = trace.paths[0]?.legs ?? [];
  const scenesOf = (stop: Stop) => stop.visits.flatMap(({ leg, hop }) => {
    const visited = legs[leg]?.hops[hop];
    const scene = visited === undefined ? undefined : scenes.get(visited);
    return scene === undefined ? [] : [scene];
  });
  return {
    stops,
    arrivalsMs: stops.map((stop) => scenesOf(stop)[0]?.arriveMs ?? 0),
    departuresMs: stops.map((stop) => scenesOf(stop).at(-1)?.endMs ?? 0),
    durationMs: timeline.durationMs,
  };
}

/** The playhead at a time of the film; null for a trace without hops. */
export function playheadAt(schedule: Schedule, timeMs: number): Playhead | null {
  const found = schedule.arrivalsMs.findLastIndex((arrival) => arrival <= timeMs);
  const index = Math.max(found, 0);
  const stop = schedule.stops[index];
  if (stop === undefined) return null;
  const following = schedule.stops[index + 1];
  const leaves = schedule.departuresMs[index] ?? 0;
  const arrives = schedule.arrivalsMs[index + 1];
  if (following === undefined || arrives === undefined || timeMs <= leaves || following.track !== stop.track) return { index, stop, next: null, fraction: 0 };
  return { index, stop, next: following, fraction: Math.min(1, (timeMs - leaves) / Math.max(arrives - leaves, 1)) };
}

/** The time of the stop after (1) or before (-1) the one shown; stepping back from between two stops goes to the one just left. */
export function stepFrom(schedule: Schedule, timeMs: number, direction: 1 | -1): number {
  if (direction === 1) return schedule.arrivalsMs.find((arrival) => arrival > timeMs) ?? schedule.durationMs;
  const shown = playheadAt(schedule, timeMs);
  if (shown === null) return 0;
  return schedule.arrivalsMs[shown.next === null ? shown.index - 1 : shown.index] ?? 0;
}
