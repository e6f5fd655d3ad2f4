import type { Probe } from '../../model/probe.ts';
import { formatIpv4, ipv4 } from '../../net/address.ts';
import { readAddress } from '../compile/words.ts';
import type { Network } from '../network.ts';
import type { Trace } from '../report.ts';
import type { Flow, Request } from '../run/flow.ts';
import { protocolIcmp, protocolTcp, protocolUdp } from '../run/packet.ts';
import { findDestination, findSource, ownerOf, sourceAddress, type Source } from './endpoint.ts';

type ProbeReport = Trace['probe'];

/** A probe that names things the network has. `hostName` must be resolved before the flow exists. */
export interface Inquiry {
  readonly report: ProbeReport;
  readonly source: Source;
  readonly hostName: string | null;
  readonly destination: number | null;
  readonly request: Request | null;
  readonly initialTtl: number;
}

/** The probe as far as it could be read; `inquiry` null: it names something that cannot send or be sent to. */
export interface Reading {
  readonly report: ProbeReport;
  readonly inquiry: Inquiry | null;
}

interface Target {
  readonly kind: Probe['kind'];
  readonly port: number | null;
  readonly host: string;
  readonly path: string;
  readonly tls: boolean;
  /** True for what can only be a name: the host of a URL, or a text with a dot that is no component. */
  readonly isName: boolean;
}

const defaultPorts: Readonly<Record<Probe['kind'], number | null>> = { ping: null, traceroute: null, tcp: 80, udp: 53, http: 80, ssh: 22 };
const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443, ssh: 22 };
const url = /^([a-z]+):\/\/([^/:?#]+)(?::(\d+))?([/?][^#]*)?/i;

function readTarget(network: Network, probe: Probe): Target {
  const match = url.exec(probe.to);
  if (match === null) {
    const isKnown = readAddress(probe.to) !== null || network.componentDevices.has(componentPart(probe.to));
    return { kind: probe.kind, port: probe.port ?? defaultPorts[probe.kind], host: probe.to, path: '/', tls: false, isName: !isKnown && isHostName(probe.to) };
  }
  const [, scheme = 'http', host = '', port, path = '/'] = match;
  const kind = scheme.toLowerCase() === 'ssh' ? 'ssh' : 'http';
  return {
    kind, port: probe.port ?? (port === undefined ? (schemePorts[scheme.toLowerCase()] ?? 80) : Number(port)), host,
    path: path.startsWith('/') ? path : `/${path}`, tls: scheme.toLowerCase() === 'https', isName: readAddress(host) === null,
  };
}

function componentPart(name: string): string {
  const slash = name.indexOf('/');
  return slash < 0 ? name : name.slice(0, slash);
}

/** A word alone is a component somebody misspelt; a dotted name is asked of the name server. */
function isHostName(text: string): boolean {
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?$/i.test(text);
}

const protocols: Readonly<Record<Probe['kind'], number>> = {
  ping: protocolIcmp, traceroute: protocolIcmp, tcp: protocolTcp, udp: protocolUdp, http: protocolTcp, ssh: protocolTcp,
};

/** CONTRACTS 2: 51000 unless stated; ICMP has none, its identifier is 1 unless stated. */
export const defaultSourcePort = 51000;
const defaultIdentifier = 1;
const defaultBytes = 60;

function reportOf(probe: Probe, target: Target, source: Source | null, network: Network): ProbeReport {
  const isIcmp = protocols[target.kind] === protocolIcmp;
  return {
    ...(probe.name === undefined ? {} : { name: probe.name }),
    from: probe.from,
    to: probe.to,
    kind: target.kind,
    sourceComponent: source === null ? null : (network.devices[source.device]?.component ?? null),
    destinationComponent: null,
    source: null,
    destination: null,
    protocol: protocols[target.kind],
    sourcePort: isIcmp ? null : (probe.sourcePort ?? defaultSourcePort),
    port: isIcmp ? null : target.port,
    sizeBytes: probe.sizeBytes ?? defaultBytes,
    dontFragment: protocols[target.kind] === protocolTcp || probe.dontFragment === true,
    count: Math.max(1, Math.trunc(probe.count ?? (target.kind === 'ping' ? 4 : 1))),
    key: probe.key ?? null,
    path: target.kind === 'http' ? target.path : null,
    expect: probe.expect ?? null,
  };
}

function requestOf(target: Target, probe: Probe): Request | null {
  if (target.kind === 'http') return { kind: 'http', host: target.host, path: target.path, tls: target.tls };
  return target.kind === 'ssh' ? { kind: 'ssh', key: probe.key ?? null } : null;
}

/** Addresses the inquiry once its destination is known. */
export function addressed(network: Network, inquiry: Inquiry, destination: number): Inquiry {
  const address = sourceAddress(network, inquiry.source, destination);
  const report = {
    ...inquiry.report,
    destination: formatIpv4(ipv4(destination)),
    destinationComponent: inquiry.report.destinationComponent ?? ownerOf(network, destination),
    source: address === null ? null : formatIpv4(ipv4(address)),
  };
  return { ...inquiry, destination, report };
}

/** Reads a probe against a network (CONTRACTS 2). Never throws: what it names wrongly gives a reading without an inquiry. */
export function readProbe(network: Network, probe: Probe): Reading {
  const target = readTarget(network, probe);
  const source = findSource(network, probe.from);
  const report = reportOf(probe, target, source, network);
  const isKeyUnknown = probe.key !== undefined && !network.plan.keys.some((key) => key.component === probe.key);
  if (source === null || isKeyUnknown) return { report, inquiry: null };
  const initialTtl = network.profiles[source.device]?.initialTtl ?? 64;
  const inquiry: Inquiry = { report, source, hostName: null, destination: null, request: requestOf(target, probe), initialTtl };
  if (target.isName) return { report, inquiry: { ...inquiry, hostName: target.host } };
  const destination = findDestination(network, source, target.host);
  if (destination === null) return { report, inquiry: null };
  const ready = addressed(network, { ...inquiry, report: { ...report, destinationComponent: destination.component } }, destination.address);
  return ready.report.source === null ? { report: ready.report, inquiry: null } : { report: ready.report, inquiry: ready };
}

/** The flow of one packet or request of an addressed inquiry, numbered from 1. */
export function flowOf(inquiry: Inquiry, number: number, more: { readonly ttl?: number; readonly isFirst?: boolean } = {}): Flow {
  const { report } = inquiry;
  const isIcmp = report.protocol === protocolIcmp;
  const isRequest = report.kind === 'http' || report.kind === 'tcp' || report.kind === 'ssh';
  const sourcePort = isIcmp ? defaultIdentifier : (report.sourcePort ?? defaultSourcePort) + (isRequest ? number - 1 : 0);
  return {
    device: inquiry.source.device,
    source: readAddress(report.source ?? '') ?? 0,
    destination: inquiry.destination ?? 0,
    protocol: report.protocol,
    sourcePort,
    destinationPort: isIcmp ? sourcePort : (report.port ?? 0),
    bytes: report.sizeBytes,
    dontFragment: report.dontFragment,
    ttl: more.ttl ?? inquiry.initialTtl,
    isFirst: more.isFirst ?? true,
    number,
  };
}
