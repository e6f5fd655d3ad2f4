import { expect, test } from 'vitest';
import type { Header } from '../../../shared/engine/report.ts';
import { answeredPing } from '../testing/fixtures.ts';
import { playheadAt, type Playhead, type Schedule } from './schedule.ts';
import { timeAtX, timelineGeometry } from './timeline-geometry.ts';
import { playOrder, tracksOf, type Stop } from './tracks.ts';

/** One hop per second, no pauses. */
function evenly(stops: readonly Stop[]): Schedule {
  const times = stops.map((_, index) => index * 1000);
  return { stops, arrivalsMs: times, departuresMs: times, durationMs: (stops.length - 1) * 1000 };
}

const schedule = evenly(playOrder(tracksOf(answeredPing)));

function headAt(of: Schedule, timeMs: number): Playhead {
  const playhead = playheadAt(of, timeMs);
  if (playhead === null) throw new Error('a schedule without stops');
  return playhead;
}

test('forward and return stand side by side with one tick per hop, evenly spaced', () => {
  const geometry = timelineGeometry(schedule, headAt(schedule, 2500), 552);
  expect(geometry.ticks.map((tick) => tick.x)).toEqual([8, 58, 108, 158, 208, 258, 294, 344, 394, 444, 494, 544]);
  expect(geometry.forward).toEqual({ fromX: 8, toX: 258 });
  expect(geometry.back).toEqual({ fromX: 294, toX: 544 });
  expect(geometry.playheadX).toBe(133);
});

test('a place on the line is a time of the film, also before the first and after the last tick', () => {
  const { ticks } = timelineGeometry(schedule, headAt(schedule, 0), 552);
  expect(timeAtX(schedule, ticks, 0)).toBe(0);
  expect(timeAtX(schedule, ticks, 83)).toBe(1500);
  expect(timeAtX(schedule, ticks, 294)).toBe(6000);
  expect(timeAtX(schedule, ticks, 900)).toBe(11_000);
});

test('bars show connections and encapsulation depth', () => {
  const ip: Header = { layer: 'ipv4', source: '10.0.0.1', destination: '10.0.0.2', protocol: 6, ttl: 64 };
  const stop = (number: number, connection: number, depth: number): Stop => ({
    track: 'forward',
    number,
    component: `d${number}`,
    host: null,
    visits: [],
    connection,
    enter: { headers: Array.from({ length: depth + 1 }, () => ip), bytes: 60 },
    steps: [],
  });
  const stops = [stop(1, 1, 0), stop(2, 1, 1), stop(3, 1, 0), stop(4, 2, 0)];
  const wrapped = evenly(stops);
  expect(timelineGeometry(wrapped, headAt(wrapped, 0), 304).bars).toEqual([
    { track: 'forward', depth: 0, fromX: 8, toX: 200 },
    { track: 'forward', depth: 0, fromX: 200, toX: 296 },
    { track: 'forward', depth: 1, fromX: 104, toX: 200 },
  ]);
});

test('numbers are left out when ticks come too close, never the last one', () => {
  const { ticks } = timelineGeometry(schedule, headAt(schedule, 0), 172);
  expect(ticks.filter((tick) => tick.stop.track === 'forward' && tick.labelled).map((tick) => tick.stop.number)).toEqual([1, 3, 5, 6]);
});
