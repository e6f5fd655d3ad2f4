import { describe, expect, it } from 'vitest';
import type { Bounds } from '../display-list.ts';
import { pictureOf } from '../picture.ts';
import { hybridSketch } from '../testing/hybrid-sketch.ts';
import { sketch, sketchRegistry } from '../testing/sketch.ts';
import type { Point } from './geometry.ts';

const pointsOf = (design: ReturnType<typeof sketch>, id: string): readonly Point[] => pictureOf(design, sketchRegistry).route(id)?.points ?? [];

/** Distance of an axis-parallel run from a rectangle; 0 when they meet. */
function gap(a: Point, b: Point, box: Bounds): number {
  const dx = Math.max(box.x - Math.max(a.x, b.x), Math.min(a.x, b.x) - (box.x + box.width), 0);
  const dy = Math.max(box.y - Math.max(a.y, b.y), Math.min(a.y, b.y) - (box.y + box.height), 0);
  return Math.max(dx, dy);
}

describe('a host on its network', () => {
  it('has room for the chips of two interfaces beside each other, and none is wider than the host', () => {
    const design = sketch(
      { esx: { kind: 'esxi-host', at: { x: 0, y: 0, width: 172, height: 200 }, props: { ports: ['vmk0', 'vtep0'] } }, vlan: { kind: 'vlan', at: { x: -100, y: 260, width: 400, height: 24 } } },
      [['l2', ['esx', 'vmk0'], 'vlan'], ['l2', ['esx', 'vtep0'], 'vlan']],
    );
    const ends = ['l1', 'l2'].map((id) => pointsOf(design, id)[0] ?? { x: 0, y: 0 });
    expect(ends.map((end) => end.y)).toEqual([200, 200]);
    const [left = 0, right = 0] = ends.map((end) => end.x).sort((a, b) => a - b);
    // A chip is 68 wide (VISUAL 9).
    expect(right - left).toBeGreaterThanOrEqual(68 + 6);
    expect([left - 34 >= 0, right + 34 <= 172]).toEqual([true, true]);
  });
});

describe('a wire between two cards', () => {
  it('is one straight line where they face each other', () => {
    const design = sketch({ a: { kind: 'internet', at: { x: 0, y: 0 } }, b: { kind: 'internet', at: { x: 300, y: 0 } } }, [['routed', 'a', 'b']]);
    expect(pointsOf(design, 'l1')).toEqual([{ x: 128, y: 23 }, { x: 300, y: 23 }]);
  });
  it('stays straight when they are a little out of line', () => {
    const design = sketch({ a: { kind: 'internet', at: { x: 0, y: 0 } }, b: { kind: 'internet', at: { x: 300, y: 12 } } }, [['routed', 'a', 'b']]);
    expect(pointsOf(design, 'l1')).toEqual([{ x: 128, y: 29 }, { x: 300, y: 29 }]);
  });
  it('turns half way between cards of different height', () => {
    const design = sketch({ a: { kind: 'internet', at: { x: 0, y: 0 } }, b: { kind: 'internet', at: { x: 300, y: 100 } } }, [['routed', 'a', 'b']]);
    expect(pointsOf(design, 'l1')).toEqual([{ x: 128, y: 23 }, { x: 214, y: 23 }, { x: 214, y: 123 }, { x: 300, y: 123 }]);
  });
  it('ux-59 goes round a card that stands between them', () => {
    const design = sketch(
      { a: { kind: 'internet', at: { x: 0, y: 0 } }, wall: { kind: 'internet', at: { x: 200, y: 0 } }, b: { kind: 'internet', at: { x: 400, y: 0 } } },
      [['routed', 'a', 'b']],
    );
    const points = pointsOf(design, 'l1');
    expect(points.length).toBeGreaterThan(2);
    points.slice(1).forEach((point, index) => expect(gap(points[index] ?? point, point, { x: 200, y: 0, width: 128, height: 46 })).toBeGreaterThanOrEqual(6));
  });
  it('ux-59 finds a way out of a pocket of cards', () => {
    const wall = (x: number, y: number): { kind: string; at: Point } => ({ kind: 'internet', at: { x, y } });
    const design = sketch(
      { a: wall(0, 0), b: wall(600, 0), w1: wall(180, -80), w2: wall(180, -20), w3: wall(180, 40), w4: wall(180, 100), w5: wall(0, 70), w6: wall(0, -70) },
      [['routed', 'a', 'b']],
    );
    const points = pointsOf(design, 'l1');
    for (const y of [-80, -20, 40, 100]) {
      points.slice(1).forEach((point, index) => expect(gap(points[index] ?? point, point, { x: 180, y, width: 128, height: 46 })).toBeGreaterThanOrEqual(6));
    }
  });
  it('passes through the bends a person set', () => {
    const design = sketch({ a: { kind: 'internet', at: { x: 0, y: 0 } }, b: { kind: 'internet', at: { x: 300, y: 0 } } }, [['routed', 'a', 'b']]);
    const bent = { ...design, placements: { ...design.placements, l1: { x: 0, y: 0, bends: [{ x: 64, y: 120 }, { x: 364, y: 120 }] } } };
    expect(pointsOf(bent, 'l1')).toEqual([{ x: 64, y: 46 }, { x: 64, y: 120 }, { x: 364, y: 120 }, { x: 364, y: 46 }]);
  });
  it('gives parallel links places of their own, at least 8 px apart', () => {
    const design = sketch({ a: { kind: 'internet', at: { x: 0, y: 0 } }, b: { kind: 'internet', at: { x: 300, y: 0 } } }, [['routed', 'a', 'b'], ['attach', 'a', 'b'], ['tunnel', 'a', 'b']]);
    const heights = ['l1', 'l2', 'l3'].map((id) => pointsOf(design, id)[0]?.y ?? 0).sort((a, b) => a - b);
    expect((heights[1] ?? 0) - (heights[0] ?? 0)).toBeGreaterThanOrEqual(8);
    expect((heights[2] ?? 0) - (heights[1] ?? 0)).toBeGreaterThanOrEqual(8);
  });
});

