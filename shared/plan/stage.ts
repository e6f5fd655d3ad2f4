// Over 250 lines: the closed union of stages is one vocabulary, and much of it is comment.
import type { ComponentId } from '../model/design.ts';
import type { Tunnel } from './tunnel.ts';

/** What decided: the component and, as a JSON Pointer into its props, the row. `label` is what a person wrote (names, row ids), no sentence. */
export interface Because {
  readonly component: ComponentId;
  readonly path?: string;
  readonly label: string;
}

/** Unique in a plan. The component's id where a component is one device, `dlr@esx1` for an instance of a distributed one. */
export type DeviceId = string;
export type SegmentId = string;

/**
 * Where in a device a stage acts. The order of slots is the device profile's, not this list's.
 * receive > decapsulate > session > ingress-filter > destination-translate > balance > deliver (local) > route > forward-filter
 * > source-translate > egress-filter > encapsulate > fit > emit
 *
 * The two port slots belong to no order: they act in the virtual switch, on frames that leave the guest by the interface (`port-out`) or are
 * about to reach it (`port-in`), and the step is seen at the hypervisor: admissions, then the port's tracking where one of its filters is stateful, then
 * filters, in plan order. A port tracks connections of its own, apart from the guest's; one is known once its first frame got through the port. A port
 * that rejects speaks for the address that was asked, in a frame from the hypervisor to whoever sent, about which that port asks nothing.
 */
export const slots = [
  'receive',
  'decapsulate',
  'session',
  'ingress-filter',
  'destination-translate',
  'balance',
  'deliver',
  'route',
  'forward-filter',
  'source-translate',
  'egress-filter',
  'encapsulate',
  'fit',
  'emit',
  'port-out',
  'port-in',
] as const;
export type Slot = (typeof slots)[number];

/** Inclusive range of ports, ICMP types or codes. */
export type Range = readonly [first: number, last: number];

/** A packet predicate: every member present must hold; lists hold when one element does. Absent = any. */
export interface Match {
  readonly sources?: readonly string[];
  readonly destinations?: readonly string[];
  /** IP protocol number. */
  readonly protocol?: number;
  readonly sourcePorts?: readonly Range[];
  readonly destinationPorts?: readonly Range[];
  readonly icmpTypes?: readonly Range[];
  readonly icmpCodes?: readonly Range[];
  /** Prefixes of which none may hold the address ("outside the cluster's network"). */
  readonly exceptSources?: readonly string[];
  readonly exceptDestinations?: readonly string[];
  /** Interfaces of the device by which the packet came in; what the device itself sends came in by none. */
  readonly ingress?: readonly string[];
  /** Interfaces by which it is about to leave; holds for nothing before the route is known, nor for what stays here. */
  readonly egress?: readonly string[];
  /** Sent by the device itself. At a port of a virtual switch, outside the device, neither this nor an interface ever holds. */
  readonly isOwn?: true;
}

export type FilterAction = 'permit' | 'deny' | 'reject';

export interface FilterRow {
  readonly match: Match;
  readonly action: FilterAction;
  readonly because: Because;
  /** Reason code when this row denies; the stage's own when absent. */
  readonly reason?: string;
  /** Which addresses this row compares, where that differs from the stage (an edge rule's "match on"). */
  readonly view?: 'original' | 'current';
}

interface StageBase {
  /** The interface it acts on: the ingress one in slots up to deliver, the egress one from route on. Null: every interface. */
  readonly interface: string | null;
  readonly because: Because;
}

/** Lets nothing (or only packets that match) pass: a gateway in maintenance, a stopped machine, anti-spoofing. Silent. */
export interface AdmitStage extends StageBase {
  readonly kind: 'admit';
  readonly slot: 'receive' | 'egress-filter' | 'emit' | 'port-out' | 'port-in';
  /** Packets that may pass; an empty list admits nothing. Only checked on new and established packets alike. */
  readonly rows: readonly Match[];
  readonly reason: string;
}

