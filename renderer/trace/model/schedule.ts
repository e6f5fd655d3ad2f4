import { playOrder, type Stop, type Tracks } from './tracks.ts';

/** When the packet is where: one arrival per stop, in the order of playing, in milliseconds of the film at 1x. */
export interface Schedule {
  readonly stops: readonly Stop[];
  /** Same length as `stops`, ascending. */
  readonly arrivalsMs: readonly number[];
  readonly durationMs: number;
}

/** Where the film stands: at a stop (`fraction` 0) or between it and the next one of the same track. */
export interface Playhead {
  readonly index: number;
  readonly stop: Stop;
  /** The stop the packet is on the way to; null while it is at one. */
  readonly next: Stop | null;
  /** 0 to 1 on the way to the next stop. */
  readonly fraction: number;
}

/** Orders the stops of a trace by their arrival times; `arrivalMs` is asked for each stop's place in the legs. */
export function scheduleOf(tracks: Tracks, arrivalMs: (leg: number, hop: number) => number | null, durationMs: number): Schedule {
  const stops = playOrder(tracks);
  const arrivalsMs: number[] = [];
  for (const stop of stops) {
    const visit = stop.visits[0];
    const known = visit === undefined ? null : arrivalMs(visit.leg, visit.hop);
    arrivalsMs.push(Math.max(known ?? 0, arrivalsMs.at(-1) ?? 0));
  }
  return { stops, arrivalsMs, durationMs: Math.max(durationMs, arrivalsMs.at(-1) ?? 0) };
}

/** The playhead at a time of the film; null for a trace without hops. `departuresMs` may keep the packet at a stop for a while. */
export function playheadAt(schedule: Schedule, timeMs: number, departureMs: (index: number) => number): Playhead | null {
  const found = schedule.arrivalsMs.findLastIndex((arrival) => arrival <= timeMs + 0.001);
  const index = Math.max(found, 0);
  const stop = schedule.stops[index];
  if (stop === undefined) return null;
  const following = schedule.stops[index + 1];
  const leaves = departureMs(index);
  const arrives = schedule.arrivalsMs[index + 1];
  if (following === undefined || arrives === undefined || timeMs <= leaves || following.track !== stop.track) return { index, stop, next: null, fraction: 0 };
  return { index, stop, next: following, fraction: Math.min(1, (timeMs - leaves) / Math.max(arrives - leaves, 1)) };
}

/** The time of the stop after (1) or before (-1) the playhead; stepping back from between two stops goes to the one just left. */
export function stepFrom(schedule: Schedule, timeMs: number, direction: 1 | -1): number {
  if (direction === 1) return schedule.arrivalsMs.find((arrival) => arrival > timeMs + 0.5) ?? schedule.durationMs;
  return schedule.arrivalsMs.findLast((arrival) => arrival < timeMs - 0.5) ?? 0;
}

/** The last arrival at or before a time: what reduced motion shows instead of movement (UX 73). */
export function snapped(schedule: Schedule, timeMs: number): number {
  return schedule.arrivalsMs.findLast((arrival) => arrival <= timeMs + 0.001) ?? 0;
}
