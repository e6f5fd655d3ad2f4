import type { ProxyMember } from '../../plan/plan.ts';
import type { Network } from '../network.ts';
import { converse } from '../run/converse.ts';
import { synAckBytes } from '../run/flow.ts';
import { createMachine, resetMachine, type Machine } from '../run/machine.ts';
import { protocolTcp } from '../run/packet.ts';
import { usedPools, type Pool, type Proxy } from './services.ts';
import { readAddress } from './words.ts';

/** A monitor may ask a member that is itself a proxy: so many proxies behind each other settle. */
const rounds = 8;
const monitorPort = 39999;

function isHealthy(network: Network, machine: Machine, where: { readonly proxy: Proxy; readonly pool: Pool; readonly member: ProxyMember }): boolean {
  const { monitor } = where.pool.plan;
  const destination = readAddress(where.member.address);
  if (monitor === null) return true;
  if (destination === null) return false;
  resetMachine(machine);
  const flow = {
    device: where.proxy.device, source: where.proxy.address, destination, protocol: protocolTcp, sourcePort: monitorPort,
    destinationPort: monitor.port ?? where.member.port, bytes: synAckBytes, dontFragment: true,
    ttl: network.profiles[where.proxy.device]?.initialTtl ?? 64, isFirst: false, number: 1,
  };
  const request = monitor.type === 'http' ? ({ kind: 'http', host: where.member.address, path: monitor.path, tls: false } as const) : null;
  const { isAnswered, served } = converse({ network, machine }, flow, request);
  if (request === null || !isAnswered) return isAnswered;
  return served !== null && monitor.expected.some(([first, last]) => served.status >= first && served.status <= last);
}

function settleOnce(network: Network, machine: Machine): boolean {
  let hasChanged = false;
  for (const proxy of network.proxies) {
    const used = usedPools(proxy.stage.listeners);
    for (const pool of proxy.pools.filter((candidate) => used.has(candidate.plan.id))) {
      pool.plan.members.forEach((member, index) => {
        const healthy = isHealthy(network, machine, { proxy, pool, member }) ? 1 : 0;
        hasChanged ||= pool.healthy[index] !== healthy;
        pool.healthy[index] = healthy;
      });
    }
  }
  return hasChanged;
}

/**
 * Asks every member of every used pool once, as the proxy's monitor would, over the network itself: routes, filters and services decide.
 * This is the steady state; delays and retry counts are not modelled.
 */
export function settleHealth(network: Network): void {
  const machine = createMachine();
  for (let round = 0; round < rounds && settleOnce(network, machine); round++);
}