/** An ordered, first-match packet filter. Contributions of several components to the same `table` become one stage. */
export interface FilterStage extends StageBase {
  readonly kind: 'filter';
  /** In `deliver` it sees what is for the device itself, after the reverse path check and before anything answers (Linux INPUT). */
  readonly slot: 'ingress-filter' | 'deliver' | 'forward-filter' | 'egress-filter' | 'port-out' | 'port-in';
  /** Name of the table, e.g. `security-groups`, `network-acl`, `firewall`. Tables of one slot run in plan order. */
  readonly table: string;
  /** A stateful filter lets packets of known sessions pass without looking at rows and drops invalid ones. */
  readonly stateful: boolean;
  /** Compare the addresses the packet had when it entered the device (its own packets: when they were sent), or those it has now. */
  readonly view: 'original' | 'current';
  readonly rows: readonly FilterRow[];
  readonly defaultAction: FilterAction;
  /** Reason code of a deny without its own. */
  readonly reason: string;
}

/**
 * Connection tracking: one table per device. Replies are translated from the stored entry. An entry counts once its first packet has left the device or
 * arrived. SYN, echo request and any packet of other protocols open one (without ports: told apart by addresses and protocol); a TCP segment out of the
 * middle only where the profile says so; a SYN-ACK or RST that nobody waits for is invalid, and so is the opener's third packet where no answer was seen.
 * An error belongs to the connection of what it quotes. What the device itself says about a packet (a reset by a filter, an error) belongs to that packet's
 * connection, against its direction, or to none if the packet had none: a reset goes from the address that was called to the opener's own, or from the
 * opener, translated as ever, to the answerer.
 */
export interface SessionStage extends StageBase {
  readonly kind: 'session';
  readonly slot: 'session';
}

export interface TranslateRow {
  readonly match: Match;
  /** Must hold for the packet as it entered the device: source NAT of what a Service was called by, whatever it has become since. */
  readonly original?: Match;
  /** New address; several are alternatives for choose(n). */
  readonly addresses: readonly string[];
  /** New port; null keeps it. */
  readonly port: number | null;
  readonly because: Because;
}

/**
 * Destination NAT, first match. `stateless`: a fixed 1:1 pair that needs no session and is undone by its mirror image (floating IP). Pairs act outside
 * tracking: the destination's before the session, the source's after all that looks at addresses, just before a tunnel; tracking and filters that compare
 * current addresses see those inside. Of an error a pair also turns what it quotes.
 */
export interface DestinationTranslateStage extends StageBase {
  readonly kind: 'destination-translate';
  readonly slot: 'destination-translate';
  readonly stateless: boolean;
  readonly rows: readonly TranslateRow[];
}

/**
 * Source NAT, first match. `ports`: keep the port unless another session has it (then next free 1024-65535; none is left, or the protocol has no
 * ports: NAT_NO_ADDRESSES), or always keep (1:1).
 */
export interface SourceTranslateStage extends StageBase {
  readonly kind: 'source-translate';
  readonly slot: 'source-translate';
  readonly stateless: boolean;
  readonly ports: 'keep-if-free' | 'keep';
  readonly rows: readonly TranslateRow[];
}

/** Layer 4 balancing inside the packet path (kube-proxy, edge load balancer): destination NAT to a chosen backend. */
export interface BalanceStage extends StageBase {
  readonly kind: 'balance';
  readonly slot: 'balance';
  readonly match: Match;
  /** What the choice goes by (CONTRACTS 3): the flow's hash (the default), its source address alone (affinity), or the number of the request. */
  readonly method?: 'flow' | 'source' | 'round-robin';
  /**
   * Also balances what the device itself sends, before its route is looked up (kube-proxy in nat OUTPUT); an edge's virtual servers do not. The answer gets
   * the service's address back after the filters of local delivery, also where the backend is the device itself: it then tracks what it tells itself.
   */
  readonly balancesOwn?: true;
  readonly backends: readonly { readonly component: ComponentId; readonly address: string; readonly port: number | null; readonly because: Because }[];
  /** What happens without a backend. */
  readonly empty: { readonly action: FilterAction; readonly reason: string };
}

export type HttpCondition = {
  readonly on: 'path' | 'host' | 'header' | 'cookie' | 'file-type';
  readonly key: string | null;
  readonly compare: 'contains' | 'equals' | 'starts-with' | 'ends-with' | 'regex';
  readonly value: string;
};

export interface HttpPolicy {
  readonly action: { readonly kind: 'reject'; readonly status: number } | { readonly kind: 'redirect'; readonly status: number; readonly url: string } | { readonly kind: 'pool'; readonly pool: string };
  readonly conditions: readonly HttpCondition[];
  readonly because: Because;
  /** Reason code told with a rejection. */
  readonly reason?: string;
}

