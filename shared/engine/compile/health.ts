import type { ProxyMember } from '../../plan/stage.ts';
import type { Network } from '../network.ts';
import { converse } from '../run/converse.ts';
import { createMachine, resetMachine, type Machine } from '../run/machine.ts';
import { monitorQuestion } from '../run/monitor.ts';
import { healthy, undetermined, unhealthy, usedPools, type Pool, type Proxy } from './services.ts';
import { readAddress } from './words.ts';

/** A monitor may ask a member that is itself a proxy: so many proxies behind each other settle. */
const rounds = 8;

/** What the monitor finds: 1 healthy, 0 not, 2 for a member of whom the design does not say enough. */
function healthOf(network: Network, machine: Machine, where: { readonly proxy: Proxy; readonly pool: Pool; readonly member: ProxyMember }): number {
  const { monitor } = where.pool.plan;
  const destination = readAddress(where.member.address);
  if (destination === null) return undetermined;
  const question = monitorQuestion(network, where, destination);
  if (question === null || monitor === null) return healthy;
  resetMachine(machine);
  // A proxy that is down itself says nothing about its members.
  machine.exempt = where.proxy.device;
  const { isAnswered, isAborted, served } = converse({ network, machine }, question.flow, question.request);
  if (isAborted) return undetermined;
  if (question.request === null || !isAnswered) return isAnswered ? healthy : unhealthy;
  return served !== null && monitor.expected.some(([first, last]) => served.status >= first && served.status <= last) ? healthy : unhealthy;
}

function settleOnce(network: Network, machine: Machine): boolean {
  let hasChanged = false;
  for (const proxy of network.proxies) {
    const used = usedPools(proxy.stage.listeners);
    for (const pool of proxy.pools.filter((candidate) => used.has(candidate.plan.id))) {
      pool.plan.members.forEach((member, index) => {
        const found = healthOf(network, machine, { proxy, pool, member });
        hasChanged ||= pool.healthy[index] !== found;
        pool.healthy[index] = found;
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
