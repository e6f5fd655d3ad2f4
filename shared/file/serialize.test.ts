import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toyRegistry as registry } from '../document/testing/toy-registry.ts';
import { emptyDesign, type Design } from '../model/design.ts';
import { parseDesign } from './parse.ts';
import { serializeDesign, writeJson } from './serialize.ts';

/** Typed by hand in the form that files have: every key in code unit order. */
const canonical = `{
  "components": {
    "10": {
      "kind": "quantum-router",
      "name": "큐",
      "parent": null,
      "props": {
        "deep": [
          [],
          {},
          null,
          1.5
        ],
        "kept": "yes"
      }
    },
    "9": {
      "kind": "zone",
      "name": "Nine \\u2028 \\"quoted\\"",
      "parent": null,
      "props": {},
      "tags": [
        "b",
        "a"
      ]
    }
  },
  "format": "hopline-design",
  "links": {
    "l": {
      "from": {
        "component": "10",
        "port": "q0"
      },
      "future": true,
      "kind": "routed",
      "to": {
        "component": "gone"
      }
    }
  },
  "meta": {
    "author": "unknown to this version",
    "description": "",
    "name": "hand",
    "profile": "seed",
    "seed": 7
  },
  "notes": [
    "an unknown member"
  ],
  "placements": {
    "9": {
      "height": 200,
      "width": 300,
      "x": 10,
      "y": -0.5
    }
  },
  "probes": {
    "p": {
      "expect": "reachable",
      "from": "9",
      "kind": "ping",
      "to": "10"
    }
  },
  "version": 1
}
`.replace('\\u2028', '\u2028');

function open(text: string): Design {
  const result = parseDesign(text, { registry, name: 'test' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.design;
}

describe('writing', () => {
  it('gives the bytes back that it read, unknown kinds, props and members included (ux-19)', () => {
    expect(serializeDesign(open(canonical))).toBe(canonical);
  });

  it('gives the same bytes for the same design in any order', () => {
    const shuffled = writeJson(JSON.parse(canonical)).split('\n').length;
    expect(shuffled).toBe(canonical.split('\n').length);
    expect(serializeDesign(open(JSON.stringify({ version: 1, ...JSON.parse(canonical) })))).toBe(canonical);
  });

  it('changes only the lines of the thing that moved (ux-19)', () => {
    const design = open(canonical);
    const moved = serializeDesign({ ...design, placements: { '9': { ...design.placements['9'], x: 11, y: -0.5 } } });
    const before = canonical.split('\n');
    expect(moved.split('\n').flatMap((line, index) => (line === before[index] ? [] : [line]))).toEqual(['      "x": 11,']);
  });

  it('writes an empty document', () => {
    expect(serializeDesign(emptyDesign)).toBe(
      '{\n  "components": {},\n  "format": "hopline-design",\n  "links": {},\n  "meta": {\n    "description": "",\n    "name": "",\n    "profile": "current",\n    "seed": 0\n  },\n  "placements": {},\n  "probes": {},\n  "version": 1\n}\n',
    );
  });

  it('lets no unknown member of a file replace one of ours', () => {
    const text = serializeDesign({ ...emptyDesign, extra: { components: { evil: 1 }, format: 'other', version: 9 } });
    expect(open(text)).toEqual(emptyDesign);
  });
});

const id = fc.stringMatching(/^[a-z][a-z0-9._-]{0,8}$/).filter((text) => !/^(constructor|prototype)$/.test(text));
const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__'));
const component = fc.record({ kind: fc.constant('unknown-kind'), name: fc.string(), parent: fc.constant(null), props: fc.dictionary(fc.string().filter((key) => key !== '__proto__'), json) });
const files = fc.record({
  format: fc.constant('hopline-design'),
  version: fc.constant(1),
  meta: fc.record({ name: fc.string(), description: fc.string(), profile: fc.constantFrom('current', 'seed'), seed: fc.nat() }),
  components: fc.dictionary(id, component),
  links: fc.dictionary(id, fc.record({ kind: fc.constantFrom('l2', 'routed'), from: fc.record({ component: id }), to: fc.record({ component: id, port: fc.string() }) })),
  placements: fc.dictionary(id, fc.record({ x: fc.integer(), y: fc.integer() })),
  probes: fc.dictionary(id, fc.record({ from: fc.string(), to: fc.string(), kind: fc.constant('ping') })),
});

describe('any file', () => {
  it('is written as it was read, when it is in our form', () => {
    fc.assert(
      fc.property(files, (value) => {
        const text = writeJson(value);
        expect(serializeDesign(open(text))).toBe(text);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