export interface ProxyMember {
  readonly id: string;
  readonly component: ComponentId | null;
  readonly address: string;
  readonly port: number;
  readonly weight: number;
  readonly enabled: boolean;
  readonly because: Because;
}

/**
 * Source of a proxy's connection 2: `address` (the default), of the interface it leaves by (the address in the next hop's network, else the first), or the
 * client's (a transparent pool): answers then reach the proxy only where they come back through its device, which takes them out of the way to the client.
 * Monitors have no client: they ask from the interface.
 */
export type SpeaksFrom = 'address' | 'egress' | 'client';

export interface ProxyPool {
  readonly id: string;
  readonly protocol: 'tcp' | 'http' | 'https';
  readonly method: 'round-robin' | 'least-connections' | 'source-ip';
  readonly persistence: 'none' | 'source-ip' | 'cookie';
  readonly members: readonly ProxyMember[];
  /** From where its members are called, where that differs from the proxy. */
  readonly speaksFrom?: SpeaksFrom;
  /** Null: members count as healthy without being asked. Port null = the member's own. Steady state, asked once at compile time from the proxy. */
  readonly monitor: {
    readonly type: 'tcp' | 'http';
    /** Speaks HTTP inside TLS. */
    readonly tls?: boolean;
    readonly port: number | null;
    readonly path: string;
    readonly expected: readonly Range[];
    readonly because: Because;
  } | null;
  readonly because: Because;
}

export interface ProxyListener {
  readonly port: number;
  readonly mode: 'tcp' | 'http' | 'https' | 'terminated-https';
  readonly policies: readonly HttpPolicy[];
  /** The policies are asked as they stand (an ingress controller has sorted them); absent: rejections first, then redirections, then pools. */
  readonly isOrdered?: true;
  readonly defaultPool: string | null;
  readonly addsForwardedFor: boolean;
  readonly because: Because;
}

/** Ends connection 1 and starts connection 2 with a new 5-tuple and the TTL of the device. One proxy per address. */
export interface ProxyStage extends StageBase {
  readonly kind: 'proxy';
  readonly slot: 'deliver';
  readonly address: string;
  readonly speaksFrom?: SpeaksFrom;
  readonly listeners: readonly ProxyListener[];
  readonly pools: readonly ProxyPool[];
  /** The address is the device's own too: a port without a listener here is not the proxy's, and whatever else listens or stands there answers. */
  readonly sharesAddress?: true;
  /** TCP to a port without a listener: silence (NHN) or RST. */
  readonly noListener: { readonly action: 'deny' | 'reject'; readonly reason: string };
  /** Sources the proxy serves at all; denied ones are silent. Null: everybody. */
  readonly access: { readonly rows: readonly FilterRow[]; readonly defaultAction: FilterAction; readonly reason: string } | null;
}

export type Application =
  | { readonly kind: 'http'; readonly tls: boolean; readonly responses: readonly { readonly path: string; readonly status: number; readonly body: string }[] }
  | { readonly kind: 'ssh'; readonly user: string; readonly hostname: string; readonly key: ComponentId | null }
  | { readonly kind: 'dns'; readonly records: readonly { readonly name: string; readonly address: string; readonly because: Because }[]; readonly forwardTo: string | null }
  | { readonly kind: 'plain' };

export interface ServiceRow {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** 0.0.0.0 or one of the device's addresses. */
  readonly bind: string;
  readonly application: Application;
  readonly because: Because;
}

/** Local delivery: what answers on the device's own addresses. Several contributions to one device are merged. */
export interface DeliverStage extends StageBase {
  readonly kind: 'deliver';
  readonly slot: 'deliver';
  readonly services: readonly ServiceRow[];
}

export interface RouteRow {
  readonly destination: string;
  /** Only for packets whose current source is in this prefix (policy route). Among rows of equal prefix length such a row wins. */
  readonly from?: string;
  readonly type: 'unicast' | 'blackhole' | 'unreachable' | 'prohibit';
  /** Egress interface; null only where `type` is not unicast. */
  readonly interface: string | null;
  /** Next hop; null: the destination itself is the neighbour, or the interface is point to point. */
  readonly via: string | null;
  readonly distance: number;
  readonly metric: number;
  readonly because: Because;
  /** Reason code of a row that is not unicast; that of its type when absent. INSUFFICIENT_CONFIG: nobody can tell what becomes of the packet. */
  readonly reason?: string;
}

