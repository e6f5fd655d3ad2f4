import { expect, test } from 'vitest';
import { edgeStrips, type ScreenBox } from './edge-strips.ts';

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function stripAt(box: ScreenBox, isContainer: boolean, id: string): Rectangle {
  const style = edgeStrips(box, isContainer).find((strip) => strip.id === id)?.style;
  return { left: Number(style?.left), top: Number(style?.top), width: Number(style?.width), height: Number(style?.height) };
}

const card = (zoom: number): ScreenBox => ({ left: 100, top: 100, width: 132 * zoom, height: 46 * zoom });
const chip: ScreenBox = { left: 100, top: 100, width: 112, height: 26 };
const rail: ScreenBox = { left: 100, top: 100, width: 396, height: 24 };
const place: ScreenBox = { left: 100, top: 100, width: 480, height: 300 };

test('ux-55 the target along every edge is 24 px thick and reaches over the edge: cards at any zoom, chips, rails and boxes', () => {
  for (const [box, isContainer] of [[card(1), false], [card(4), false], [card(0.35), false], [card(0.2), false], [chip, false], [rail, false], [place, true]] as const) {
    const [top, bottom, left, right] = ['top', 'bottom', 'left', 'right'].map((id) => stripAt(box, isContainer, id));
    expect([top?.height, bottom?.height, left?.width, right?.width]).toEqual([24, 24, 24, 24]);
    expect((top?.top ?? 0) < box.top && (top?.top ?? 0) + 24 >= box.top).toBe(true);
    expect((bottom?.top ?? 0) < box.top + box.height && (bottom?.top ?? 0) + 24 > box.top + box.height).toBe(true);
    expect((left?.left ?? 0) < box.left && (left?.left ?? 0) + 24 > box.left).toBe(true);
    expect((right?.left ?? 0) < box.left + box.width && (right?.left ?? 0) + 24 > box.left + box.width).toBe(true);
    // Together they go round the whole box, corners included.
    expect((top?.left ?? 0) < box.left && (top?.left ?? 0) + (top?.width ?? 0) > box.left + box.width).toBe(true);
  }
});

test('the middle of a card stays free for being dragged, and the title band of a box for being moved', () => {
  const [top, bottom] = [stripAt(card(1), false, 'top'), stripAt(card(1), false, 'bottom')];
  expect(bottom.top - (top.top + top.height)).toBeGreaterThanOrEqual(30);
  expect(stripAt(place, true, 'top').top + 24).toBe(100);
});

test('a card shows four ports of 24 px where it is high enough for them', () => {
  const ports = (box: ScreenBox): number => edgeStrips(box, false).filter(({ id }) => id.startsWith('port-')).length;
  expect([ports(card(1)), ports(chip)]).toEqual([4, 0]);
});
