import { compareIpv4, parseIpv4 } from '../../net/address.ts';
import { chooseByHash, flowHash } from '../../net/flow-hash.ts';
import type { Packet } from './packet.ts';
import type { Run } from './walk.ts';

export interface Alternative {
  readonly component: string;
  readonly address: string;
  /** How the report names it: a component or a route row. */
  readonly name: string;
}

function byComponentThenAddress(a: Alternative, b: Alternative): number {
  if (a.component !== b.component) return a.component < b.component ? -1 : 1;
  const [first, second] = [parseIpv4(a.address), parseIpv4(b.address)];
  // What has no address of its own, a network that is directly there, comes first.
  if (first === null || second === null) return Number(first !== null) - Number(second !== null);
  return compareIpv4(first, second);
}

export function inOrder<Item extends Alternative>(items: readonly Item[]): readonly Item[] {
  return [...items].sort(byComponentThenAddress);
}

/**
 * CONTRACTS 3, Choices: alternatives sorted by component id, then address. A script decides first; else one flow goes one way, however often it comes by:
 * by the hash of its packet, or at the place `rule` gives. Without a packet every request chooses anew.
 */
export function choose<Item extends Alternative>(run: Run, at: string, packet: Packet | null, items: readonly Item[], rule: 'hash' | number = 'hash'): Item | null {
  const sorted = inOrder(items);
  if (sorted.length < 2) return sorted[0] ?? null;
  const { forced, made, known } = run.choosing;
  const flow = packet === null ? null : keyOf(at, packet, sorted);
  const before = flow === null ? undefined : sorted[known.get(flow) ?? -1];
  if (before !== undefined) return before;
  const byRule = rule === 'hash' ? hashed(run, at, packet, sorted.length) : rule;
  const index = forced[made.length] ?? byRule;
  const chosen = sorted[index];
  if (chosen === undefined) return null;
  if (flow !== null) known.set(flow, index);
  made.push({ at, chosen: chosen.name, of: sorted.map((item) => item.name), index });
  return chosen;
}

function keyOf(at: string, packet: Packet, sorted: readonly Alternative[]): string {
  const hashedFields = [packet.source, packet.destination, packet.protocol, packet.sourcePort, packet.destinationPort];
  return JSON.stringify([at, hashedFields, sorted.map((item) => [item.name, item.address])]);
}

/** The hash of a source address alone: one client, one way. */
export function chooseBySource(run: Run, at: string, address: string, count: number): number {
  const [source, none] = [parseIpv4(address), parseIpv4('0.0.0.0')];
  if (source === null || none === null) return 0;
  return chooseByHash(flowHash({ source, destination: none, protocol: 0, sourcePort: 0, destinationPort: 0, seed: run.plan.seed }), at, count);
}

function hashed(run: Run, at: string, packet: Packet | null, count: number): number {
  const [source, destination] = [parseIpv4(packet?.source ?? ''), parseIpv4(packet?.destination ?? '')];
  if (packet === null || source === null || destination === null) return 0;
  const ports = { sourcePort: packet.sourcePort ?? 0, destinationPort: packet.destinationPort ?? 0 };
  return chooseByHash(flowHash({ source, destination, protocol: packet.protocol, ...ports, seed: run.plan.seed }), at, count);
}
