import { describe, expect, it } from 'vitest';
import { helperLines, type Neighbour } from './helper-lines.ts';

const card = (x: number, y: number, isSibling = true): Neighbour => ({ bounds: { x, y, width: 100, height: 40 }, isSibling });
const moving = (x: number, y: number) => ({ x, y, width: 100, height: 40 });

describe('ux-46 helper lines (logic only)', () => {
  it('take a box to the edge of a neighbour that is near, and draw the line along both', () => {
    expect(helperLines(moving(104, 200), [card(100, 0)], 6)).toEqual({
      shift: { x: -4, y: null },
      // Left and right edges of two boxes of the same width; their middles say nothing more.
      lines: [{ axis: 'x', at: 100, from: 0, to: 240 }, { axis: 'x', at: 200, from: 0, to: 240 }],
      gaps: [],
    });
    expect(helperLines(moving(110, 200), [card(100, 0)], 6).shift).toEqual({ x: null, y: null });
  });
  it('line up middles of boxes of different sizes', () => {
    const wide: Neighbour = { bounds: { x: 0, y: 0, width: 300, height: 60 }, isSibling: true };
    expect(helperLines(moving(103, 300), [wide], 6)).toMatchObject({ shift: { x: -3, y: null }, lines: [{ axis: 'x', at: 150, from: 0, to: 340 }] });
  });
  it('prefer what stands in the same container, even where something else is nearer', () => {
    expect(helperLines(moving(104, 200), [card(103, 0, false), card(100, 400)], 6).shift.x).toBe(-4);
    expect(helperLines(moving(104, 200), [card(103, 0, false)], 6).shift.x).toBe(-1);
  });
  it('make gaps equal between two neighbours, and show both', () => {
    const { shift, gaps } = helperLines(moving(153, 11), [card(0, 0), card(300, 20)], 6);
    expect(shift.x).toBe(-3);
    expect(gaps).toEqual([{ axis: 'x', from: 100, to: 150, at: 31 }, { axis: 'x', from: 250, to: 300, at: 31 }]);
  });
  it('carry on the distance of a row, to the right and to the left of it', () => {
    const row = [card(200, 0), card(330, 0)];
    expect(helperLines(moving(462, 15), row, 6).shift.x).toBe(-2);
    expect(helperLines(moving(462, 15), row, 6).gaps).toEqual([{ axis: 'x', from: 300, to: 330, at: 35 }, { axis: 'x', from: 430, to: 460, at: 35 }]);
    expect(helperLines(moving(73, 15), row, 6).shift.x).toBe(-3);
  });
  it('do the same downwards', () => {
    expect(helperLines(moving(11, 95), [card(0, 0), card(20, 190)], 6).gaps).toMatchObject([{ axis: 'y', from: 40, to: 95 }, { axis: 'y', from: 135, to: 190 }]);
  });
  it('take no notice of gaps to things in other containers, nor of a row that is not beside the box', () => {
    expect(helperLines(moving(153, 11), [card(0, 0, false), card(300, 20, false)], 4).gaps).toEqual([]);
    expect(helperLines(moving(153, 100), [card(0, 0), card(300, 20)], 4).gaps).toEqual([]);
  });
});
