import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sketch, sketchRegistry } from '../drawing/testing/sketch.ts';
import { factsOf, layoutOf, type Bounds } from '../drawing/index.ts';
import type { Design } from '../model/design.ts';
import { arrangeDesign, type Drawn, type ElkGraph, type RunElk } from './index.ts';

const elk = new ELK();
/** ELK writes into the graph it is given: it gets a copy. */
const run: RunElk = (graph) => elk.layout(structuredClone(graph) as ElkNode);

const drawn = (design: Design): Drawn => ({ layout: layoutOf(design, sketchRegistry), wires: factsOf(design, sketchRegistry).wires });

async function arranged(design: Design, only: readonly string[] = [], aspect = 1.6): Promise<Design> {
  return { ...design, placements: await arrangeDesign(design, drawn(design), { run, aspect, only }) };
}

function box(design: Design, id: string): Bounds {
  const bounds = layoutOf(design, sketchRegistry).bounds(id);
  if (bounds === null) throw new Error(`${id} is not there`);
  return bounds;
}

const isInside = (inner: Bounds, outer: Bounds): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
const isApart = (a: Bounds, b: Bounds): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

const site = sketch(
  {
    vpc: { kind: 'vpc', at: { x: 0, y: 0, width: 900, height: 700 } },
    subnet: { kind: 'subnet', parent: 'vpc' },
    vm: { kind: 'instance', parent: 'subnet' },
    centre: { kind: 'vcenter-instance' },
    host: { kind: 'esxi-host', parent: 'centre' },
    guest: { kind: 'virtual-machine', parent: 'host' },
    net: { kind: 'logical-switch', parent: 'centre', at: { x: 0, y: 0, width: 700 } },
    line: { kind: 'vlan', at: { x: 0, y: 0, width: 900 } },
    user: { kind: 'external-user' },
  },
  [['routed', 'user', 'vm'], ['l2', 'guest', 'net'], ['l2', 'host', 'line'], ['l2', 'user', 'line']],
);

describe('what is laid out', () => {
  it('holds everything inside its container, and puts nothing over anything else', async () => {
    const after = await arranged(site);
    for (const [inner, outer] of [['subnet', 'vpc'], ['vm', 'subnet'], ['host', 'centre'], ['guest', 'host'], ['net', 'centre']] as const) {
      expect([inner, isInside(box(after, inner), box(after, outer))]).toEqual([inner, true]);
    }
    for (const [one, other] of [['vpc', 'centre'], ['vpc', 'user'], ['centre', 'user'], ['centre', 'line'], ['vpc', 'line'], ['net', 'host']] as const) {
      expect([one, other, isApart(box(after, one), box(after, other))]).toEqual([one, other, true]);
    }
  });
  it('lays the segments of a container across it, above the rest', async () => {
    const after = await arranged(site);
    expect(box(after, 'net').y + box(after, 'net').height).toBeLessThanOrEqual(box(after, 'host').y);
    expect(box(after, 'net').width).toBeGreaterThanOrEqual(box(after, 'host').width);
  });
  it('lets a line of the drawing reach over what it joins', async () => {
    const after = await arranged(sketch({ line: { kind: 'vlan', at: { x: 0, y: 0, width: 120 } }, a: { kind: 'external-user' }, b: { kind: 'external-user' }, c: { kind: 'external-user' } }, [['l2', 'a', 'line'], ['l2', 'b', 'line'], ['l2', 'c', 'line']]), [], 4);
    const [line, cards] = [box(after, 'line'), ['a', 'b', 'c'].map((id) => box(after, id))];
    expect(line.x).toBeLessThanOrEqual(Math.min(...cards.map((card) => card.x)));
    expect(line.x + line.width).toBeGreaterThanOrEqual(Math.max(...cards.map((card) => card.x + card.width)));
  });
  it('is shaped like the window: wide in a wide one, high in a high one', async () => {
    const many = sketch(Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`u${String(index)}`, { kind: 'external-user' }])), []);
    const [wide, high] = [layoutOf(await arranged(many, [], 3), sketchRegistry).all, layoutOf(await arranged(many, [], 0.5), sketchRegistry).all];
    expect(wide.width / wide.height).toBeGreaterThan(1.8);
    expect(high.width / high.height).toBeLessThan(0.9);
  });
  it('tells how many containers are done', async () => {
    const told: string[] = [];
    await arrangeDesign(site, drawn(site), { run, aspect: 1.6, only: [], progress: (done, total) => told.push(`${String(done)}/${String(total)}`) });
    expect(told).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  });
  it('says what ELK says when it fails', async () => {
    await expect(arrangeDesign(site, drawn(site), { run: () => Promise.reject(new Error('no room')), aspect: 1.6, only: [] })).rejects.toThrow('no room');
  });
  it('gives ELK no links between a container and what stands in it', async () => {
    const seen: ElkGraph[] = [];
    const inside = sketch({ vpc: { kind: 'vpc' }, vm: { kind: 'instance', parent: 'vpc' } }, [['attach', 'vm', 'vpc']]);
    await arrangeDesign(inside, drawn(inside), { run: (graph) => (seen.push(graph), run(graph)), aspect: 1.6, only: [] });
    expect(seen.map((graph) => [graph.children.map((node) => node.id), graph.edges])).toEqual([[['vm'], []], [['vpc'], []]]);
  });
});

