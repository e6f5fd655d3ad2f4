import { componentId } from '../../model/design.ts';
import { vxlan } from '../../plan/tunnel.ts';
import { because } from './cloud-plan.ts';
import { join, type Draft, type Lan, type OverlayDraft, type SegmentDraft, type Station } from './random-draft.ts';
import type { Chance } from './random.ts';

/**
 * Hosts of guests and the networks between them: transport networks, VTEPs, logical switches. Wrong in the ways real ones are: a host without an
 * endpoint, two VTEPs with one address, a transport network without room for what VXLAN adds, another VNI or port.
 */

/** Mostly with room for 50 bytes more; else a guest's full frames are lost. */
export function transportMtu(dice: Chance): number {
  return dice.in100(75) ? dice.pick([1600, 9000]) : dice.pick([1500, 1500, 1540, 1400]);
}

export function drawTransport(dice: Chance, count: number): readonly Lan[] {
  return Array.from({ length: count }, (_, index): Lan => ({
    id: `transport${index}`, base: `10.100.${index}.0`, prefixLength: 24, form: 'broadcast', role: 'transport', segments: [{ id: `transport${index}`, overlay: null }], members: 0,
  }));
}

/** Hosts with one VTEP each, seldom two; between several transport networks one or two routers. */
export function addHypervisors(draft: Draft, count: number): void {
  const { dice, stations } = draft;
  const transports = draft.lans.filter((lan) => lan.role === 'transport');
  for (let index = 0; index < count; index++) {
    const lans = dice.in100(8) ? transports : [dice.pick(transports)];
    const twin = index > 0 && dice.in100(index > 1 ? 22 : 3) ? stations.at(-1)?.at.find((place) => place.lan === lans[0]) : undefined;
    const at = lans.map((lan, number) => ({ name: `vtep${number}`, lan, segment: firstSegment(lan), address: number === 0 && twin !== undefined ? twin.address : join(lan) }));
    stations.push({ id: `esx${index}`, profile: 'hypervisor', at, hypervisor: null, instances: [] });
  }
  const routers = transports.length > 1 ? (dice.in100(25) ? 2 : 1) : dice.in100(30) ? 1 : 0;
  for (let index = 0; index < routers; index++) {
    const at = transports.map((lan, number) => ({ name: `under${number}`, lan, segment: firstSegment(lan), address: join(lan) }));
    stations.push({ id: `underlay${index}`, profile: 'router', at, hypervisor: null, instances: [] });
  }
}

export function firstSegment(lan: Lan): SegmentDraft {
  const [segment] = lan.segments;
  if (segment === undefined) throw new Error(`${lan.id} lies nowhere`);
  return segment;
}

function randomVxlan(dice: Chance, number: number): OverlayDraft['tunnel'] {
  return vxlan(dice.in100(5) ? 5000 : 5000 + number, dice.in100(6) ? 8472 : 4789);
}

/** A logical switch between the hosts of its guests, or a VXLAN between Linux machines that wrap themselves. */
export function drawOverlay(dice: Chance, number: number, hypervisors: readonly Station[]): OverlayDraft {
  if (hypervisors.length === 0) return { tunnel: randomVxlan(dice, number), ends: 'members', endpoints: new Map() };
  // Of two hosts with one address it may be the other one that knows the network.
  const addresses = hypervisors.map((host) => host.at[0]?.address);
  const twin = hypervisors.find((host, index) => addresses.indexOf(host.at[0]?.address) < index);
  const missing = twin !== undefined && dice.in100(85) ? twin : dice.in100(6) ? dice.pick(hypervisors) : null;
  const endpoints = new Map(hypervisors.filter((host) => host !== missing && host.at.length > 0).map((host) => [host.id, dice.pick(host.at).address]));
  return { tunnel: randomVxlan(dice, number), ends: 'hypervisors', endpoints };
}

/** A machine that wraps its own frames does so from its first address. */
export function addOwnEndpoint(dice: Chance, station: Station, segment: SegmentDraft): void {
  const [first] = station.at;
  if (segment.overlay?.ends !== 'members' || first === undefined || first.segment === segment || dice.in100(4)) return;
  segment.overlay.endpoints.set(station.id, first.address);
}

/** Writes the segments of a network. */
export function addLan(draft: Draft, lan: Lan): void {
  const { dice, builder } = draft;
  for (const { id, overlay } of lan.segments) {
    const mtuBytes = lan.role === 'transport' ? transportMtu(dice) : dice.in100(88) ? 1500 : dice.pick([1400, 1280, 600, 9000]);
    const endpoints = [...(overlay?.endpoints ?? [])].map(([device, address]) => ({ device, address, because: because(device, `endpoint ${address}`) }));
    builder.segment({
      id, component: dice.in100(95) || lan.role !== 'transport' ? componentId(id) : null, form: lan.form, mtuBytes, delayUs: 50,
      missing: { silent: dice.in100(15), reason: 'NEIGHBOR_UNREACHABLE' }, because: because(id),
      ...(overlay === null ? {} : { overlay: { tunnel: overlay.tunnel, endpoints } }),
    });
  }
}
