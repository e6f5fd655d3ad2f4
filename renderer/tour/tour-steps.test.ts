import { describe, expect, test } from 'vitest';
import { besidePlace } from './tour-steps.ts';

const room = { width: 1440, height: 900 };
const card = { width: 320, height: 160 };

describe('ux-90 the card of a step stands beside its place, inside the window', () => {
  test.each([
    ['right of the palette', { left: 0, top: 80, width: 208, height: 796 }, { left: 220, top: 398 }],
    ['left of the inspector', { left: 1160, top: 80, width: 280, height: 796 }, { left: 828, top: 398 }],
    ['above the findings', { left: 208, top: 700, width: 952, height: 176 }, { left: 524, top: 528 }],
    ['left of a button at the right end of the toolbar', { left: 1340, top: 44, width: 80, height: 30 }, { left: 1008, top: 12 }],
    ['in the middle of what fills the window', { left: 0, top: 0, width: 1440, height: 900 }, { left: 560, top: 370 }],
  ])('%s', (_name, place, expected) => {
    expect(besidePlace(place, card, room)).toEqual(expected);
  });

  test('a card wider than the window begins at its edge', () => {
    expect(besidePlace({ left: 0, top: 0, width: 100, height: 100 }, card, { width: 300, height: 200 })).toEqual({ left: 12, top: 12 });
  });
});