describe('segments', () => {
  const two = sketch({
    subnet: { kind: 'subnet', at: { x: 0, y: 0, width: 320, height: 200 }, props: { address: '10.0.0.0/24' } },
    vm1: { kind: 'instance', parent: 'subnet', at: { x: 20, y: 80 } },
    vm2: { kind: 'instance', parent: 'subnet', at: { x: 170, y: 80 } },
  });
  it('are drawn as a rail inside their box once two members stand on it, with a tap to each', () => {
    const { wiring } = pictureOf(two, sketchRegistry);
    expect(wiring.rails.get('subnet')).toEqual({ id: 'subnet', x1: 14, x2: 306, y: 46, isPhysical: false, isInBox: true });
    expect(wiring.routes.map((route) => route.points)).toEqual([
      [{ x: 84, y: 80 }, { x: 84, y: 46 }],
      [{ x: 234, y: 80 }, { x: 234, y: 46 }],
    ]);
  });
  it('show no rail for a single member', () => {
    const one = sketch({ subnet: { kind: 'subnet', at: { x: 0, y: 0, width: 320, height: 200 } }, vm1: { kind: 'instance', parent: 'subnet', at: { x: 20, y: 80 } } });
    expect(pictureOf(one, sketchRegistry).wiring.rails.size).toBe(0);
    expect(pictureOf(one, sketchRegistry).wiring.routes).toEqual([]);
  });
  it('that hosts stand on are physical', () => {
    const { rails } = pictureOf(hybridSketch, sketchRegistry).wiring;
    expect(rails.get('vlan')?.isPhysical).toBe(true);
    expect(rails.get('ls-icp')?.isPhysical).toBe(false);
  });
});

describe('the reference topology', () => {
  const picture = pictureOf(hybridSketch, sketchRegistry);
  it('is wired at right angles', () => {
    const slanted = picture.wiring.routes.filter((route) => route.points.some((point, index) => index > 0 && route.points[index - 1]?.x !== point.x && route.points[index - 1]?.y !== point.y));
    expect(slanted.map((route) => route.wire.id)).toEqual([]);
  });
  it('ux-59 leads no wire over or nearer than 5 px to a card that is not its own', () => {
    const cards = picture.layout.nodes.filter((node) => node.form === 'card');
    const tooNear = picture.wiring.routes.flatMap((route) =>
      cards
        .filter((card) => card.id !== route.from && card.id !== route.to)
        .filter((card) => route.points.some((point, index) => index > 0 && gap(route.points[index - 1] ?? point, point, card.bounds) < 5))
        .map((card) => `${route.wire.id} at ${card.id}`),
    );
    expect(tooNear).toEqual([]);
  });
  it('draws every link of the document', () => {
    const drawn = new Set(picture.wiring.routes.map((route) => route.wire.link));
    expect(Object.keys(hybridSketch.links).filter((id) => !drawn.has(id))).toEqual([]);
  });
  it('is the same whatever the order of the file', () => {
    const reversed = <Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> => Object.fromEntries(Object.entries(record).toReversed());
    const shuffled = { ...hybridSketch, components: reversed(hybridSketch.components), links: reversed(hybridSketch.links), placements: reversed(hybridSketch.placements) };
    expect(pictureOf(shuffled, sketchRegistry).wiring.routes).toEqual(picture.wiring.routes);
  });
});
