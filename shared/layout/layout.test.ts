import { describe, expect, it } from 'vitest';
import { sketch, sketchRegistry } from '../drawing/testing/sketch.ts';
import { fromElk, toElk } from './index.ts';

const design = sketch(
  {
    vpc: { kind: 'vpc', at: { x: 0, y: 0, width: 900, height: 700 } },
    subnet: { kind: 'subnet', parent: 'vpc' },
    vm: { kind: 'instance', parent: 'subnet' },
    host: { kind: 'esxi-host' },
    guest: { kind: 'virtual-machine', parent: 'host' },
    net: { kind: 'logical-switch', at: { x: 0, y: 0, width: 700 } },
    user: { kind: 'external-user' },
  },
  [['routed', 'user', 'vm'], ['l2', 'guest', 'net'], ['attach', 'vm', 'subnet'], ['routed', 'user', 'user']],
);

describe('to ELK', () => {
  const graph = toElk(design, sketchRegistry);
  it('nests components as the document does, in id order', () => {
    expect(graph.children.map((node) => node.id)).toEqual(['host', 'net', 'user', 'vpc']);
    expect(graph.children[3]?.children[0]?.children[0]).toMatchObject({ id: 'vm', width: 128, height: 46, children: [] });
  });
  it('keeps room for titles, for the rail of a segment and for the gutter of a host', () => {
    expect(graph.children[3]?.layoutOptions['elk.padding']).toBe('[top=40,left=20,bottom=20,right=20]');
    expect(graph.children[3]?.children[0]?.layoutOptions['elk.padding']).toBe('[top=68,left=20,bottom=20,right=20]');
    expect(graph.children[0]?.layoutOptions['elk.padding']).toBe('[top=40,left=30,bottom=20,right=20]');
  });
  it('keeps the length a person gave a rail', () => {
    expect(graph.children[1]).toMatchObject({ id: 'net', width: 700, height: 24 });
  });
  it('has an edge for each link that is drawn between two places', () => {
    expect(graph.edges).toEqual([
      { id: 'link l1', sources: ['user'], targets: ['vm'] },
      { id: 'link l2', sources: ['guest'], targets: ['net'] },
    ]);
  });
  it('lays out only what stands in the chosen containers', () => {
    const part = toElk(design, sketchRegistry, new Set(['subnet']));
    expect(part.children.map((node) => node.id)).toEqual(['vm']);
    expect(part.edges).toEqual([]);
  });
  it('leaves out what is hidden and what a collapsed container holds', () => {
    const folded = { ...design, placements: { ...design.placements, subnet: { x: 0, y: 0, collapsed: true }, host: { x: 0, y: 0, hidden: true } } };
    const made = toElk(folded, sketchRegistry);
    expect(made.children.map((node) => node.id)).toEqual(['net', 'user', 'vpc']);
    expect(made.children[2]?.children[0]?.children).toEqual([]);
    expect(made.edges).toEqual([]);
  });
});

describe('from ELK', () => {
  const result = {
    id: ' root',
    children: [
      { id: 'user', x: 3.4, y: 100.2, width: 128, height: 46 },
      { id: 'vpc', x: 200, y: 0, width: 301, height: 203, children: [{ id: 'subnet', x: 20, y: 41, width: 200, height: 130, children: [{ id: 'vm', x: 21, y: 67, width: 128, height: 46 }] }] },
      { id: 'stranger', x: 1, y: 1 },
    ],
  };
  it('gives places on the grid, relative to the parent, and boxes the size of what they hold', () => {
    const placements = fromElk(design, result);
    expect(placements['user']).toEqual({ x: 0, y: 104 });
    expect(placements['vpc']).toEqual({ x: 200, y: 0, width: 304, height: 208 });
    expect(placements['subnet']).toEqual({ x: 24, y: 40, width: 200, height: 136 });
    expect(placements['vm']).toEqual({ x: 24, y: 64 });
    expect(placements['stranger']).toBeUndefined();
  });
  it('leaves what it was not told about where it was', () => {
    expect(fromElk(design, result)['net']).toEqual({ x: 0, y: 0, width: 700 });
  });
  it('does not move what is pinned or locked', () => {
    const pinned = { ...design, placements: { ...design.placements, user: { x: 7, y: 9, pinned: true } } };
    expect(fromElk(pinned, result)['user']).toEqual({ x: 7, y: 9, pinned: true });
  });
  it('forgets the bends of wires whose both ends moved', () => {
    const bent = { ...design, placements: { ...design.placements, l1: { x: 0, y: 0, bends: [{ x: 1, y: 1 }] }, l2: { x: 0, y: 0, bends: [{ x: 2, y: 2 }] } } };
    const placements = fromElk(bent, result);
    expect(placements['l1']).toEqual({ x: 0, y: 0 });
    expect(placements['l2']).toEqual({ x: 0, y: 0, bends: [{ x: 2, y: 2 }] });
  });
});
