import { formatIpv4, ipv4 } from '../../net/address.ts';
import { chooseByHash } from '../../net/flow-hash.ts';
import { readAddress } from '../compile/words.ts';
import { healthy, undetermined, type Pool, type Proxy } from '../compile/services.ts';
import type { Network } from '../network.ts';
import type { Candidate } from '../report.ts';
import type { ProxyMember, SpeaksFrom } from '../../plan/stage.ts';
import { hashSource } from './choose.ts';
import type { Flow } from './flow.ts';
import type { StepCore } from './log.ts';
import { addressTowards, firstAddressOf } from './own-address.ts';
import { protocolTcp } from './packet.ts';

/** A member that may get requests, with its number in the pool. */
export interface Eligible {
  readonly member: ProxyMember;
  readonly index: number;
  readonly address: number;
}

/** Enabled members with a readable address; while blockers are searched, healthy or not. */
export function eligibleMembers(pool: Pool, isHealthIgnored: boolean): readonly Eligible[] {
  return pool.plan.members.flatMap((member, index) => {
    const address = readAddress(member.address);
    const isUsable = member.enabled && member.weight > 0 && (isHealthIgnored || pool.healthy[index] === healthy);
    return isUsable && address !== null ? [{ member, index, address }] : [];
  });
}

/** From where a proxy calls the members of a pool. */
export function voiceOf(proxy: Proxy, pool: Pool): SpeaksFrom {
  return pool.plan.speaksFrom ?? proxy.stage.speaksFrom ?? 'address';
}

/** The address from which a proxy calls a member: its own, or where it says so that of the way to the member, or its client's. A monitor has no client. */
export function callingAddress(network: Network, proxy: Proxy, pool: Pool, called: { readonly member: number; readonly client: number | null }): number {
  const { member, client } = called;
  const speaksFrom = voiceOf(proxy, pool);
  if (speaksFrom === 'client' && client !== null) return client;
  if (speaksFrom === 'address') return proxy.address;
  // An interface without addresses (a wire to a pod) speaks from the device's first one, as on Linux.
  return addressTowards(network, proxy.device, member) ?? firstAddressOf(network, proxy.device) ?? proxy.address;
}

const firstPort = 40000;

/** Connection 2: a new 5-tuple and a fresh TTL, as long as what the client sent (CONTRACTS 2). */
export function memberFlow(network: Network, where: { readonly proxy: Proxy; readonly pool: Pool }, { address, member }: Eligible, called: { readonly client: number; readonly bytes: number; readonly number: number }): Flow {
  const { proxy, pool } = where;
  return {
    device: proxy.device, source: callingAddress(network, proxy, pool, { member: address, client: called.client }), destination: address, protocol: protocolTcp, sourcePort: firstPort + called.number - 1,
    destinationPort: member.port, bytes: called.bytes, dontFragment: true, ttl: network.profiles[proxy.device]?.initialTtl ?? 64, isFirst: true, number: called.number,
  };
}

/** True when a member that would be used may or may not be there: without any other, nobody can tell what the client gets. */
export function hasUndeterminedMember(pool: Pool): boolean {
  return pool.plan.members.some((member, index) => member.enabled && member.weight > 0 && (pool.healthy[index] === undetermined || readAddress(member.address) === null));
}

/**
 * Smooth weighted round robin: the position in the list that the request of this number (from 1) meets. After as many requests as the weights make
 * together everything is as at the beginning.
 */
function weightedTurn(members: readonly Eligible[], number: number): number {
  const total = members.reduce((sum, entry) => sum + entry.member.weight, 0);
  const current = members.map(() => 0);
  let winner = 0;
  const turn = ((number - 1) % total) + 1;
  for (let request = 1; request <= turn; request++) {
    members.forEach((entry, position) => (current[position] = (current[position] ?? 0) + entry.member.weight));
    winner = current.indexOf(Math.max(...current));
    current[winner] = (current[winner] ?? 0) - total;
  }
  return winner;
}

function byClient(network: Network, members: readonly Eligible[], client: number, at: string): number {
  const total = members.reduce((sum, entry) => sum + entry.member.weight, 0);
  let left = chooseByHash(hashSource(network, client), at, total);
  return members.findIndex((entry) => (left -= entry.member.weight) < 0);
}

/**
 * The member for a request, as a position in the list: round robin by request number, or by a hash of the client alone. No connection of an earlier
 * request is still open, so least connections is always a tie and falls back to round robin; with source persistence every request is like the first.
 */
export function pickMember(network: Network, pool: Pool, members: readonly Eligible[], request: { readonly client: number; readonly number: number; readonly at: string }): number {
  if (pool.plan.method === 'source-ip') return byClient(network, members, request.client, request.at);
  return weightedTurn(members, pool.plan.persistence === 'source-ip' ? 1 : request.number);
}

/** The component behind a member, or the member's own id where the design has none. */
export function memberName(entry: Eligible): string {
  return entry.member.component ?? entry.member.id;
}

/** Why each member got the request or did not, for the report. */
function memberCandidates(pool: Pool, chosen: Eligible, members: readonly Eligible[]): readonly Candidate[] {
  return pool.plan.members.map((member, index) => ({
    because: member.because,
    position: index + 1,
    won: index === chosen.index,
    fields: [
      { field: 'enabled', wanted: 'true', actual: String(member.enabled), matches: member.enabled },
      { field: 'health', wanted: 'active', actual: pool.healthy[index] === healthy ? 'active' : 'inactive', matches: pool.healthy[index] === healthy },
      ...(members.some((entry) => entry.index === index)
        ? [{ field: 'turn', wanted: pool.plan.method, actual: index === chosen.index ? 'chosen' : 'waiting', matches: index === chosen.index }]
        : []),
    ],
  }));
}

/** The step of a request handed to a member. `client`: the address it came from. */
export function balanceNote(pool: Pool, chosen: Eligible, members: readonly Eligible[], client: number): StepCore {
  return {
    kind: 'balance',
    action: 'BALANCED',
    because: chosen.member.because,
    detail: {
      method: pool.plan.method,
      backend: memberName(chosen),
      address: `${chosen.member.address}:${chosen.member.port}`,
      position: chosen.index + 1,
      total: pool.plan.members.length,
      candidates: [...memberCandidates(pool, chosen, members)],
      client: formatIpv4(ipv4(client)),
    },
  };
}
