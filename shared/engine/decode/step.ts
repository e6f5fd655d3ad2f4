import type { Because, Stage } from '../../plan/stage.ts';
import { isPortSlot } from '../compile/program.ts';
import { alternativePlan } from '../compile/tables.ts';
import type { Network } from '../network.ts';
import type { Step } from '../report.ts';
import * as event from '../run/event.ts';
import type { StepCore } from '../run/log.ts';
import * as packet from '../run/packet.ts';
import { isUndecidedReason } from '../undecided.ts';
import { filterCandidates, nowhereInside, routeCandidates, type Whereabouts } from './candidates.ts';
import { explain, limitBecause } from './explain.ts';
import { addressAt, headersOf } from './headers.ts';
import { frameStep } from './frame-step.ts';
import { interfaceName, passageName, type Entry } from './record.ts';
import { interfaceBecause, passageBecause, place, type StepContext } from './step-core.ts';

const stateNames = ['untracked', 'new', 'established', 'related', 'invalid'] as const;

/** The filter for whose sake a port remembers connections. */
function portFilter(network: Network, port: number): Stage | undefined {
  const { device, row } = network.interfaces[port] ?? {};
  const own = device === undefined ? [] : (network.devices[device]?.stages ?? []);
  return own.find((stage) => stage.kind === 'filter' && stage.stateful && isPortSlot(stage.slot) && (stage.interface === null || stage.interface === row?.id));
}

/** Whose word it is that the device remembers connections, or the port (its number and 1). */
function sessionBecause(network: Network, entry: Entry, port: number): Step['because'] {
  if (port > 0) return portFilter(network, port - 1)?.because ?? place(network, entry);
  return network.devices[entry.device]?.stages.find((stage) => stage.kind === 'session')?.because ?? place(network, entry);
}

/** Where the packet was when a filter looked at it. */
function whereaboutsOf(network: Network, entry: Entry, slot: Stage['slot']): Whereabouts {
  if (isPortSlot(slot)) return nowhereInside;
  const name = (number: number): string | null => network.interfaces[number]?.row.id ?? null;
  return { ingress: name(entry.ingress), egress: name(entry.egress), isOwn: entry.ingress < 0 };
}

function filterStep(context: StepContext, entry: Entry): StepCore {
  const { network } = context;
  const plan = network.stages.filterPlans[entry.a];
  const isBySession = entry.c === event.passedBySession;
  const isDenied = entry.c === event.denied || entry.c === event.rejected || entry.c === event.invalid;
  const because: Because | undefined = plan?.rows[entry.b]?.because ?? plan?.because;
  const isRowAsked = plan !== undefined && !isBySession && entry.c !== event.invalid;
  return {
    kind: 'filter',
    action: entry.c === event.rejected ? 'REJECTED' : isDenied ? 'DENIED' : 'PERMITTED',
    because: because ?? place(network, entry),
    detail: {
      table: plan?.table ?? '',
      slot: plan?.slot ?? '',
      ...(isBySession ? { session: 'established' } : {}),
      ...(entry.c === event.invalid ? { session: 'invalid' } : {}),
      ...(isRowAsked ? { total: plan.rows.length, candidates: filterCandidates(plan, entry.b, { current: entry.words, original: context.enter, at: whereaboutsOf(network, entry, plan.slot) }) } : {}),
      ...(isRowAsked && entry.b >= 0 ? { position: entry.b + 1 } : {}),
      ...(isRowAsked && entry.b < 0 ? { decidedBy: 'default' } : {}),
    },
    ...(isDenied ? { reason: explain(network, entry).reason } : {}),
  };
}

function changes(before: Int32Array, after: Int32Array): Readonly<Record<string, string>> {
  const isIcmp = after[packet.protocol] === packet.protocolIcmp;
  const pairs = [
    ['source', addressAt(before, packet.source), addressAt(after, packet.source)],
    ['destination', addressAt(before, packet.destination), addressAt(after, packet.destination)],
    ...(isIcmp
      ? []
      : [
          ['sourcePort', String(before[packet.sourcePort]), String(after[packet.sourcePort])],
          ['destinationPort', String(before[packet.destinationPort]), String(after[packet.destinationPort])],
        ]),
  ];
  return Object.fromEntries(pairs.flatMap(([name = '', from = '', to = '']) => (from === to ? [] : [[name, `${from} → ${to}`]])));
}

