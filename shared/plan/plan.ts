import type { ComponentId } from '../model/design.ts';
import type { Because, DeviceId, SegmentId, Stage } from './stage.ts';
import type { Tunnel } from './tunnel.ts';

/**
 * The plan: a design as devices, segments and readable stages in slots. Addresses and prefixes are canonical texts ("10.0.0.5", "10.0.0.0/24"):
 * a plan can be printed and read. Only compile turns them into numbers.
 *
 * Layer 2 (private-cloud.md c, forwarding.md 7, 10, 15). What leaves a device by an interface is a frame for the neighbour that was resolved; virtual
 * switches, bridges and endpoints never touch the packet in it.
 * - Neighbours are looked for over all segments that bridges join by interfaces that are up: static entries, then whoever claims the address; several are
 *   alternatives of a choice. A wire without a bridge asks nothing: it is the other end.
 * - On each segment a frame goes to its target, or to the bridge on the way with the fewest of them (ties: plan order). It stays inside a virtual switch
 *   that both have in common; else an overlay's endpoints wrap it, unless both are behind the same one; else it crosses the segment.
 * - Visited virtual switches and bridges are hops and cost their delay; a segment costs its delay only when crossed, an overlay what its underlay costs.
 * - A frame straight from one VXLAN endpoint's interface to another's over a broadcast segment makes that segment's component a hop.
 */

export interface PlanInterface {
  readonly id: string;
  readonly segment: SegmentId | null;
  readonly addresses: readonly { readonly address: string; readonly prefixLength: number }[];
  readonly mtuBytes: number;
  readonly up: boolean;
  /**
   * The hypervisor (a device of that profile) whose virtual switch carries what the interface sends and receives. Each frame then visits that
   * device: port filters, and the way to the other host. Absent: plugged into the segment directly.
   */
  readonly virtualSwitch?: DeviceId;
  /** Reverse path filter for what enters by it, where that differs from the device's. */
  readonly reversePath?: PlanDevice['reversePath'];
  readonly because: Because;
}

/** Device profiles name the order of slots and the personality of a stack; shared/plan/profiles.ts says what each does and cites its source. */
export type ProfileId = 'host' | 'router' | 'transparent' | 'cloud-port' | 'cloud-forwarder' | 'internet' | 'proxy' | 'edge' | 'hypervisor';

export interface PlanDevice {
  readonly id: DeviceId;
  readonly component: ComponentId;
  /** ESXi host or node on which a distributed instance or a guest runs; null where the model has none. */
  readonly host: ComponentId | null;
  readonly profile: ProfileId;
  readonly interfaces: readonly PlanInterface[];
  readonly stages: readonly Stage[];
  /** Taken off the TTL of a forwarded packet: 1 for a router, 0 for what does not route, 13 for the internet. */
  readonly ttlCost: number;
  /** One crossing, on top of nothing else. */
  readonly delayUs: number;
  readonly reversePath: 'off' | 'strict' | 'loose';
  /** DNS server asked by probes that start here. */
  readonly dnsServer: string | null;
  /**
   * One instance of a distributed router (forwarding.md 15). Its addresses are answered only by the instance on the virtual switch the question
   * comes from, before anybody else's; the designated one also answers what is plugged in directly. Beyond a bridge it is the bridge's interface there
   * that asks. Only instances that cannot answer: NO_DLR_ON_HOST.
   */
  readonly distributed?: { readonly isDesignated: boolean };
}

/** A device that wraps and unwraps frames: a hypervisor for the interfaces on its virtual switch, any other device for its own. */
export interface OverlayEndpoint {
  readonly device: DeviceId;
  /** One of the device's addresses: source of what it wraps, destination of what is meant for it. */
  readonly address: string;
  readonly because: Because;
}

/**
 * Frames of the segment between members behind different endpoints travel inside packets of the underlay, which run through the same machine
 * from the endpoint's own IP stack (tunnel.ts says how). Behind the same endpoint nothing is wrapped. A member without an endpoint is out of reach:
 * NO_TUNNEL_ENDPOINT, silent.
 */
export interface Overlay {
  readonly tunnel: Tunnel;
  readonly endpoints: readonly OverlayEndpoint[];
}

export interface PlanSegment {
  readonly id: SegmentId;
  readonly component: ComponentId | null;
  /** Point to point: two ends, and whatever is sent by one arrives at the other; no neighbour resolution, unless a bridge has one of the ends. */
  readonly form: 'broadcast' | 'point-to-point';
  /** Compared with the IP bytes of what a device, or a bridge, puts on the segment, once the neighbour is found. Longer: silence, DF or not. */
  readonly mtuBytes: number;
  readonly delayUs: number;
  /** What happens to a packet for an address nobody on the segment owns. */
  readonly missing: { readonly silent: boolean; readonly reason: string };
  /** Absent: frames cross as they are. */
  readonly overlay?: Overlay;
  readonly because: Because;
}

/** An address under which a component can be called from the internet (CONTRACTS 2). */
export interface PublicAddress {
  readonly component: ComponentId;
  readonly address: string;
  /** Translated by something in front (a floating IP), or the component's own (a public VIP). Translated ones are called first. */
  readonly form: 'translated' | 'own';
  /** The component's own address behind a translated one; its first when absent. */
  readonly inside?: string;
  readonly because: Because;
}

/** The address a component without a device of its own is called by, from anywhere: the cluster IP of a Service, a VIP that some node holds (CONTRACTS 2). */
export interface CalledAddress {
  readonly component: ComponentId;
  readonly address: string;
  /** The device that also sends for it, as itself: a pod on the network of its node. Absent: it sends nothing. */
  readonly speaker?: DeviceId;
  readonly because: Because;
}

/** What ssh needs to know of a key pair. */
export interface PlanKey {
  readonly component: ComponentId;
  readonly privateKeyHeld: boolean;
  readonly fileMode: string;
  readonly because: Because;
}

/** A known simplification that a trace through the device must mention. */
export interface Assumption {
  readonly id: string;
  readonly component: ComponentId;
}

export interface Plan {
  readonly seed: number;
  readonly devices: readonly PlanDevice[];
  readonly segments: readonly PlanSegment[];
  readonly publicAddresses: readonly PublicAddress[];
  /** At most one per component counts: the first. */
  readonly calledAddresses: readonly CalledAddress[];
  readonly keys: readonly PlanKey[];
  /** Device that stands for the internet: packets from public addresses nobody owns start there. */
  readonly internet: DeviceId | null;
  readonly assumptions: readonly Assumption[];
}
