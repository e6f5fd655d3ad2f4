import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { Tunnel } from '../plan/tunnel.ts';
import type { Leg } from './index.ts';
import { changes, forAllTraces, ipHeaders, sights } from './testing/random-traces.ts';

/** What holds of headers and sizes on every way, layer by layer. */

const networks = 300;

function ttlCosts(plan: Plan): ReadonlyMap<string, number> {
  return new Map(plan.devices.map((device) => [device.component, device.ttlCost]));
}

/** For each time a header that came from elsewhere was forwarded: what the device takes off its TTL, and what the TTL really lost. Where it runs out nothing is taken. */
function forwarded(leg: Leg, costs: ReadonlyMap<string, number>): readonly { readonly cost: number; readonly lost: number }[] {
  const found: { cost: number; lost: number }[] = [];
  // How many of the innermost headers came from elsewhere: what a device wraps or starts itself costs nothing there.
  let foreign = 0;
  const seen = sights(leg);
  seen.forEach((after, index) => {
    const before = seen[index - 1];
    const depth = ipHeaders(after.headers).length;
    if (before === undefined || after.step === null) {
      foreign = depth;
      return;
    }
    if (after.step.kind === 'originate') foreign = depth - 1;
    foreign = Math.min(foreign, depth);
    const isLast = seen[index + 1]?.step?.kind === 'drop';
    if (after.step.kind !== 'route' || after.step.action !== 'FORWARDED' || foreign < depth || isLast) return;
    const [was, is] = [ipHeaders(before.headers)[0], ipHeaders(after.headers)[0]];
    if (was !== undefined && is !== undefined) found.push({ cost: costs.get(after.hop.component) ?? -1, lost: was.ttl - is.ttl });
  });
  return found;
}

/** Bytes that each layer adds (private-cloud.md e): VXLAN 50, IP-in-IP 20, a layer 2 tunnel what it says, ESP with its padding. */
function wrapped(tunnel: Tunnel, inner: number): number {
  const { fixedBytes, trailerBytes, blockBytes } = tunnel.overhead;
  if (tunnel.type === 'vxlan') return inner + 50;
  if (tunnel.type === 'ipip') return inner + 20;
  if (tunnel.type === 'l2-tunnel') return inner + fixedBytes;
  const padding = (blockBytes - ((inner + trailerBytes) % blockBytes)) % blockBytes;
  return fixedBytes + inner + padding + trailerBytes;
}

/** The tunnels of a plan by who causes them. */
function tunnels(plan: Plan): ReadonlyMap<string, Tunnel> {
  const stages = plan.devices.flatMap((device) => device.stages.flatMap((stage) => (stage.kind === 'encapsulate' ? [[stage.because, stage.tunnel] as const] : [])));
  const overlays = plan.segments.flatMap(({ overlay }) => overlay?.endpoints.map((end) => [end.because, overlay.tunnel] as const) ?? []);
  return new Map([...stages, ...overlays].map(([because, tunnel]) => [`${because.component} ${because.label}`, tunnel]));
}

/** What the wrapping and unwrapping of a leg made of the size of its packet, beside what it should; a packet in pieces is no longer weighed. */
function weighings(leg: Leg, known: ReadonlyMap<string, Tunnel>): readonly { readonly measured: number; readonly expected: number | undefined }[] {
  const found: { measured: number; expected: number | undefined }[] = [];
  const sizes: number[] = [];
  const seen = sights(leg);
  for (const [index, after] of seen.entries()) {
    const before = seen[index - 1];
    if (after.step?.kind === 'fragment') break;
    if (before === undefined || after.step === null) continue;
    if (after.step.action === 'ENCAPSULATED') {
      const tunnel = known.get(`${after.step.because.component} ${after.step.because.label}`);
      found.push({ measured: after.bytes, expected: tunnel === undefined ? undefined : wrapped(tunnel, before.bytes) });
      sizes.push(before.bytes);
    }
    if (after.step.action === 'DECAPSULATED') found.push({ measured: after.bytes, expected: sizes.pop() });
  }
  return found;
}

