import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toyRegistry as registry } from '../document/testing/toy-registry.ts';
import { locate, readJson } from './json.ts';
import { parseDesign } from './parse.ts';

function builtIn(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

describe('the JSON reader', () => {
  it('reads whatever JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!text.includes('__proto__'));
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('accepts and refuses the same damaged texts as JSON.parse', () => {
    const damaged = fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', ',', '"', '}', '[', '\\', '-', '1', 'e', '\n', '\u0001', 'tru')).map(([text, at, piece]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + piece + text.slice(cut + 1);
    });
    fc.assert(
      fc.property(damaged, (text) => {
        const known = builtIn(text);
        const read = readJson(text);
        fc.pre(read.ok || !['JSON_DUPLICATE_KEY', 'UNSAFE_KEY', 'NUMBER_TOO_LARGE'].includes(read.problem.code));
        expect(read.ok ? { value: read.value } : null).toEqual(known);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('finds members by their path, and what is missing by what is around it', () => {
    const text = '{\n  "a": [\n    1,\n    { "b": true }\n  ]\n}';
    expect(locate(text, [['a', 1, 'b'], ['a', 0], ['a', 1, 'nothing'], [], ['z']])).toEqual([
      { line: 4, column: 7 },
      { line: 3, column: 5 },
      { line: 4, column: 5 },
      { line: 1, column: 1 },
      { line: 1, column: 1 },
    ]);
  });
});

describe('opening anything', () => {
  it('never throws, and always answers with a design or with problems', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ':', ',', '"components"', '"links"', '"meta"', '"format"', '"hopline-design"', '"version"', '1', '"a"', '"kind"', '"box"', '"props"', '"parent"', 'null', '1e999', '"__proto__"', '\uFEFF', ' ');
    const texts = fc.oneof(fc.string(), fc.json(), fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')));
    fc.assert(
      fc.property(texts, (text) => {
        const result = parseDesign(text, { registry, name: 'fuzz' });
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('never throws for a file whose parts are any JSON', () => {
    const part = fc.jsonValue({ maxDepth: 4 });
    const value = fc.record({ meta: part, components: fc.dictionary(fc.string(), part), links: fc.dictionary(fc.string(), part), placements: part, probes: part }, { requiredKeys: [] });
    fc.assert(
      fc.property(value, (parts) => {
        const result = parseDesign(JSON.stringify({ format: 'hopline-design', version: 1, ...parts }), { registry, name: 'fuzz' });
        expect(result.ok || result.problems.every((problem) => problem.path === '' || problem.path.startsWith('/'))).toBe(true);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
