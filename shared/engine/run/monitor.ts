import type { ProxyMember } from '../../plan/stage.ts';
import type { Pool, Proxy } from '../compile/services.ts';
import type { Network } from '../network.ts';
import { synAckBytes, type Flow, type Request } from './flow.ts';
import { protocolTcp } from './packet.ts';
import { callingAddress } from './pool.ts';

const monitorPort = 39999;

/** What a pool's monitor asks a member at this address, from the proxy itself. Null for a pool without monitor. */
export function monitorQuestion(network: Network, where: { readonly proxy: Proxy; readonly pool: Pool; readonly member: ProxyMember }, destination: number): { readonly flow: Flow; readonly request: Request | null } | null {
  const { proxy, pool, member } = where;
  const { monitor } = pool.plan;
  if (monitor === null) return null;
  const flow: Flow = {
    device: proxy.device, source: callingAddress(network, proxy, pool, { member: destination, client: null }), destination, protocol: protocolTcp, sourcePort: monitorPort,
    destinationPort: monitor.port ?? member.port, bytes: synAckBytes, dontFragment: true,
    ttl: network.profiles[proxy.device]?.initialTtl ?? 64, isFirst: false, number: 1,
  };
  return { flow, request: monitor.type === 'http' ? { kind: 'http', host: member.address, path: monitor.path, tls: monitor.tls === true } : null };
}
