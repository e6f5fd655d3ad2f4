import type { ComponentId } from '../../model/design.ts';
import { perScope, type Entry, type InterfaceRef, type LinkView, type Scope } from '../../model/scope.ts';

/*
 * Who serves whom in a VPC: subnet -> routing table -> internet gateway, floating IP -> port.
 * Source: domain/public-cloud.md B.1 (edges) and B.2 (implicit and explicit association).
 */

/** The routing table of a subnet and how it came to it. */
export interface Association {
  readonly table: Entry;
  readonly form: 'explicit' | 'implicit';
}

function peersOf(scope: Scope, id: ComponentId, kind: string): readonly { readonly view: LinkView; readonly peer: Entry }[] {
  return scope.links(id, 'attach').flatMap((view) => {
    const peer = scope.component(view.peer);
    return peer !== null && peer.component.kind === kind ? [{ view, peer }] : [];
  });
}

/** The VPC around a component; for one that stands in the project, the only VPC there is. */
export function vpcOf(scope: Scope, id: ComponentId): Entry | null {
  const around = scope.enclosing(id, 'vpc');
  if (around !== null) return around;
  const all = scope.ofKind('vpc');
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** The routing tables of a VPC: those that stand in it, and with a single VPC also those that stand in the project. */
export const tablesOf = perScope((scope, vpc: ComponentId): readonly Entry[] => {
  const candidates = scope.ofKind('vpc').length === 1 ? scope.ofKind('routing-table') : scope.children(vpc);
  return candidates.filter((entry) => entry.component.kind === 'routing-table' && vpcOf(scope, entry.id)?.id === vpc);
});

/** The table that serves every subnet of the VPC without an explicit association; the first one where a file flags several. */
export function defaultTableOf(scope: Scope, vpc: ComponentId): Entry | null {
  return tablesOf(scope, vpc).find((table) => table.component.props['isDefault'] === true) ?? null;
}

/** The table a subnet uses: the one it is linked to, else the default table of its VPC; null when there is neither. */
export const tableOf = perScope((scope, subnet: ComponentId): Association | null => {
  const explicit = peersOf(scope, subnet, 'routing-table')[0];
  if (explicit !== undefined) return { table: explicit.peer, form: 'explicit' };
  const vpc = scope.enclosing(subnet, 'vpc');
  const table = vpc === null ? null : defaultTableOf(scope, vpc.id);
  return table === null ? null : { table, form: 'implicit' };
});

/** Every subnet that a table serves, explicit and implicit ones. */
export function subnetsOf(scope: Scope, table: ComponentId): readonly Entry[] {
  const explicit = explicitSubnetsOf(scope, table);
  const vpc = vpcOf(scope, table);
  const around = vpc === null ? [] : scope.children(vpc.id).filter((child) => child.component.kind === 'subnet');
  return [...new Set([...explicit, ...around])].filter((subnet) => tableOf(scope, subnet.id)?.table.id === table).sort(byId);
}

function byId(a: Entry, b: Entry): number {
  return a.id < b.id ? -1 : 1;
}

/** The subnets that are linked to a table. */
export function explicitSubnetsOf(scope: Scope, table: ComponentId): readonly Entry[] {
  return peersOf(scope, table, 'subnet').map((entry) => entry.peer);
}

/** The internet gateway attached to a table, or null. */
export const gatewayOf = perScope((scope, table: ComponentId): Entry | null => gatewaysOf(scope, table)[0] ?? null);

/** All internet gateways attached to a table: a file may hold more than the one that serves it. */
export function gatewaysOf(scope: Scope, table: ComponentId): readonly Entry[] {
  return peersOf(scope, table, 'internet-gateway').map(({ peer }) => peer);
}

/** The table an internet gateway is attached to, or null. */
export function tableOfGateway(scope: Scope, gateway: ComponentId): Entry | null {
  return peersOf(scope, gateway, 'routing-table')[0]?.peer ?? null;
}

/** The port that a link from a floating IP names: the row of that id, else the first one. Null where the component has no such port. */
export function portOf(scope: Scope, owner: ComponentId, port: string | null): InterfaceRef | null {
  const rows = scope.interfaces(owner);
  const row = port === null ? rows[0] : rows.find((candidate) => candidate.id === port);
  return row === undefined ? null : { owner, row };
}

/** The port a floating IP is associated with, or null. */
export function targetOf(scope: Scope, floatingIp: ComponentId): InterfaceRef | null {
  const view = scope.links(floatingIp, 'attach').find((candidate) => scope.component(candidate.peer) !== null);
  return view === undefined ? null : portOf(scope, view.peer, view.peerPort);
}

/** The floating IPs associated with ports of a component; with one port where that is named. */
export function floatingIpsOn(scope: Scope, owner: ComponentId, port: string | null = null): readonly Entry[] {
  return peersOf(scope, owner, 'floating-ip').flatMap(({ view, peer }) => {
    const bound = portOf(scope, owner, view.port);
    return bound !== null && (port === null || bound.row.id === port) ? [peer] : [];
  });
}

/** The table behind a port: the one of the subnet it is wired to. */
export function tableBehind(scope: Scope, ref: InterfaceRef): Entry | null {
  const subnet = scope.segmentOf(ref.owner, ref.row.id);
  return subnet === null ? null : (tableOf(scope, subnet)?.table ?? null);
}

/** Floating IPs in use behind a table: those whose port stands in one of its subnets (IG-19). */
export function floatingIpsBehind(scope: Scope, table: ComponentId): readonly { readonly floatingIp: Entry; readonly owner: ComponentId }[] {
  const ports = subnetsOf(scope, table).flatMap((subnet) => scope.members(subnet.id));
  const found = ports.flatMap(({ owner, row }) => floatingIpsOn(scope, owner, row.id).map((floatingIp) => ({ floatingIp, owner })));
  return found.sort((a, b) => byId(a.floatingIp, b.floatingIp));
}

/** The external network a component names, else the only one of the design. */
export function externalNetworkOf(scope: Scope, named: string | null): Entry | null {
  const byName = scope.component(named);
  if (byName !== null) return byName.component.kind === 'external-network' ? byName : null;
  const all = scope.ofKind('external-network');
  return named === null && all.length === 1 ? (all[0] ?? null) : null;
}

/** The kind of a component, or null: for whoever asks many components for nothing else, so that other changes to them do not concern it. */
export const kindOf = perScope((scope, id: ComponentId): string | null => scope.component(id)?.component.kind ?? null);

/** The name a person gave, or the id of what no longer exists. */
export function nameOf(scope: Scope, id: string): string {
  return scope.component(id)?.component.name || id;
}
