import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { glyphPaths } from './glyph-paths.ts';

const folder = path.resolve(import.meta.dirname, '../../../assets/glyphs');
const drawn = readdirSync(folder).filter((name) => name.endsWith('.svg')).map((name) => path.basename(name, '.svg'));

it('has the paths of every glyph in assets/glyphs (npm run prepare brings them up to date)', () => {
  expect(new Set(Object.keys(glyphPaths))).toEqual(new Set(drawn));
});

it('uses absolute commands only, inside the 24 x 24 grid', () => {
  const written = Object.entries(glyphPaths).map(([name, { stroke, fill }]) => ({ name, d: stroke + fill }));
  expect(written.filter(({ d }) => !/^(?:M-?[\d.]+ -?[\d.]+|L-?[\d.]+ -?[\d.]+|[CQA](?:-?[\d.]+ )+-?[\d.]+|Z)+$/.test(d)).map(({ name }) => name)).toEqual([]);
  const outside = written.filter(({ d }) => (d.match(/[ML](-?[\d.]+) (-?[\d.]+)/g) ?? []).some((point) => point.slice(1).split(' ').map(Number).some((value) => value < 0 || value > 24)));
  expect(outside.map(({ name }) => name)).toEqual([]);
});

it('keeps filled marks apart from lines', () => {
  // pod.svg: a stroked hexagon and a disc of 2.4 filled in the current colour.
  expect(readFileSync(path.join(folder, 'pod.svg'), 'utf8')).toContain('<circle cx="12" cy="12" r="2.4" fill="currentColor" stroke="none"/>');
  expect(glyphPaths['pod']?.fill).toBe('M9.6 12A2.4 2.4 0 1 1 14.4 12A2.4 2.4 0 1 1 9.6 12Z');
  expect(glyphPaths['vpc']?.fill).toBe('');
});
