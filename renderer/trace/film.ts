import type { Trace } from '../../shared/engine/report.ts';
import { playheadAt, scheduleOf, type Playhead, type Schedule } from './model/schedule.ts';
import type { Tracks } from './model/tracks.ts';

export function scheduleFor(_trace: Trace, tracks: Tracks): Schedule {
  let count = -1;
  return scheduleOf(tracks, () => ++count * 1150, count * 1150);
}

export function playheadFor(schedule: Schedule, timeMs: number): Playhead | null {
  return playheadAt(schedule, timeMs, (index) => (schedule.arrivalsMs[index] ?? 0) + 250);
}
