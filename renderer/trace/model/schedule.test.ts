import { expect, test } from 'vitest';
import { makeTimeline } from '../../../shared/walkthrough/timeline.ts';
import type { Trace } from '../../../shared/engine/report.ts';
import { answeredPing } from '../testing/fixtures.ts';
import { playheadAt, scheduleOf, stepFrom, type Schedule } from './schedule.ts';
import { tracksOf } from './tracks.ts';

function scheduleFor(trace: Trace): Schedule {
  const [path] = trace.paths;
  if (path === undefined) throw new Error('a trace without a path');
  return scheduleOf(trace, tracksOf(trace), makeTimeline(path));
}

const schedule = scheduleFor(answeredPing);

function at(timeMs: number): string {
  const playhead = playheadAt(schedule, timeMs);
  if (playhead === null) return 'nothing';
  const next = playhead.next === null ? '' : ` > ${playhead.next.component} ${playhead.fraction}`;
  return `${playhead.stop.track} ${playhead.stop.number} ${playhead.stop.component}${next}`;
}

test('a hop takes 900 ms at 1x, a device that decides 250 ms more (VISUAL 13)', () => {
  // public-network only passes the packet on; the others route, translate, filter or deliver.
  expect(schedule.arrivalsMs).toEqual([0, 900, 2050, 2950, 4100, 5250, 5500, 6400, 7550, 8700, 9600, 10_750]);
  expect(schedule.departuresMs.slice(0, 4)).toEqual([0, 1150, 2050, 3200]);
  expect(schedule.durationMs).toBe(11_000);
});

test('the packet rests at a device that decides, then travels to the next one', () => {
  expect(at(0)).toBe('forward 1 client');
  expect(at(450)).toBe('forward 1 client > internet 0.5');
  expect(at(900)).toBe('forward 2 internet');
  expect(at(1150)).toBe('forward 2 internet');
  expect(at(1600)).toBe('forward 2 internet > public-network 0.5');
  expect(at(99_999)).toBe('back 6 client');
});

test('the request does not travel into the reply: at the far end the packet turns', () => {
  expect(at(5499)).toBe('forward 6 vm1');
  expect(at(5500)).toBe('back 1 vm1');
});

test('stepping goes to whole hops, also from between two of them', () => {
  expect(stepFrom(schedule, 0, 1)).toBe(900);
  expect(stepFrom(schedule, 1600, 1)).toBe(2050);
  expect(stepFrom(schedule, 1600, -1)).toBe(900);
  expect(stepFrom(schedule, 900, -1)).toBe(0);
  // It rests at the second device until 1150: back is the first one, not the moment of arrival.
  expect(stepFrom(schedule, 1100, -1)).toBe(0);
  expect(stepFrom(schedule, 0, -1)).toBe(0);
  expect(stepFrom(schedule, 10_900, 1)).toBe(11_000);
});
