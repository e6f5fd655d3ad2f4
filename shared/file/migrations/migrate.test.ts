import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toyRegistry as registry } from '../../document/testing/toy-registry.ts';
import { parseDesign } from '../parse.ts';
import { serializeDesign } from '../serialize.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

// Files of released versions lie on people's disks: neither the fixture nor its expected form is ever edited.
const frozen = [
  ['version-0.json', 'd5843e5bed9975d6bfac8e00bcf4798f8e5f07456d7478f649054753a6341edf'],
  ['version-0.expected.hopline', '8e58cf6eea2a32f24c7b0757ab6de3d057221cf811eb7bbc90e3b74d7da930ea'],
] as const;

describe('migrations', () => {
  it.each(frozen)('%s is frozen', (name, hash) => {
    expect(createHash('sha256').update(fixture(name)).digest('hex')).toBe(hash);
  });

  it('turns a file of version 0 into the current form and says so', () => {
    const result = parseDesign(fixture('version-0.json'), { registry, name: 'version-0.json' });
    expect(result).toMatchObject({ ok: true, version: 0, readOnly: false, notices: [{ code: 'MIGRATED', params: { version: 0, known: 1 } }] });
    expect(result.ok ? serializeDesign(result.design) : result.problems).toBe(fixture('version-0.expected.hopline'));
  });

  it('leaves wrong members of an old file for the reader to name', () => {
    const result = parseDesign('{ "format": "hopline-design", "version": 0, "nodes": { "a": 5 }, "edges": 1 }', { registry, name: 'old' });
    expect(result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(['WRONG_TYPE /components/a', 'WRONG_TYPE /links']);
  });
});