function translateStep(context: StepContext, entry: Entry): StepCore {
  const plan = context.network.stages.translationPlans[entry.a];
  const row = plan?.kind === 'balance' ? undefined : plan?.rows[entry.b];
  const backend = plan?.kind === 'balance' ? alternativePlan(context.network.stages, entry.a, 0).alternatives[entry.b] : undefined;
  const isBalance = plan?.kind === 'balance' && (entry.c & event.fromSession) === 0;
  return {
    kind: isBalance ? 'balance' : 'translate',
    action: isBalance ? 'BALANCED' : 'TRANSFORMED',
    because: row?.because ?? backend?.because ?? plan?.because ?? place(context.network, entry),
    detail: {
      side: (entry.c & event.sourceSide) === 0 ? 'destination' : 'source',
      by: (entry.c & event.fromSession) !== 0 ? 'session' : (entry.c & event.stateless) !== 0 ? 'pair' : 'rule',
      ...changes(context.before, entry.words),
      ...(row === undefined ? {} : { position: entry.b + 1, total: plan?.kind === 'balance' || plan === undefined ? 1 : plan.rows.length }),
    },
  };
}

function routeStep(context: StepContext, entry: Entry): StepCore {
  const { network } = context;
  const row = network.routes.planRows[entry.a];
  const table = network.routes.planTables[entry.device];
  return {
    kind: 'route',
    action: 'FORWARDED',
    because: row?.because ?? place(network, entry),
    detail: {
      destination: row?.destination ?? '',
      via: row?.via ?? null,
      interface: row?.interface ?? null,
      ...(entry.b > 0 ? { ttlCost: entry.b } : {}),
      position: entry.a - (table?.first ?? 0) + 1,
      total: table?.rows.length ?? 0,
      candidates: routeCandidates(network, entry.device, row, entry.words),
    },
  };
}

function dropStep(context: StepContext, entry: Entry): StepCore {
  const { network } = context;
  const { because, reason } = explain(network, entry);
  const isRouting = entry.event === event.noRoute || entry.event === event.routeDenied;
  const row = entry.event === event.routeDenied ? network.routes.planRows[entry.a] : undefined;
  const table = network.routes.planTables[entry.device];
  const kindOfDrop: Step['kind'] = isRouting ? 'route' : entry.event === event.neighbourMissing ? 'neighbor' : 'drop';
  const detail: Step['detail'] = {};
  if (isRouting) Object.assign(detail, { total: table?.rows.length ?? 0, candidates: routeCandidates(network, entry.device, row, entry.words) });
  if (entry.event === event.tooBig || entry.event === event.tooBigToWrap) Object.assign(detail, { mtu: entry.a });
  if (entry.event === event.closed) Object.assign(detail, { candidates: serviceCandidates(network, entry) });
  return { kind: kindOfDrop, action: 'DROPPED', because, detail, reason };
}

function fragmentStep({ network }: StepContext, entry: Entry): StepCore {
  const limit = entry.c > 0 ? network.tunnels.wrapperPlans[entry.c - 1]?.because : limitBecause(network, entry.device, entry.egress, entry.a);
  return { kind: 'fragment', action: 'FRAGMENTED', because: limit ?? place(network, entry), detail: { mtu: entry.a, fragments: entry.b } };
}

/** The services that would have answered elsewhere: what listens on the device, and on which address. */
function serviceCandidates(network: Network, entry: Entry): NonNullable<Step['detail']['candidates']> {
  const port = String(entry.words[packet.destinationPort] ?? 0);
  return (network.services[entry.device] ?? []).map((service, index) => ({
    because: service.row.because,
    position: index + 1,
    won: false,
    fields: [
      { field: 'protocol', wanted: service.row.protocol, actual: entry.words[packet.protocol] === packet.protocolTcp ? 'tcp' : 'udp', matches: service.protocol === entry.words[packet.protocol] },
      { field: 'destinationPort', wanted: String(service.row.port), actual: port, matches: String(service.row.port) === port },
      {
        field: 'destination', wanted: service.row.bind, actual: addressAt(entry.words, packet.destination),
        matches: service.bind === null || service.bind === entry.words[packet.destination],
      },
    ],
  }));
}

