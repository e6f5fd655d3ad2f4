import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import type { Scope } from '../../../model/scope.ts';
import { formatIpv4, parseIpv4 } from '../../../net/address.ts';
import { formatCidr, parseCidr } from '../../../net/cidr.ts';
import { protocolNumbers } from '../../../net/protocol.ts';
import type { PlanBuilder } from '../../../plan/builder.ts';
import type { Because, FilterRow, Match } from '../../../plan/stage.ts';
import { ipsec, largestInnerBytes } from '../../../plan/tunnel.ts';
import { ethernetMtuBytes } from '../../ports.ts';
import { planVpnListeners, vpnPorts } from '../../vpn-ports.ts';
import { planAcl } from '../acl.ts';
import { gatewayAddress, subnetCidr, vpcRange } from '../addressing.ts';
import { vpcOf } from '../association.ts';
import { planPublicSide } from '../fabric.ts';
import { planPlugs, plugs } from '../port-plan.ts';
import { gapRow, routeBecause, routesTo, userDistance } from '../routes.ts';
import { servesVpc } from '../serves.ts';
import type { Connection } from './connection.ts';

interface Props {
  readonly externalNetwork: string | null;
  readonly publicIp: string;
  readonly connections: readonly Connection[];
}

/** A connection whose policy and peer can be read. */
interface Policy {
  readonly connection: Connection;
  readonly peer: string;
  readonly local: string;
  readonly remote: string;
  readonly because: Because;
}

/** Both ends have public addresses, so no NAT traversal; AES-CBC with its 16 byte IV is what all offered ciphers are (B.2). */
const tunnel = ipsec('aes-cbc-sha1', false);
/** What fits into a packet of its public side. */
const innerMtuBytes = largestInnerBytes(tunnel, ethernetMtuBytes);

function policies(self: Self<Props>): readonly Policy[] {
  return self.props.connections.flatMap((connection, index): Policy[] => {
    const [peer, local, remote] = [parseIpv4(connection.peerAddress), parseCidr(connection.localCidr), parseCidr(connection.remoteCidr)];
    if (peer === null || local === null || remote === null) return [];
    const because = { component: self.id, path: `/connections/${index}`, label: `${self.component.name} · ${connection.name || connection.id}` };
    return [{ connection, peer: formatIpv4(peer), local: formatCidr(local), remote: formatCidr(remote), because }];
  });
}

function row({ connection, because }: Policy, match: Match): FilterRow {
  return connection.state === 'down' ? { match, action: 'deny', because, reason: 'VPN_DOWN' } : { match, action: 'permit', because };
}

/** Its peers' IKE, asked or answered: without it there would be no connection. Whoever else knocks is not answered. */
function keyExchange(publicIp: string, known: readonly Policy[]): readonly FilterRow[] {
  const ports = vpnPorts.map((port) => [port, port] as const);
  return known.flatMap(({ peer, because }): FilterRow[] => {
    const match: Match = { sources: [`${peer}/32`], destinations: [`${publicIp}/32`], protocol: protocolNumbers.udp };
    return [{ match: { ...match, destinationPorts: ports }, action: 'permit', because }, { match: { ...match, sourcePorts: ports }, action: 'permit', because }];
  });
}

/** What a connection covers may pass, in both directions; everything else has no policy (C.6). An unreadable one may have covered it. */
function planPolicies(self: Self<Props>, publicIp: string, known: readonly Policy[], because: Because, plan: PlanBuilder): void {
  const table = { interface: 'public', table: 'vpn-policy', stateful: false, view: 'current', defaultAction: 'deny', reason: 'VPN_NO_POLICY', because } as const;
  const isOpen = known.length < self.props.connections.length;
  const gap: readonly FilterRow[] = isOpen ? [{ match: {}, action: 'deny', because: { ...because, path: '/connections' }, reason: 'INSUFFICIENT_CONFIG' }] : [];
  plan.filter(self.id, { ...table, slot: 'forward-filter' }, [...known.map((policy) => row(policy, { sources: [policy.local], destinations: [policy.remote] })), ...gap]);
  plan.filter(self.id, { ...table, slot: 'ingress-filter' }, [...known.map((policy) => row(policy, { sources: [policy.remote], destinations: [policy.local] })), ...keyExchange(publicIp, known), ...gap]);
}

