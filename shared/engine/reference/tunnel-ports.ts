import type { Tunnel } from '../../plan/tunnel.ts';
import type { Packet } from './packet.ts';
import type { Visit } from './walk.ts';

/** Protocol and UDP port of the outer packet are the tunnel's. */
export function isSpoken(tunnel: Tunnel, packet: Packet): boolean {
  return packet.protocol === tunnel.protocol && (tunnel.ports === null || packet.destinationPort === tunnel.ports.destination);
}

/** Somebody here listens for VXLAN at this address and port, whatever network the packet is of, or none. */
export function listensForVxlan({ run, device, packet }: Visit): boolean {
  const isVxlan = (tunnel: Tunnel): boolean => tunnel.type === 'vxlan' && isSpoken(tunnel, packet);
  return (
    device.stages.some((stage) => stage.kind === 'decapsulate' && stage.address === packet.destination && isVxlan(stage.tunnel)) ||
    run.plan.segments.some(({ overlay }) => overlay !== undefined && isVxlan(overlay.tunnel) && overlay.endpoints.some((end) => end.device === device.id && end.address === packet.destination))
  );
}
