import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../model/design.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';

/** outer > left, right, below: three nets side by side, with a box in the left one. */
function threeNets(): Design {
  const steps: readonly (readonly [string, unknown])[] = [
    ['component.add', { kind: 'zone', parent: null, x: 0, y: 0, width: 680, height: 500, id: 'outer' }],
    ['component.add', { kind: 'zone', parent: null, x: 700, y: 0, id: 'neighbour' }],
    ['component.add', { kind: 'net', parent: 'outer', x: 20, y: 40, id: 'left' }],
    ['component.add', { kind: 'net', parent: 'outer', x: 340, y: 40, id: 'right' }],
    ['component.add', { kind: 'net', parent: 'outer', x: 20, y: 260, id: 'below' }],
    ['component.add', { kind: 'box', parent: 'left', x: 14, y: 68, id: 'a' }],
  ];
  return steps.reduce((design, [command, args]) => apply(design, command, args), emptyDesign);
}

describe('ux-43 containers grow with what is put into them', () => {
  it('to the right, and neighbours give way with the distance they had, up to 12', () => {
    const next = apply(threeNets(), 'component.move', { id: 'a', x: 260, y: 68 });
    expect(next.placements['left']).toEqual({ x: 20, y: 40, width: 406, height: 200 });
    expect(next.placements['right']).toMatchObject({ x: 438, y: 40 });
    expect(next.placements['below']).toEqual({ x: 20, y: 260 });
    // The right net no longer fits into the outer zone, which in turn pushes its neighbour.
    expect(next.placements['outer']).toMatchObject({ x: 0, y: 0, width: 752, height: 500 });
    expect(next.placements['neighbour']).toMatchObject({ x: 764, y: 0 });
  });

  it('downwards, pushing down only what stands below', () => {
    const next = apply(threeNets(), 'component.move', { id: 'a', x: 14, y: 240 });
    expect(next.placements['left']).toEqual({ x: 20, y: 40, width: 300, height: 300 });
    expect(next.placements['below']).toMatchObject({ x: 20, y: 352 });
    expect(next.placements['right']).toEqual({ x: 340, y: 40 });
    expect(next.placements['outer']).toMatchObject({ width: 680, height: 566 });
  });

  it('to the left and upwards, while everything in it keeps its place on the canvas', () => {
    const design = apply(toyDesign(), 'component.move', { id: 'net', x: 60, y: 80 });
    const next = apply(design, 'component.move', { id: 'a', x: -30, y: 4 });
    // 44 to the left, 34 up: the box stood at 30, 84 of the zone and still does.
    expect(next.placements['net']).toEqual({ x: 16, y: 46, width: 344, height: 234 });
    expect(next.placements['a']).toEqual({ x: 14, y: 38 });
    expect(next.placements['b']).toEqual({ x: 58, y: 134 });
    expect(next.placements['zone']).toEqual({ x: 0, y: 0 });
  });

  it('passes the push on to what stands behind', () => {
    let design = apply(threeNets(), 'component.resize', { id: 'outer', x: 0, y: 0, width: 690, height: 500 });
    design = apply(design, 'component.move', { id: 'neighbour', x: 2000, y: 0 });
    design = apply(design, 'component.add', { kind: 'net', parent: 'outer', x: 652, y: 40, id: 'last' });
    const next = apply(design, 'component.move', { id: 'a', x: 260, y: 68 });
    expect([next.placements['right']?.x, next.placements['last']?.x]).toEqual([438, 750]);
  });

  it('and refuses to push what is locked', () => {
    const locked = apply(threeNets(), 'layout.apply', { placements: { right: { x: 340, y: 40, locked: true } } });
    expect(refused(locked, 'component.move', { id: 'a', x: 260, y: 68 })).toMatchObject([{ code: 'LOCKED', params: { name: 'right' }, blocking: ['right'] }]);
    expect(refused(locked, 'component.add', { kind: 'box', parent: 'left', x: 260, y: 68 })).toMatchObject([{ code: 'LOCKED', params: { name: 'right' } }]);
    expect(apply(locked, 'component.move', { id: 'a', x: 14, y: 240 }).placements['left']).toMatchObject({ height: 300 });
  });

  it('never shrinks, and what was too near before stays as near', () => {
    const design = apply(threeNets(), 'layout.apply', { placements: { right: { x: 324, y: 40 } } });
    const next = apply(design, 'component.move', { id: 'a', x: 160, y: 68 });
    expect(next.placements['left']).toEqual({ x: 20, y: 40, width: 306, height: 200 });
    expect(next.placements['right']).toMatchObject({ x: 330 });
    expect(apply(next, 'component.move', { id: 'a', x: 14, y: 68 }).placements['left']).toEqual({ x: 20, y: 40, width: 306, height: 200 });
  });
});

describe('ux-43 containers cannot overlap what stands beside them', () => {
  it('neither moved nor resized, whatever it is', () => {
    expect(refused(threeNets(), 'component.move', { id: 'left', x: 60, y: 40 })).toMatchObject([{ code: 'OVERLAP', blocking: ['right'] }]);
    expect(refused(threeNets(), 'component.resize', { id: 'left', x: 20, y: 40, width: 300, height: 240 })).toMatchObject([{ code: 'OVERLAP', blocking: ['below'] }]);
    const beside = apply(toyDesign(), 'layout.apply', { placements: { gate: { x: 420, y: 20 } } });
    expect(refused(beside, 'component.resize', { id: 'zone', x: 0, y: 0, width: 440, height: 300 })).toMatchObject([{ code: 'OVERLAP', params: { name: 'zone', other: 'gate' } }]);
  });

  it('but what overlaps already can be moved apart in several steps', () => {
    const design = apply(threeNets(), 'layout.apply', { placements: { right: { x: 200, y: 40 } } });
    expect(apply(design, 'component.move', { id: 'right', x: 240, y: 40 }).placements['right']).toEqual({ x: 240, y: 40 });
    expect(codes(refused(design, 'component.move', { id: 'right', x: 200, y: 140 }))).toEqual(['OVERLAP']);
  });
});
