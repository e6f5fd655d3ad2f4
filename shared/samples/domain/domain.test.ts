import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const folder = import.meta.dirname;
const shared = path.resolve(folder, '../..');

test.each([
  ['rules.json', 'baf1bed18e0eaaa61a2f71a5bc1187b62f56a0b0958d49aca3dd6da36118dbc5'],
  ['golden-flows.json', 'da8e0c8c7c979e76d70dbbd5c84b3cab626fea13e428b2ad9f065c23c36b79a2'],
])('%s is the table of the domain, unchanged', (name, sum) => {
  expect(createHash('sha256').update(readFileSync(path.join(folder, name))).digest('hex')).toBe(sum);
});

test('every seed rule that a test of the catalog or the samples claims to prove exists', () => {
  const table: unknown = JSON.parse(readFileSync(path.join(folder, 'rules.json'), 'utf8'));
  const rules = new Set(z.array(z.looseObject({ id: z.string() })).parse(table).map((rule) => rule.id));
  const files = ['catalog', 'samples'].flatMap((layer) =>
    readdirSync(path.join(shared, layer), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts')).map((name) => path.join(shared, layer, name)),
  );
  const titles = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\btest(?:\.each\([\s\S]*?\))?\(\s*'([^']*)'/g)].map((match) => match[1] ?? ''));
  const claimed = titles.flatMap((title) => title.match(/(?<![A-Z]-)\b(?:IG|GS)-\d+\b/g) ?? []);
  expect(claimed.length).toBeGreaterThan(50);
  expect(claimed.filter((id) => !rules.has(id))).toEqual([]);
});
