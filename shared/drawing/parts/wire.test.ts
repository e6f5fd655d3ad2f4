import { describe, expect, it } from 'vitest';
import { linkKinds, type LinkKind } from '../../model/design.ts';
import type { Shape } from '../display-list.ts';
import { inkOf } from '../draw-design.ts';
import { pictureOf } from '../picture.ts';
import { sketch, sketchRegistry } from '../testing/sketch.ts';
import { wireLine } from './wire.ts';

const ink = inkOf({ theme: 'light', language: 'en', zoom: 1 });

/** A wire of a kind between two cards, in one colour: what is left is what a person without colours sees. */
function drawn(kind: LinkKind, isSelected = false): readonly Shape[] {
  const picture = pictureOf(sketch({ a: { kind: 'internet', at: { x: 0, y: 0 } }, b: { kind: 'internet', at: { x: 300, y: 0 } } }, [[kind, 'a', 'b']]), sketchRegistry);
  const route = picture.route('l1');
  return route === null ? [] : wireLine(ink, route, { color: '#777777', isSelected });
}

/** Form without colour: strokes with their widths and dashes, and marks. */
function form(shapes: readonly Shape[]): string {
  return shapes
    .map((shape) => (shape.type === 'path' ? `path ${shape.stroke?.width ?? 0} ${(shape.stroke?.dash ?? []).join(' ')} ${shape.d.startsWith('M0 -6') ? 'diamond' : 'line'}` : shape.type))
    .join('; ');
}

describe('link types', () => {
  it('ux-58 differ in stroke and marks, not in colour only', () => {
    expect(linkKinds.map((kind) => form(drawn(kind)))).toEqual([
      'path 1.5  line',
      'path 1.5  line; circle; circle',
      'path 2 0.1 4.5 line',
      'path 6.5  line; path 3.6  line',
      'path 1.5 9 4 1.5 4 line; path 1.5  diamond',
    ]);
  });

  it('ux-58 keep their form when selected', () => {
    const selected = linkKinds.map((kind) => form(drawn(kind, true)));
    expect(new Set(selected).size).toBe(linkKinds.length);
    expect(selected[2]).toBe('path 2 0.1 4.5 line');
  });
});