describe('on every way through a random network', { timeout: 120_000 }, () => {
  it('TTL falls by exactly what each forwarding device takes, header by header', () => {
    let crossed = 0;
    let wrappedToo = 0;
    forAllTraces(networks, ({ plan, result }) => {
      const costs = ttlCosts(plan);
      for (const leg of result.paths[0]?.legs ?? []) {
        for (const { cost, lost } of forwarded(leg, costs)) {
          expect(lost).toBe(cost);
          crossed++;
        }
      }
      wrappedToo += changes(result).filter(({ before, after }) => after.step?.kind === 'route' && ipHeaders(before.headers).length > 1).length;
    });
    expect(crossed).toBeGreaterThan(500);
    expect(wrappedToo).toBeGreaterThan(100);
  });

  it('nothing but routing takes anything off a TTL: no bridge, no virtual switch, no tunnel', () => {
    let seen = 0;
    forAllTraces(networks, ({ result }) => {
      for (const { before, after } of changes(result)) {
        const [was, is] = [ipHeaders(before.headers).map((header) => header.ttl), ipHeaders(after.headers).map((header) => header.ttl)];
        const kind = after.step?.kind;
        if (kind === 'route' || kind === 'originate' || kind === 'drop' || kind === 'encapsulate' || kind === 'decapsulate' || was.length !== is.length) continue;
        expect(is).toEqual(was);
        seen++;
      }
    });
    expect(seen).toBeGreaterThan(5000);
  });

  it('what is wrapped arrives as it was: nobody on the way touches what is inside', () => {
    let carried = 0;
    forAllTraces(networks, ({ result }) => {
      for (const { before, after } of changes(result)) {
        const kind = after.step?.kind;
        if (kind === 'originate' || kind === 'proxy') continue;
        const [was, is] = [before.headers, after.headers];
        const inside = (headers: typeof was, levels: number): typeof was => headers.slice(headers.lastIndexOf(ipHeaders(headers).at(-levels) ?? { layer: 'ipip' }));
        const levels = Math.min(ipHeaders(was).length, ipHeaders(is).length) - (ipHeaders(was).length === ipHeaders(is).length ? 1 : 0);
        if (levels === 0) continue;
        expect(inside(is, levels)).toEqual(inside(was, levels));
        carried++;
      }
    });
    expect(carried).toBeGreaterThan(1000);
  });

  it('a wrapped packet measures what is inside and what the tunnel adds, and no more after it is unwrapped', () => {
    let count = 0;
    forAllTraces(networks, ({ plan, result }) => {
      const known = tunnels(plan);
      for (const { measured, expected } of (result.paths[0]?.legs ?? []).flatMap((leg) => weighings(leg, known))) {
        expect(measured).toBe(expected);
        count++;
      }
    });
    expect(count).toBeGreaterThan(100);
  });

  it('a VXLAN speaks from a port between 49152 and 65535, and a flow always from the same', () => {
    let count = 0;
    forAllTraces(networks, ({ result }) => {
      const ports = new Map<string, number>();
      for (const { after } of changes(result)) {
        const at = after.headers.findIndex((header) => header.layer === 'vxlan');
        const outer = after.headers[at - 1];
        if (outer?.layer !== 'udp') continue;
        expect(outer.sourcePort).toBeGreaterThanOrEqual(49152);
        expect(outer.sourcePort).toBeLessThanOrEqual(65535);
        const [ip, transport] = [after.headers[at + 1], after.headers[at + 2]];
        if (ip?.layer !== 'ipv4') continue;
        const hasPorts = transport?.layer === 'tcp' || transport?.layer === 'udp';
        const flow = `${ip.source} ${ip.destination} ${ip.protocol} ${hasPorts ? `${transport.sourcePort} ${transport.destinationPort}` : ''}`;
        expect(ports.get(flow) ?? outer.sourcePort).toBe(outer.sourcePort);
        ports.set(flow, outer.sourcePort);
        count++;
      }
    });
    expect(count).toBeGreaterThan(500);
  });
});
