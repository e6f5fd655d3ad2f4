import { describe, expect, it } from 'vitest';
import { inkOf, pictureOf } from '../drawing/index.ts';
import { hybridSketch } from '../drawing/testing/hybrid-sketch.ts';
import { sketch, sketchRegistry } from '../drawing/testing/sketch.ts';
import { drawTrace } from './draw-trace.ts';
import { layPath, placeAt } from './path.ts';
import { pointAt, slice } from './polyline.ts';
import { stateAt, timeOfScene } from './state-at.ts';
import { blockedPath, hybridPath } from './testing/hybrid-trace.ts';
import { makeTimeline } from './timeline.ts';

const picture = pictureOf(hybridSketch, sketchRegistry);
const timeline = makeTimeline(hybridPath);
const path = layPath(picture, timeline);
const ink = inkOf({ theme: 'light', language: 'en' });

describe('polylines', () => {
  const corner = [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 50 }];
  it('are walked by distance', () => {
    expect(pointAt(corner, 120)).toEqual({ point: { x: 100, y: 20 }, direction: { x: 0, y: 1 } });
    expect(pointAt(corner, 999).point).toEqual({ x: 100, y: 50 });
    expect(slice(corner, 90, 110)).toEqual([{ x: 90, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 10 }]);
    expect(slice(corner, 10, 10)).toEqual([]);
  });
});

describe('the way of a packet', () => {
  it('runs along the wires from card to card', () => {
    const first = path.legs[0];
    // client > internet > fcr: straight down between cards 128 wide at x 0, y 30, 108 and 234.
    expect(slice(first?.points ?? [], 0, first?.arrivals[1] ?? 0)).toEqual([{ x: 64, y: 76 }, { x: 64, y: 108 }]);
    expect(pointAt(first?.points ?? [], first?.arrivals[2] ?? 0).point).toEqual({ x: 64, y: 234 });
  });
  it('reaches its hops in order', () => {
    for (const leg of path.legs) expect(leg.arrivals.every((at, index) => index === 0 || at >= (leg.arrivals[index - 1] ?? 0))).toBe(true);
    expect(path.legs.map((leg) => leg.arrivals.length)).toEqual([10, 7, 4]);
  });
  it('goes down to the tunnel end of its host, along the VLAN and up again', () => {
    expect(path.legs[0]?.wires).toEqual(expect.arrayContaining(['l4', 'l19', 'vlan', 'l20']));
    const first = path.legs[0];
    const onVlan = pointAt(first?.points ?? [], first?.arrivals[6] ?? 0).point;
    expect(onVlan.y).toBe(480);
    // Between the ports of esx1 (x 265) and esx2 (x 446).
    expect(onVlan.x).toBeGreaterThan(265);
    expect(onVlan.x).toBeLessThan(446);
  });
  it('crosses the edge of a host where it enters it', () => {
    const first = path.legs[0];
    expect(pointAt(first?.points ?? [], first?.arrivals[3] ?? 0).point.x).toBeCloseTo(186, 6);
  });
  it('takes a lane of its own on the second pass of a wire', () => {
    const [one, two] = path.legs;
    const down = (points: readonly { readonly x: number; readonly y: number }[] | undefined): number => points?.findLast((point, index) => point.y === 428 && (points[index + 1]?.y ?? 0) !== 428)?.x ?? 0;
    const runs = two?.points.filter((point) => Math.abs(point.x - 446) < 20 && point.y > 430) ?? [];
    expect(one).toBeDefined();
    expect(runs.some((point) => Math.abs(point.x - 446) >= 7)).toBe(true);
    expect(down(one?.points)).toBeGreaterThan(0);
  });
  it('draws an orthogonal detour where the drawing has no wire at all', () => {
    const apart = pictureOf(sketch({ client: { kind: 'external-user', at: { x: 0, y: 0 } }, internet: { kind: 'internet', at: { x: 400, y: 200 } } }), sketchRegistry);
    const lone = makeTimeline({ ...hybridPath, legs: [{ direction: 'forward', connection: 1, hops: hybridPath.legs[0]?.hops.slice(0, 2) ?? [] }] });
    const [leg] = layPath(apart, lone).legs;
    expect(leg?.points[0]).toEqual({ x: 128, y: 23 });
    expect(leg?.points.at(-1)).toEqual({ x: 400, y: 223 });
  });
  it('leaves out legs of components that are not drawn', () => {
    const other = pictureOf(sketch({ a: { kind: 'internet' } }), sketchRegistry);
    expect(layPath(other, timeline).legs).toEqual([]);
    expect(placeAt(layPath(other, timeline), timeline, stateAt(timeline, 500))).toBeNull();
  });
});

