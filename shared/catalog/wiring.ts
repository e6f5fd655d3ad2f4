import type { ComponentId } from '../model/design.ts';
import type { LinkRule } from '../model/definition.ts';
import type { Entry, LinkView, Scope } from '../model/scope.ts';
import type { PlanBuilder } from '../plan/builder.ts';
import { linkDelayUs } from '../plan/delays.ts';
import { ethernetMtuBytes } from './ports.ts';
import { linkSegment } from './routed.ts';

/*
 * Who may be wired to whom outside the public cloud (CONTRACTS 1, "Links"; domain/private-cloud.md b.6). Both ends of a link read the same lists, so
 * their rules mirror each other.
 */

/** Layer 2 networks that interfaces are plugged into. */
const networkKinds = ['vlan', 'logical-switch'] as const;

/** Kinds whose interfaces may be plugged into a layer 2 network. */
const pluggedKinds: Readonly<Record<(typeof networkKinds)[number], readonly string[]>> = {
  vlan: [
    'virtual-machine', 'esg', 'dlr', 'worker-node', 'proxy-node', 'master-node', 'l2-concentrator', 'l2-bridge', 'server', 'enterprise-user', 'onprem-router', 'dns-server',
    'customer-router', 'esxi-host', 'proxy-server', 'registry', 'nsx-controller',
  ],
  'logical-switch': [
    'virtual-machine', 'esg', 'dlr', 'worker-node', 'proxy-node', 'master-node', 'l2-concentrator', 'l2-bridge', 'server', 'dns-server', 'proxy-server', 'registry', 'onprem-router',
  ],
};

/** The rule of a kind whose interfaces are plugged into layer 2 networks: one link per interface. */
export function plugLinks(kind: string): readonly LinkRule[] {
  const peers = networkKinds.filter((network) => pluggedKinds[network].includes(kind));
  return [{ kind: 'l2', end: 'from', peers, port: true, max: 1 }];
}

/** The rule of a layer 2 network that takes plugs. */
export function networkLinks(kind: (typeof networkKinds)[number]): readonly LinkRule[] {
  return [{ kind: 'l2', end: 'to', peers: pluggedKinds[kind] }];
}

/** Routed links, by kind: a wire between two devices that no layer 2 network is drawn for. */
const routedPeers: Readonly<Record<string, readonly string[]>> = {
  internet: ['external-user', 'external-network', 'dns-server', 'customer-router', 'onprem-router', 'server', 'proxy-server', 'registry'],
  'customer-router': ['internet', 'customer-router', 'cross-connect-router', 'onprem-router'],
  'cross-connect-router': ['customer-router', 'wan', 'onprem-router', 'cross-connect-router'],
  wan: ['onprem-router', 'cross-connect-router', 'wan'],
  'onprem-router': ['internet', 'wan', 'cross-connect-router', 'customer-router', 'onprem-router', 'server', 'enterprise-user', 'dns-server', 'proxy-server', 'registry'],
  server: ['internet', 'onprem-router'],
  'enterprise-user': ['onprem-router'],
  'dns-server': ['internet', 'onprem-router'],
  'proxy-server': ['internet', 'onprem-router'],
  registry: ['internet', 'onprem-router'],
};

/**
 * The rules of a kind whose interfaces hang on wires: a link names the interface, and each has one wire. Files may write either end first, and may leave
 * the interface out: then it is the first one. (The internet itself names none: its rules are `routedLinks(peersByWire('internet'))`.)
 */
export function wireLinks(kind: string): readonly LinkRule[] {
  const peers = peersByWire(kind);
  return [
    { kind: 'routed', end: 'from', peers, port: true, max: 1 },
    { kind: 'routed', end: 'to', peers, port: true, max: 1 },
  ];
}

/** Kinds a component of this kind may have a routed link to. */
export function peersByWire(kind: string): readonly string[] {
  return routedPeers[kind] ?? [];
}

/** The wire of an interface: the routed link that names it, or for the first interface one that names none; its other end exists. */
export function wireOf(scope: Scope, owner: ComponentId, interfaceId: string): LinkView | null {
  const views = scope.links(owner, 'routed').filter((view) => scope.component(view.peer) !== null);
  const named = views.find((view) => view.port === interfaceId);
  if (named !== undefined) return named;
  return scope.interfaces(owner)[0]?.id === interfaceId ? (views.find((view) => view.port === null) ?? null) : null;
}

/** Largest IP packet a wire between devices carries, in bytes; the interfaces at its ends are what limits it. */
const wireMtuBytes = 9000;

/** Brings the segment of a routed link. Both ends bring it and say the same. What is plugged into the internet carries what the internet does (V-27). */
export function planWire(view: LinkView, scope: Scope, plan: PlanBuilder): void {
  const { from, to } = view.link;
  const isPublic = [from, to].some((end) => scope.interfaces(end.component).length === 0);
  plan.segment({
    id: linkSegment(view.id),
    component: null,
    form: 'point-to-point',
    mtuBytes: isPublic ? ethernetMtuBytes : wireMtuBytes,
    delayUs: linkDelayUs,
    // Of the internet nobody hears who is not there; a router says so (domain/forwarding.md 7).
    missing: { silent: isPublic, reason: 'NEIGHBOR_UNREACHABLE' },
    because: { component: from.component, label: view.id },
  });
}

/** Every layer 2 network of the design that interfaces outside the public cloud are plugged into, kind by kind in id order. */
export const layer2Networks = (scope: Scope): readonly Entry[] => networkKinds.flatMap((kind) => scope.ofKind(kind));
