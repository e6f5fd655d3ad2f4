import { expect, test } from 'vitest';
import { createLayoutIndex } from '../../shared/drawing/layout-index.ts';
import { sketch, sketchRegistry } from '../../shared/drawing/testing/sketch.ts';
import { nextInTree, placeInSet, treeIndex, treeOrder } from './tree-order.ts';

// The ids run against the places on purpose: neither the order of the file nor that of the ids may show through.
const design = sketch({
  z: { kind: 'vpc', at: { x: 0, y: 0, width: 600, height: 400 } },
  b: { kind: 'subnet', parent: 'z', at: { x: 300, y: 42, width: 260, height: 300 } },
  c: { kind: 'subnet', parent: 'z', at: { x: 20, y: 40, width: 260, height: 300 } },
  y: { kind: 'instance', parent: 'c', at: { x: 20, y: 120 } },
  d: { kind: 'instance', parent: 'c', at: { x: 20, y: 200 } },
  x: { kind: 'instance', parent: 'b', at: { x: 20, y: 60 } },
  a: { kind: 'internet', at: { x: 700, y: 10 } },
});
const layout = createLayoutIndex(design, sketchRegistry);

test('ux-89 Tab walks the containment tree, depth first, siblings as a page is read', () => {
  expect(treeOrder(layout)).toEqual(['z', 'c', 'y', 'd', 'b', 'x', 'a']);
  expect(nextInTree(layout, 'd', 1)).toBe('b');
  expect(nextInTree(layout, 'b', -1)).toBe('d');
  expect(nextInTree(layout, 'a', 1)).toBe(null);
  expect(nextInTree(layout, 'z', -1)).toBe(null);
  expect(nextInTree(layout, 'gone', 1)).toBe(null);
  expect(treeIndex(layout, 'gone')).toBeGreaterThan(treeIndex(layout, 'a'));
});

test('ux-92 everything knows its place among what shares its container', () => {
  expect(placeInSet(layout, 'c')).toEqual({ position: 1, count: 2 });
  expect(placeInSet(layout, 'b')).toEqual({ position: 2, count: 2 });
  expect(placeInSet(layout, 'd')).toEqual({ position: 2, count: 2 });
  expect(placeInSet(layout, 'a')).toEqual({ position: 2, count: 2 });
});

test('things side by side whose tops differ a little are one row', () => {
  const row = sketch({
    p: { kind: 'instance', at: { x: 400, y: 0 } },
    q: { kind: 'instance', at: { x: 200, y: 8 } },
    r: { kind: 'instance', at: { x: 0, y: 15 } },
    s: { kind: 'instance', at: { x: 0, y: 60 } },
  });
  expect(treeOrder(createLayoutIndex(row, sketchRegistry))).toEqual(['r', 'q', 'p', 's']);
});
