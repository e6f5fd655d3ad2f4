import { parseIpv4 } from '../../net/address.ts';
import { cidrContains, parseCidr, parseInterfaceAddress } from '../../net/cidr.ts';
import type { PlanDevice, PlanInterface } from '../../plan/plan.ts';
import type { RouteRow } from '../../plan/stage.ts';
import { choose, inOrder, type Alternative } from './choose.ts';
import type { Packet } from './packet.ts';
import { owns } from './deliver.ts';
import { holds, matches } from './predicate.ts';
import { drop, note, plain, type Fate, type Run, type Visit } from './walk.ts';

export function interfaceOf(device: PlanDevice, id: string | null): PlanInterface | null {
  return device.interfaces.find((candidate) => candidate.id === id) ?? null;
}

/** Linux takes the routes of an interface away with it. */
function isActive(device: PlanDevice, row: RouteRow): boolean {
  return row.type !== 'unicast' || interfaceOf(device, row.interface)?.up === true;
}

/** Smaller is better: longer prefix, then a policy row (the one for fewer sources first), then distance, then metric (plan.ts, RouteStage). */
function rank(row: RouteRow): readonly number[] {
  return [-(parseCidr(row.destination)?.prefixLength ?? 0), -(row.from === undefined ? -1 : (parseCidr(row.from)?.prefixLength ?? 0)), row.distance, row.metric];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function asAlternative(row: RouteRow): Alternative & { readonly row: RouteRow } {
  return { component: row.because.component, address: row.via ?? '', name: row.because.label, row };
}

/** The rows that win for a destination, asked from a source; several only when they are equal and lead to different next hops. */
export function lookup(device: PlanDevice, destination: string, source: string | null): readonly RouteRow[] {
  const rows = device.stages.flatMap((stage) => (stage.kind === 'route' ? stage.rows : []));
  const fitting = rows.filter(
    (row) => isActive(device, row) && holds(row.destination, destination) && (row.from === undefined || (source !== null && holds(row.from, source))),
  );
  const [best] = [...fitting].sort((a, b) => compareRanks(rank(a), rank(b)));
  if (best === undefined) return [];
  if (best.type !== 'unicast') return [best];
  const equal = fitting.filter((row) => row.type === 'unicast' && compareRanks(rank(row), rank(best)) === 0);
  const hops = equal.filter((row, index) => equal.findIndex((other) => other.interface === row.interface && other.via === row.via) === index);
  return inOrder(hops.map(asAlternative)).map(({ row }) => row);
}

/** The source Linux takes for what has none: of the interface the route leaves by, the address in the next hop's network, else the first. */
export function wayOutAddress(device: PlanDevice, destination: string): string | null {
  const [row] = lookup(device, destination, null);
  const addresses = interfaceOf(device, row?.interface ?? null)?.addresses ?? [];
  const hop = parseIpv4(row?.via ?? destination);
  const beside = addresses.filter((own) => {
    const network = parseInterfaceAddress(`${own.address}/${own.prefixLength}`);
    return network !== null && hop !== null && cidrContains(network.cidr, hop);
  });
  const [nearest] = [...beside].sort((a, b) => b.prefixLength - a.prefixLength);
  return (nearest ?? addresses[0])?.address ?? null;
}

/** One row of several equal ones: ECMP, chosen per flow (CONTRACTS 3). */
function pick(run: Run, device: PlanDevice, packet: Packet, rows: readonly RouteRow[]): RouteRow | null {
  return choose(run, device.component, packet, rows.map(asAlternative))?.row ?? null;
}

/** Forwarding.md 8: what each kind of row answers and what the sender's own stack says. */
const refusals = {
  blackhole: { reason: 'ROUTE_BLACKHOLE', answer: null, ownOutcome: null },
  unreachable: { reason: 'ROUTE_UNREACHABLE', answer: [3, 1], ownOutcome: 'HOST_UNREACHABLE' },
  prohibit: { reason: 'ROUTE_PROHIBITED', answer: [3, 13], ownOutcome: 'ADMIN_PROHIBITED' },
} as const;

/** Nobody in the design has the address, and this is where the design ends. */
function isOutside(visit: Visit): boolean {
  const { plan } = visit.run;
  return visit.device.id === plan.internet && !plan.devices.some((device) => owns(device, visit.packet.destination));
}

/** The address policy rows ask for: an error follows the flow it is about, or no gateway could translate it back. */
function policySource(packet: Packet): string {
  return packet.about?.destination ?? packet.source;
}

/** Null routes, the lookup, and what has no way on. */
export function route(visit: Visit): Fate | null {
  const { device, packet } = visit;
  for (const stage of device.stages) {
    if (stage.kind !== 'null-route') continue;
    const hit = stage.rows.find((row) => matches(row.match, packet, visit));
    if (hit !== undefined) return drop(visit, { disposition: hit.reason === 'COMPONENT_NOT_RUNNING' ? 'COMPONENT_DOWN' : 'NULL_ROUTED', reason: hit.reason, because: stage.because });
  }
  const row = pick(visit.run, device, packet, lookup(device, packet.destination, policySource(packet)));
  if (row === null) return noRoute(visit);
  if (row.type !== 'unicast') {
    const { reason, answer, ownOutcome } = refusals[row.type];
    return drop(visit, { disposition: 'NULL_ROUTED', reason: row.reason ?? reason, because: row.because, step: ['route', 'DROPPED'], answer, ownOutcome });
  }
  visit.egress = interfaceOf(device, row.interface);
  visit.via = row.via;
  visit.nextHop = row.via ?? packet.destination;
  return spend(visit, row);
}

/** The packet is one that this device wrapped another in. */
export function isTunnels(visit: Visit): boolean {
  return visit.isOwn && visit.packet.inside !== null;
}

function noRoute(visit: Visit): Fate | null {
  const { device } = visit;
  const stage = device.stages.find((candidate) => candidate.kind === 'route');
  const because = stage?.because ?? plain(device);
  // What lies outside the design is unknown, not unreachable (CONTRACTS 3, Verdict).
  if (isTunnels(visit)) return drop(visit, { disposition: 'NO_ROUTE', reason: 'UNDERLAY_NO_ROUTE', because, step: ['route', 'DROPPED'] });
  if (isOutside(visit)) return drop(visit, { disposition: 'INSUFFICIENT_INFO', reason: 'UNKNOWN_EXTERNAL_ADDRESS', because });
  return drop(visit, {
    disposition: 'NO_ROUTE', reason: stage?.kind === 'route' ? stage.reason : 'NO_ROUTE', because, step: ['route', 'DROPPED'], answer: [3, 0], ownOutcome: 'NET_UNREACHABLE',
  });
}

/** TTL of a forwarded packet, after the lookup (forwarding.md 1). */
function spend(visit: Visit, row: RouteRow): Fate | null {
  const { device, packet } = visit;
  const cost = visit.isOwn ? 0 : device.ttlCost;
  const isSpent = cost > 0 && packet.ttl <= cost;
  if (!isSpent) visit.packet = { ...packet, ttl: packet.ttl - cost };
  note(visit, 'route', 'FORWARDED', row.because);
  if (!isSpent) return null;
  visit.egress = null;
  visit.packet = { ...packet, ttl: 0 };
  return drop(visit, { disposition: 'TTL_EXCEEDED', reason: 'TTL_EXCEEDED', because: plain(device), answer: [11, 0] });
}

/** Forwarding.md 4: the way back to the source, by the interface it came in (strict) or any (loose). Linux asks from the packet's destination. */
export function passesReversePath(visit: Visit): boolean {
  const { device, ingress, packet } = visit;
  const mode = ingress?.reversePath ?? device.reversePath;
  if (mode === 'off' || ingress === null || visit.isUnchecked) return true;
  const back = lookup(device, packet.source, packet.destination).filter((row) => row.type === 'unicast');
  return mode === 'loose' ? back.length > 0 : back.some((row) => row.interface === ingress.id);
}
