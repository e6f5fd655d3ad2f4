import { expect, test } from 'vitest';
import { outOf } from './filtered.ts';
import type { Facet } from './layers-store.ts';

const values: Readonly<Record<string, Readonly<Record<Facet, readonly string[]>>>> = {
  web: { family: ['cloud'], kind: ['instance'], tag: ['prod', 'web'], severity: ['error'] },
  db: { family: ['cloud'], kind: ['instance'], tag: ['prod'], severity: ['none'] },
  router: { family: ['onprem'], kind: ['router'], tag: [''], severity: ['none'] },
};
const off = (switches: Partial<Record<Facet, readonly string[]>>): Readonly<Record<Facet, ReadonlySet<string>>> => ({
  family: new Set(switches.family), kind: new Set(switches.kind), tag: new Set(switches.tag), severity: new Set(switches.severity),
});
const out = (switches: Partial<Record<Facet, readonly string[]>>): readonly string[] =>
  [...outOf(Object.keys(values), (id) => values[id] ?? { family: [], kind: [], tag: [], severity: [] }, off(switches))];

test('a layer that is off takes out what is in it; any one facet is enough', () => {
  expect(out({})).toEqual([]);
  expect(out({ family: ['onprem'] })).toEqual(['router']);
  expect(out({ severity: ['error'], kind: ['router'] })).toEqual(['web', 'router']);
});

test('what has several tags goes when all of them are off; what has none is a layer of its own', () => {
  expect(out({ tag: ['web'] })).toEqual([]);
  expect(out({ tag: ['prod'] })).toEqual(['db']);
  expect(out({ tag: ['prod', 'web'] })).toEqual(['web', 'db']);
  expect(out({ tag: [''] })).toEqual(['router']);
});
