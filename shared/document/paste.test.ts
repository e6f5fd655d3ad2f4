import { describe, expect, it } from 'vitest';
import { createScope } from '../model/scope.ts';
import { copyText, isPasteable } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

const copy = (design: ReturnType<typeof toyDesign>, ids: readonly string[]) => copyText(createScope(design, registry), ids);

describe('clipboard', () => {
  it('carries contents and the links among them, with new ids, names, references and addresses', () => {
    const design = apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });
    const next = apply(design, 'selection.paste', { text: copy(design, ['net', 'tag']), parent: 'zone', x: 30, y: 400 });
    expect(next.components['net-2']).toMatchObject({ kind: 'net', parent: 'zone', name: 'net-2' });
    expect(next.components['b-2']).toMatchObject({ parent: 'net-2', name: 'b-2', props: { friends: ['a-2'] } });
    expect(next.components['a-2']?.props['interfaces']).toEqual([{ id: 'eth0', address: '10.9.0.2' }]);
    expect(next.components['tag-2']?.parent).toBe(null);
    expect(next.links['l-2']).toEqual({ kind: 'attach', from: { component: 'tag-2' }, to: { component: 'a-2', port: 'eth0' } });
    expect(next.placements['a-2']).toEqual({ x: 14, y: 38 });
  });

  it('puts the top left corner of the piece where it is wanted, else beside the original', () => {
    const design = toyDesign();
    const text = copy(design, ['a', 'b']);
    const placed = apply(design, 'selection.paste', { text, parent: 'net', x: 100, y: 50 });
    expect([placed.placements['a-2'], placed.placements['b-2']]).toEqual([{ x: 100, y: 50 }, { x: 100, y: 112 }]);
    expect(apply(design, 'selection.paste', { text }).placements['a-2']).toEqual({ x: 38, y: 62 });
  });

  it('finds the nearest container in which the piece may stand', () => {
    const design = toyDesign();
    expect(apply(design, 'selection.paste', { text: copy(design, ['net']), parent: 'net', x: 20, y: 260 }).components['net-2']?.parent).toBe('zone');
  });

  it('drops links that lead out of the piece', () => {
    const design = apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });
    expect(Object.keys(apply(design, 'selection.paste', { text: copy(design, ['a']), parent: 'net' }).links)).toEqual(['l']);
  });

  it.each([
    'some words', '', '{}', '[1]', '{"format":"hopline-clipboard"}',
    '{"format":"hopline-clipboard","components":{}}',
    // A whole design is imported, with a look at it first.
    '{"format":"hopline-design","version":1,"components":{"fresh":{"kind":"zone","name":"Fresh","parent":null,"props":{}}}}',
    '{"format":"hopline-clipboard","components":{"constructor":{"kind":"zone"}}}',
    '{"format":"hopline-clipboard","components":{"p":{"kind":"zone","parent":"q"},"q":{"kind":"zone","parent":"p"}}}',
    '{"format":"hopline-clipboard","components":{"p":{"kind":5}}}',
  ])('refuses %s', (text) => {
    expect(codes(refused(toyDesign(), 'selection.paste', { text }))).toEqual(['CLIPBOARD_UNREADABLE']);
  });

  it('refuses pieces that do not fit', () => {
    const text = (component: object) => JSON.stringify({ format: 'hopline-clipboard', components: { p: component } });
    expect(isPasteable(text({ kind: 'zone' }))).toBe(true);
    expect(codes(refused(toyDesign(), 'selection.paste', { text: text({ kind: 'warp' }) }))).toEqual(['KIND_UNKNOWN']);
    expect(codes(refused(toyDesign(), 'selection.paste', { text: text({ kind: 'net' }), parent: null }))).toEqual(['PARENT_NEEDED']);
    expect(codes(refused(toyDesign(), 'selection.paste', { text: text({ kind: 'zone', props: { cidr: 5 } }) }))).toEqual(['PROPS_WRONG_TYPE']);
  });
});

describe('selection.duplicate', () => {
  it('copies beside the original with a free name and address', () => {
    const next = apply(toyDesign(), 'selection.duplicate', { ids: ['a'] });
    expect(next.components['a-2']).toMatchObject({ parent: 'net', name: 'a-2', props: { interfaces: [{ address: '10.9.0.3' }] } });
    expect(next.placements['a-2']).toEqual({ x: 38, y: 62 });
  });
});
