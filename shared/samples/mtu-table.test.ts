import { describe, expect, it } from 'vitest';
import { smallInstance } from '../catalog/nsx/testing/small-instance.ts';
import { twoSites } from '../catalog/onprem/testing/two-sites.ts';
import { draw, update, type Step } from '../catalog/testing/drawing-board.ts';
import type { Trace } from '../engine/index.ts';
import type { Design } from '../model/design.ts';
import { ask } from './testing/ask.ts';
import { editRow, rt1 } from './testing/private-cloud.ts';

/* domain/private-cloud.md (e), row by row: what a packet measures in its envelopes, and which VTEPs and networks take it. */

const hosts = ['esx1', 'esx2', 'esx3'];
const vteps = (mtu: number): readonly Step[] => hosts.map((id) => editRow(id, '/interfaces/vtep0', { mtu }));

/** Outer IP bytes of the first wrapping in an envelope on the way there; null where there is none. */
function outer({ paths: [path] }: Trace, envelope: 'vxlan' | 'ipip' | 'l2-tunnel'): number | null {
  const steps = path?.legs.filter((leg) => leg.direction === 'forward').flatMap((leg) => leg.hops).flatMap((hop) => hop.steps) ?? [];
  const step = steps.find(({ kind, headers }) => kind === 'encapsulate' && headers.find(({ layer }) => layer !== 'ipv4' && layer !== 'udp')?.layer === envelope);
  return step?.bytes ?? null;
}

describe('a machine on a logical switch', () => {
  /** Two machines of this MTU on two hosts with VTEPs of another; they send as much as they may. */
  const asked = (mtu: number, vtepMtu: number): Trace => {
    const design: Design = draw(smallInstance, ...['vm1', 'vm2'].map((id) => editRow(id, '/interfaces/eth0', { mtu })), ...vteps(vtepMtu));
    return ask(design, { from: 'vm1', to: 'vm2', kind: 'ping', sizeBytes: mtu, dontFragment: true });
  };

  it.each([
    [1500, 1550, [false, true, true]],
    [8950, 9000, [false, false, true]],
    [9000, 9050, [false, false, false]],
  ])('of MTU %d makes %d bytes in VXLAN, and fits VTEPs of 1500, 1600 and 9000: %j', (mtu, bytes, fits) => {
    const traces = [1500, 1600, 9000].map((vtepMtu) => asked(mtu, vtepMtu));
    expect(traces.map((trace) => outer(trace, 'vxlan'))).toEqual([bytes, bytes, bytes]);
    expect(traces.map(({ outcome }) => outcome === 'REPLY')).toEqual(fits);
    // No IP device of the overlay sees what a VTEP cannot send.
    expect(traces.filter(({ outcome }) => outcome !== 'REPLY').every(({ outcome, paths: [path] }) => outcome === 'TIMEOUT' && path?.at === 'esx1')).toBe(true);
  });

  it('sends fragments where it may and its own MTU is the smaller one; each of them is wrapped', () => {
    const design = draw(smallInstance, ...vteps(1600));
    const trace = ask(design, { from: 'vm1', to: 'vm2', kind: 'ping', sizeBytes: 4000 });
    expect([trace.outcome, outer(trace, 'vxlan')]).toEqual(['REPLY', 1550]);
  });
});

describe('a pod behind IP-in-IP', () => {
  /** From a pod of one worker to a pod of another on another host; both pods may send as much as this. */
  const asked = (mtu: number, vtepMtu: number): Trace => {
    const design = rt1(...vteps(vtepMtu), update('pod-web1', { mtu }), update('pod-web2', { mtu }));
    return ask(design, { from: 'pod-web1', to: '172.28.2.20', kind: 'ping', sizeBytes: mtu, dontFragment: true });
  };

  it.each([
    [1480, 1500, 1550, [false, true, true]],
    [1430, 1450, 1500, [true, true, true]],
    [1000, 1020, 1070, [true, true, true]],
  ])('of MTU %d makes %d bytes in IP-in-IP and %d in VXLAN, and fits VTEPs of 1500, 1600 and 9000: %j', (mtu, inner, bytes, fits) => {
    const traces = [1500, 1600, 9000].map((vtepMtu) => asked(mtu, vtepMtu));
    expect(traces.map((trace) => [outer(trace, 'ipip'), outer(trace, 'vxlan')])).toEqual([[inner, bytes], [inner, bytes], [inner, bytes]]);
    expect(traces.map(({ outcome }) => outcome === 'REPLY')).toEqual(fits);
  });

  it('of MTU 1500 fails on its node, before anything is wrapped in VXLAN', () => {
    const trace = asked(1500, 9000);
    expect([trace.outcome, trace.paths[0]?.at, outer(trace, 'vxlan')]).toEqual(['FRAGMENTATION_NEEDED', 'worker1', null]);
  });
});

describe('a machine on a stretched network', () => {
  const asked = (sizeBytes: number, ...steps: readonly Step[]): Trace => ask(draw(twoSites, ...steps), { from: 'user', to: 'vm60', kind: 'ping', sizeBytes, dontFragment: true });
  const fragments = ({ paths: [path] }: Trace): number => path?.legs[0]?.hops.flatMap((hop) => hop.steps).filter(({ kind }) => kind === 'fragment').length ?? 0;

  it('of 1500 bytes makes 1650 in the tunnel: fragments over a way of 1500, though it may not be fragmented itself', () => {
    const trace = asked(1500);
    expect([trace.outcome, outer(trace, 'l2-tunnel'), fragments(trace)]).toEqual(['REPLY', 1650, 1]);
  });

  it('of 1350 bytes makes 1500, the most that goes in one piece', () => {
    expect([1350, 1351].map((size) => [asked(size).outcome, outer(asked(size), 'l2-tunnel'), fragments(asked(size))])).toEqual([['REPLY', 1500, 0], ['REPLY', 1501, 1]]);
  });

  it('of 1500 bytes goes in one piece over a way of 9000', () => {
    const wide = [
      editRow('l2c-onprem', '/interfaces/uplink', { mtu: 9000 }), editRow('l2c-cloud', '/interfaces/uplink', { mtu: 9000 }), update('vlan99', { mtu: 9000 }), update('wan', { mtu: 9000 }),
      ...['vlan99', 'wan'].map((id) => editRow('op-router', `/interfaces/${id}`, { mtu: 9000 })), ...['wan', 'backbone'].map((id) => editRow('xcr', `/interfaces/${id}`, { mtu: 9000 })), editRow('bcr', '/interfaces/backbone', { mtu: 9000 }),
    ];
    const trace = asked(1500, ...wide);
    expect([trace.outcome, outer(trace, 'l2-tunnel'), fragments(trace)]).toEqual(['REPLY', 1650, 0]);
  });
});
