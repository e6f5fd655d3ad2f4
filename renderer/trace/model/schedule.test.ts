import { expect, test } from 'vitest';
import { answeredPing } from '../testing/fixtures.ts';
import { playheadAt, scheduleOf, snapped, stepFrom } from './schedule.ts';
import { tracksOf } from './tracks.ts';

/** Six hops there and six back, one per second, leaving each a quarter of a second after arrival. */
const schedule = scheduleOf(tracksOf(answeredPing), (leg, hop) => leg * 6000 + hop * 1000, 11_250);
const departure = (index: number): number => index * 1000 + 250;

function at(timeMs: number): string {
  const playhead = playheadAt(schedule, timeMs, departure);
  if (playhead === null) return 'nothing';
  const next = playhead.next === null ? '' : ` > ${playhead.next.component} ${playhead.fraction}`;
  return `${playhead.stop.track} ${playhead.stop.number} ${playhead.stop.component}${next}`;
}

test('the packet rests at a device, then travels to the next one', () => {
  expect(at(0)).toBe('forward 1 client');
  expect(at(250)).toBe('forward 1 client');
  expect(at(625)).toBe('forward 1 client > internet 0.5');
  expect(at(1000)).toBe('forward 2 internet');
  expect(at(99_999)).toBe('back 6 client');
});

test('the request does not travel into the reply: at the far end the packet turns', () => {
  expect(at(5625)).toBe('forward 6 vm1');
  expect(at(6000)).toBe('back 1 vm1');
});

test('stepping goes to whole hops, also from between two of them', () => {
  expect(stepFrom(schedule, 0, 1)).toBe(1000);
  expect(stepFrom(schedule, 1500, 1)).toBe(2000);
  expect(stepFrom(schedule, 1500, -1)).toBe(1000);
  expect(stepFrom(schedule, 1000, -1)).toBe(0);
  expect(stepFrom(schedule, 0, -1)).toBe(0);
  expect(stepFrom(schedule, 11_000, 1)).toBe(11_250);
});

test('with reduced motion the packet jumps from device to device', () => {
  expect(snapped(schedule, 1999)).toBe(1000);
  expect(snapped(schedule, 2000)).toBe(2000);
});
