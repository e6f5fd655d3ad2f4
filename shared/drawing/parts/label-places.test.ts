import { describe, expect, it } from 'vitest';
import type { LinkKind } from '../../model/design.ts';
import type { Bounds, RectShape } from '../display-list.ts';
import { drawLayers } from '../draw-layers.ts';
import { inkOf } from '../draw-design.ts';
import { pictureOf } from '../picture.ts';
import { sketch, sketchRegistry, type SketchItem } from '../testing/sketch.ts';

/** Numbers below `n`, the same for the same seed. */
function createDice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor((state / 0x80_00_00_00) * n);
  };
}

const kinds: readonly LinkKind[] = ['routed', 'attach', 'tunnel', 'peering'];

/** Cards thrown on a sheet, some nearly on top of each other, and labelled links between any two of them. */
function thrown(seed: number): { readonly items: Readonly<Record<string, SketchItem>>; readonly links: readonly (readonly [LinkKind, string, string, string])[] } {
  const dice = createDice(seed);
  const count = 4 + dice(10);
  const items = Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, { kind: dice(4) === 0 ? 'pod' : 'internet', at: { x: dice(60) * 16, y: dice(40) * 16 } }]));
  const links = Array.from({ length: count + dice(8) }, (): readonly [LinkKind, string, string, string] => [
    kinds[dice(4)] ?? 'routed', `c${dice(count)}`, `c${dice(count)}`, 'WAN · Direct Link'.slice(0, 3 + dice(15)),
  ]);
  return { items, links: links.filter(([, from, to]) => from !== to) };
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('labels of links', () => {
  it('ux-60 never cover a card nor each other, at any zoom that shows them, on 200 random drawings', () => {
    let seen = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { items, links } = thrown(seed);
      const picture = pictureOf(sketch(items, links), sketchRegistry);
      const cards = picture.layout.nodes.filter((node) => node.form === 'card');
      for (const zoom of [2, 1, 0.93, 0.78, 0.71]) {
        const { labels } = drawLayers(picture, inkOf({ theme: 'light', language: 'en', zoom }), {});
        const plates = labels.filter((shape): shape is RectShape => shape.type === 'rect');
        seen += plates.length;
        const covered = plates.flatMap((plate) => cards.filter((card) => overlap(plate, card.bounds)).map((card) => `${String(plate.owner)} on ${card.id}`));
        const doubled = plates.flatMap((plate, index) => plates.slice(index + 1).filter((other) => overlap(plate, other)).map((other) => `${String(plate.owner)} on ${String(other.owner)}`));
        expect([...covered, ...doubled], `seed ${seed} at ${zoom}`).toEqual([]);
      }
    }
    // Most labels find a place: the rule is not kept by leaving them out.
    expect(seen).toBeGreaterThan(5000);
  });

  it('ux-60 a label without room on its line stands beside it, and one without any room is left out', () => {
    const near = pictureOf(sketch({ a: { kind: 'internet', at: { x: 0, y: 0 } }, b: { kind: 'internet', at: { x: 160, y: 0 } } }, [['routed', 'a', 'b', 'Direct Link']]), sketchRegistry);
    const ink = inkOf({ theme: 'light', language: 'en', zoom: 1 });
    expect(drawLayers(near, ink, {}).labels).toEqual([]);
    const upright = pictureOf(sketch({ a: { kind: 'internet', at: { x: 0, y: 0 } }, b: { kind: 'internet', at: { x: 0, y: 66 } } }, [['routed', 'a', 'b', 'x']]), sketchRegistry);
    const [plate] = drawLayers(upright, ink, {}).labels.filter((shape): shape is RectShape => shape.type === 'rect');
    expect(plate).toMatchObject({ y: 48, height: 16 });
    expect((plate?.x ?? 0) > 64 || (plate?.x ?? 0) + (plate?.width ?? 0) < 64).toBe(true);
  });
});
