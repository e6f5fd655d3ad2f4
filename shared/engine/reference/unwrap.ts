import type { DecapsulateStage } from '../../plan/stage.ts';
import { owns } from './deliver.ts';
import type { Inside } from './packet.ts';
import { holds } from './predicate.ts';
import { interfaceOf } from './route.ts';
import { isSpoken, listensForVxlan } from './tunnel-ports.ts';
import { drop, note, plain, within, type Next, type Visit } from './walk.ts';

/** The overlay's endpoint takes the frame out. */
function frameOut(visit: Visit, { packet: inner, frame }: Inside): Next | null {
  const overlay = frame?.segment.overlay;
  if (frame === null || overlay === undefined || !isSpoken(overlay.tunnel, visit.packet)) return null;
  const endpoint = overlay.endpoints.find((end) => end.device === visit.device.id && end.address === visit.packet.destination);
  if (endpoint === undefined) return null;
  const out = within(visit, inner, {});
  note(out, 'decapsulate', 'DECAPSULATED', endpoint.because);
  return { kind: 'out', visit: out, frame };
}

/** A layer 3 tunnel's end takes the packet out; it enters the device anew. */
function packetOut(visit: Visit, { packet: inner, tunnel, frame }: Inside): Next | null {
  const { device, packet, ingress } = visit;
  if (frame !== null) return null;
  const ends = device.stages.filter(
    (stage): stage is DecapsulateStage =>
      stage.kind === 'decapsulate' && (stage.interface === null || stage.interface === ingress?.id) && stage.address === packet.destination &&
      stage.tunnel.type === tunnel.type && stage.tunnel.vni === tunnel.vni && isSpoken(stage.tunnel, packet),
  );
  const [first] = ends;
  if (first === undefined) return null;
  // Several tunnels may end at one address: the one that knows the peer takes it.
  const stage = ends.find(({ peers }) => peers.length === 0 || peers.some((peer) => holds(peer, packet.source)));
  if (stage === undefined) return drop(visit, { disposition: 'DENIED_IN', reason: 'NO_TUNNEL_ENDPOINT', because: first.because });
  visit.packet = inner;
  note(visit, 'decapsulate', 'DECAPSULATED', stage.because);
  const into = stage.into === null ? ingress : interfaceOf(device, stage.into);
  return { kind: 'program', visit: within(visit, inner, { ingress: into, isUnchecked: stage.into === null }) };
}

/** Takes out what came in a tunnel that ends here. Null: it is no such packet, or nobody here understands it. */
export function decapsulate(visit: Visit): Next | null {
  const { packet, device } = visit;
  if (visit.isOwn || packet.inside === null || !owns(device, packet.destination)) return null;
  const taken = frameOut(visit, packet.inside) ?? packetOut(visit, packet.inside);
  if (taken !== null) return taken;
  if (packet.inside.tunnel.type !== 'vxlan' || !listensForVxlan(visit)) return null;
  return drop(visit, { disposition: 'DENIED_IN', reason: 'VNI_MISMATCH', because: plain(device) });
}
