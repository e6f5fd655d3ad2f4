import { expect, it } from 'vitest';
import { consequencesOf } from './consequences.ts';
import { apply, toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

it('ux-42 tells the values that a move changed besides the place', () => {
  let design = apply(toyDesign(), 'component.add', { kind: 'zone', id: 'zone2', parent: null, x: 0, y: 400 });
  design = apply(design, 'component.add', { kind: 'net', id: 'net2', parent: 'zone2', x: 20, y: 40 });
  const moved = apply(design, 'component.move', { moves: [{ id: 'a', x: 14, y: 68, parent: 'net2' }] });
  expect(consequencesOf(design, moved, registry, ['a'])).toEqual({
    values: [{ component: 'a', path: '/interfaces/0/address', from: '10.0.0.4', to: '10.9.0.1' }],
    lostLinks: [],
    findings: [],
  });
  const nudged = apply(design, 'component.move', { id: 'a', x: 18, y: 68 });
  expect(consequencesOf(design, nudged, registry, ['a'])).toEqual({ values: [], lostLinks: [], findings: [] });
});

it('tells new findings of what was edited and of what it holds, and links that are gone', () => {
  const before = apply(toyDesign(), 'link.connect', { kind: 'attach', from: { component: 'tag' }, to: { component: 'a', port: 'eth0' } });
  const larger = apply(before, 'component.update', { id: 'a', props: { size: 101 } });
  expect(consequencesOf(before, larger, registry, ['net']).findings.map(({ code, at }) => [code, at.component])).toEqual([['TOY-001', 'a']]);
  expect(consequencesOf(larger, larger, registry, ['a']).findings).toEqual([]);
  const [link] = Object.keys(before.links);
  const cut = apply(before, 'link.disconnect', { id: link });
  expect(consequencesOf(before, cut, registry, ['tag'])).toMatchObject({ lostLinks: [link], values: [{ component: 'tag', path: '/owner', from: 'a', to: '' }] });
});
