import type { Because, Slot } from '../../plan/stage.ts';
import type { Network } from '../network.ts';
import { readAddress } from '../compile/words.ts';
import type { Disposition } from '../report.ts';
import type { Cause } from '../run/cause.ts';
import * as event from '../run/event.ts';
import { isUndecidedReason } from '../undecided.ts';

/** Why a packet ended, as the report says it. */
export interface Explanation {
  readonly disposition: Disposition;
  readonly reason: string;
  readonly at: string;
  readonly because: Because | { readonly component: string; readonly label: string };
}

type Reason = Pick<Explanation, 'disposition' | 'reason'> & { readonly because?: Because };

function said(because: Because | undefined): { readonly because?: Because } {
  return because === undefined ? {} : { because };
}

/** Slots in which a device, or its port, decides what may come in. */
function isArrival(slot: Slot): boolean {
  return slot === 'receive' || slot === 'ingress-filter' || slot === 'deliver' || slot === 'port-in';
}

function explainAdmission(network: Network, cause: Cause): Reason {
  const stage = network.stages.listPlans[cause.a];
  if (stage?.kind !== 'admit') return { disposition: 'COMPONENT_DOWN', reason: 'COMPONENT_NOT_RUNNING' };
  // What lets nothing pass at all is out of order; what lets something pass is a rule.
  const isDown = stage.rows.length === 0;
  return { disposition: isDown ? 'COMPONENT_DOWN' : isArrival(stage.slot) ? 'DENIED_IN' : 'DENIED_OUT', reason: stage.reason, because: stage.because };
}

/** What a packet of no known connection is called: an edge gateway has its own word (private-cloud.md g, T20). */
function invalidReason(network: Network, device: number): string {
  return network.profiles[device]?.id === 'edge' ? 'STATEFUL_NO_SESSION' : 'CT_INVALID';
}

function explainFilter(network: Network, cause: Cause): Reason {
  const plan = network.stages.filterPlans[cause.a];
  if (plan === undefined) return { disposition: 'DENIED_IN', reason: 'DEFAULT_DENY' };
  const disposition = isArrival(plan.slot) ? 'DENIED_IN' : 'DENIED_OUT';
  if (cause.c === event.invalid) return { disposition, reason: invalidReason(network, cause.device), because: plan.because };
  const decided = plan.rows[cause.b];
  return { disposition, reason: decided?.reason ?? plan.reason, because: decided?.because ?? plan.because };
}

function explainRoute(network: Network, cause: Cause): Reason {
  const row = network.routes.planRows[cause.a];
  const because = row === undefined ? {} : { because: row.because };
  if (row?.reason !== undefined) return { disposition: 'NULL_ROUTED', reason: row.reason, ...because };
  if (row?.type === 'prohibit') return { disposition: 'NULL_ROUTED', reason: 'ROUTE_PROHIBITED', ...because };
  return row?.type === 'unreachable' ? { disposition: 'NULL_ROUTED', reason: 'ROUTE_UNREACHABLE', ...because } : { disposition: 'NULL_ROUTED', reason: 'ROUTE_BLACKHOLE', ...because };
}

function routeTableOf(network: Network, device: number): Because | undefined {
  return network.routes.planTables[device]?.stage?.because;
}

function explainProxy(network: Network, cause: Cause): Reason {
  const proxy = network.proxies[cause.a];
  if (cause.event === event.accessDenied) return { ...explainFilter(network, { ...cause, a: cause.b, b: cause.c, c: event.denied }), disposition: 'DENIED_IN' };
  if (cause.event === event.noListener) {
    const stage = proxy?.stage;
    return { disposition: cause.b === 1 ? 'REFUSED' : 'DENIED_IN', reason: stage?.noListener.reason ?? 'LISTENER_MISMATCH', ...(stage === undefined ? {} : { because: stage.because }) };
  }
  const pool = proxy?.pools[cause.b];
  const because = pool?.plan.because ?? proxy?.stage.because;
  if (cause.c === 1) {
    const unread = pool?.plan.members.find((member) => member.enabled && readAddress(member.address) === null)?.because;
    return { disposition: 'NO_BACKEND', reason: 'INSUFFICIENT_CONFIG', ...(unread === undefined ? (because === undefined ? {} : { because }) : { because: unread }) };
  }
  return { disposition: 'NO_BACKEND', reason: 'NO_BACKEND', ...(because === undefined ? {} : { because }) };
}