describe('the packet on the sheet', () => {
  it('is between two cards while it travels', () => {
    const place = placeAt(path, timeline, stateAt(timeline, 450));
    expect(place?.point.x).toBe(64);
    expect(place?.point.y).toBeGreaterThan(76);
    expect(place?.point.y).toBeLessThan(108);
  });
  it('is at the edge of the card when it has arrived', () => {
    expect(placeAt(path, timeline, stateAt(timeline, 900))?.point).toEqual({ x: 64, y: 108 });
  });
  it('stops 24 px before the device that drops it', () => {
    const blocked = makeTimeline(blockedPath);
    const place = placeAt(layPath(picture, blocked), blocked, stateAt(blocked, 1e9));
    // The ESG's card starts at x 212.
    expect(place?.point.x).toBeCloseTo(188, 6);
  });
});

describe('the shapes of a trace', () => {
  const shapesAt = (timeMs: number): ReturnType<typeof drawTrace> => drawTrace(picture, ink, { timeline, path, state: stateAt(timeline, timeMs) });
  it('are the same at the same time', () => {
    expect(JSON.stringify(shapesAt(4321))).toBe(JSON.stringify(shapesAt(4321)));
  });
  it('show a ring around the token for each encapsulation', () => {
    const rings = (timeMs: number): number => shapesAt(timeMs).top.filter((shape) => shape.type === 'rect' && shape.fill?.color === '#E2EDFF').length;
    expect(rings(450)).toBe(0);
    expect(rings(timeOfScene(timeline, 6))).toBe(1);
    expect(rings(timeOfScene(timeline, 13))).toBe(2);
  });
  it('number every visit of a device on one badge, and each passage of a segment on its own', () => {
    const { state } = shapesAt(0);
    expect(state.hopBadges?.filter((badge) => badge.owner === 'esx2').map((badge) => badge.text)).toEqual(['8 12']);
    expect(state.hopBadges?.filter((badge) => badge.owner === 'vlan').map((badge) => badge.text)).toEqual(['7', '13']);
  });
  it('keep lit what the packet passes and what that stands in', () => {
    const lit = shapesAt(0).state.lit;
    expect(['client', 'esg', 'cluster', 'vc', 'vlan'].every((id) => lit?.has(id) === true)).toBe(true);
    expect(lit?.has('db')).toBe(false);
  });
  it('dash the way back and only show that direction', () => {
    const back = shapesAt(timeOfScene(timeline, timeline.scenes.length - 1));
    const line = back.under.find((shape) => shape.type === 'path' && shape.stroke?.color === '#AC2A87');
    expect(line?.type === 'path' ? line.stroke?.dash : null).toEqual([8, 5]);
    expect(back.under.some((shape) => shape.type === 'path' && shape.stroke?.color === '#165BE2')).toBe(false);
  });
  it('mark the blockers in order, the first one on the device that dropped the packet', () => {
    const blocked = makeTimeline(blockedPath);
    const drawing = drawTrace(picture, ink, { timeline: blocked, path: layPath(picture, blocked), state: stateAt(blocked, 1e9), blockers: ['esg', 'esx2'], destination: 'web2' });
    expect([...(drawing.state.blocked ?? [])]).toEqual([['esg', 1], ['esx2', 2]]);
    expect(drawing.under.some((shape) => shape.type === 'path' && shape.stroke?.color === '#868D95')).toBe(true);
    expect(drawing.top.some((shape) => shape.type === 'rect' && shape.fill?.color === '#C01E24')).toBe(true);
  });
});
