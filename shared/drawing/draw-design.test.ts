import { describe, expect, it } from 'vitest';
import type { Bounds, Shape, TextShape } from './display-list.ts';
import { drawDesign, type DrawOptions } from './draw-design.ts';
import { palettes } from './palettes.ts';
import { pictureOf } from './picture.ts';
import { touches } from './rect-grid.ts';
import { hybridSketch } from './testing/hybrid-sketch.ts';
import { sketch, sketchRegistry } from './testing/sketch.ts';

const draw = (options: Partial<DrawOptions> = {}, design = hybridSketch): readonly Shape[] => drawDesign(design, sketchRegistry, { theme: 'light', language: 'en', ...options }).shapes;
const texts = (shapes: readonly Shape[]): readonly TextShape[] => shapes.flatMap((shape) => (shape.type === 'text' ? [shape] : []));
const textOf = (shapes: readonly Shape[], owner: string): readonly string[] => texts(shapes).filter((shape) => shape.owner === owner).map((shape) => shape.text);

function boxOf(shape: TextShape): Bounds {
  const x = shape.anchor === 'start' ? shape.x : shape.anchor === 'end' ? shape.x - shape.width : shape.x - shape.width / 2;
  // Cap height and descender, without the line's own spacing.
  return { x, y: shape.y - shape.size * 0.74, width: shape.width, height: shape.size * 0.92 };
}

const small = sketch(
  { a: { kind: 'esg', name: 'ESG', at: { x: 0, y: 0 }, props: { address: '203.0.113.10', lamp: 'running' } }, b: { kind: 'internet', name: '인터넷', at: { x: 300, y: 0 } } },
  [['routed', 'a', 'b', '169.254.20.0/30']],
);

