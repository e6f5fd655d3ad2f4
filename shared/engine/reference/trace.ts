import type { Probe } from '../../model/probe.ts';
import type { Plan } from '../../plan/plan.ts';
import { profiles } from '../../plan/profiles.ts';
import type { Leg, Verdict } from '../report.ts';
import type { Conversation, Request } from './answer.ts';
import { converse } from './converse.ts';
import { resolveEnds, type Ends } from './ends.ts';
import { blockerLine, legLines, type Facts } from './facts.ts';
import { addressOf } from './names.ts';
import { datagram, echoRequest, segment, type Packet } from './packet.ts';
import { nameless } from './send.ts';
import type { Blocker, Run } from './walk.ts';
import { askMonitors, begin, type World } from './world.ts';

/**
 * The second witness: the same answers as the engine's, by an interpreter that keeps no tables and takes no short cuts.
 * It is the specification in code and serves tests alone; written from plan.ts, domain/forwarding.md and CONTRACTS, not from the engine.
 */

const most = 1024;

/** Host and path of a URL; an address or a name asks for the root. */
function requestOf(probe: Probe): Request | null {
  if (probe.kind !== 'http') return null;
  const [, scheme, host, , path] = /^(https?):\/\/([^/:]+)(:\d+)?(\/.*)?$/.exec(probe.to) ?? [];
  return { host: host ?? probe.to, path: path ?? '/', isSecret: scheme === 'https' };
}

/** Each connection of a series has a port of its own; after the last comes the first that a client may use. */
function sourcePortOf(probe: Probe, number: number): number {
  const counted = (probe.sourcePort ?? 51000) + number;
  return counted > 65535 ? counted - 65536 + 1024 : counted;
}

/** The port of a probe that states none: a datagram asks a name server. */
function portByKind(probe: Probe): number {
  if (probe.kind === 'udp') return 53;
  return probe.to.startsWith('https://') ? 443 : 80;
}

function questionOf(probe: Probe, ends: Ends, ttl: number, number: number): Packet {
  const way = { source: ends.source, destination: ends.destination, ttl };
  const bytes = probe.sizeBytes ?? 60;
  if (probe.kind === 'ping' || probe.kind === 'traceroute') return echoRequest(way, bytes, probe.dontFragment ?? false);
  const stated = /^https?:\/\/[^/:]+:(\d+)/.exec(probe.to)?.[1];
  const ports = [sourcePortOf(probe, number), probe.port ?? (stated === undefined ? portByKind(probe) : Number(stated))] as const;
  return probe.kind === 'udp' ? datagram(way, ports, bytes, probe.dontFragment ?? false) : segment(way, ports, 'SYN', bytes);
}

interface Asked {
  readonly run: Run;
  readonly end: Conversation;
}

interface How {
  readonly ttl?: number;
  readonly forced?: readonly number[];
  readonly blockers?: Blocker[];
  readonly request?: number;
}

function ask(world: World, probe: Probe, ends: Ends, how: How = {}): Asked {
  const run = begin(world, how);
  const ttl = how.ttl ?? profiles[ends.client.profile].initialTtl;
  return { run, end: converse(run, ends.client, questionOf(probe, ends, ttl, how.request ?? 0), requestOf(probe)) };
}

function verdictOf(end: Conversation): Verdict {
  if (end.isUndetermined) return 'UNDETERMINED';
  return end.isAnswered ? 'REACHABLE' : 'UNREACHABLE';
}

/** What is kept of one way the choices can fall. */
interface Way {
  readonly verdict: Verdict;
  readonly proxies: number;
  readonly blockers: readonly string[];
}

/** Every way the choices can fall, the neighbours of the first one first, 1,024 at most; assumed, each as it would go if every obstacle that a permission mends were gone. */
function everyWay(world: World, probe: Probe, ends: Ends, isAssumed = false): readonly Way[] {
  const found: Way[] = [];
  const open: (readonly number[])[] = [[]];
  for (let count = 0; count < most; count++) {
    const forced = open.shift();
    if (forced === undefined) break;
    const { run, end } = ask(world, probe, ends, { forced, ...(isAssumed ? { blockers: [] } : {}) });
    found.push({ verdict: verdictOf(end), proxies: run.counter.proxies, blockers: (run.blockers ?? []).map(blockerLine) });
    const { made } = run.choosing;
    for (let depth = forced.length; depth < made.length; depth++) {
      const before = made.slice(0, depth).map((choice) => choice.index);
      const choice = made[depth];
      for (let index = 0; index < (choice?.of.length ?? 0); index++) if (index !== choice?.index) open.push([...before, index]);
    }
  }
  return found;
}

