import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { cidrContains } from '../../../net/cidr.ts';
import { protocolNumbers } from '../../../net/protocol.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { BalanceStage, Because, Match, ProxyListener, ProxyMember, ProxyPool, Range, TranslateRow } from '../../../plan/stage.ts';
import { activePorts } from './active-host.ts';
import type { Port } from '../../ip-ports.ts';
import { covers } from '../../match-relations.ts';
import { natEntries, natMatches, type NatRule } from '../../nat-rules.ts';
import type { LoadBalancerProps, Member, Pool, VirtualServer } from './load-balancer-fields.ts';

/*
 * The load balancer of an edge gateway (domain/private-cloud.md b.3 LoadBalancer; c, ESG steps 5 and 9). TCP with acceleration on, and UDP, stay one
 * connection: the destination is translated and, unless the pool is transparent, the source as well. Everything else ends at the edge, which opens a second
 * connection from its own address or from the client's. A DNAT rule for the same packet goes first.
 * Not modelled: the choice by URI (taken for round robin), weights and monitors of pools that are balanced packet by packet, TLS between edge and member.
 */

/** An edge as far as its load balancer reads it. */
export type Balancer = Self<LoadBalancerProps & { readonly firewallEnabled: boolean; readonly nat: readonly NatRule[]; readonly interfaces: readonly { readonly id: string; readonly secondary: readonly string[] }[] } & Parameters<typeof activePorts>[1]['props']>;

/** A virtual server in force: its row, its address in canonical form and its pool. */
export interface Served {
  readonly server: VirtualServer;
  readonly address: string;
  readonly pool: Pool | null;
  readonly because: Because;
}

/** Needs to be read to be served: then it takes two connections, accelerated or not. */
function readsRequests({ protocol, persistence, insertXForwardedFor, tls }: VirtualServer): boolean {
  return protocol === 'http' || protocol === 'https' || persistence === 'cookie' || insertXForwardedFor || tls === 'terminate';
}

/** Whether its connections are passed on as they are, packet by packet. */
function isOneConnection(server: VirtualServer, props: LoadBalancerProps): boolean {
  return server.protocol === 'udp' || (server.protocol === 'tcp' && props.loadBalancer.accelerationEnabled && server.accelerationEnabled && !readsRequests(server));
}

function owned(ports: readonly Port[]): ReadonlySet<string> {
  return new Set(ports.flatMap((port) => port.addresses.map(({ address }) => address)));
}

/** Virtual servers that are switched on, at addresses the edge has. */
export function servedBy(self: Balancer, scope: Scope): readonly Served[] {
  if (!self.props.loadBalancer.enabled) return [];
  const own = owned(activePorts(scope, self));
  return self.props.virtualServers.flatMap((server, index): readonly Served[] => {
    const word = parseIpv4(server.address);
    if (!server.enabled || word === null || !own.has(formatIpv4(word))) return [];
    const pool = self.props.pools.find((candidate) => candidate.id === server.pool) ?? null;
    return [{ server, address: formatIpv4(word), pool, because: { component: self.id, path: `/virtualServers/${index}`, label: server.name || server.id } }];
  });
}

function poolPath(self: Balancer, pool: Pool): string {
  return `/pools/${self.props.pools.indexOf(pool)}`;
}

/** Who has an address; null where nobody in the design does. */
function bearerOf(scope: Scope, address: string): ComponentId | null {
  return scope.holders(address)[0]?.owner ?? null;
}

function memberBecause(self: Balancer, pool: Pool, member: Member): Because {
  return { component: self.id, path: `${poolPath(self, pool)}/members/${pool.members.indexOf(member)}`, label: member.name || member.id };
}

const methods: Readonly<Record<string, ProxyPool['method']>> = { ipHash: 'source-ip', leastConn: 'least-connections' };
const persistences: Readonly<Record<string, ProxyPool['persistence']>> = { sourceIp: 'source-ip', cookie: 'cookie' };
const webPorts: readonly Range[] = [[200, 399]];

/** A pool as one virtual server uses it: persistence is the server's. */
function proxyPool(self: Balancer, { server, pool }: Served & { readonly pool: Pool }, scope: Scope): ProxyPool {
  const because = { component: self.id, path: poolPath(self, pool), label: pool.name || pool.id };
  const members = pool.members.map((member): ProxyMember => ({
    id: member.id, component: bearerOf(scope, member.address), address: member.address, port: member.port, weight: member.weight, enabled: member.enabled, because: memberBecause(self, pool, member),
  }));
  const ports = new Set(pool.members.map((member) => member.monitorPort));
  const [monitorPort] = ports;
  return {
    id: server.id,
    protocol: server.protocol === 'http' || server.tls === 'terminate' ? 'http' : 'tcp',
    method: methods[pool.algorithm] ?? 'round-robin',
    persistence: persistences[server.persistence] ?? 'none',
    members,
    monitor: pool.monitor === 'none' ? null : {
      type: pool.monitor === 'tcp' ? 'tcp' : 'http',
      tls: pool.monitor === 'https',
      port: ports.size === 1 ? (monitorPort ?? null) : null,
      path: pool.monitorPath,
      expected: webPorts,
      because: { ...because, path: `${because.path}/monitor` },
    },
    speaksFrom: pool.transparent ? 'client' : 'egress',
    because,
  };
}

