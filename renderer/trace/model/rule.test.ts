import { expect, test } from 'vitest';
import { answeredPing, blockedPing } from '../testing/fixtures.ts';
import { candidateColumns, isQuiet, losersOf, ruleOf } from './rule.ts';
import { endOf, tracksOf } from './tracks.ts';

test('a row that decided says its place in the list', () => {
  const permitted = tracksOf(answeredPing).forward[5]?.steps[0];
  expect(permitted === undefined ? null : ruleOf(permitted)).toEqual({ place: { position: 2, total: 2 }, by: 'row', above: 0, matched: [] });
});

test('a default deny says how many rows above it did not match, and why field by field', () => {
  const end = endOf(tracksOf(blockedPing));
  if (end === null) throw new Error('the packet was not dropped');
  expect(ruleOf(end.step)).toEqual({ place: null, by: 'default', above: 1, matched: [] });
  const losers = losersOf(end.step);
  expect(candidateColumns(losers)).toEqual([
    { field: 'source', actual: '103.243.200.42' },
    { field: 'protocol', actual: 'icmp' },
  ]);
  expect(losers[0]?.fields.map((field) => `${field.wanted} ${field.matches ? 'matches' : 'differs'}`)).toEqual(['192.168.0.4/32 differs', 'any matches']);
});

test('steps that ask nothing are quiet; a listener or a service that took the packet is not', () => {
  const [originate, ...rest] = tracksOf(answeredPing).forward.flatMap((stop) => stop.steps);
  if (originate === undefined) throw new Error('no steps');
  expect(isQuiet(originate)).toBe(true);
  expect(rest.filter((step) => !isQuiet(step)).map((step) => step.kind)).toEqual(['route', 'translate', 'route', 'filter']);
  expect(isQuiet({ ...originate, kind: 'deliver', because: { component: 'lb', path: '/listeners/0', label: 'HTTP 80' } })).toBe(false);
});
