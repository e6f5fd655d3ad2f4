import { describe, expect, it } from 'vitest';
import type { Bounds } from './display-list.ts';
import { createLayoutIndex } from './layout-index.ts';
import { sketch, sketchRegistry } from './testing/sketch.ts';

const nested = sketch({
  vpc: { kind: 'vpc', at: { x: 100, y: 50, width: 480, height: 300 } },
  subnet: { kind: 'subnet', parent: 'vpc', at: { x: 20, y: 60, width: 320, height: 200 } },
  vm: { kind: 'instance', parent: 'subnet', at: { x: 30, y: 80 } },
  lone: { kind: 'internet', at: { x: -200, y: 0 } },
});

describe('absolute positions', () => {
  const layout = createLayoutIndex(nested, sketchRegistry);
  it('adds up nested placements', () => {
    expect(layout.bounds('vm')).toEqual({ x: 150, y: 190, width: 128, height: 46 });
    expect(layout.bounds('nobody')).toBeNull();
    expect(layout.all).toEqual({ x: -200, y: 0, width: 780, height: 350 });
  });
  it('finds what is on top at a point', () => {
    expect(layout.hitTest(160, 200)).toBe('vm');
    expect(layout.hitTest(125, 300)).toBe('subnet');
    expect(layout.hitTest(105, 60)).toBe('vpc');
    expect(layout.hitTest(90, 60)).toBeNull();
  });
  it('finds the innermost container, leaving out what is being dragged', () => {
    expect(layout.containerAt(160, 200)).toBe('subnet');
    expect(layout.containerAt(160, 200, new Set(['subnet']))).toBe('vpc');
    expect(layout.containerAt(-150, 10)).toBeNull();
  });
  it('names ancestors from the inside out', () => {
    expect(layout.ancestors('vm')).toEqual(['subnet', 'vpc']);
  });
  it('knows what touches an area', () => {
    const names = layout.within({ x: 140, y: 180, width: 20, height: 20 }).map((index) => layout.nodes[index]?.id);
    expect(names).toEqual(['vpc', 'subnet', 'vm']);
  });
});

describe('files without a layout', () => {
  const bare = { ...nested, placements: {} };
  it('places everything without overlaps, children inside their parents', () => {
    const layout = createLayoutIndex(bare, sketchRegistry);
    const nowhere = { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };
    const place = (id: string): Bounds => layout.bounds(id) ?? nowhere;
    const [vpc, subnet, vm, lone] = [place('vpc'), place('subnet'), place('vm'), place('lone')];
    expect(lone.x + lone.width <= vpc.x || vpc.x + vpc.width <= lone.x || lone.y + lone.height <= vpc.y).toBe(true);
    expect(subnet.x).toBeGreaterThanOrEqual(vpc.x);
    expect(subnet.y + subnet.height).toBeLessThanOrEqual(vpc.y + vpc.height);
    expect(vm.y + vm.height).toBeLessThanOrEqual(subnet.y + subnet.height);
  });
  it('gives the same places whatever the order of the file', () => {
    const shuffled = { ...bare, components: Object.fromEntries(Object.entries(bare.components).toReversed()) };
    expect(createLayoutIndex(shuffled, sketchRegistry).nodes.map((node) => [node.id, node.bounds])).toEqual(createLayoutIndex(bare, sketchRegistry).nodes.map((node) => [node.id, node.bounds]));
  });
  it('grows a container around children that would not fit', () => {
    const many = sketch({ subnet: { kind: 'subnet' }, ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`vm${index}`, { kind: 'instance', parent: 'subnet' }])) });
    const layout = createLayoutIndex(many, sketchRegistry);
    const box = layout.bounds('subnet');
    for (let index = 0; index < 12; index++) {
      const vm = layout.bounds(`vm${index}`);
      expect(vm !== null && box !== null && vm.y + vm.height < box.y + box.height && vm.x + vm.width < box.x + box.width).toBe(true);
    }
  });
});

describe('hidden and collapsed', () => {
  it('shows a collapsed container as a card that stands for what it holds', () => {
    const design = { ...nested, placements: { ...nested.placements, subnet: { x: 20, y: 60, collapsed: true } } };
    const layout = createLayoutIndex(design, sketchRegistry);
    expect(layout.bounds('subnet')).toEqual({ x: 120, y: 110, width: 148, height: 46 });
    expect(layout.bounds('vm')).toBeNull();
    expect(layout.visible('vm')?.id).toBe('subnet');
    expect(layout.containerAt(130, 120)).toBe('vpc');
  });
  it('leaves out what is hidden, and all in it', () => {
    const design = { ...nested, placements: { ...nested.placements, subnet: { x: 20, y: 60, hidden: true } } };
    const layout = createLayoutIndex(design, sketchRegistry);
    expect(layout.nodes.map((node) => node.id)).toEqual(['lone', 'vpc']);
    expect(layout.visible('vm')).toBeNull();
  });
  it('keeps kinds this program does not know as cards', () => {
    const layout = createLayoutIndex(sketch({ x: { kind: 'future-thing', at: { x: 1, y: 2 } } }), sketchRegistry);
    expect(layout.find('x')?.form).toBe('card');
    expect(layout.bounds('x')).toEqual({ x: 1, y: 2, width: 132, height: 46 });
  });
});
