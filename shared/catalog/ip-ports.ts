import { z } from 'zod';
import type { ComponentId } from '../model/design.ts';
import { field } from '../model/fields.ts';
import type { InterfaceRow } from '../model/interface-row.ts';
import { perScope, type LinkView, type Scope } from '../model/scope.ts';
import { formatIpv4, parseIpv4, type Ipv4 } from '../net/address.ts';
import { cidrContains, formatCidr, parseCidr, parseInterfaceAddress, type Cidr } from '../net/cidr.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import type { DeviceId, RouteRow, SegmentId } from '../plan/stage.ts';
import { hypervisorOf, isHypervisorUp } from './hosting.ts';
import { ethernetMtuBytes } from './ports.ts';
import type { ReversePath } from './reverse-path.ts';
import { linkSegment } from './routed.ts';
import { planWire, wireOf } from './wiring.ts';

/*
 * Interfaces of everything outside the public cloud: rows of `props.interfaces` (CONTRACTS 1) with an address and perhaps more of them, plugged into a
 * VLAN or logical switch (an l2 link, or the parent for the first one) or into a wire (a routed link).
 */

/** Fields of such a row. Kinds add their own beside them. */
export const ipInterfaceFields = {
  id: z.string(),
  address: field.address({ ko: '주소', en: 'Address' }, '', {
    takesLength: true,
    help: { ko: '길이를 생략하면 연결된 네트워크의 것을 씁니다. 예: 10.0.0.5 또는 10.0.0.5/24', en: 'Without a length, that of the network it is plugged into. For example 10.0.0.5 or 10.0.0.5/24.' },
  }),
  secondary: field.texts({ ko: '보조 주소', en: 'Secondary addresses' }),
  mtu: field.number({ ko: 'MTU', en: 'MTU' }, ethernetMtuBytes, { unit: 'B', min: 68, max: 9000 }),
  connected: field.toggle({ ko: '연결됨', en: 'Connected' }, true),
};

interface IpInterface {
  readonly id: string;
  readonly address: string;
  readonly secondary: readonly string[];
  readonly mtu: number;
  readonly connected: boolean;
}

const bare = (text: string): string => text.split('/')[0] ?? '';

/** The rows of `props.interfaces` as the rest of the design sees them. A length behind the first address holds for the secondary ones too. */
export function ipInterfaceRows(rows: readonly IpInterface[]): readonly InterfaceRow[] {
  return rows.map((row, index): InterfaceRow => ({
    id: row.id,
    addresses: [row.address, ...row.secondary].filter((text) => text !== '').map(bare),
    prefixLength: parseInterfaceAddress(row.address)?.cidr.prefixLength ?? null,
    mtuBytes: row.mtu,
    ...(row.connected ? {} : { connected: false }),
    policies: [],
    path: `/interfaces/${index}`,
  }));
}

/** An address of a port with the network it belongs to. */
export interface PortAddress {
  readonly address: string;
  readonly word: Ipv4;
  readonly cidr: Cidr;
  /** False: neither the row nor the network it is plugged into says how long its prefix is; it then stands for itself. */
  readonly isPlaced: boolean;
}

/** An interface as it is plugged in. */
export interface Port {
  readonly row: InterfaceRow;
  /** The component of the layer 2 network it is plugged into. */
  readonly network: ComponentId | null;
  readonly wire: LinkView | null;
  readonly segment: SegmentId | null;
  readonly addresses: readonly PortAddress[];
  /** Largest IP packet, in bytes: its own, or that of the other end of its wire if less. */
  readonly mtuBytes: number;
  readonly isUp: boolean;
}

function place(text: string, length: number | null, prefixes: readonly Cidr[]): PortAddress | null {
  const word = parseIpv4(text);
  if (word === null) return null;
  const address = formatIpv4(word);
  const around = length === null ? prefixes.find((prefix) => cidrContains(prefix, word)) : (parseInterfaceAddress(`${address}/${length}`)?.cidr ?? undefined);
  const cidr = around ?? parseCidr(`${address}/32`);
  return cidr === null ? null : { address, word, cidr, isPlaced: around !== undefined };
}

/** The prefixes of a layer 2 network, readable ones only. */
export const networkPrefixes = perScope((scope, network: ComponentId): readonly Cidr[] => scope.prefixes(network).flatMap((text) => parseCidr(text) ?? []));

