import { describe, expect, it } from 'vitest';
import { createScope } from '../model/scope.ts';
import { removalList } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

const tagged = () => apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });

describe('component.remove', () => {
  it('takes contents, links and placements along, and lists them before', () => {
    const design = apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'gate', to: 'zone' });
    expect(removalList(createScope(design, registry), ['zone'])).toEqual(['a', 'b', 'net', 'zone']);
    const next = apply(design, 'component.remove', { ids: ['zone'] });
    expect(Object.keys(next.components)).toEqual(['tag', 'gate']);
    expect(Object.keys(next.placements)).toEqual(['tag', 'gate']);
    expect(next.links).toEqual({});
  });

  it('moves contents out to the next container, where they stay on the canvas', () => {
    let design = apply(toyDesign(), 'component.add', { kind: 'zone', id: 'inner', parent: 'zone', x: 10, y: 250 });
    design = apply(design, 'component.add', { kind: 'zone', id: 'core', parent: 'inner', x: 20, y: 40 });
    const next = apply(design, 'component.remove', { ids: ['inner'], contents: 'moveOut' });
    expect(next.components['core']?.parent).toBe('zone');
    expect(next.placements['core']).toMatchObject({ x: 30, y: 290 });
    expect(refused(design, 'component.remove', { ids: ['net'], contents: 'moveOut' })).toMatchObject([{ code: 'PARENT_NOT_ALLOWED' }]);
  });

  it('keeps what a rule protects, with the reason and what stands in the way', () => {
    const design = tagged();
    expect(refused(design, 'component.remove', { ids: ['a'] })).toEqual([{ code: 'TOY-TAGGED', params: { id: 'a' }, blocking: ['tag'] }]);
    expect(codes(refused(design, 'component.remove', { ids: ['zone'] }))).toEqual(['TOY-TAGGED']);
  });

  it('is no obstacle to itself: both go together', () => {
    const next = apply(tagged(), 'component.remove', { ids: ['a', 'tag'] });
    expect(Object.keys(next.components)).toEqual(['zone', 'net', 'b', 'gate']);
  });

  it('asks both ends of every link that would be lost, and settles what remains', () => {
    const free = apply(tagged(), 'component.remove', { links: ['l'] });
    expect(free.components['tag']?.props['owner']).toBe('');
    const sealed = apply(tagged(), 'component.update', { id: 'tag', props: { sealed: true } });
    expect(codes(refused(sealed, 'component.remove', { links: ['l'] }))).toEqual(['TOY-SEALED']);
    expect(codes(refused(sealed, 'component.remove', { ids: ['tag'] }))).toEqual(['TOY-SEALED']);
  });

  it('refuses what is not there', () => {
    expect(codes(refused(toyDesign(), 'component.remove', { ids: ['nobody'] }))).toEqual(['NO_SUCH_COMPONENT']);
    expect(codes(refused(toyDesign(), 'component.remove', { links: ['nothing'] }))).toEqual(['NO_SUCH_LINK']);
    expect(codes(refused(toyDesign(), 'component.remove', {}))).toEqual(['NOTHING_SELECTED']);
  });
});