describe('a card', () => {
  it('shows tile, glyph, name, first address and lamp at the places of VISUAL 6', () => {
    const own = draw({}, small).filter((shape) => shape.owner === 'a');
    expect(own[0]).toMatchObject({ type: 'rect', x: 0, y: 0, width: 128, height: 46, radius: 8, fill: { color: '#FFFFFF' }, stroke: { color: '#CBD0D5', width: 1 } });
    expect(own[1]).toMatchObject({ type: 'rect', x: 7, y: 9, width: 28, height: 28, radius: 6, fill: { color: '#E8F6F1' } });
    expect(own[2]).toMatchObject({ type: 'path', x: 11.5, y: 13.5, stroke: { color: '#176551', width: 1.75 } });
    const [name, address] = texts(own);
    expect(name).toMatchObject({ x: 42, text: 'ESG', size: 12.5, weight: 620, fill: { color: '#151A20' } });
    expect(address).toMatchObject({ x: 42, text: '203.0.113.10', size: 11, weight: 430, tabular: true, fill: { color: '#454C56' } });
    expect(own.at(-1)).toMatchObject({ type: 'circle', x: 118, radius: 3, fill: { color: '#0B6D32' } });
  });
  it('centres the name of a card without an address', () => {
    expect(texts(draw({}, small)).find((shape) => shape.owner === 'b')?.y).toBeCloseTo(27.4, 6);
  });
  it('tells the five states by shape', () => {
    const stateShapes = (['running', 'standby', 'waiting', 'stopped', 'error'] as const).map((lamp) => {
      const last = draw({}, sketch({ a: { kind: 'esg', at: { x: 0, y: 0 }, props: { lamp } } })).at(-1);
      return last?.type === 'path' ? last.d : last?.type === 'circle' && last.fill !== undefined ? 'disc' : 'ring';
    });
    expect(new Set(stateShapes).size).toBe(5);
    expect(stateShapes.slice(0, 2)).toEqual(['disc', 'ring']);
  });
  it('is grey for what is stopped and red for what failed', () => {
    const ink = (lamp: string, theme: 'light' | 'dark') => {
      const last = draw({ theme }, sketch({ a: { kind: 'esg', at: { x: 0, y: 0 }, props: { lamp } } })).at(-1);
      return last?.type === 'path' ? last.stroke?.color : null;
    };
    expect([ink('stopped', 'light'), ink('stopped', 'dark')]).toEqual(['#5C646F', '#959CA5']);
    expect([ink('error', 'light'), ink('error', 'dark')]).toEqual(['#C01E24', '#F97F7A']);
  });
  it('has an amber tag where somebody must act, a neutral one for information', () => {
    const tag = (props: Readonly<Record<string, string>>) => draw({}, sketch({ a: { kind: 'esg', at: { x: 0, y: 0 }, props } })).slice(-2);
    expect(tag({ badge: 'vm1 : /dev/vdb' })).toMatchObject([{ fill: { color: '#ECEFF2' }, stroke: { color: '#CBD0D5' } }, { text: 'vm1 : /dev/vdb', fill: { color: '#454C56' } }]);
    expect(tag({ badge: '! restart', badgeTone: 'warning' })).toMatchObject([{ fill: { color: '#FFF2DA' }, stroke: { color: '#C97F14' } }, { text: '! restart', fill: { color: '#8B5505' } }]);
  });
  it('ends a long name in an ellipsis and keeps it inside', () => {
    const shapes = draw({}, sketch({ a: { kind: 'esg', name: 'a-name-that-nobody-could-ever-fit', at: { x: 0, y: 0 }, props: { lamp: 'running' } } }));
    const [name] = texts(shapes);
    expect(name?.text).toMatch(/…$/);
    expect((name?.x ?? 0) + (name?.width ?? 0)).toBeLessThanOrEqual(111);
  });
  it('shows a name whole beside or under a small glyph where it would be cut beside the tile, as type keeps its size below 100 %', () => {
    const user = sketch({ a: { kind: 'esg', name: 'External user', at: { x: 0, y: 0 }, props: { lamp: 'stopped', badge: '! restart', address: '10.0.0.4' } } });
    const own = (zoom: number) => draw({ zoom }, user).filter((shape) => shape.owner === 'a');
    expect(textOf(own(0.8), 'a')).toEqual(['External user', '! restart']);
    expect(textOf(own(0.7), 'a')).toEqual(['External user', '! restart']);
    // The glyph is 14 on the screen there and has no tile; the lamp stays.
    expect(own(0.7).filter((shape) => shape.type === 'rect')).toHaveLength(2);
    expect(own(0.7).find((shape) => shape.type === 'path')).toMatchObject({ scale: 14 / 0.7 / 24 });
    expect(own(0.7).filter((shape) => shape.type === 'path' && shape.stroke?.color === '#5C646F')).toHaveLength(1);
    // What fits beside the tile stays there.
    expect(draw({ zoom: 0.7 }, small).filter((shape) => shape.owner === 'a')[1]).toMatchObject({ type: 'rect', width: 28, height: 28 });
  });
  it('never cuts an address: one that does not fit is left to the inspector', () => {
    const address = '2001:db8:0000:0000:0000:0000:0000:0001';
    expect(textOf(draw({}, sketch({ a: { kind: 'esg', at: { x: 0, y: 0 }, props: { address } } })), 'a')).toEqual(['a']);
  });
});

