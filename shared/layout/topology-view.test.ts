import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { add, draw } from '../catalog/testing/drawing-board.ts';
import { operate } from '../catalog/testing/operating.ts';
import type { Bounds, Shape } from '../drawing/display-list.ts';
import { drawDesign } from '../drawing/draw-design.ts';
import { factsOf } from '../drawing/facts.ts';
import { layoutOf } from '../drawing/layout-index.ts';
import { emptyDesign, type Design } from '../model/design.ts';
import { arrangeDesign } from './index.ts';

/** Seed 001, "Network Topology": after the first instance the project shows what was created in it. */
const created = draw(emptyDesign, add('project', 'project'), operate('project', 'enable'), add('instance', 'vm1', 'subnet'));

/** The topology view: nobody has placed anything, the automatic layout does. */
async function topologyView(): Promise<Design> {
  const design = { ...created, placements: {} };
  // ELK writes into the graph it is given: it gets a copy.
  return { ...design, placements: await arrangeDesign(design, { layout: layoutOf(design, registry), wires: factsOf(design, registry).wires }, { run: (graph) => new ELK().layout(structuredClone(graph) as ElkNode), aspect: 1.6, only: [] }) };
}

const shapes = topologyView().then((design): readonly Shape[] => drawDesign(design, registry, { theme: 'light', language: 'en' }).shapes);

function boundsOf(all: readonly Shape[], owner: string): Bounds {
  const box = all.find((shape) => shape.owner === owner && shape.type === 'rect');
  if (box?.type !== 'rect') throw new Error(`${owner} is not drawn`);
  return box;
}

function isInside(inner: Bounds, outer: Bounds): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

function isApart(a: Bounds, b: Bounds): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

describe('GS-19: the topology view of a project', () => {
  it('shows by name everything that was created', async () => {
    const written = (await shapes).flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));
    expect(written).toEqual(expect.arrayContaining(['Public Network', 'project', 'Default Network', 'Default Subnet', 'vpc-vpc', 'ig-vpc', 'default', 'vm1', '192.168.0.4']));
  });

  it('draws each thing in what it belongs to: the instance in the subnet, the subnet and the table in the VPC, the VPC in the project', async () => {
    const all = await shapes;
    for (const [inner, outer] of [['vm1', 'subnet'], ['subnet', 'vpc'], ['rt', 'vpc'], ['vpc', 'project'], ['igw', 'project'], ['sg-default', 'project']] as const) {
      expect([inner, isInside(boundsOf(all, inner), boundsOf(all, outer))]).toEqual([inner, true]);
    }
  });

  it('puts nothing upon anything else, and draws the attachment of the gateway to its table', async () => {
    const all = await shapes;
    for (const [a, b] of [['vpc', 'igw'], ['vpc', 'sg-default'], ['igw', 'sg-default'], ['subnet', 'rt'], ['project', 'public-network']] as const) {
      expect([a, b, isApart(boundsOf(all, a), boundsOf(all, b))]).toEqual([a, b, true]);
    }
    const [wire] = Object.keys(created.links);
    expect(all.some((shape) => shape.owner === wire && shape.type === 'path')).toBe(true);
  });
});