/** Paths differ: AMBIGUOUS, unless all that is certain is that one of them fails (an abort never gives UNREACHABLE). */
function overall(found: ReadonlySet<Verdict>): Verdict {
  const [only] = found;
  if (found.size === 1 && only !== undefined) return only;
  return found.has('REACHABLE') ? 'AMBIGUOUS' : 'UNDETERMINED';
}

function pingLine(probe: Probe, end: Conversation): string {
  const sent = probe.count ?? 4;
  const isHeard = end.outcome === 'REPLY' && end.heard !== null;
  const reply = `${(end.heard?.wholeBytes ?? 0) - 28}@${end.heard?.ttl ?? 0}`;
  return `${isHeard ? sent : 0}/${sent} ${isHeard ? Array.from({ length: sent }, () => reply).join(' ') : ''}`;
}

/** Each request is a connection of its own. */
function requests(world: World, probe: Probe, ends: Ends): readonly string[] {
  return Array.from({ length: probe.count ?? 1 }, (_, request) => {
    const { end } = ask(world, probe, ends, { request });
    return `${request + 1} ${end.backend ?? '-'} ${end.status ?? '-'}`;
  });
}

/** Who is heard: the own stack by its own address, a device without addresses by its name. */
function speaker(ends: Ends, { heard, isOwn }: Conversation, run: Run): string {
  if (isOwn) return ends.source;
  if (heard === null) return '*';
  return heard.source === nameless ? (run.legs.at(-1)?.hops[0]?.component ?? '*') : heard.source;
}

/** One question for each TTL until something else than "out of hops" is heard (forwarding.md 13). */
function traceroute(world: World, probe: Probe, ends: Ends): readonly string[] {
  const lines: string[] = [];
  for (let ttl = 1; ttl <= 30; ttl++) {
    const { end, run } = ask(world, probe, ends, { ttl });
    lines.push(`${ttl} ${speaker(ends, end, run)}`);
    if (end.outcome !== 'TTL_EXCEEDED' && end.outcome !== 'TIMEOUT') break;
  }
  return lines;
}

function blockersOf(world: World, probe: Probe, ends: Ends): readonly string[] | null {
  const ways = everyWay(world, probe, ends, true);
  // Whether a proxy behind a proxy is asked once or for each question of the first, no document says.
  // Nor which 1,024 of more ways are looked at.
  return ways.length === most || ways.some((way) => way.proxies > 1) ? null : [...new Set(ways.flatMap((way) => way.blockers))];
}

/** The legs of one way: `forced` says how its choices fall. */
export function referenceLegs(plan: Plan, probe: Probe, forced: readonly number[] = []): readonly Leg[] {
  const world = askMonitors(plan);
  const ends = resolveEnds(plan, probe, (client, name) => addressOf(world, client, name));
  return ends === null ? [] : ask(world, probe, ends, { forced }).run.legs;
}

/** The facts of a probe on a plan. */
export function referenceTrace(plan: Plan, probe: Probe): Facts | null {
  const world = askMonitors(plan);
  const ends = resolveEnds(plan, probe, (client, name) => addressOf(world, client, name));
  if (ends === null) return null;
  const { run, end } = ask(world, probe, ends);
  const verdict = overall(new Set(everyWay(world, probe, ends).map((way) => way.verdict)));
  return {
    verdict,
    outcome: end.outcome,
    disposition: end.disposition,
    reason: end.reason,
    at: end.at,
    choices: run.choosing.made.map((choice) => `${choice.at}: ${choice.chosen} of ${choice.of.join(' ')}`),
    legs: run.legs.map(legLines),
    blockers: verdict === 'REACHABLE' ? [] : blockersOf(world, probe, ends),
    ping: probe.kind === 'ping' ? pingLine(probe, end) : null,
    traceroute: probe.kind === 'traceroute' ? traceroute(world, probe, ends) : null,
    requests: probe.kind === 'http' ? requests(world, probe, ends) : null,
  };
}
