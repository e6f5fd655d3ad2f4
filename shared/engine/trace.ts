import type { Probe } from '../model/probe.ts';
import { assumptionsOf } from './assumptions.ts';
import { findBlockers } from './blockers.ts';
import { decodeLegs } from './decode/legs.ts';
import { exploreRuns, runFirst, type Run } from './explore.ts';
import type { Network } from './network.ts';
import { addressed, isReady, readProbe, reportProbe, type Inquiry, type ReadyInquiry } from './probe/inquiry.ts';
import { resolveName, type Resolution } from './probe/resolve-name.ts';
import type { Leg, Path, Trace, Verdict } from './report.ts';
import { createMachine, type Machine } from './run/machine.ts';
import { pingSeries, requestSeries, tracerouteSeries } from './series.ts';
import { conclude, joinVerdicts, verdictOf } from './verdict.ts';

export interface TraceOptions {
  /** Put every alternative into `paths`, not only the one that is chosen. */
  readonly allPaths?: boolean;
  /** Components or route rows to choose wherever they are an alternative. */
  readonly choices?: readonly string[];
  /** The sentence of an assumption in the language of the report; ids stand for themselves without it. */
  readonly sentence?: (id: string) => string;
}

type Extras = Pick<Trace, 'ping' | 'traceroute' | 'requests' | 'login'>;

const frame = { contract: 'hopline-trace', version: 1 } as const;

function reportChoices(run: Run): Path['choices'] {
  return run.choices.map((choice) => ({ at: choice.at, chosen: choice.of[choice.chosen] ?? '', of: [...choice.of] }));
}

function pathOf(network: Network, machine: Machine, run: Run): Path {
  return { choices: reportChoices(run), ...conclude(network, run.ending), legs: decodeLegs(network, machine.log) };
}

/** The probe names nothing that could send or be sent to: not a block, but nothing to say. */
function unreadable(network: Network, inquiry: Inquiry): Trace {
  const probe = reportProbe(network, inquiry);
  const reason = inquiry.gap ?? 'NO_SOURCE_OR_DESTINATION';
  const path: Path = { choices: [], disposition: 'INSUFFICIENT_INFO', reason, at: null, legs: [abortedLeg(probe, reason)] };
  return { ...frame, probe, verdict: 'UNDETERMINED', outcome: 'TIMEOUT', resolution: null, paths: [path], blockers: [], assumptions: [] };
}

function abortedLeg(probe: Trace['probe'], reason: string): Leg {
  const component = probe.sourceComponent ?? probe.from;
  const because = { component, label: probe.sourceComponent === null ? probe.from : probe.to };
  const step = { seq: 1, kind: 'abort', action: 'ABORTED', because, headers: [], bytes: 0, timeUs: 0, detail: {}, reason } as const;
  const hop = { component, host: null, ingress: null, egress: null, enter: { headers: [], bytes: 0 }, steps: [{ ...step, headers: [] }] };
  return { direction: 'forward', connection: 1, hops: [hop] };
}

function unresolved(network: Network, inquiry: Inquiry, resolution: Resolution, options: TraceOptions): Trace {
  const path: Path = { choices: [], ...conclude(network, resolution.ending), legs: [] };
  return {
    ...frame,
    probe: reportProbe(network, inquiry),
    verdict: resolution.ending.isAborted ? 'UNDETERMINED' : 'UNREACHABLE',
    outcome: 'DNS_FAILED',
    resolution: resolution.legs,
    paths: [path],
    blockers: [],
    assumptions: assumptionsOf(network, { resolution: resolution.legs, paths: [path] }, options.sentence),
  };
}

function extrasOf(network: Network, machine: Machine, inquiry: ReadyInquiry, startUs: number): Extras {
  machine.recording = false;
  const { ending } = runFirst(network, machine, inquiry, { script: [], startUs });
  switch (inquiry.target.kind) {
    case 'ping':
      return { ping: pingSeries(network, machine, inquiry, ending) };
    case 'traceroute':
      return { traceroute: tracerouteSeries(network, machine, inquiry) };
    case 'http':
      return { requests: requestSeries(network, machine, inquiry, ending) };
    case 'ssh':
      return ending.login === null ? {} : { login: { ...ending.login } };
    case 'tcp':
    case 'udp':
      return {};
    default:
      return inquiry.target.kind satisfies never;
  }
}

/** Runs an inquiry that has an address. `startUs`: when the first packet leaves. */
function traceInquiry(network: Network, machine: Machine, inquiry: ReadyInquiry, how: { readonly startUs: number; readonly options: TraceOptions; readonly resolution: readonly Leg[] | null }): Trace {
  const paths: Path[] = [];
  const verdicts: Verdict[] = [];
  let outcome = '';
  const isTruncated = exploreRuns(network, machine, inquiry, how.startUs, (run) => {
    verdicts.push(verdictOf(run.ending));
    if (paths.length === 0) outcome = run.ending.outcome;
    if (paths.length === 0 || how.options.allPaths === true) paths.push(pathOf(network, machine, run));
    machine.recording = how.options.allPaths === true;
  });
  const verdict = joinVerdicts(verdicts);
  const extras = extrasOf(network, machine, inquiry, how.startUs);
  const resolution = how.resolution === null ? null : [...how.resolution];
  return {
    ...frame,
    probe: reportProbe(network, inquiry),
    verdict,
    outcome,
    resolution,
    paths,
    ...(isTruncated ? { truncated: true } : {}),
    ...extras,
    blockers: verdict === 'REACHABLE' ? [] : findBlockers(network, machine, inquiry, how.startUs),
    assumptions: assumptionsOf(network, { resolution, paths, ...extras }, how.options.sentence),
  };
}

/**
 * Sends a probe through a network and reports everything that happened (CONTRACTS 3). Never throws for what the probe says: naming something that
 * does not exist gives UNDETERMINED with NO_SOURCE_OR_DESTINATION. The same network and probe give the same bytes.
 */
export function trace(network: Network, probe: Probe, options: TraceOptions = {}): Trace {
  const inquiry = readProbe(network, probe);
  const machine = createMachine();
  machine.recording = true;
  machine.preferred = options.choices ?? [];
  if (isReady(inquiry)) return traceInquiry(network, machine, inquiry, { startUs: 0, options, resolution: null });
  if (inquiry.hostName === null || inquiry.source === null) return unreadable(network, inquiry);
  const resolution = resolveName(network, machine, inquiry.source, inquiry.hostName);
  if (resolution.address === null) return unresolved(network, inquiry, resolution, options);
  const ready = addressed(network, inquiry, resolution.address);
  if (!isReady(ready)) return unreadable(network, ready);
  return traceInquiry(network, machine, ready, { startUs: resolution.endUs, options, resolution: resolution.legs });
}
