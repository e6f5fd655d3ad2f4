import { describe, expect, it } from 'vitest';
import type { Design, LinkKind } from '../../model/design.ts';
import { pictureOf } from '../picture.ts';
import { sketch, sketchRegistry, type SketchItem } from '../testing/sketch.ts';
import type { Point } from './geometry.ts';

const kinds: readonly LinkKind[] = ['routed', 'attach', 'tunnel', 'peering', 'routed'];

/** Pairs of runs of different wires that lie beside each other for more than a pixel, nearer than 8 (VISUAL 9). */
function crowded(design: Design, ids: readonly string[]): readonly string[] {
  const picture = pictureOf(design, sketchRegistry);
  const runs = ids.flatMap((id) => {
    const points = picture.route(id)?.points ?? [];
    return points.slice(1).map((point, index) => ({ id, a: points[index] ?? point, b: point }));
  });
  const span = (a: number, b: number): readonly [number, number] => [Math.min(a, b), Math.max(a, b)];
  const beside = ([low, high]: readonly [number, number], [from, to]: readonly [number, number]): boolean => Math.min(high, to) - Math.max(low, from) > 1;
  return runs.flatMap((one, index) =>
    runs.slice(index + 1).flatMap((other) => {
      if (one.id === other.id) return [];
      const isUpright = one.a.x === one.b.x;
      if (isUpright !== (other.a.x === other.b.x)) return [];
      const apart = isUpright ? Math.abs(one.a.x - other.a.x) : Math.abs(one.a.y - other.a.y);
      const isBeside = isUpright ? beside(span(one.a.y, one.b.y), span(other.a.y, other.b.y)) : beside(span(one.a.x, one.b.x), span(other.a.x, other.b.x));
      return isBeside && apart < 8 ? [`${one.id} ${other.id} ${apart}`] : [];
    }),
  );
}

function between(a: SketchItem, b: SketchItem, count: number, others: Readonly<Record<string, SketchItem>> = {}): { readonly design: Design; readonly ids: readonly string[] } {
  const links = kinds.slice(0, count).map((kind): readonly [LinkKind, string, string] => [kind, 'a', 'b']);
  return { design: sketch({ a, b, ...others }, links), ids: links.map((_, index) => `l${index + 1}`) };
}

const places: readonly Point[] = [
  { x: 300, y: 0 }, { x: -300, y: 0 }, { x: 0, y: 200 }, { x: 0, y: -200 }, { x: 300, y: 20 }, { x: 300, y: 160 }, { x: -280, y: 90 }, { x: 60, y: 120 }, { x: -40, y: -110 }, { x: 170, y: 70 }, { x: 150, y: 60 },
];

describe('links between the same two', () => {
  for (const count of [2, 3, 4, 5]) {
    it(`ux-60 ${count} of them run at least 8 px apart wherever the two stand`, () => {
      for (const at of places) {
        const { design, ids } = between({ kind: 'internet', at: { x: 0, y: 0 } }, { kind: 'internet', at }, count);
        expect(crowded(design, ids), `${at.x} ${at.y}`).toEqual([]);
      }
    });
  }

  it('ux-60 also on chips, which are 26 px high', () => {
    for (const at of places) {
      const { design, ids } = between({ kind: 'pod', at: { x: 0, y: 0 } }, { kind: 'pod', at }, 3);
      expect(crowded(design, ids), `${at.x} ${at.y}`).toEqual([]);
    }
  });

  it('ux-60 also round a card that stands between them', () => {
    for (const wall of [{ x: 200, y: 0 }, { x: 200, y: -20 }, { x: 180, y: 30 }]) {
      const { design, ids } = between({ kind: 'internet', at: { x: 0, y: 0 } }, { kind: 'internet', at: { x: 420, y: 0 } }, 3, { wall: { kind: 'internet', at: wall } });
      expect(crowded(design, ids), `${wall.x} ${wall.y}`).toEqual([]);
    }
  });

  it('ux-60 also from a thing to the box it stands in', () => {
    const { design, ids } = between({ kind: 'instance', parent: 'b', at: { x: 60, y: 80 } }, { kind: 'vpc', at: { x: 0, y: 0 } }, 3);
    expect(crowded(design, ids)).toEqual([]);
  });
});
