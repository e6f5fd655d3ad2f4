import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toyRegistry as registry } from '../document/testing/toy-registry.ts';
import { parseDesign } from './parse.ts';
import { salvageDesign } from './salvage.ts';
import { serializeDesign } from './serialize.ts';

const salvage = (text: string) => salvageDesign(text, { registry, name: 'a.hopline' });

/** What is left of a text: ids by part, and what was left out as `code path line`. */
function leftOf(text: string): { readonly kept: readonly string[]; readonly left: readonly string[] } | null {
  const found = salvage(text);
  if (found === null) return null;
  const { design, left } = found;
  const kept = (['components', 'links', 'placements', 'probes'] as const).flatMap((part) => Object.keys(design[part]).map((id) => `${part}/${id}`));
  return { kept, left: left.map(({ code, path, line }) => `${code} ${path} ${String(line ?? '-')}`) };
}

const good = `{
  "components": {
    "a": {
      "kind": "zone",
      "name": "A",
      "parent": null,
      "props": {}
    },
    "b": {
      "kind": "box",
      "name": "B",
      "parent": "a",
      "props": {
        "size": 3
      }
    },
    "c": {
      "kind": "x",
      "name": "C",
      "parent": null,
      "props": {}
    }
  },
  "format": "hopline-design",
  "links": {
    "l": {
      "from": {
        "component": "a"
      },
      "kind": "l2",
      "to": {
        "component": "b"
      }
    }
  },
  "meta": {
    "description": "",
    "name": "toy",
    "profile": "current",
    "seed": 0
  },
  "placements": {
    "a": {
      "x": 0,
      "y": 0
    }
  },
  "probes": {
    "p": {
      "from": "a",
      "kind": "ping",
      "to": "b"
    }
  },
  "version": 1
}
`;
const all = ['components/a', 'components/b', 'components/c', 'links/l', 'placements/a', 'probes/p'];

describe('ux-17 what can be read of a damaged file', () => {
  it('is everything of a file that is whole', () => {
    expect(leftOf(good)).toEqual({ kept: all, left: [] });
  });

  it.each([
    ['a value that is none', good.replace('"name": "B"', '"name": B'), ['JSON_SYNTAX /components/b/name 11']],
    ['a string that does not end', good.replace('"name": "B"', '"name": "B'), ['JSON_SYNTAX /components/b/name 11']],
    ['a missing closing bracket, comma kept', good.replace('"size": 3\n      }\n    }', '"size": 3\n      }'), ['JSON_SYNTAX /components/b/c 16']],
    ['a missing closing bracket of a list inside', good.replace('"size": 3', '"size": [3'), ['JSON_SYNTAX /components/b/props/size 15']],
    ['a hostile name inside', good.replace('"size": 3', '"__proto__": 3'), ['UNSAFE_KEY /components/b/props/__proto__ 14']],
    ['a number beyond all numbers', good.replace('"size": 3', '"size": 1e999'), ['NUMBER_TOO_LARGE /components/b/props/size 14']],
    ['an id that is an address', good.replace('"b": {', '"10.0.0.5": {'), ['ID_IS_ADDRESS /components/10.0.0.5 9']],
    ['a kind that is no text', good.replace('"kind": "box"', '"kind": 7'), ['WRONG_TYPE /components/b/kind 10']],
  ])('%s costs that entry alone', (_name, text, left) => {
    expect(parseDesign(text, { registry, name: '' }).ok).toBe(false);
    expect(leftOf(text)).toEqual({ kept: all.filter((id) => id !== 'components/b'), left });
  });

  it('a field of the wrong type costs that field, and the component stays', () => {
    const found = salvage(good.replace('"size": 3', '"size": "big",\n        "note": "kept"'));
    expect(found?.left.map(({ code, path, line }) => [code, path, line])).toEqual([['WRONG_TYPE', '/components/b/props/size', 14]]);
    expect(found?.design.components['b']?.props).toEqual({ note: 'kept' });
  });

  it('a file that ends in the middle gives what stood before', () => {
    const text = good.slice(0, good.indexOf('"size"'));
    expect(leftOf(text)).toEqual({ kept: ['components/a'], left: ['JSON_UNFINISHED /components/b/props 14'] });
  });

  it('a bracket too many in the middle does not hide the parts after it', () => {
    expect(leftOf(good.replace('  "format"', '  },\n  "format"'))).toEqual({ kept: all, left: ['JSON_TRAILING  24'] });
  });

  it('a missing or a superfluous comma costs nothing', () => {
    expect(leftOf(good.replace('    },\n    "b"', '    }\n    "b"'))).toEqual({ kept: all, left: [] });
    expect(leftOf(good.replace('"version": 1', '"version": 1,'))).toEqual({ kept: all, left: [] });
  });

  it('on one line the next entry is found by its brackets', () => {
    const line = '{"format":"hopline-design","version":1,"components":{"a":{"kind":"x"},"b":{"kind":oops,"props":{"n":{}}},"c":{"kind":"x"}},"links":{}}';
    expect(leftOf(line)).toEqual({ kept: ['components/a', 'components/c'], left: ['JSON_SYNTAX /components/b/kind 1'] });
  });

  it('of containers that hold one another the one named comes out, with its contents', () => {
    const text = '{"format":"hopline-design","version":1,"components":{"a":{"kind":"zone","parent":"b"},"b":{"kind":"zone","parent":"a"}}}';
    const found = salvage(text);
    expect(found?.left.map(({ code, path }) => [code, path])).toEqual([['PARENT_CYCLE', '/components/a/parent']]);
    expect([found?.design.components['a']?.parent, found?.design.components['b']?.parent]).toEqual([null, 'a']);
  });

  it.each([
    ['nothing', ''],
    ['another program', '{"type":"excalidraw","components":{"a":{"kind":"x"}}}'],
    ['an envelope without one whole component', '{"format":"hopline-design","version":1,"components":{"a":{}}}'],
    ['plain text', 'hello { world'],
  ])('%s gives nothing', (_name, text) => {
    expect(salvage(text)).toBeNull();
  });

  it('counts all that was left out and lists the first two hundred', () => {
    const broken = Array.from({ length: 300 }, (_, index) => `"c${String(index)}":{"kind":?}`).join(',');
    const found = salvage(`{"format":"hopline-design","version":1,"components":{"a":{"kind":"x"},${broken}}}`);
    expect([found?.left.length, found?.leftCount]).toEqual([200, 300]);
  });
});

