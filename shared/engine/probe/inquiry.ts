import type { Probe } from '../../model/probe.ts';
import { formatIpv4, ipv4 } from '../../net/address.ts';
import { readAddress } from '../compile/words.ts';
import type { Network } from '../network.ts';
import type { Trace } from '../report.ts';
import type { Flow, Request } from '../run/flow.ts';
import { protocolIcmp, protocolTcp, protocolUdp } from '../run/packet.ts';
import { componentPart, findDestination, findSource, gapTowards, isLoopback, ownerOf, sourceAddress, type Source } from './endpoint.ts';

/** What the destination of a probe says besides where: a URL sets kind, port and path. */
interface Target {
  readonly kind: Probe['kind'];
  readonly port: number | null;
  readonly host: string;
  readonly path: string;
  readonly tls: boolean;
  /** True for what can only be a name: the host of a URL, or a text with a dot that is no component. */
  readonly isName: boolean;
}

/** A probe read against a network. Words inside; texts are made only for a report. */
export interface Inquiry {
  readonly probe: Probe;
  readonly target: Target;
  readonly count: number;
  /** Null: it names nothing that can send. */
  readonly source: Source | null;
  readonly sourceWord: number | null;
  readonly destinationComponent: string | null;
  readonly destination: number | null;
  readonly request: Request | null;
  /** Must be resolved before there is a destination. */
  readonly hostName: string | null;
  /** Why a destination that can be read cannot be judged; null when it can. */
  readonly gap: string | null;
}

/** An inquiry that can be sent. */
export interface ReadyInquiry extends Inquiry {
  readonly source: Source;
  readonly sourceWord: number;
  readonly destination: number;
}

