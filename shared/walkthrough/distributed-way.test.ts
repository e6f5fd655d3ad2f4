import { describe, expect, it } from 'vitest';
import { pictureOf } from '../drawing/index.ts';
import { hybridSketch } from '../drawing/testing/hybrid-sketch.ts';
import { sketchRegistry } from '../drawing/testing/sketch.ts';
import type { Hop } from '../engine/report.ts';
import { layPath, type LegPath } from './path.ts';
import { pointAt } from './polyline.ts';
import { plain } from './testing/hybrid-trace.ts';
import { makeTimeline } from './timeline.ts';

const picture = pictureOf(hybridSketch, sketchRegistry);

function hop(component: string, ingress: string | null, egress: string | null): Hop {
  return {
    component,
    host: null,
    ingress,
    egress,
    enter: { headers: [...plain], bytes: 1000 },
    steps: [{ seq: 1, kind: 'bridge', action: 'FORWARDED', because: { component, label: component }, headers: [...plain], bytes: 1000, timeUs: 0, detail: {} }],
  };
}

function wayOf(...hops: readonly Hop[]): LegPath {
  const timeline = makeTimeline({ choices: [], disposition: 'ACCEPTED', reason: null, at: null, legs: [{ direction: 'forward', connection: 1, hops: [...hops] }] });
  const [leg] = layPath(picture, timeline).legs;
  if (leg === undefined) throw new Error('not drawn');
  return leg;
}

/** Runs of a way that are neither level nor upright. */
const slanted = ({ points }: LegPath): number => points.filter((point, index) => index > 0 && point.x !== points[index - 1]?.x && point.y !== points[index - 1]?.y).length;

describe('a way that the senders’ host carries', () => {
  const routed = wayOf(
    hop('esg', 'vnic2', 'vnic3'),
    hop('esx1', 'esg/vnic3', 'dlr/lif-tr'),
    hop('dlr', 'lif-tr', 'lif-db'),
    hop('esx1', 'dlr/lif-db', 'vtep0'),
    hop('vlan', null, null),
    hop('esx3', 'vtep0', 'db/eth0'),
    hop('db', 'eth0', null),
  );

  it('goes from a distributed router by the wire of its interface to that network, into the host, and out by its tunnel end', () => {
    expect(routed.wires).toEqual(['l7', 'ls-tr', 'l18', 'l16', 'ls-db', 'l19', 'vlan', 'l21']);
    // esx1 is 206 to 428 high and ends at x 344: the way comes down inside its right edge from LS-DB at y 82, and leaves by its lower edge.
    expect(routed.points).toEqual(expect.arrayContaining([{ x: 332, y: 82 }, { x: 332, y: 416 }]));
    expect(pointAt(routed.points, routed.arrivals[3] ?? 0).point).toEqual({ x: 332, y: 206 });
  });

  it('never runs at an angle, also where pieces in lanes of their own meet', () => {
    expect(slanted(routed)).toBe(0);
  });

  it('leaves an edge gateway’s host by the host’s tunnel end, not by another uplink of the gateway', () => {
    const balanced = wayOf(hop('fcr', null, null), hop('esx1', null, 'esg/vnic0'), hop('esg', 'vnic0', 'vnic2'), hop('esx1', 'esg/vnic2', 'vtep0'), hop('vlan', null, null), hop('esx2', 'vtep0', 'worker1/eth0'), hop('worker1', 'eth0', null));
    // l5 is the gateway's own wire on the VLAN.
    expect(balanced.wires).not.toContain('l5');
    expect(balanced.wires).toEqual(expect.arrayContaining(['l4', 'l19', 'vlan', 'l20']));
    expect(slanted(balanced)).toBe(0);
  });
});