describe('links', () => {
  it('ux-58: differ by stroke and ends, not by colour alone, and carry their label', () => {
    const kinds = ['routed', 'attach', 'tunnel', 'peering'] as const;
    const design = sketch(
      Object.fromEntries(kinds.flatMap((kind, index) => [[`${kind}-a`, { kind: 'vpc', at: { x: 0, y: index * 400 } }], [`${kind}-b`, { kind: 'vpc', at: { x: 800, y: index * 400 } }]])),
      kinds.map((kind) => [kind, `${kind}-a`, `${kind}-b`, `label ${kind}`] as const),
    );
    const shapes = draw({}, design);
    const looks = kinds.map((_, index) => {
      const own = shapes.filter((shape) => shape.owner === `l${index + 1}` && shape.type !== 'rect');
      return own.flatMap((shape) => (shape.type === 'text' || shape.type === 'bitmap' ? [] : [`${shape.type} ${shape.stroke?.dash?.join(',') ?? 'solid'} ${shape.stroke?.width ?? 0}`])).join('; ');
    });
    expect(new Set(looks).size).toBe(4);
    expect(kinds.map((kind, index) => textOf(shapes, `l${index + 1}`)[0] === `label ${kind}`)).toEqual([true, true, true, true]);
  });
  it('puts a label on its line, on a plate of the canvas', () => {
    const shapes = draw({}, small);
    const plate = shapes.find((shape) => shape.type === 'rect' && shape.owner === 'l1');
    expect(plate).toMatchObject({ height: 16, y: 15, fill: { color: '#F9FAFB' } });
    expect(textOf(shapes, 'l1')).toEqual(['169.254.20.0/30']);
  });
  it('never lets a label cover a card', () => {
    const picture = pictureOf(hybridSketch, sketchRegistry);
    const plates = draw().filter((shape) => shape.type === 'rect' && shape.owner !== undefined && hybridSketch.links[shape.owner] !== undefined);
    expect(plates.length).toBeGreaterThanOrEqual(2);
    const cards = picture.layout.nodes.filter((node) => node.form === 'card');
    expect(plates.filter((plate) => plate.type === 'rect' && cards.some((card) => touches(plate, card.bounds)))).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    [1, 'ko'],
    [1, 'en'],
    [0.8, 'ko'],
    [0.5, 'ko'],
  ] as const)('stay inside their cards and off each other at zoom %f (%s)', (zoom, language) => {
    const shapes = draw({ zoom, language });
    const picture = pictureOf(hybridSketch, sketchRegistry);
    const words = texts(shapes);
    const outside = words.filter((word) => {
      const node = picture.layout.find(word.owner ?? '');
      if (node === null || node.form !== 'card') return false;
      const [box, card] = [boxOf(word), node.bounds];
      return box.x < card.x || box.y < card.y || box.x + box.width > card.x + card.width || box.y + box.height > card.y + card.height;
    });
    expect(outside.map((word) => word.text)).toEqual([]);
    const overlapping = words.flatMap((word, index) => words.slice(index + 1).filter((other) => touches(boxOf(word), boxOf(other))).map((other) => `${word.text} on ${other.text}`));
    expect(overlapping).toEqual([]);
  });
  it.each([1, 0.8, 0.5, 0.33])('are never smaller than 10.5 screen pixels at zoom %f', (zoom) => {
    for (const word of texts(draw({ zoom }))) expect(word.size * zoom).toBeGreaterThanOrEqual(10.499);
  });
});

describe('levels of detail', () => {
  it('drops addresses under 92 % and names under 35 %', () => {
    expect(textOf(draw({ zoom: 1 }), 'esg')).toEqual(['ESG', '203.0.113.10']);
    expect(textOf(draw({ zoom: 0.8 }), 'esg')).toEqual(['ESG']);
    expect(textOf(draw({ zoom: 0.5 }), 'esg')).toEqual(['ESG']);
    expect(textOf(draw({ zoom: 0.3 }), 'esg')).toEqual([]);
  });
  it('ux-31: keeps titles of places readable down to a plate with name and count', () => {
    expect(textOf(draw({ zoom: 1 }), 'vc')).toEqual(['vCenter Server 인스턴스', 'icp-prod · dal13']);
    expect(textOf(draw({ zoom: 0.5 }), 'vc')).toEqual(['vCenter Server 인스턴스']);
    expect(textOf(draw({ zoom: 0.33, language: 'en' }), 'vc')).toEqual(['vCenter Server 인스턴스', 'logical-switch 4 · esxi-host 3']);
    const title = texts(draw({ zoom: 0.33 })).find((shape) => shape.owner === 'vc');
    expect((title?.size ?? 0) * 0.33).toBeCloseTo(13, 6);
  });
  it('has no plates in a thumbnail, where they would cover what stands in their places', () => {
    const names = (isThumbnail: boolean) => texts(draw({ zoom: 0.33, level: 'block', isThumbnail })).map((shape) => shape.text);
    expect(names(false)).toContain('vCenter Server 인스턴스');
    expect(names(true)).toEqual([]);
  });
  it('puts the plate of a place beside that of the place around it where their edges are near', () => {
    const nested = sketch({
      vc: { kind: 'vcenter-instance', name: 'vCenter', at: { x: 0, y: 0, width: 600, height: 300 } },
      site: { kind: 'onprem-site', name: 'Cluster', parent: 'vc', at: { x: 10, y: 24, width: 300, height: 200 } },
      low: { kind: 'onprem-site', name: 'Low', parent: 'vc', at: { x: 10, y: 240, width: 300, height: 50 } },
    });
    const plate = (owner: string): Bounds => {
      const found = draw({ zoom: 0.5 }, nested).find((shape) => shape.type === 'rect' && shape.owner === owner && shape.height === 40);
      if (found?.type !== 'rect') throw new Error('no plate');
      return found;
    };
    expect(touches(plate('vc'), plate('site'))).toBe(false);
    expect(plate('site').x).toBeGreaterThan(plate('vc').x + plate('vc').width);
    expect(plate('low').x).toBe(26);
  });
  it('counts what a folded node holds, and nothing where it holds nothing', () => {
    const empty = sketch({ worker: { kind: 'worker-node', name: 'worker1', at: { x: 0, y: 0, width: 164, height: 46 } } });
    expect(textOf(draw({ zoom: 0.5 }, empty), 'worker')).toEqual(['worker1']);
  });
  it('folds a node that holds others to one card with a count under 70 %', () => {
    const shapes = draw({ zoom: 0.5 });
    expect(textOf(shapes, 'worker1')).toEqual(['worker1', '3']);
    expect(shapes.some((shape) => shape.owner === 'web1')).toBe(false);
  });
  it('shows lamps under 70 % only for what is not running', () => {
    const lamps = (owner: string): number => draw({ zoom: 0.5 }).filter((shape) => shape.owner === owner && (shape.type === 'circle' || (shape.type === 'path' && shape.d.startsWith('M-3 -3')))).length;
    expect(lamps('db')).toBe(0);
    expect(lamps('vm60')).toBe(1);
  });
});