describe('ux-17 however a file is damaged', () => {
  const damage = fc.array(
    fc.oneof(
      fc.record({ at: fc.nat(good.length), cut: fc.nat(40), put: fc.constant('') }),
      fc.record({ at: fc.nat(good.length), cut: fc.constant(0), put: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\n', '\\', '0', 'x', '{"', '"__proto__":{},', '\u0000') }),
      fc.record({ at: fc.nat(good.length), cut: fc.constant(1), put: fc.string({ minLength: 1, maxLength: 3 }) }),
    ),
    { minLength: 1, maxLength: 6 },
  );
  const damaged = damage.map((edits) => edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), good));

  it('nothing is thrown, and what opens can be saved and opened again', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const found = salvage(text);
        if (found === null) return;
        const again = parseDesign(serializeDesign(found.design), { registry, name: '' });
        expect(again.ok ? again.design : again.problems).toEqual(found.design);
      }),
      { numRuns: 800 },
    );
  });

  it('what strict reading accepts is read in full, with nothing left out', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const strict = parseDesign(text, { registry, name: '' });
        fc.pre(strict.ok && strict.version === 1 && Object.keys(strict.design.components).length > 0);
        const found = salvage(text);
        expect(found?.leftCount).toBe(0);
        expect(strict.ok ? found?.design : null).toEqual(strict.ok ? strict.design : undefined);
      }),
      { numRuns: 300, maxSkipsPerRun: 1000 },
    );
  });

  it('a file without its end keeps every entry that ended before', () => {
    fc.assert(
      fc.property(fc.nat(good.length), (length) => {
        const text = good.slice(0, length);
        const ends: Readonly<Record<string, number>> = { a: good.indexOf('"b": {'), b: good.indexOf('"c": {'), c: good.indexOf('"format"') };
        const kept = Object.keys(salvage(text)?.design.components ?? {});
        const ended = Object.keys(ends).filter((id) => length >= (ends[id] ?? 0));
        expect(ended.filter((id) => !kept.includes(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
