import { describe, expect, it } from 'vitest';
import { createScope } from '../model/scope.ts';
import { related } from './related.ts';
import { apply, toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

/** b refers to a; the tag is linked to a, the gate to the zone that holds them all. */
function sketch() {
  const tagged = apply(toyDesign(), 'link.connect', { kind: 'attach', from: { component: 'tag' }, to: { component: 'a', port: 'eth0' } });
  return createScope(apply(tagged, 'link.connect', { kind: 'attach', from: { component: 'gate' }, to: { component: 'zone' } }), registry);
}

describe('ux-50 what is related (logic only)', () => {
  it('follows links and references, in their direction, against it, or both', () => {
    expect(related(sketch(), registry, ['tag'], 'downstream')).toEqual(['a', 'tag']);
    expect(related(sketch(), registry, ['a'], 'upstream')).toEqual(['a', 'b', 'tag']);
    expect(related(sketch(), registry, ['tag'], 'connected')).toEqual(['a', 'b', 'tag']);
    expect(related(sketch(), registry, ['a'], 'downstream')).toEqual(['a']);
  });
  it('never goes along containment', () => {
    expect(related(sketch(), registry, ['zone'], 'connected')).toEqual(['gate', 'zone']);
    expect(related(sketch(), registry, ['nobody'], 'connected')).toEqual([]);
  });
});
