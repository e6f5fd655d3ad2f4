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

/** CONTRACTS 3, Choices: alternatives sorted by component id, then address; scripted, or by the hash of the flow. */
export function choose<Item extends Alternative>(run: Run, at: string, packet: Packet, items: readonly Item[], rule: 'hash' | 'first' = 'hash'): Item | null {
  const sorted = inOrder(items);
  if (sorted.length < 2) return sorted[0] ?? null;
  const { forced, made, known } = run.choosing;
  // One flow goes one way, however often it comes by.
  const hashedFields = [packet.source, packet.destination, packet.protocol, packet.sourcePort, packet.destinationPort];
  const flow = JSON.stringify([at, hashedFields, sorted.map((item) => [item.name, item.address])]);
  const before = sorted[known.get(flow) ?? -1];
  if (before !== undefined) return before;
  const byRule = rule === 'hash' ? hashed(run, at, packet, sorted.length) : 0;
  const index = forced[made.length] ?? byRule;
  const chosen = sorted[index];
  if (chosen === undefined) return null;
  known.set(flow, index);
  made.push({ at, chosen: chosen.name, of: sorted.map((item) => item.name), index });
  return chosen;
}

function hashed(run: Run, at: string, packet: Packet, count: number): number {
  const [source, destination] = [parseIpv4(packet.source), parseIpv4(packet.destination)];
  if (source === null || destination === null) return 0;
  const ports = { sourcePort: packet.sourcePort ?? 0, destinationPort: packet.destinationPort ?? 0 };
  return chooseByHash(flowHash({ source, destination, protocol: packet.protocol, ...ports, seed: run.plan.seed }), at, count);
}