/** The interfaces of a component as they are plugged in. A guest of a host that is down has none that is up. */
export const portsOf = perScope((scope, owner: ComponentId): readonly Port[] => {
  const host = hypervisorOf(scope, owner);
  const isHostUp = host === null || isHypervisorUp(host);
  return scope.interfaces(owner).map((row): Port => {
    const network = scope.segmentOf(owner, row.id);
    const wire = network === null ? wireOf(scope, owner, row.id) : null;
    const prefixes = network === null ? [] : networkPrefixes(scope, network);
    const farEnd = wire === null ? undefined : scope.interfaces(wire.peer).find((other) => other.id === wire.peerPort);
    return {
      row,
      network,
      wire,
      segment: network ?? (wire === null ? null : linkSegment(wire.id)),
      addresses: row.addresses.flatMap((text) => place(text, row.prefixLength, prefixes) ?? []),
      mtuBytes: Math.min(row.mtuBytes, farEnd?.mtuBytes ?? row.mtuBytes),
      isUp: row.connected !== false && isHostUp,
    };
  });
});

/** Says more, or otherwise, about the interfaces of a device than their rows do. */
export interface PortChange {
  /** The device, where it is not the component itself (`dlr@esx1`). */
  readonly device?: DeviceId;
  /** The hypervisor whose virtual switch carries it, where that is not the host it stands on; null: none. */
  readonly virtualSwitch?: DeviceId | null;
  /** Addresses an interface has besides its own (a virtual address it holds), each in the network of that interface. */
  readonly further?: (port: Port) => readonly string[];
  /** Reverse path filters of interfaces that check otherwise than the device. */
  readonly reversePath?: ReadonlyMap<string, ReversePath>;
}

/** Brings interfaces, and the wires some of them hang on. */
export function planPorts(owner: ComponentId, ports: readonly Port[], scope: Scope, plan: PlanBuilder, change: PortChange = {}): void {
  const virtualSwitch = change.virtualSwitch === undefined ? (hypervisorOf(scope, owner)?.id ?? null) : change.virtualSwitch;
  for (const port of ports) {
    if (port.wire !== null) planWire(port.wire, scope, plan);
    const reversePath = change.reversePath?.get(port.row.id);
    const prefixes = port.network === null ? port.addresses.map((own) => own.cidr) : networkPrefixes(scope, port.network);
    const further = (change.further?.(port) ?? []).flatMap((text) => place(text, port.addresses[0]?.cidr.prefixLength ?? null, prefixes) ?? []);
    plan.interface(change.device ?? owner, {
      id: port.row.id,
      segment: port.segment,
      addresses: [...port.addresses, ...further].map(({ address, cidr }) => ({ address, prefixLength: cidr.prefixLength })),
      mtuBytes: port.mtuBytes,
      up: port.isUp,
      ...(virtualSwitch === null || port.network === null ? {} : { virtualSwitch }),
      ...(reversePath === undefined ? {} : { reversePath }),
      because: { component: owner, path: port.row.path, label: port.row.id },
    });
  }
}

/**
 * Networks an interface that is up stands in: routes that come with its addresses (forwarding.md 11: they yield to longer prefixes). Two interfaces in one
 * network are no two equal ways: Linux takes the first.
 */
export function connectedRoutes(owner: ComponentId, ports: readonly Port[]): readonly RouteRow[] {
  const rows: RouteRow[] = [];
  const known = new Set<string>();
  for (const port of ports) {
    if (!port.isUp || port.segment === null) continue;
    for (const { cidr, isPlaced } of port.addresses) {
      const destination = formatCidr(cidr);
      if (!isPlaced || known.has(destination)) continue;
      known.add(destination);
      rows.push({ destination, type: 'unicast', interface: port.row.id, via: null, distance: 0, metric: 0, because: { component: owner, path: port.row.path, label: port.row.id } });
    }
  }
  return rows;
}

/** The port by which a neighbour with this address can be asked: the first that is up and stands in a network holding it. */
export function portTowards(ports: readonly Port[], address: Ipv4): Port | null {
  return ports.find((port) => port.isUp && port.segment !== null && port.addresses.some((own) => own.isPlaced && cidrContains(own.cidr, address))) ?? null;
}