describe('what a session lays over it', () => {
  it('dims everything but what a trace lights', () => {
    const shapes = draw({ state: { lit: new Set(['client', 'l1']) } });
    expect(shapes.filter((shape) => shape.owner === 'client' && shape.opacity !== undefined)).toEqual([]);
    expect(shapes.filter((shape) => shape.owner === 'esg').every((shape) => shape.opacity === 0.34)).toBe(true);
  });
  it('shows one finding as a shape and several as a pill with the count', () => {
    const findings = new Map([['esg', { severity: 'warning', count: 2 }], ['dlr', { severity: 'error', count: 1 }]] as const);
    const shapes = draw({ state: { findings } });
    expect(textOf(shapes, 'esg')).toContain('2');
    expect(textOf(shapes, 'dlr')).toEqual(['DLR']);
    expect(shapes.some((shape) => shape.owner === 'dlr' && shape.type !== 'bitmap' && shape.fill?.color === '#C01E24')).toBe(true);
  });
  it('leaves the drawing below as it is when something is selected', () => {
    const plain = draw();
    const selected = draw({ state: { selection: new Set(['esg']) } });
    expect(selected.filter((shape) => plain.some((other) => JSON.stringify(other) === JSON.stringify(shape))).length).toBe(plain.length);
    expect(selected.length).toBe(plain.length + 2);
  });
});

it('draws only what a viewport touches', () => {
  const opened = { ...hybridSketch, placements: { ...hybridSketch.placements } };
  const shapes = draw({ viewport: { x: -10, y: 20, width: 150, height: 60 } }, opened);
  expect(textOf(shapes, 'client')).toEqual(['외부 사용자', '198.51.100.25']);
  expect(shapes.some((shape) => shape.owner === 'bcr')).toBe(false);
});

it('draws only what was chosen, with what it holds and the wires between', () => {
  const owners = new Set(draw({ only: new Set(['site']) }).map((shape) => shape.owner));
  expect(owners).toEqual(new Set(['cdns', 'l27', 'l28', 'l2c2', 'lvm', 'rtr', 'site', 'user']));
});

it.each(['light', 'dark'] as const)('uses no colour outside the %s palette and its mixes', (theme) => {
  const known = new Set<string>(Object.values(palettes[theme]));
  const strange = draw({ theme }).flatMap((shape) => shape.type === 'bitmap' ? [] : [shape.fill?.color, shape.type === 'text' ? undefined : shape.stroke?.color]).filter((color) => color !== undefined && !known.has(color));
  // Only box fills are mixed (VISUAL 7): place, host, holder fill and holder edge.
  expect(new Set(strange).size).toBeLessThanOrEqual(6);
});
