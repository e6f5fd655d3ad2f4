import { describe, expect, it } from 'vitest';
import { aligned, distributed } from './arrangement.ts';
import { findCommand } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

const boxes = [
  { id: 'a', x: 10, y: 0, width: 100, height: 40 },
  { id: 'b', x: 200, y: 30, width: 60, height: 20 },
  { id: 'c', x: 150, y: 100, width: 80, height: 40 },
];

describe('ux-47 lining things up (logic only)', () => {
  it('puts one edge of all on the outermost one; what stands there is left alone', () => {
    expect(aligned(boxes, 'left')).toEqual([{ id: 'b', x: 10, y: 30 }, { id: 'c', x: 10, y: 100 }]);
    expect(aligned(boxes, 'right')).toEqual([{ id: 'a', x: 160, y: 0 }, { id: 'c', x: 180, y: 100 }]);
    expect(aligned(boxes, 'top')).toEqual([{ id: 'b', x: 200, y: 0 }, { id: 'c', x: 150, y: 0 }]);
    expect(aligned(boxes, 'bottom')).toEqual([{ id: 'a', x: 10, y: 100 }, { id: 'b', x: 200, y: 120 }]);
  });
  it('puts the middles on the middle of them all', () => {
    expect(aligned(boxes, 'centre')).toEqual([{ id: 'a', x: 85, y: 0 }, { id: 'b', x: 105, y: 30 }, { id: 'c', x: 95, y: 100 }]);
    expect(aligned(boxes, 'middle')).toEqual([{ id: 'a', x: 10, y: 50 }, { id: 'b', x: 200, y: 60 }, { id: 'c', x: 150, y: 50 }]);
  });
  it('makes gaps equal between the outermost two, and does nothing for two', () => {
    expect(distributed(boxes, 'vertical')).toEqual([{ id: 'b', x: 200, y: 60 }]);
    expect(distributed(boxes, 'horizontal')).toEqual([{ id: 'c', x: 115, y: 100 }]);
    expect(distributed(boxes.slice(0, 2), 'horizontal')).toEqual([]);
  });
});

describe('the command', () => {
  it('is one step of the layout alone, and is named after what it does', () => {
    const before = toyDesign();
    const result = findCommand('selection.lineUp')?.apply(before, { how: 'left', count: 2, moves: [{ id: 'b', x: 30, y: 100 }] }, registry);
    expect(result?.ok === true && [result.step.title.en, result.step.params]).toEqual(['Align {count} left', { count: 2 }]);
    expect(result?.ok === true && result.design.components === before.components).toBe(true);
    expect(result?.ok === true && result.design.placements['b']).toEqual({ x: 30, y: 100 });
  });
  it('names what may not move: locked things, things that would leave their container or cover a container', () => {
    const locked = apply(toyDesign(), 'selection.lock', { ids: ['a'], locked: true });
    expect(refused(locked, 'selection.lineUp', { how: 'left', count: 2, moves: [{ id: 'a', x: 20, y: 38 }] })).toMatchObject([{ code: 'LOCKED', params: { name: 'a' } }]);
    expect(refused(toyDesign(), 'selection.lineUp', { how: 'left', count: 2, moves: [{ id: 'a', x: -1, y: 38 }] })).toMatchObject([{ code: 'LEAVES_CONTAINER', params: { name: 'a', parent: 'net' } }]);
    const two = apply(toyDesign(), 'component.add', { kind: 'zone', parent: null, x: 0, y: 400, id: 'east' });
    expect(codes(refused(two, 'selection.lineUp', { how: 'top', count: 2, moves: [{ id: 'east', x: 0, y: 0 }] }))).toEqual(['OVERLAP']);
  });
  it('looks at where everything will stand: two containers that change places with a third cover nothing', () => {
    const two = apply(toyDesign(), 'component.add', { kind: 'zone', parent: null, x: 0, y: 400, id: 'east' });
    const moves = [{ id: 'east', x: 0, y: 0 }, { id: 'zone', x: 0, y: 400 }];
    expect(apply(two, 'selection.lineUp', { how: 'vertical', count: 3, moves }).placements['east']).toMatchObject({ x: 0, y: 0 });
  });
});
