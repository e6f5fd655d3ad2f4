import { expect, test } from 'vitest';
import type { Trace } from '../../../shared/engine/report.ts';
import { answeredPing, blockedPing } from '../testing/fixtures.ts';
import { endOf, largestBytes, playOrder, stopAt, tracksOf, translationCount } from './tracks.ts';

const names = (trace: Trace, track: 'forward' | 'back'): string[] => tracksOf(trace)[track].map((stop) => `${stop.number} ${stop.component}`);

test('forward and return are numbered on their own', () => {
  expect(names(answeredPing, 'forward')).toEqual(['1 client', '2 internet', '3 public-network', '4 fip-vm1', '5 rt', '6 vm1']);
  expect(names(answeredPing, 'back')).toEqual(['1 vm1', '2 rt', '3 fip-vm1', '4 public-network', '5 internet', '6 client']);
  expect(tracksOf(answeredPing).backIs).toBe('return');
});

test('a packet that was dropped has no way back, and its end is known', () => {
  const tracks = tracksOf(blockedPing);
  expect(tracks.back).toEqual([]);
  expect(tracks.backIs).toBeNull();
  expect(endOf(tracks)?.stop.number).toBe(6);
  expect(endOf(tracks)?.before).toHaveLength(5);
  expect(endOf(tracks)?.step.reason).toBe('SG_INGRESS_NO_MATCH');
  expect(endOf(tracksOf(answeredPing))).toBeNull();
});

test('a proxy that ends connection 1 and starts connection 2 is one stop on each track', () => {
  const hop = (component: string): Trace['paths'][number]['legs'][number]['hops'][number] => ({ component, host: null, ingress: null, egress: null, enter: { headers: [], bytes: 60 }, steps: [] });
  const leg = (direction: 'forward' | 'return', connection: number, ...components: string[]) => ({ direction, connection, hops: components.map(hop) });
  const trace: Trace = {
    ...answeredPing,
    paths: [
      {
        choices: [],
        disposition: 'ACCEPTED',
        reason: null,
        at: 'web-1',
        legs: [leg('forward', 1, 'client', 'rt', 'lb'), leg('forward', 2, 'lb', 'web-1'), leg('return', 2, 'web-1', 'lb'), leg('return', 1, 'lb', 'rt', 'client')],
      },
    ],
  };
  expect(names(trace, 'forward')).toEqual(['1 client', '2 rt', '3 lb', '4 web-1']);
  expect(names(trace, 'back')).toEqual(['1 web-1', '2 lb', '3 rt', '4 client']);
  const tracks = tracksOf(trace);
  expect(stopAt(tracks, 0, 2)).toBe(stopAt(tracks, 1, 0));
  expect(stopAt(tracks, 3, 0)?.number).toBe(2);
  expect(stopAt(tracks, 9, 0)).toBeNull();
  expect(playOrder(tracks)).toHaveLength(8);
});

test('counts translations and the largest packet', () => {
  expect(translationCount(tracksOf(answeredPing))).toBe(2);
  expect(largestBytes(tracksOf(answeredPing))).toBe(60);
});
