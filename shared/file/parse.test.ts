import { describe, expect, it } from 'vitest';
import { toyRegistry as registry } from '../document/testing/toy-registry.ts';
import { parseDesign } from './parse.ts';

const parse = (text: string) => parseDesign(text, { registry, name: 'a.hopline' });

/** A file around the given parts, as somebody would type it on one line. */
function file(parts: string): string {
  return `{ "format": "hopline-design", "version": 1, ${parts} }`;
}

/** What is wrong with a text: `code path`, in order. */
function problems(text: string): readonly string[] {
  const result = parse(text);
  return result.ok ? [] : result.problems.map((problem) => `${problem.code} ${problem.path}`);
}

describe('files that are not ours', () => {
  it.each([
    ['', 'FILE_EMPTY '],
    [' \n\t', 'FILE_EMPTY '],
    ['hello', 'FOREIGN_FORMAT '],
    ['<mxfile host="app.diagrams.net"><diagram/></mxfile>', 'FOREIGN_FORMAT '],
    ['[]', 'FOREIGN_FORMAT '],
    ['{"type":"excalidraw","elements":[]}', 'FOREIGN_FORMAT '],
    ['{"nodes":[],"edges":[]}', 'FOREIGN_FORMAT '],
    ['{"format":"other","version":1}', 'FOREIGN_FORMAT '],
    ['{}', 'FORMAT_MISSING '],
    ['{"format":"hopline-design"}', 'VERSION_INVALID /version'],
    ['{"format":"hopline-design","version":"1"}', 'VERSION_INVALID /version'],
    ['{"format":"hopline-design","version":1.5}', 'VERSION_INVALID /version'],
  ])('%j is %s', (text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  it('names the program that wrote a foreign file', () => {
    const result = parse('<?xml version="1.0"?>\n<mxfile/>');
    expect(result).toEqual({ ok: false, problems: [{ code: 'FOREIGN_FORMAT', file: 'a.hopline', path: '', params: { format: 'draw.io' } }] });
  });
});

describe('damaged JSON names line and column', () => {
  it.each([
    ['{\n  "format": "hopline-design",\n  "version": 1,\n}', 'JSON_SYNTAX', 4, 1],
    ['{\n  "format": hopline\n}', 'JSON_SYNTAX', 2, 13],
    ['{ "format": "hopline-design", "version": 1', 'JSON_UNFINISHED', 1, 43],
    ['{ "a": "x\ny" }', 'JSON_SYNTAX', 1, 10],
    ['{ "a": "\\q" }', 'JSON_SYNTAX', 1, 10],
    ['{ "a": 01 }', 'JSON_SYNTAX', 1, 9],
    ['{ "a": 1 } }', 'JSON_TRAILING', 1, 12],
    ["{ 'a': 1 }", 'JSON_SYNTAX', 1, 3],
    ['{ "a": 1,\r\n  "a": 2 }', 'JSON_DUPLICATE_KEY', 2, 3],
    ['{ "a": NaN }', 'JSON_SYNTAX', 1, 8],
  ])('%j', (text, code, line, column) => {
    const result = parse(text);
    expect(result.ok ? null : result.problems).toMatchObject([{ code, line, column }]);
  });

  it('refuses bottomless nesting without running out of stack', () => {
    expect(problems(`{"a":${'['.repeat(200_000)}`)).toEqual([`JSON_TOO_DEEP /a${'/0'.repeat(99)}`]);
  });

  it('refuses numbers that JSON cannot hold, and keeps large ones that it can', () => {
    expect(problems(file('"components": { "a": { "kind": "x", "props": { "n": 1e999 } } }'))).toEqual(['NUMBER_TOO_LARGE /components/a/props/n']);
    const result = parse(file('"components": { "a": { "kind": "x", "props": { "n": 1e9 } } }'));
    expect(result.ok ? result.design.components['a']?.props['n'] : null).toBe(1_000_000_000);
  });
});

describe('hostile names', () => {
  it.each([
    ['"components": { "__proto__": { "kind": "x" } }', 'UNSAFE_KEY /components/__proto__'],
    ['"components": { "a": { "kind": "x", "props": { "__proto__": { "isAdmin": true } } } }', 'UNSAFE_KEY /components/a/props/__proto__'],
    ['"__proto__": {}', 'UNSAFE_KEY /__proto__'],
    ['"components": { "constructor": { "kind": "x" } }', 'ID_RESERVED /components/constructor'],
    ['"links": { "toString": { "kind": "l2", "from": { "component": "a" }, "to": { "component": "b" } } }', 'ID_RESERVED /links/toString'],
    ['"probes": { "hasOwnProperty": { "from": "a", "to": "b", "kind": "ping" } }', 'ID_RESERVED /probes/hasOwnProperty'],
    ['"components": { "a": { "kind": "x", "parent": "constructor" } }', 'ID_RESERVED /components/a/parent'],
    ['"components": { "10.0.0.5": { "kind": "x" } }', 'ID_IS_ADDRESS /components/10.0.0.5'],
    ['"components": { "010.0.0.1": { "kind": "x" } }', 'ID_IS_ADDRESS /components/010.0.0.1'],
    ['"components": { "127.1": { "kind": "x" } }', 'ID_IS_ADDRESS /components/127.1'],
    ['"components": { "a b": { "kind": "x" } }', 'BAD_ID /components/a b'],
    ['"components": { "": { "kind": "x" } }', 'BAD_ID /components/'],
    ['"components": { "-a": { "kind": "x" } }', 'BAD_ID /components/-a'],
    ['"components": { "a/b": { "kind": "x" } }', 'BAD_ID /components/a~1b'],
    ['"links": { "l": { "kind": "l2", "from": { "component": "<script>" }, "to": { "component": "b" } } }', 'BAD_ID /links/l/from/component'],
  ])('%s', (parts, expected) => {
    expect(problems(file(parts))).toEqual([expected]);
  });

  it('lets no key of a file reach the prototype of anything', () => {
    const escaped = '{ "format": "hopline-design", "version": 1, "components": { "\\u005f_proto__": { "polluted": true } } }';
    expect(problems(escaped)).toEqual(['UNSAFE_KEY /components/__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const result = parse(file('"components": { "a": { "kind": "x", "props": { "constructor": { "prototype": { "polluted": true } } } } }'));
    expect(result.ok).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('takes an id of 64 characters and refuses one of 65', () => {
    expect(problems(file(`"components": { "${'a'.repeat(64)}": { "kind": "x" } }`))).toEqual([]);
    expect(problems(file(`"components": { "${'a'.repeat(65)}": { "kind": "x" } }`))).toEqual([`BAD_ID /components/${'a'.repeat(65)}`]);
  });

  it('keeps scripts in names as the text they are', () => {
    const result = parse(file('"components": { "a": { "kind": "x", "name": "<script>alert(1)</script>" } }'));
    expect(result.ok ? result.design.components['a']?.name : null).toBe('<script>alert(1)</script>');
  });
});

describe('wrong JSON types', () => {
  it.each([
    ['"components": []', 'WRONG_TYPE /components'],
    ['"components": { "a": 5 }', 'WRONG_TYPE /components/a'],
    ['"components": { "a": {} }', 'MISSING_MEMBER /components/a/kind'],
    ['"components": { "a": { "kind": 7 } }', 'WRONG_TYPE /components/a/kind'],
    ['"components": { "a": { "kind": "x", "props": [] } }', 'WRONG_TYPE /components/a/props'],
    ['"components": { "a": { "kind": "x", "parent": 3 } }', 'WRONG_TYPE /components/a/parent'],
    ['"components": { "a": { "kind": "x", "tags": [1] } }', 'WRONG_TYPE /components/a/tags/0'],
    ['"components": { "b": { "kind": "box", "parent": null, "props": { "size": "big" } } }', 'WRONG_TYPE /components/b/props/size'],
    ['"components": { "b": { "kind": "box", "props": { "rules": [{ "id": "r1", "port": "22" }] } } }', 'WRONG_TYPE /components/b/props/rules/0/port'],
    ['"components": { "b": { "kind": "box", "props": { "rules": [{ "port": 22 }] } } }', 'MISSING_MEMBER /components/b/props/rules/0/id'],
    ['"links": { "l": { "kind": "cable", "from": { "component": "a" }, "to": { "component": "b" } } }', 'WRONG_VALUE /links/l/kind'],
    ['"links": { "l": { "kind": "l2", "from": "a", "to": { "component": "b" } } }', 'WRONG_TYPE /links/l/from'],
    ['"placements": { "a": { "x": "left", "y": 0 } }', 'WRONG_TYPE /placements/a/x'],
    ['"probes": { "p": { "from": "a", "to": "b", "kind": "smtp" } }', 'WRONG_VALUE /probes/p/kind'],
    ['"meta": { "seed": "1" }', 'WRONG_TYPE /meta/seed'],
    ['"meta": { "profile": "future" }', 'WRONG_VALUE /meta/profile'],
  ])('%s', (parts, expected) => {
    expect(problems(file(parts))).toEqual([expected]);
  });

  it('says where in the text', () => {
    const text = '{\n  "format": "hopline-design",\n  "version": 1,\n  "components": {\n    "b": {\n      "kind": "box",\n      "props": {\n        "size": "big"\n      }\n    }\n  }\n}\n';
    const result = parse(text);
    expect(result).toEqual({
      ok: false,
      problems: [{ code: 'WRONG_TYPE', file: 'a.hopline', path: '/components/b/props/size', params: { expected: 'number', found: 'string' }, line: 8, column: 9 }],
    });
  });
});

describe('limits, each stated (ux-18)', () => {
  it('refuses 20 MB and one byte, counted as UTF-8', () => {
    const result = parse(file(`"notes": "${'가'.repeat(7_000_000)}"`));
    expect(result.ok ? null : result.problems).toMatchObject([{ code: 'FILE_TOO_LARGE', params: { limit: 20, size: 20.1 } }]);
  });

  it('opens 20,000 components and refuses 20,001', { timeout: 60_000 }, () => {
    const many = (count: number) => file(`"components": { ${Array.from({ length: count }, (_, index) => `"c${index}": { "kind": "x" }`).join(', ')} }`);
    expect(parse(many(20_000)).ok).toBe(true);
    const result = parse(many(20_001));
    expect(result.ok ? null : result.problems).toMatchObject([{ code: 'TOO_MANY_COMPONENTS', path: '/components', params: { limit: 20000, count: 20001 } }]);
  });

  it('opens 12 containers around one another and refuses 13', () => {
    const nested = (depth: number) => file(`"components": { ${Array.from({ length: depth }, (_, index) => `"z${index}": { "kind": "zone", "parent": ${index === 0 ? 'null' : `"z${index - 1}"`} }`).join(', ')} }`);
    expect(problems(nested(12))).toEqual([]);
    expect(problems(nested(13))).toEqual(['NESTING_TOO_DEEP /components/z12/parent']);
  });

  it('refuses cycles of parents, each once, and names the circle', () => {
    const text = file('"components": { "a": { "kind": "zone", "parent": "b" }, "b": { "kind": "zone", "parent": "c" }, "c": { "kind": "zone", "parent": "a" }, "d": { "kind": "zone", "parent": "a" }, "e": { "kind": "zone", "parent": "e" } }');
    const result = parse(text);
    expect(result.ok ? null : result.problems.map(({ code, path, params }) => ({ code, path, params }))).toEqual([
      { code: 'PARENT_CYCLE', path: '/components/a/parent', params: { cycle: 'a > b > c > a' } },
      { code: 'PARENT_CYCLE', path: '/components/e/parent', params: { cycle: 'e > e' } },
    ]);
  });
});

describe('what opens', () => {
  it('opens dangling links, missing parents, unknown kinds and unknown props: findings say so later', () => {
    const text = file('"components": { "a": { "kind": "quantum-router", "parent": "nobody", "props": { "qubits": 5 } } }, "links": { "l": { "kind": "l2", "from": { "component": "a", "port": "q0" }, "to": { "component": "gone" } } }');
    expect(problems(text)).toEqual([]);
  });

  it('opens a newer version read-only with an explanation', () => {
    const result = parse('{ "format": "hopline-design", "version": 7, "components": {} }');
    expect(result).toMatchObject({ ok: true, readOnly: true, version: 7, notices: [{ code: 'NEWER_VERSION', params: { version: 7, known: 1 } }] });
  });

  it('says so when a newer version cannot be read at all', () => {
    expect(problems('{ "format": "hopline-design", "version": 7, "components": [] }')).toEqual(['VERSION_TOO_NEW /version', 'WRONG_TYPE /components']);
  });

  it('skips a byte order mark', () => {
    expect(problems(`\uFEFF${file('"components": {}')}`)).toEqual([]);
  });
});
