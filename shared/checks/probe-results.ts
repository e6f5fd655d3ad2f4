import type { AnyRegistry } from '../model/definition.ts';
import { componentId } from '../model/design.ts';
import type { Design } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Probe } from '../model/probe.ts';
import { createScope } from '../model/scope.ts';
import type { Path, Trace } from '../engine/report.ts';

/** What became of a saved probe. `passed` is null for a probe that expects nothing. */
export interface ProbeResult {
  readonly id: string;
  readonly probe: Probe;
  readonly trace: Trace;
  readonly passed: boolean | null;
  /** At most one: a problem has one code, the most precise one. */
  readonly finding: Finding | null;
}

/** The codes that packets bring to light, in the order in which they are tried. */
export const probeCodes = ['TOPO-003', 'DNS-001', 'DNS-003', 'TOPO-005', 'TOPO-006', 'RT-008', 'RT-009', 'RT-011', 'MTU-003'] as const;

function isMet(probe: Probe, trace: Trace): boolean | null {
  if (probe.expect === undefined) return null;
  // What the model cannot decide meets no expectation, and what only some paths do is neither reachable nor safe.
  return probe.expect === 'reachable' ? trace.verdict === 'REACHABLE' : trace.verdict === 'UNREACHABLE';
}

type Choice = Path['choices'][number];

/** The first of the choices of a path where every one is between routes of equal cost: then it is a route that decides what comes of the packet. */
function decidingRoute({ choices, legs }: Path): Choice | null {
  const routes = legs.flatMap(({ hops }) => hops.flatMap(({ steps }) => steps.filter((step) => step.kind === 'route')));
  const isRoute = ({ at, chosen }: Choice): boolean => routes.some(({ because }) => because.component === at && because.label === chosen);
  return choices.every(isRoute) ? (choices[0] ?? null) : null;
}

function problemOf(id: string, probe: Probe, trace: Trace, passed: boolean | null): Finding | null {
  const [path] = trace.paths;
  const reason = path?.reason ?? path?.disposition ?? '';
  const where = path?.at ?? trace.probe.sourceComponent ?? id;
  const at = { component: componentId(where) };
  if (path?.disposition === 'LOOP') {
    const circle = path.legs.flatMap((leg) => leg.hops.map((hop) => hop.component)).slice(-4).join(' > ');
    return { code: 'TOPO-003', severity: 'error', at, params: { id, path: circle } };
  }
  if (trace.outcome === 'DNS_FAILED' && probe.expect !== 'unreachable') {
    const code = reason === 'DNS_RESOLUTION_FAILED' ? 'DNS-001' : 'DNS-003';
    return { code, severity: 'error', at, params: { id, to: probe.to } };
  }
  if (passed === false) {
    if (probe.expect === 'reachable') return { code: 'TOPO-006', severity: 'error', at, params: { id, outcome: trace.outcome, reason } };
    return { code: 'TOPO-005', severity: 'error', at, params: { ...(trace.verdict === 'UNDETERMINED' ? { case: 'unknown' } : {}), id, outcome: trace.outcome } };
  }
  if (passed !== null) return null;
  const route = trace.verdict === 'AMBIGUOUS' && path !== undefined ? decidingRoute(path) : null;
  if (route !== null) return { code: 'RT-011', severity: 'warning', at: { component: componentId(route.at) }, params: { id, at: route.at, routes: route.of.join(', ') } };
  // Too long, may not be cut, and nobody tells the sender: whoever might has no way back, or is a switch.
  if (path?.disposition === 'PACKET_TOO_BIG' && trace.outcome === 'TIMEOUT') return { code: 'MTU-003', severity: 'warning', at, params: { id, at: where } };
  if (path?.disposition !== 'REPLY_LOST') return null;
  if (reason === 'NO_ROUTE' || reason === 'NO_RETURN_ROUTE') return { code: 'RT-008', severity: 'warning', at, params: { id, at: where } };
  if (reason === 'CT_INVALID' || reason === 'STATEFUL_NO_SESSION') return { code: 'RT-009', severity: 'warning', at, params: { id, at: where } };
  return null;
}

/** Judges the probes that components ask by themselves, in the order of their ids; every one of them is meant to arrive. */
export function checkOwnProbes(design: Design, registry: AnyRegistry, run: (probe: Probe) => Trace): readonly ProbeResult[] {
  const scope = createScope(design, registry);
  const entries = Object.keys(design.components).sort().flatMap((id) => scope.component(componentId(id)) ?? []);
  return entries.flatMap((entry) => (registry.find(entry.component.kind)?.probes(entry.id, entry.component, scope) ?? []).map(({ id, probe, finding }): ProbeResult => {
    const trace = run(probe);
    const passed = trace.verdict === 'REACHABLE';
    const [path] = trace.paths;
    const params = { ...finding.params, outcome: trace.outcome, reason: path?.reason ?? path?.disposition ?? '' };
    return { id: `${entry.id}/${id}`, probe, trace, passed, finding: passed ? null : { ...finding, params } };
  }));
}

/** Judges the traces of saved probes, in id order. `run` sends one probe; sending is the engine's business. */
export function checkProbes(design: Design, run: (probe: Probe) => Trace): readonly ProbeResult[] {
  return Object.entries(design.probes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, probe]) => {
      const trace = run(probe);
      const passed = isMet(probe, trace);
      return { id, probe, trace, passed, finding: problemOf(id, probe, trace, passed) };
    });
}
