import type { Plan, ProfileId } from '../../plan/plan.ts';
import type { PlanBuilder } from '../../plan/builder.ts';
import type { Tunnel } from '../../plan/tunnel.ts';
import type { Chance } from './random.ts';

/** A random plan while it is being drawn: networks, who is plugged into them, and where machines run. */

export interface OverlayDraft {
  readonly tunnel: Tunnel;
  /** Who wraps: the hosts of the guests, or the machines that are plugged in. */
  readonly ends: 'hypervisors' | 'members';
  /** Device -> its address. */
  readonly endpoints: Map<string, string>;
}

export interface SegmentDraft {
  readonly id: string;
  readonly overlay: OverlayDraft | null;
}

export interface Lan {
  readonly id: string;
  readonly base: string;
  readonly prefixLength: number;
  readonly form: 'broadcast' | 'point-to-point';
  /** `transport`: VTEPs and what routes between them. `pods`: behind one node. */
  readonly role: 'guests' | 'transport' | 'pods';
  /** One network may lie on several segments that bridges join. */
  readonly segments: SegmentDraft[];
  members: number;
}

export interface Place {
  readonly name: string;
  readonly lan: Lan;
  readonly segment: SegmentDraft;
  readonly address: string;
}

/** One instance of a distributed router. */
export interface Instance {
  readonly device: string;
  readonly hypervisor: string;
  readonly isDesignated: boolean;
}

export interface Station {
  readonly id: string;
  readonly profile: ProfileId;
  readonly at: Place[];
  /** Where it runs; null: on its own iron. */
  readonly hypervisor: string | null;
  /** Only of a distributed router: one device for each, and none for the station itself. */
  readonly instances: readonly Instance[];
}

export interface Draft {
  readonly dice: Chance;
  readonly builder: PlanBuilder & { readonly finish: () => Plan };
  /** Holds hypervisors, logical switches, distributed routers, bridges and tunnels. */
  readonly isLayered: boolean;
  readonly lans: Lan[];
  readonly stations: Station[];
  readonly clusters: Cluster[];
}

/** Nodes that reach each other's pods through IP-in-IP, and a service on all of them. */
export interface Cluster {
  readonly lan: Lan;
  readonly nodes: readonly { readonly station: Station; readonly pods: Lan; readonly tunnelAddress: string }[];
  readonly pool: string;
  readonly service: string;
  readonly isTunnelled: boolean;
}

export function hasRoom(lan: Lan): boolean {
  return lan.form === 'broadcast' ? lan.members < 90 : lan.members < 2;
}

/** The next address of a network. */
export function join(lan: Lan): string {
  lan.members++;
  const [a, b, c, d] = lan.base.split('.');
  return `${a}.${b}.${c}.${Number(d) + lan.members}`;
}

export function prefixOf(lan: Lan): string {
  return `${lan.base}/${lan.prefixLength}`;
}

/** Passes on what is not its own. */
export function isThrough(station: Station): boolean {
  return station.profile === 'router' || station.profile === 'edge' || station.profile === 'transparent' || station.profile === 'internet';
}

/** The devices of a station. */
export function devicesOf(station: Station): readonly string[] {
  return station.instances.length === 0 ? [station.id] : station.instances.map((instance) => instance.device);
}

/** The virtual switch an interface of the station is plugged into; none where the machine wraps its frames itself. */
export function switchOf(station: Station, segment: SegmentDraft): string | null {
  return segment.overlay?.ends === 'members' ? null : station.hypervisor;
}