function listenerMode({ protocol, tls }: VirtualServer): ProxyListener['mode'] {
  if (tls === 'terminate') return 'terminated-https';
  return protocol === 'http' ? 'http' : protocol === 'https' ? 'https' : 'tcp';
}

/** Virtual servers at one address that end connections there. Ports of it that none has are closed like those of any own address. */
function planProxy(self: Balancer, servers: readonly Served[], scope: Scope, plan: PlanBuilder): void {
  const [first] = servers;
  if (first === undefined) return;
  plan.stage(self.id, {
    kind: 'proxy', slot: 'deliver', interface: null, because: first.because, address: first.address,
    listeners: servers.map(({ server, because }) => ({
      port: server.port, mode: listenerMode(server), policies: [], defaultPool: server.pool === '' ? null : server.id, addsForwardedFor: server.insertXForwardedFor, because,
    })),
    pools: servers.flatMap((served) => (served.pool === null ? [] : [proxyPool(self, { ...served, pool: served.pool }, scope)])),
    noListener: { action: 'reject', reason: 'NO_LISTENER' },
    access: null,
  });
}

const balanceMethods: Readonly<Record<string, BalanceStage['method']>> = { ipHash: 'source' };

/** Members that packets may be sent to; null where one of them, or the pool, cannot be read: then nobody can say where they go. */
function usableMembers(pool: Pool | null): readonly { readonly member: Member; readonly address: string }[] | null {
  const used = pool?.members.filter((member) => member.enabled && member.weight > 0);
  if (used === undefined) return null;
  const read = used.flatMap((member) => {
    const word = parseIpv4(member.address);
    return word === null ? [] : [{ member, address: formatIpv4(word) }];
  });
  return read.length === used.length ? read : null;
}

function tuple({ server, address }: Served): Match {
  return { destinations: [`${address}/32`], protocol: server.protocol === 'udp' ? protocolNumbers.udp : protocolNumbers.tcp, destinationPorts: [[server.port, server.port]] };
}

/** The address members see: of the interface towards them, the one in their network. */
function ownTowards(port: Port, members: readonly string[]): string | null {
  const beside = port.addresses.find(({ cidr }) => members.some((text) => {
    const word = parseIpv4(text);
    return word !== null && cidrContains(cidr, word);
  }));
  return (beside ?? port.addresses[0])?.address ?? null;
}

/** Interfaces by which what comes in reaches the virtual server: at the others a DNAT rule takes all of it first. */
function doorsOf({ props }: Balancer, match: Match, ports: readonly Port[]): readonly string[] {
  const ids = ports.map((port) => port.row.id);
  if (!props.firewallEnabled) return ids;
  return ids.filter((id) => !natEntries(props.nat, 'DNAT', id).some(({ rule }) => natMatches(rule)?.some((own) => covers(own, match)) === true));
}

/** One connection: destination NAT to a member, and source NAT to the edge on whichever interface leads there. */
function planBalance(self: Balancer, served: Served, scope: Scope, plan: PlanBuilder): void {
  const { pool, because, server } = served;
  const members = usableMembers(pool);
  const method = server.persistence === 'sourceIp' ? 'source' : (balanceMethods[pool?.algorithm ?? ''] ?? 'round-robin');
  plan.stage(self.id, {
    kind: 'balance', slot: 'balance', interface: null, because, match: tuple(served), method,
    backends: (members ?? []).map(({ member, address }) => ({
      component: bearerOf(scope, address) ?? self.id, address, port: member.port, because: pool === null ? because : memberBecause(self, pool, member),
    })),
    // An IPVS service without a server says port unreachable, as kube-proxy does (domain/forwarding.md 9).
    empty: members === null && server.pool !== '' ? { action: 'deny', reason: 'INSUFFICIENT_CONFIG' } : { action: 'reject', reason: 'NO_BACKEND' },
  });
  if (pool === null || pool.transparent || members === null || members.length === 0) return;
  const destinations = members.map(({ address }) => `${address}/32`);
  const ports = activePorts(scope, self);
  const original = { ...tuple(served), ingress: doorsOf(self, tuple(served), ports) };
  for (const port of ports) {
    const address = ownTowards(port, members.map((one) => one.address));
    if (address === null) continue;
    const row: TranslateRow = { match: { destinations }, original, addresses: [address], port: null, because };
    plan.stage(self.id, { kind: 'source-translate', slot: 'source-translate', interface: port.row.id, because, stateless: false, ports: 'keep-if-free', rows: [row] });
  }
}

/** Brings the virtual servers of an edge; nothing while its load balancer is off. */
export function planLoadBalancer(self: Balancer, scope: Scope, plan: PlanBuilder): void {
  const served = servedBy(self, scope);
  const ended = served.filter(({ server }) => !isOneConnection(server, self.props));
  for (const one of served) if (isOneConnection(one.server, self.props)) planBalance(self, one, scope, plan);
  for (const address of new Set(ended.map((one) => one.address))) planProxy(self, ended.filter((one) => one.address === address), scope, plan);
}