describe('what stays', () => {
  it('keeps pinned and locked things where they are, and puts nothing over them', async () => {
    const kept = { ...site, placements: { ...site.placements, user: { x: 40, y: 40, pinned: true }, centre: { x: 400, y: 300, width: 300, height: 200, locked: true } } };
    const after = await arranged(kept);
    expect(after.placements['user']).toEqual({ x: 40, y: 40, pinned: true });
    expect(after.placements['centre']).toMatchObject({ x: 400, y: 300, locked: true });
    for (const id of ['vpc', 'line']) for (const other of ['user', 'centre']) expect([id, other, isApart(box(after, id), box(after, other))]).toEqual([id, other, true]);
  });
  it('lays out the contents of one container and leaves everything else', async () => {
    const after = await arranged(site, ['centre']);
    for (const id of ['vpc', 'user', 'line']) expect(after.placements[id]).toBe(site.placements[id]);
    expect(box(after, 'centre').x).toBe(box(site, 'centre').x);
    expect(isInside(box(after, 'host'), box(after, 'centre'))).toBe(true);
  });
  it('lays out chosen neighbours among themselves, beside the others', async () => {
    const five = sketch(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, { kind: 'external-user', at: { x: 100, y: 100 } }])), [['routed', 'a', 'b']]);
    const after = await arranged(five, ['a', 'b', 'c']);
    expect([after.placements['d'], after.placements['e']]).toEqual([five.placements['d'], five.placements['e']]);
    const chosen = ['a', 'b', 'c', 'd'];
    const pairs = chosen.flatMap((one) => chosen.filter((other) => one < other).map((other) => [one, other] as const));
    expect(pairs.filter(([one, other]) => !isApart(box(after, one), box(after, other)))).toEqual([]);
  });
  it('forgets the bends of wires whose both ends moved, and of no others', async () => {
    const bent = { ...site, placements: { ...site.placements, l1: { x: 0, y: 0, bends: [{ x: 1, y: 1 }] }, l2: { x: 0, y: 0, bends: [{ x: 2, y: 2 }] } } };
    const after = await arranged(bent, ['centre']);
    expect(after.placements['l1']).toEqual({ x: 0, y: 0, bends: [{ x: 1, y: 1 }] });
    expect(after.placements['l2']).toEqual({ x: 0, y: 0 });
  });
  it('is the same for the same design, whatever the order of its members', async () => {
    const turned: Design = { ...site, components: Object.fromEntries(Object.entries(site.components).reverse()), links: Object.fromEntries(Object.entries(site.links).reverse()) };
    expect(await arrangeDesign(turned, drawn(turned), { run, aspect: 1.6, only: [] })).toEqual(await arrangeDesign(site, drawn(site), { run, aspect: 1.6, only: [] }));
  });
});

const kinds = ['vpc', 'subnet', 'instance', 'vcenter-instance', 'logical-switch', 'vlan', 'external-user'] as const;

it('random designs: siblings never overlap, contents stay inside, meaning is untouched', async () => {
  const part = fc.record({ kind: fc.constantFrom(...kinds), parent: fc.nat(11) });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 12 }), fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 14 }), async (parts, pairs) => {
      const holds = new Set(['vpc', 'subnet', 'vcenter-instance']);
      const things = Object.fromEntries(parts.map(({ kind, parent }, index) => {
        const above = parent < index && holds.has(parts[parent]?.kind ?? '') ? `n${String(parent)}` : undefined;
        return [`n${String(index)}`, { kind, ...(above === undefined ? {} : { parent: above }) }];
      }));
      const links = pairs.filter(([a, b]) => a !== b && a < parts.length && b < parts.length).map(([a, b]): ['routed', string, string] => ['routed', `n${String(a)}`, `n${String(b)}`]);
      const design = sketch(things, links);
      const after = await arranged(design);
      expect(after.components).toBe(design.components);
      const { nodes } = layoutOf(after, sketchRegistry);
      const couples = nodes.flatMap((one) => nodes.map((other) => [one, other] as const));
      expect(couples.filter(([one, other]) => one.parent === other.parent && one.id < other.id && !isApart(one.bounds, other.bounds))).toEqual([]);
      expect(couples.filter(([one, other]) => other.parent === one.id && !isInside(other.bounds, one.bounds))).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);
