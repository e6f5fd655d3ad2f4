import { expect, test } from 'vitest';
import { restoredBounds } from './window-state.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 2560, height: 1440 };

test.each([
  ['a first start', null, [laptop], { width: 1440, height: 900 }],
  ['where it was', { x: 100, y: 60, width: 1200, height: 700, maximized: false }, [laptop], { x: 100, y: 60, width: 1200, height: 700 }],
  ['on the second display', { x: 1600, y: 100, width: 2000, height: 1200, maximized: false }, [laptop, beside], { x: 1600, y: 100, width: 2000, height: 1200 }],
  ['the second display is gone', { x: 1600, y: 100, width: 2000, height: 1200, maximized: false }, [laptop], { width: 1440, height: 875 }],
  ['only a sliver would be visible', { x: 1340, y: 60, width: 1200, height: 700, maximized: false }, [laptop], { width: 1200, height: 700 }],
  ['the title bar would be above the screen', { x: 100, y: -40, width: 1200, height: 700, maximized: false }, [laptop], { width: 1200, height: 700 }],
  ['partly outside, but there to be grabbed', { x: -300, y: 60, width: 1200, height: 700, maximized: false }, [laptop], { x: -300, y: 60, width: 1200, height: 700 }],
  ['too small to use', { x: 100, y: 60, width: 200, height: 100, maximized: false }, [laptop], { x: 100, y: 60, width: 1024, height: 640 }],
  ['no display at all', { x: 100, y: 60, width: 1200, height: 700, maximized: false }, [], { width: 1200, height: 700 }],
])('ux-105 %s (logic only)', (_what, state, areas, bounds) => {
  expect(restoredBounds(state, areas)).toEqual(bounds);
});
