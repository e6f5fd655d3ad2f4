import { chooseByHash, flowHash } from '../../net/flow-hash.ts';
import { ipv4 } from '../../net/address.ts';
import { alternativePlan } from '../compile/tables.ts';
import type { Network } from '../network.ts';
import type { Machine } from './machine.ts';
import { destination, destinationPort, protocol, protocolIcmp, source, sourcePort } from './packet.ts';

/** The 5-tuple hash of the packet at hand, ports 0 where there are none (CONTRACTS 3). */
export function hashPacket(network: Network, machine: Machine): number {
  const { packet } = machine;
  const hasPorts = packet[protocol] !== protocolIcmp;
  return flowHash({
    source: ipv4(packet[source] ?? 0),
    destination: ipv4(packet[destination] ?? 0),
    protocol: packet[protocol] ?? 0,
    sourcePort: hasPorts ? (packet[sourcePort] ?? 0) : 0,
    destinationPort: hasPorts ? (packet[destinationPort] ?? 0) : 0,
    seed: network.plan.seed,
  });
}

/** The hash of a source address alone: everything else counts as zero. */
export function hashSource(network: Network, address: number): number {
  return flowHash({ source: ipv4(address), destination: ipv4(0), protocol: 0, sourcePort: 0, destinationPort: 0, seed: network.plan.seed });
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, index) => name === b[index]));
}

/**
 * The one place where alternatives are decided. A script (from a re-run that explores) wins, then the first name the person asked for, then the default.
 * `flow`: the hash of a flow that goes one way however often it comes by; null decides anew. Alternatives are few and choices rare: this is not on the
 * path of every packet.
 */
export function decide(machine: Machine, at: string, names: readonly string[], byDefault: number, flow: number | null = null): number {
  const known = flow === null ? undefined : machine.choices.find((made) => made.at === at && made.flow === flow && isSameList(made.of, names));
  if (known !== undefined) return known.chosen;
  const scripted = machine.script[machine.choices.length];
  const asked = machine.preferred.find((name) => names.includes(name));
  const chosen = scripted ?? (asked === undefined ? byDefault : names.indexOf(asked));
  machine.choices.push({ at, chosen, of: names, flow });
  return chosen;
}

/** Chooses among the addresses of a translation row by the flow's hash, among the backends of a balancer by its method. */
export function choose(network: Network, machine: Machine, count: number, where: { readonly table: number; readonly row: number }): number {
  const plan = network.stages.translationPlans[where.table];
  const at = network.devices[machine.device]?.component ?? '';
  const { names } = alternativePlan(network.stages, where.table, where.row);
  const method = plan?.kind === 'balance' ? plan.method : undefined;
  const hash = method === 'source' ? hashSource(network, machine.packet[source] ?? 0) : hashPacket(network, machine);
  const byDefault = method === 'round-robin' ? (machine.request - 1) % count : chooseByHash(hash, at, count);
  return decide(machine, at, names, byDefault, hash);
}

/** Chooses among route rows of equal cost by the flow's hash. */
export function chooseRoute(network: Network, machine: Machine, rows: readonly number[]): number {
  const at = network.devices[machine.device]?.component ?? '';
  const names = rows.map((row) => network.routes.planRows[row]?.because.label ?? String(row));
  const hash = hashPacket(network, machine);
  return decide(machine, at, names, chooseByHash(hash, at, rows.length), hash);
}

/** Several devices hold the address: whose answer comes first nobody can foresee. */
export function chooseClaimant(network: Network, machine: Machine, segment: number, claimants: readonly number[]): number {
  const owner = network.segments[segment];
  const names = claimants.map((number) => network.devices[network.interfaceDevice[number] ?? -1]?.component ?? String(number));
  return claimants[decide(machine, owner?.component ?? owner?.id ?? '', names, 0, hashPacket(network, machine))] ?? -1;
}