const defaultPorts: Readonly<Record<Probe['kind'], number | null>> = { ping: null, traceroute: null, tcp: 80, udp: 53, http: 80, ssh: 22 };
const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443, ssh: 22 };
const url = /^([a-z]+):\/\/([^/:?#]+)(?::(\d+))?([/?][^#]*)?/i;
const protocols: Readonly<Record<Probe['kind'], number>> = {
  ping: protocolIcmp, traceroute: protocolIcmp, tcp: protocolTcp, udp: protocolUdp, http: protocolTcp, ssh: protocolTcp,
};

/** CONTRACTS 2: 51000 unless stated; ICMP has no ports, its identifier is 1 unless stated. */
export const defaultSourcePort = 51000;
const defaultIdentifier = 1;
const defaultBytes = 60;
const pingCount = 4;
/** IP and ICMP or UDP header; the largest IPv4 packet. */
const [fewestBytes, mostBytes] = [28, 65_535];
/** More packets than a person reads; a probe that asks for more sends these. */
const mostPackets = 10_000;
const lastPort = 65_535;
const firstClientPort = 1024;

/** A whole number within bounds, whatever a hand-written probe says. */
function bounded(value: number | undefined, byDefault: number, first: number, last: number): number {
  return value === undefined || !Number.isFinite(value) ? byDefault : Math.min(last, Math.max(first, Math.trunc(value)));
}

function portOf(probe: Probe): number | null {
  return probe.port === undefined ? null : bounded(probe.port, 0, 0, lastPort);
}

function sizeOf(probe: Probe): number {
  return bounded(probe.sizeBytes, defaultBytes, fewestBytes, mostBytes);
}

/** A word alone is a component somebody misspelt, dotted numbers an address; only another dotted name is asked of the name server. */
function isHostName(text: string): boolean {
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.[a-z][a-z0-9_-]*\.?$/i.test(text);
}

function readTarget(network: Network, probe: Probe): Target {
  const match = probe.to.includes('://') ? url.exec(probe.to) : null;
  if (match === null) {
    const isKnown = network.componentDevices.has(componentPart(probe.to)) || network.calledAddresses.has(probe.to) || readAddress(probe.to) !== null;
    const port = portOf(probe) ?? defaultPorts[probe.kind];
    return { kind: probe.kind, port, host: probe.to, path: '/', tls: false, isName: !isKnown && isHostName(probe.to) };
  }
  const [, written = 'http', host = '', stated, path = '/'] = match;
  const scheme = written.toLowerCase();
  const port = portOf(probe) ?? (stated === undefined ? (schemePorts[scheme] ?? null) : bounded(Number(stated), 80, 0, lastPort));
  // A scheme nobody here speaks names nothing that could be called.
  if (schemePorts[scheme] === undefined) return { kind: probe.kind, port, host: '', path: '/', tls: false, isName: false };
  return {
    kind: scheme === 'ssh' ? 'ssh' : 'http',
    port,
    host,
    path: path.startsWith('/') ? path : `/${path}`,
    tls: scheme === 'https',
    isName: readAddress(host) === null,
  };
}

function requestOf(target: Target, probe: Probe): Request | null {
  if (target.kind === 'http') return { kind: 'http', host: target.host, path: target.path, tls: target.tls };
  return target.kind === 'ssh' ? { kind: 'ssh', key: probe.key ?? null } : null;
}

/** Gives an inquiry its destination, once that is known. */
export function addressed(network: Network, inquiry: Inquiry, destination: number): Inquiry {
  const { source } = inquiry;
  if (source === null) return { ...inquiry, destination, hostName: null };
  return { ...inquiry, destination, sourceWord: sourceAddress(network, source, destination), hostName: null, gap: gapTowards(network, source, destination) };
}

/** What names mean in one network, kept while many probes are read: a matrix of probes names the same few things again and again. */
export interface Names {
  readonly sources: Map<string, Source | null>;
  /** By what a probe is sent to: the target that the last probe with that text had, and what else it stated. */
  readonly targets: Map<string, { readonly kind: Probe['kind']; readonly port: number | undefined; readonly target: Target }>;
}

export function createNames(): Names {
  return { sources: new Map(), targets: new Map() };
}

function knownTarget(network: Network, probe: Probe, names: Names | null): Target {
  const known = names?.targets.get(probe.to);
  if (known !== undefined && known.kind === probe.kind && known.port === probe.port) return known.target;
  const target = readTarget(network, probe);
  names?.targets.set(probe.to, { kind: probe.kind, port: probe.port, target });
  return target;
}

function knownSource(network: Network, from: string, names: Names | null): Source | null {
  const known = names?.sources.get(from);
  if (known !== undefined) return known;
  const source = findSource(network, from);
  names?.sources.set(from, source);
  return source;
}

/** Reads a probe (CONTRACTS 2). Never throws: what it names wrongly leaves source or destination empty. `names`: of the same network. */
export function readProbe(network: Network, probe: Probe, names: Names | null = null): Inquiry {
  const target = knownTarget(network, probe, names);
  const isKeyUnknown = probe.key !== undefined && !network.plan.keys.some((key) => key.component === probe.key);
  const source = isKeyUnknown ? null : knownSource(network, probe.from, names);
  const destination = source === null || target.isName ? null : findDestination(network, source, target.host);
  return {
    probe,
    target,
    count: bounded(probe.count, target.kind === 'ping' ? pingCount : 1, 1, mostPackets),
    source,
    sourceWord: source === null || destination === null ? null : sourceAddress(network, source, destination.address),
    destinationComponent: destination?.component ?? null,
    destination: destination?.address ?? null,
    request: requestOf(target, probe),
    hostName: source !== null && target.isName ? target.host : null,
    gap: source === null || destination === null ? null : gapTowards(network, source, destination.address),
  };
}

/** True when the inquiry has everything a packet needs. */
export function isReady(inquiry: Inquiry): inquiry is ReadyInquiry {
  return inquiry.source !== null && inquiry.sourceWord !== null && inquiry.destination !== null && inquiry.gap === null;
}

/** The probe as the report shows it, everything resolved that could be. */
export function reportProbe(network: Network, inquiry: Inquiry): Trace['probe'] {
  const { probe, target, source, destination } = inquiry;
  const isIcmp = protocols[target.kind] === protocolIcmp;
  const sender = source === null ? null : (network.devices[source.device]?.component ?? null);
  const text = (word: number | null): string | null => (word === null ? null : formatIpv4(ipv4(word)));
  return {
    ...(probe.name === undefined ? {} : { name: probe.name }),
    from: probe.from,
    to: probe.to,
    kind: target.kind,
    sourceComponent: sender,
    destinationComponent: inquiry.destinationComponent ?? (destination === null ? null : isLoopback(destination) ? sender : ownerOf(network, destination)),
    source: text(inquiry.sourceWord),
    destination: text(destination),
    protocol: protocols[target.kind],
    sourcePort: isIcmp ? null : bounded(probe.sourcePort, defaultSourcePort, 0, lastPort),
    port: isIcmp ? null : target.port,
    sizeBytes: sizeOf(probe),
    dontFragment: protocols[target.kind] === protocolTcp || probe.dontFragment === true,
    count: inquiry.count,
    key: probe.key ?? null,
    path: target.kind === 'http' ? target.path : null,
    expect: probe.expect ?? null,
  };
}

/** After the last port come the first that a client may use: nobody sends from port 0. */
function clientPort(counted: number): number {
  return counted <= lastPort ? counted : firstClientPort + ((counted - lastPort - 1) % (lastPort - firstClientPort + 1));
}

/** The flow of one packet or request of an inquiry, numbered from 1. Every connection of a series has its own source port. */
export function flowOf(network: Network, inquiry: ReadyInquiry, number: number, more: { readonly ttl?: number; readonly isFirst?: boolean } = {}): Flow {
  const { probe, target } = inquiry;
  const protocol = protocols[target.kind];
  const isIcmp = protocol === protocolIcmp;
  const base = bounded(probe.sourcePort, isIcmp ? defaultIdentifier : defaultSourcePort, 0, lastPort);
  const sourcePort = protocol === protocolTcp ? clientPort(base + number - 1) : base;
  return {
    device: inquiry.source.device,
    source: inquiry.sourceWord,
    destination: inquiry.destination,
    protocol,
    sourcePort,
    destinationPort: isIcmp ? sourcePort : (target.port ?? 0),
    bytes: sizeOf(probe),
    dontFragment: protocol === protocolTcp || probe.dontFragment === true,
    ttl: more.ttl ?? network.profiles[inquiry.source.device]?.initialTtl ?? 64,
    isFirst: more.isFirst ?? true,
    number,
  };
}