/** Longest prefix match; ties by `from`, distance, metric, then row order; rows still equal with different next hops are ECMP. Contributions are merged. */
export interface RouteStage extends StageBase {
  readonly kind: 'route';
  readonly slot: 'route';
  readonly rows: readonly RouteRow[];
  /** Reason code without a matching row. */
  readonly reason: string;
}

/**
 * Packets to or from these prefixes end here silently, before routing: the internet and private addresses. With the reason COMPONENT_NOT_RUNNING the device
 * is one that is off and sends nothing.
 */
export interface NullRouteStage extends StageBase {
  readonly kind: 'null-route';
  readonly slot: 'route';
  readonly rows: readonly { readonly match: Match; readonly reason: string }[];
}

/** Static neighbour entries of an interface, before what the segment resolves; the neighbour is on the interface's layer 2 network. */
export interface ResolveStage extends StageBase {
  readonly kind: 'resolve';
  readonly slot: 'emit';
  readonly neighbours: readonly { readonly address: string; readonly device: DeviceId; readonly interface: string }[];
}

/**
 * Joins the segments of its interfaces into one layer 2 network: frames for somebody behind one of them leave by it unchanged; addresses,
 * TTL and MACs are not touched (L2 bridge, layer 2 concentrator, switch). Interfaces not listed belong to the device's own IP stack. Of the other stages
 * only the admissions of `receive` act on bridged frames; an interface that is down joins nothing.
 */
export interface BridgeStage extends StageBase {
  readonly kind: 'bridge';
  readonly slot: 'receive';
  readonly interfaces: readonly string[];
}

/**
 * Wraps IP packets that leave by the interface and match in an outer packet, which is sent by this device like one of its own: session, route,
 * NAT, filters, MTU again. The packet's own session is confirmed. Nothing is wrapped twice by the same stage: that is ROUTING_LOOP, silent.
 */
export interface EncapsulateStage extends StageBase {
  readonly kind: 'encapsulate';
  readonly slot: 'encapsulate';
  readonly match: Match;
  readonly tunnel: Tunnel;
  readonly source: string;
  /** Null: the next hop of the route taken (IP-in-IP over many peers). A route without one ends the packet: NO_TUNNEL_ENDPOINT. */
  readonly destination: string | null;
  /**
   * Largest packet the stage wraps, at least 68; absent: any. What is longer meets it as it would the MTU of a way out, just before it is wrapped (what
   * nobody can wrap, or goes round, is that first): with DF its sender is told this MTU, without DF it is cut to it and the pieces are wrapped.
   */
  readonly innerMtuBytes?: number;
}

/**
 * Unwraps outer packets of the tunnel's type that are addressed to `address` (with its UDP port, where it has one). The inner packet enters the
 * device anew, from `receive` on, in the same hop. Layer 2 overlays need no such stage: their endpoints unwrap. Where in the order: the profile's slot,
 * for Linux after the filters of local delivery.
 */
export interface DecapsulateStage extends StageBase {
  readonly kind: 'decapsulate';
  readonly slot: 'decapsulate';
  readonly tunnel: Tunnel;
  readonly address: string;
  /** Outer sources accepted, addresses or prefixes; empty: any. From others: NO_TUNNEL_ENDPOINT, silent. */
  readonly peers: readonly string[];
  /** Interface by which the inner packet enters; null: the one the outer packet came by, and no reverse path check (IPsec). */
  readonly into: string | null;
}

/** Largest packet the device emits on the interface, where that is less than the interface's own MTU. */
export interface FitStage extends StageBase {
  readonly kind: 'fit';
  readonly slot: 'fit';
  readonly mtuBytes: number;
}

export type Stage =
  | AdmitStage
  | FilterStage
  | SessionStage
  | DestinationTranslateStage
  | SourceTranslateStage
  | BalanceStage
  | ProxyStage
  | DeliverStage
  | RouteStage
  | NullRouteStage
  | ResolveStage
  | BridgeStage
  | EncapsulateStage
  | DecapsulateStage
  | FitStage;