function neighbourStep(context: StepContext, entry: Entry): StepCore {
  const { network } = context;
  const owner = network.interfaces[entry.b];
  return {
    kind: 'neighbor',
    action: 'RESOLVED',
    because: network.segments[entry.a]?.because ?? place(network, entry),
    detail: { segment: network.segments[entry.a]?.id ?? '', component: owner === undefined ? '' : (network.devices[owner.device]?.component ?? ''), interface: owner?.row.id ?? '' },
  };
}

function admissionStep(context: StepContext, entry: Entry): StepCore {
  const { because, reason } = explain(context.network, entry);
  return entry.c === 1 ? { kind: 'policy', action: 'PERMITTED', because, detail: {} } : { kind: 'drop', action: 'DROPPED', because, detail: {}, reason };
}

function noteStep(context: StepContext, entry: Entry, number: number): StepCore {
  return context.notes[number] ?? { kind: 'deliver', action: 'DELIVERED', because: place(context.network, entry), detail: {} };
}

/** What a record means. Null for records that are no step of a hop. */
function coreOf(context: StepContext, entry: Entry): StepCore | null {
  const { network } = context;
  switch (entry.event) {
    case event.leg:
      return null;
    case event.originated:
      return { kind: 'originate', action: 'ORIGINATED', because: place(network, entry), detail: entry.a === 1 ? { flow: 'new' } : {} };
    case event.entered:
      return { kind: 'enter', action: 'RECEIVED', because: passageBecause(network, entry.ingress, entry), detail: { interface: passageName(network, entry) } };
    case event.sessionMatched:
      return { kind: 'session-match', action: 'MATCHED_SESSION', because: sessionBecause(network, entry, entry.c), detail: { state: stateNames[entry.a] ?? 'untracked' } };
    case event.sessionCreated:
      return { kind: 'session-setup', action: 'SETUP_SESSION', because: sessionBecause(network, entry, entry.a), detail: {} };
    case event.admission:
      return admissionStep(context, entry);
    case event.filtered:
      return filterStep(context, entry);
    case event.accessDenied:
      return filterStep(context, { ...entry, event: event.filtered, a: entry.b, b: entry.c, c: event.denied });
    case event.translated:
      return translateStep(context, entry);
    case event.inbound:
      return { kind: 'inbound', action: 'ACCEPTED', because: interfaceBecause(network, entry.a, entry), detail: { interface: interfaceName(network, entry.a) } };
    case event.routed:
      return routeStep(context, entry);
    case event.fragmented:
      return fragmentStep(context, entry);
    case event.neighbourFound:
      return neighbourStep(context, entry);
    case event.exited:
      return { kind: 'exit', action: 'TRANSMITTED', because: passageBecause(network, entry.egress, entry), detail: { interface: passageName(network, entry) } };
    case event.noted:
      return noteStep(context, entry, entry.a);
    case event.delivered:
      return noteStep(context, entry, entry.b);
    case event.bridged:
    case event.wrapped:
    case event.unwrapped:
    case event.switched:
      return frameStep(context, entry);
    case event.noEndpoint: {
      const { because, reason } = explain(network, entry);
      return { kind: 'abort', action: 'ABORTED', because, detail: {}, reason };
    }
    default:
      return dropStep(context, entry);
  }
}

/** Decodes one record into a step, numbered by the caller; null for records that are no step of a hop. */
export function decodeStep(context: StepContext, entry: Entry, seq: number): Step | null {
  const core = coreOf(context, entry);
  if (core === null) return null;
  const headers = headersOf(context, entry.words);
  const isUndecided = isUndecidedReason(core.reason);
  return {
    seq,
    kind: isUndecided ? 'abort' : core.kind,
    action: isUndecided ? 'ABORTED' : core.action,
    because: { ...core.because },
    headers: core.application === undefined ? headers : [...headers, core.application],
    bytes: packet.wireBytes(entry.words),
    timeUs: entry.timeUs,
    detail: core.detail,
    ...(core.reason === undefined ? {} : { reason: core.reason }),
  };
}
