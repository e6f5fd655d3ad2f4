import { describe, expect, it } from 'vitest';
import { headerChanges, wrappingsOf } from './header-stack.ts';
import { easePacket, stateAt, steppedTime, timeOfScene } from './state-at.ts';
import { blockedPath, hybridPath, inBoth, inIpip, inVxlan, plain } from './testing/hybrid-trace.ts';
import { makeTimeline } from './timeline.ts';

const timeline = makeTimeline(hybridPath);

describe('the timeline', () => {
  it('takes 900 ms to each device and 250 ms more where something is decided (VISUAL 13)', () => {
    expect(timeline.scenes.slice(0, 5).map((scene) => [scene.hop.component, scene.startMs, scene.arriveMs, scene.endMs])).toEqual([
      ['client', 0, 0, 0],
      ['internet', 0, 900, 1150],
      ['fcr', 1150, 2050, 2300],
      ['esx1', 2300, 3200, 3200],
      ['esg', 3200, 4100, 4350],
    ]);
  });
  it('numbers visits from 1 in each direction, a proxy between two connections once', () => {
    expect(timeline.scenes.filter((scene) => scene.hop.component === 'esx2').map((scene) => scene.number)).toEqual([8, 12]);
    expect(timeline.scenes.at(-1)).toMatchObject({ direction: 'return', number: 4 });
  });
  it('has a bar for every encapsulation from where it is put on to where it comes off', () => {
    expect(timeline.bars).toEqual([
      { wrapping: 'VXLAN', depth: 1, fromScene: 5, toScene: 7 },
      { wrapping: 'IP-in-IP', depth: 1, fromScene: 11, toScene: 15 },
      { wrapping: 'VXLAN', depth: 2, fromScene: 12, toScene: 14 },
    ]);
  });
  it('ends where a packet died, and says so', () => {
    const blocked = makeTimeline(blockedPath);
    expect(blocked.scenes.map((scene) => scene.isDrop)).toEqual([false, false, false, false, true]);
    expect(blocked.durationMs).toBe(4350);
  });
  it('is empty for a path without hops', () => {
    const empty = makeTimeline({ ...hybridPath, legs: [] });
    expect(empty).toEqual({ scenes: [], bars: [], durationMs: 0 });
    expect(stateAt(empty, 100).scene).toBeNull();
  });
});

describe('the state at a time', () => {
  it('travels, then stands at the device', () => {
    expect(stateAt(timeline, 0)).toMatchObject({ phase: 'travel', progress: 0, scene: { hop: { component: 'internet' } } });
    expect(stateAt(timeline, 899)).toMatchObject({ phase: 'travel', scene: { number: 2 } });
    expect(stateAt(timeline, 900)).toMatchObject({ phase: 'device', progress: 1, scene: { number: 2 } });
  });
  it('keeps to the first and the last moment outside its range', () => {
    expect(stateAt(timeline, -5).timeMs).toBe(0);
    expect(stateAt(timeline, 1e9)).toMatchObject({ phase: 'end', scene: { hop: { component: 'client' } } });
  });
  it('wraps and unwraps the packet half way through the pause at the device', () => {
    const at = timeline.scenes[5]?.arriveMs ?? 0;
    expect(stateAt(timeline, at).wrappings).toEqual([]);
    expect(stateAt(timeline, at + 125).wrappings).toEqual(['VXLAN']);
    expect(stateAt(timeline, timeOfScene(timeline, 13)).wrappings).toEqual(['VXLAN', 'IP-in-IP']);
  });
  it('says that a packet was dropped once it is there, not on its way', () => {
    const blocked = makeTimeline(blockedPath);
    expect(stateAt(blocked, 4000).isDropped).toBe(false);
    expect(stateAt(blocked, 4100).isDropped).toBe(true);
  });
  it('steps from device to device with reduced motion', () => {
    expect(steppedTime(timeline, 1500)).toBe(900);
    expect(steppedTime(timeline, 2050)).toBe(2050);
  });
  it('eases like the token: slow start, soft end, symmetric at neither', () => {
    expect(easePacket(0)).toBe(0);
    expect(easePacket(1)).toBe(1);
    // cubic-bezier(.45, 0, .25, 1): x = 0.5 at t = 0.658, and y there is 0.729.
    expect(easePacket(0.5)).toBeCloseTo(0.729, 3);
    expect(easePacket(0.1)).toBeLessThan(0.05);
  });
});

describe('headers', () => {
  it('names encapsulations from the outside in', () => {
    expect(wrappingsOf(plain)).toEqual([]);
    expect(wrappingsOf(inVxlan)).toEqual(['VXLAN']);
    expect(wrappingsOf(inIpip)).toEqual(['IP-in-IP']);
    expect(wrappingsOf(inBoth)).toEqual(['VXLAN', 'IP-in-IP']);
  });
  it('finds the changed fields of the packet inside, whatever was put around it', () => {
    const translated = [{ layer: 'ipv4', source: '198.51.100.25', destination: '172.29.0.80', protocol: 6, ttl: 62 } as const, { layer: 'tcp', sourcePort: 51000, destinationPort: 443 } as const];
    expect(headerChanges(plain, translated)).toEqual([
      { layer: 'ipv4', field: 'destination', before: '203.0.113.11', after: '172.29.0.80' },
      { layer: 'ipv4', field: 'ttl', before: '63', after: '62' },
    ]);
    expect(headerChanges(plain, inVxlan)).toEqual([]);
  });
});
