import { describe, expect, it } from 'vitest';
import { componentId, type Design } from '../model/design.ts';
import { createHistory, dispatch, findCommand, reattachTargets, undo } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry } from './testing/toy-registry.ts';

const tied = (): Design => apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a', props: { label: 'x' } });

describe('link.route', () => {
  it('ux-59 sets bends in drawing coordinates and touches nothing but the layout; no bends give the way back to the router', () => {
    const design = tied();
    const bent = apply(design, 'link.route', { id: 'l', bends: [{ x: 10, y: 20 }, { x: 30, y: 20 }] });
    expect(bent.placements['l']?.bends).toEqual([{ x: 10, y: 20 }, { x: 30, y: 20 }]);
    expect(bent.components).toBe(design.components);
    expect(bent.links).toBe(design.links);
    expect(findCommand('link.route')?.layoutOnly).toBe(true);
    expect(apply(bent, 'link.route', { id: 'l', bends: [] }).placements).toEqual(design.placements);
    expect(codes(refused(design, 'link.route', { id: 'nobody', bends: [] }))).toEqual(['NO_SUCH_LINK']);
  });

  it('ux-59 bends go along when both ends move together, also with their container, and stay when one end moves alone', () => {
    const start = apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });
    const design = apply(start, 'link.route', { id: 'l', bends: [{ x: 100, y: 50 }] });
    const place = (id: string): { readonly x: number; readonly y: number } => design.placements[id] ?? { x: 0, y: 0 };
    const by = (id: string, dx: number, dy: number) => ({ id, x: place(id).x + dx, y: place(id).y + dy });
    expect(apply(design, 'component.move', { moves: [by('a', 8, 0)] }).placements['l']?.bends).toEqual([{ x: 100, y: 50 }]);
    expect(apply(design, 'component.move', { moves: [by('a', 8, 4), by('tag', 8, 4)] }).placements['l']?.bends).toEqual([{ x: 108, y: 54 }]);
    expect(apply(design, 'component.move', { moves: [by('a', 8, 4), by('tag', 12, 4)] }).placements['l']?.bends).toEqual([{ x: 100, y: 50 }]);
    expect(apply(design, 'component.move', { moves: [by('zone', 40, -20), by('tag', 40, -20)] }).placements['l']?.bends).toEqual([{ x: 140, y: 30 }]);
  });
});

describe('link.reattach', () => {
  it('ux-60 moves one end: id and properties stay, bends go, both kinds are asked, one step', () => {
    const design = apply(tied(), 'link.route', { id: 'l', bends: [{ x: 1, y: 2 }] });
    expect(design.components['tag']?.props['owner']).toBe('a');
    const [proposal] = reattachTargets(design, toyRegistry, 'l', 'to').get(componentId('b'))?.proposals ?? [];
    expect(proposal).toEqual({ kind: 'attach', from: { component: 'tag' }, to: { component: 'b', port: 'eth0' } });
    const command = findCommand('link.reattach');
    if (command === null) throw new Error('no command');
    const moved = dispatch(createHistory(design), command, { id: 'l', ...proposal }, toyRegistry);
    if (!moved.ok) throw new Error(codes(moved.refusals).join());
    expect(moved.history.design.links).toEqual({ l: { kind: 'attach', from: { component: 'tag' }, to: { component: 'b', port: 'eth0' }, props: { label: 'x' } } });
    expect(moved.history.design.components['tag']?.props['owner']).toBe('b');
    expect(moved.history.design.placements['l']).toBeUndefined();
    expect(moved.step.touches).toEqual(['l']);
    expect(undo(moved.history).design).toEqual(design);
  });

  it('ux-60 says why an end may not go somewhere, and a link that must stay stays', () => {
    const targets = reattachTargets(tied(), toyRegistry, 'l', 'to');
    expect(codes(targets.get(componentId('net'))?.refusals ?? [])).toEqual(['LINK_NOT_ALLOWED']);
    expect(codes(refused(tied(), 'link.reattach', { id: 'l', kind: 'attach', from: 'tag', to: 'net' }))).toEqual(['LINK_NOT_ALLOWED']);
    const sealed = apply(tied(), 'component.update', { id: 'tag', props: { sealed: true } });
    expect(codes(refused(sealed, 'link.reattach', { id: 'l', kind: 'attach', from: 'tag', to: 'b' }))).toEqual(['TOY-SEALED']);
    expect(codes(refused(tied(), 'link.reattach', { id: 'nobody', kind: 'attach', from: 'tag', to: 'b' }))).toEqual(['NO_SUCH_LINK']);
  });
});