/** Wraps what goes out by a policy, and takes wrapped packets from the peers. */
function planTunnels(self: Self<Props>, publicIp: string, known: readonly Policy[], because: Because, plan: PlanBuilder): void {
  for (const policy of known) {
    plan.stage(self.id, {
      kind: 'encapsulate', slot: 'encapsulate', interface: 'public', because: policy.because, tunnel, source: publicIp, destination: policy.peer,
      match: { sources: [policy.local], destinations: [policy.remote] }, innerMtuBytes,
    });
  }
  if (known.length === 0) return;
  const peers = [...new Set(known.map((policy) => policy.peer))];
  plan.stage(self.id, { kind: 'decapsulate', slot: 'decapsulate', interface: null, because, tunnel, address: publicIp, peers, into: null });
}

/** Back into the VPC by its subnet; remote ranges, wrapped or not, by the public side. */
function planWays(self: Self<Props>, subnet: ComponentId | null, because: Because, scope: Scope, plan: PlanBuilder): void {
  const own = subnetCidr(scope, subnet);
  const around = vpcRange(vpcOf(scope, self.id)?.id ?? null, scope);
  if (own === null) return;
  const way = { type: 'unicast', interface: 'vpngw', distance: 0, metric: 0, because } as const;
  plan.routes(self.id, [{ ...way, destination: formatCidr(own), via: null }]);
  if (around !== null) plan.routes(self.id, [{ ...way, destination: formatCidr(around), via: gatewayAddress(own) }]);
}

/** The rows of tables that name it. */
function planTables(self: Self<Props>, subnet: ComponentId | null, address: string | undefined, scope: Scope, plan: PlanBuilder): void {
  for (const use of routesTo(scope, self.id)) {
    const cidr = parseCidr(use.route.cidr);
    const vpc = vpcOf(scope, use.table.id);
    if (cidr === null) continue;
    const destination = formatCidr(cidr);
    const isServed = vpc !== null && servesVpc(scope, self, vpc.id) && subnet !== null && address !== undefined;
    plan.routes(use.table.id, [
      isServed
        ? { destination, type: 'unicast', interface: subnet, via: address, distance: userDistance, metric: 0, because: routeBecause(use) }
        : gapRow(destination, userDistance, routeBecause(use)),
    ]);
  }
}

/** A router with one foot in its subnet and one on the public fabric. */
export function planVpnGateway(self: Self<Props>, scope: Scope, plan: PlanBuilder): void {
  const ports = plugs(scope, self.id).filter((port) => port.row.id === 'vpngw');
  const subnet = ports[0]?.subnet ?? null;
  const because = { component: self.id, path: '/connections', label: self.component.name };
  const publicIp = parseIpv4(self.props.publicIp);
  planTables(self, subnet, ports[0]?.addresses[0], scope, plan);
  plan.device({ id: self.id, component: self.id, profile: 'edge', ttlCost: 1 });
  planPlugs(self.id, ports, plan);
  for (const { row: port } of ports) planAcl(scope, { owner: self.id, row: port }, plan);
  planWays(self, subnet, because, scope, plan);
  if (publicIp === null) {
    plan.routes(self.id, [gapRow('0.0.0.0/0', userDistance, { ...because, path: '/publicIp' })]);
    return;
  }
  const known = policies(self);
  planPublicSide(self.id, self.props.externalNetwork, formatIpv4(publicIp), { ...because, path: '/publicIp' }, scope, plan);
  planPolicies(self, formatIpv4(publicIp), known, because, plan);
  if (known.length > 0) planVpnListeners(because, plan);
  planTunnels(self, formatIpv4(publicIp), known, because, plan);
}
