import { parseIpv4 } from '../../net/address.ts';
import { flowHash } from '../../net/flow-hash.ts';
import type { OverlayEndpoint } from '../../plan/plan.ts';
import type { Because } from '../../plan/stage.ts';
import type { Tunnel } from '../../plan/tunnel.ts';
import { fit } from './emit.ts';
import type { Frame } from './layer2.ts';
import { blank, type Packet } from './packet.ts';
import { confirm } from './track.ts';
import { matches } from './predicate.ts';
import { drop, note, within, type Next, type Visit } from './walk.ts';

/** How much longer a packet is inside a tunnel: what stands before it, and what it is filled up to (private-cloud.md e). */
function bytesAround(tunnel: Tunnel, bytes: number): number {
  const { fixedBytes, trailerBytes, blockBytes } = tunnel.overhead;
  let content = bytes + trailerBytes;
  while (content % blockBytes !== 0) content++;
  return fixedBytes + content;
}

/** CONTRACTS 3: 49152 and the hash of the outermost header of what is wrapped, modulo 16384. */
function sourcePortOf(packet: Packet, seed: number): number {
  const [source, destination] = [parseIpv4(packet.source), parseIpv4(packet.destination)];
  if (source === null || destination === null) return 49152;
  const ports = { sourcePort: packet.sourcePort ?? 0, destinationPort: packet.destinationPort ?? 0 };
  return 49152 + ((flowHash({ source, destination, protocol: packet.protocol, ...ports, seed }) >>> 0) % 16384);
}

function isWithin(packet: Packet, wrapper: string): boolean {
  return packet.inside !== null && (packet.inside.wrapper === wrapper || isWithin(packet.inside.packet, wrapper));
}

interface Wrapping {
  readonly tunnel: Tunnel;
  readonly source: string;
  readonly destination: string;
  readonly frame: Frame | null;
  readonly wrapper: string;
  readonly because: Because;
}

/** Nothing is wrapped twice by the same. */
function refuseAgain(visit: Visit, wrapper: string, because: Because): Next | null {
  return isWithin(visit.packet, wrapper) ? drop(visit, { disposition: 'LOOP', reason: 'ROUTING_LOOP', because }) : null;
}

/** Puts the packet into another, which the device now sends like one of its own, in the same hop. */
function wrap(visit: Visit, { tunnel, source, destination, frame, wrapper, because }: Wrapping): Next {
  const { packet } = visit;
  const ttl = tunnel.ttl === 'copy' ? packet.ttl : tunnel.ttl;
  const { ports } = tunnel;
  const outer: Packet = {
    ...blank({ source, destination, ttl }, tunnel.protocol, bytesAround(tunnel, packet.bytes)),
    ...(ports === null ? {} : { sourcePort: ports.source === 'flow' ? sourcePortOf(packet, visit.run.plan.seed) : ports.source, destinationPort: ports.destination }),
    dontFragment: tunnel.dontFragment === 'copy' ? packet.dontFragment : tunnel.dontFragment === 'set',
    inside: { packet, tunnel, frame, wrapper },
  };
  const sent = within(visit, outer, { isOwn: true });
  note(sent, 'encapsulate', 'ENCAPSULATED', because);
  return { kind: 'program', visit: sent };
}

/** A layer 3 tunnel takes the packet: the first stage of the way out that wants it. */
export function encapsulate(visit: Visit): Next | null {
  const { device, egress } = visit;
  const stages = device.stages.filter((stage) => stage.kind === 'encapsulate');
  const stage = stages.find((candidate) => (candidate.interface === null || candidate.interface === egress?.id) && matches(candidate.match, visit.packet, visit));
  if (stage === undefined) return null;
  const destination = stage.destination ?? visit.via;
  if (destination === null) return drop(visit, { disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NO_TUNNEL_ENDPOINT', because: stage.because });
  const wrapper = `${device.id} stage ${device.stages.indexOf(stage)}`;
  const end = refuseAgain(visit, wrapper, stage.because) ?? (stage.innerMtuBytes === undefined ? null : fit(visit, stage.innerMtuBytes, stage.because));
  if (end !== null) return end;
  confirm(visit);
  return wrap(visit, { tunnel: stage.tunnel, source: stage.source, destination, frame: null, wrapper, because: stage.because });
}

/** The overlay takes the frame from one endpoint to the other. */
export function encapsulateFrame(visit: Visit, tunnel: Tunnel, frame: Frame, ends: { readonly from: OverlayEndpoint; readonly to: OverlayEndpoint }): Next | null {
  const { from, to } = ends;
  const wrapper = `${from.device} segment ${frame.segment.id}`;
  return refuseAgain(visit, wrapper, from.because) ?? wrap(visit, { tunnel, source: from.address, destination: to.address, frame, wrapper, because: from.because });
}