function explainTranslation(network: Network, cause: Cause): Reason {
  const plan = network.stages.translationPlans[cause.a];
  if (plan?.kind === 'balance') return { disposition: 'NO_BACKEND', reason: plan.empty.reason, because: plan.because };
  const because = plan?.rows[cause.b]?.because ?? plan?.because;
  return { disposition: 'TRANSLATION_FAILED', reason: 'NAT_NO_ADDRESSES', ...(because === undefined ? {} : { because }) };
}

function segmentReason(network: Network, number: number, disposition: Disposition, reason?: string): Reason {
  const segment = network.segments[number];
  return segment === undefined ? { disposition, reason: reason ?? 'NEIGHBOR_UNREACHABLE' } : { disposition, reason: reason ?? segment.missing.reason, because: segment.because };
}

function explainName(network: Network, cause: Cause): Reason {
  if (cause.a === 0) return { disposition: 'TRANSLATION_FAILED', reason: 'DNS_RESOLUTION_FAILED' };
  const application = network.services[cause.device]?.[cause.b]?.row.application;
  const record = cause.a === 2 && application?.kind === 'dns' ? application.records[cause.c] : undefined;
  return { disposition: 'TRANSLATION_FAILED', reason: 'INSUFFICIENT_CONFIG', ...(record === undefined ? {} : { because: record.because }) };
}

function explainProtocol(network: Network, cause: Cause): Reason {
  const listener = cause.a < 0 ? network.proxies[cause.b]?.stage.listeners[cause.c] : network.services[cause.b]?.[cause.a]?.row;
  return { disposition: 'REFUSED', reason: 'PROTOCOL_RESTRICTION', ...(listener === undefined ? {} : { because: listener.because }) };
}

