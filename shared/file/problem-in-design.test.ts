import { expect, test } from 'vitest';
import { problemInDesign } from './problem-in-design.ts';

const file = (components: unknown): string =>
  JSON.stringify({ format: 'hopline-design', version: 1, meta: { name: '', description: '', profile: 'current', seed: 0 }, components, links: {}, placements: {}, probes: {} });

test('ux-6 a text that would open again has no problem', () => {
  expect(problemInDesign(file({ vpc: { kind: 'vpc', name: 'vpc', parent: null, props: { cidr: '10.0.0.0/16' } } }))).toBeNull();
});

test.each([
  ['half a file', '{"format": "hopline-design", ', 'JSON_UNFINISHED'],
  ['props of a wrong type', file({ vpc: { kind: 'vpc', name: 'vpc', parent: null, props: { cidr: 7 } } }), 'WRONG_TYPE /components/vpc/props/cidr'],
  ['parents in a circle', file({ a: { kind: 'vpc', name: '', parent: 'b', props: {} }, b: { kind: 'vpc', name: '', parent: 'a', props: {} } }), 'PARENT_CYCLE /components/a/parent'],
])('ux-6 what would not open is named by code and place: %s', (_what, text, problem) => {
  expect(problemInDesign(text)).toBe(problem);
});