/** A tunnel without an other end: nobody to wrap for, or nobody who unwraps. */
function explainTunnel(network: Network, cause: Cause): Reason {
  const { wrapperPlans, unwrapperPlans } = network.tunnels;
  if (cause.event === event.vniMismatch) return { disposition: 'DENIED_IN', reason: 'VNI_MISMATCH' };
  if (cause.event === event.notUnwrapped) return { disposition: 'REFUSED', reason: 'NO_TUNNEL_ENDPOINT' };
  if (cause.event === event.peerRefused) return { disposition: 'DENIED_IN', reason: 'NO_TUNNEL_ENDPOINT', ...said(unwrapperPlans[cause.a]?.because) };
  return { disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NO_TUNNEL_ENDPOINT', ...said(wrapperPlans[cause.b]?.because ?? network.segments[cause.a]?.because) };
}

/** What is wrong with an interface is said of the row that made it. */
function byInterface(network: Network, number: number): { readonly because?: Because } {
  const because = network.interfaces[number]?.row.because;
  return because === undefined ? {} : { because };
}

/** What sets the largest packet of a way out: the interface's own MTU, or a tighter limit put on it. */
export function limitBecause(network: Network, device: number, egress: number, limit: number): Because | undefined {
  const own = network.interfaces[egress]?.row;
  if (own?.mtuBytes === limit) return own.because;
  const stage = network.devices[device]?.stages.find((each) => each.kind === 'fit' && each.mtuBytes === limit && (each.interface === null || each.interface === own?.id));
  return stage?.because ?? own?.because;
}

function byLimit(network: Network, cause: Cause): { readonly because?: Because } {
  return said(cause.event === event.tooBigToWrap ? network.tunnels.wrapperPlans[cause.b]?.because : limitBecause(network, cause.device, cause.b, cause.a));
}

function explainEvent(network: Network, cause: Cause): Reason {
  const tableBecause = routeTableOf(network, cause.device);
  const byTable = tableBecause === undefined ? {} : { because: tableBecause };
  switch (cause.event) {
    case event.martianSource:
      return { disposition: 'DENIED_IN', reason: 'MARTIAN_SOURCE' };
    case event.admission:
      return explainAdmission(network, cause);
    case event.filtered:
      return explainFilter(network, cause);
    case event.reversePathFailed:
      return { disposition: 'DENIED_IN', reason: 'REVERSE_PATH_FILTER', ...byTable };
    case event.notForwarding:
      return { disposition: 'DENIED_IN', reason: 'FORWARDER_NOT_READY' };
    case event.nullRouted: {
      const stage = network.stages.listPlans[cause.a];
      const row = stage?.kind === 'null-route' ? stage.rows[cause.b] : undefined;
      const disposition = row?.reason === 'COMPONENT_NOT_RUNNING' ? 'COMPONENT_DOWN' : 'NULL_ROUTED';
      return { disposition, reason: row?.reason ?? 'ROUTE_BLACKHOLE', ...(stage === undefined ? {} : { because: stage.because }) };
    }
    case event.noRoute:
      if (cause.a === 2) return { disposition: 'NO_ROUTE', reason: 'UNDERLAY_NO_ROUTE', ...byTable };
      if (cause.a === 1) return { disposition: 'EXITS_NETWORK', reason: 'UNKNOWN_EXTERNAL_ADDRESS', ...byTable };
      return { disposition: 'NO_ROUTE', reason: network.routes.planTables[cause.device]?.stage?.reason ?? 'NO_ROUTE', ...byTable };
    case event.routeDenied:
      return explainRoute(network, cause);
    case event.ttlExceeded:
      return { disposition: 'TTL_EXCEEDED', reason: 'TTL_EXCEEDED' };
    case event.tooBig:
    case event.tooBigToWrap:
      // Nobody hears of a tunnel's packet that does not leave the device that made it (private-cloud.md e).
      return { disposition: 'PACKET_TOO_BIG', reason: cause.c === 1 ? 'PACKET_TOO_BIG' : 'FRAGMENTATION_NEEDED_DF', ...byLimit(network, cause) };
    case event.segmentTooBig:
      return segmentReason(network, cause.a, 'PACKET_TOO_BIG', 'PACKET_TOO_BIG');
    case event.interfaceDown:
      return { disposition: 'COMPONENT_DOWN', reason: 'INTERFACE_DOWN', ...byInterface(network, cause.a) };
    case event.unplugged:
      return { disposition: 'NEIGHBOR_UNREACHABLE', reason: 'NEIGHBOR_UNREACHABLE', ...byInterface(network, cause.b) };
    case event.neighbourMissing:
      return segmentReason(network, cause.a, 'NEIGHBOR_UNREACHABLE', cause.c === 1 ? 'NO_DLR_ON_HOST' : undefined);
    case event.loop:
      return { disposition: 'LOOP', reason: 'ROUTING_LOOP' };
    case event.hopBudget:
      return { disposition: 'TTL_EXCEEDED', reason: 'MAX_HOPS_EXCEEDED' };
    case event.noTranslationAddress:
      return explainTranslation(network, cause);
    case event.closed:
      return { disposition: 'REFUSED', reason: 'NO_LISTENER' };
    case event.notVxlan:
      return { disposition: 'DENIED_IN', reason: 'PROTOCOL_RESTRICTION' };
    case event.unanswered:
      return { disposition: 'DENIED_IN', reason: 'TRAFFIC_TYPE_BLOCKED' };
    case event.noListener:
    case event.accessDenied:
    case event.noBackend:
      return explainProxy(network, cause);
    case event.unexpectedReply:
      return { disposition: 'REPLY_LOST', reason: 'REPLY_FROM_UNEXPECTED_ADDRESS' };
    case event.wrongProtocol:
      return explainProtocol(network, cause);
    case event.nameUnknown:
      return explainName(network, cause);
    case event.noTunnelEndpoint:
    case event.peerRefused:
    case event.vniMismatch:
    case event.notUnwrapped:
      return explainTunnel(network, cause);
    default:
      return { disposition: 'INSUFFICIENT_INFO', reason: 'NO_SOURCE_OR_DESTINATION' };
  }
}

/** Turns a cause into the words of the report: which disposition, which code, which row of which component, and where. */
export function explain(network: Network, cause: Cause): Explanation {
  const at = network.devices[cause.device]?.component ?? '';
  const { because, reason, disposition } = explainEvent(network, cause);
  return { disposition: isUndecidedReason(reason) ? 'INSUFFICIENT_INFO' : disposition, reason, at, because: because ?? { component: at, label: at } };
}
