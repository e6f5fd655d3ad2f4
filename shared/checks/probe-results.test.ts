import { describe, expect, it } from 'vitest';
import type { Path, Trace } from '../engine/report.ts';
import { emptyDesign } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';
import { checkProbes } from './index.ts';

/** A trace that ended in one way; what lies between does not matter here. */
function ended(verdict: Trace['verdict'], outcome: string, disposition: Path['disposition'], reason: string | null, at: string | null): Trace {
  return {
    contract: 'hopline-trace',
    version: 1,
    probe: {
      from: 'a', to: 'b', kind: 'ping', sourceComponent: 'a', destinationComponent: 'b', source: '10.0.0.4', destination: '10.0.0.5', protocol: 1,
      sourcePort: null, port: null, sizeBytes: 60, dontFragment: false, count: 4, key: null, path: null, expect: null,
    },
    verdict,
    outcome,
    resolution: null,
    paths: [{ choices: [], disposition, reason, at, legs: [] }],
    blockers: [],
    assumptions: [],
  };
}

const good = ended('REACHABLE', 'REPLY', 'ACCEPTED', null, 'b');
const blocked = ended('UNREACHABLE', 'TIMEOUT', 'DENIED_IN', 'SG_INGRESS_NO_MATCH', 'b');

function judge(expectation: Probe['expect'] | null, trace: Trace): readonly unknown[] {
  const probe: Probe = { from: 'a', to: 'b', kind: 'ping', ...(expectation === null || expectation === undefined ? {} : { expect: expectation }) };
  const [result] = checkProbes({ ...emptyDesign, probes: { p: probe } }, () => trace);
  return [result?.passed, result?.finding?.code ?? null, result?.finding?.severity ?? null, result?.finding?.at.component ?? null];
}

describe('saved probes', () => {
  it('TOPO-005, TOPO-006: must-reach and must-not-reach', () => {
    expect(judge('reachable', good)).toEqual([true, null, null, null]);
    expect(judge('unreachable', blocked)).toEqual([true, null, null, null]);
    expect(judge('reachable', blocked)).toEqual([false, 'TOPO-006', 'error', 'b']);
    expect(judge('unreachable', good)).toEqual([false, 'TOPO-005', 'error', 'b']);
    expect(judge(null, blocked)).toEqual([null, null, null, null]);
  });

  it('meet no expectation when only some paths pass, or the model cannot tell', () => {
    const some = ended('AMBIGUOUS', 'REPLY', 'ACCEPTED', null, 'b');
    const unknown = ended('UNDETERMINED', 'TIMEOUT', 'INSUFFICIENT_INFO', 'NO_SOURCE_OR_DESTINATION', null);
    expect(judge('reachable', some)).toEqual([false, 'TOPO-006', 'error', 'b']);
    expect(judge('unreachable', some)).toEqual([false, 'TOPO-005', 'error', 'b']);
    expect(judge('unreachable', unknown)).toEqual([false, 'TOPO-005', 'error', 'a']);
  });

  it('TOPO-003, DNS-001, DNS-003: the cause has the code, not the unmet expectation', () => {
    expect(judge('reachable', ended('UNREACHABLE', 'TTL_EXCEEDED', 'LOOP', 'ROUTING_LOOP', 'r1'))).toEqual([false, 'TOPO-003', 'error', 'r1']);
    expect(judge('reachable', ended('UNREACHABLE', 'DNS_FAILED', 'NO_ROUTE', 'DNS_RESOLUTION_FAILED', 'a'))).toEqual([false, 'DNS-001', 'error', 'a']);
    expect(judge(null, ended('UNREACHABLE', 'DNS_FAILED', 'DENIED_OUT', 'SG_EGRESS_NO_MATCH', 'a'))).toEqual([null, 'DNS-003', 'error', 'a']);
  });

  it('RT-008, RT-009: answers that do not come back, as warnings where nothing is expected', () => {
    expect(judge(null, ended('UNREACHABLE', 'TIMEOUT', 'REPLY_LOST', 'NO_ROUTE', 'b'))).toEqual([null, 'RT-008', 'warning', 'b']);
    expect(judge(null, ended('UNREACHABLE', 'TIMEOUT', 'REPLY_LOST', 'CT_INVALID', 'fw'))).toEqual([null, 'RT-009', 'warning', 'fw']);
    expect(judge('reachable', ended('UNREACHABLE', 'TIMEOUT', 'REPLY_LOST', 'NO_ROUTE', 'b'))).toEqual([false, 'TOPO-006', 'error', 'b']);
  });

  it('RT-011: of routes of equal cost only some lead there; where a balancer chooses, it is not about routes', () => {
    const because = { component: 'r1', label: '10.1.0.0/16 via a' };
    const step = { seq: 0, kind: 'route' as const, action: 'FORWARDED' as const, because, headers: [], bytes: 60, timeUs: 0, detail: {} };
    const hops = [{ component: 'r1', host: null, ingress: null, egress: null, enter: { headers: [], bytes: 60 }, steps: [step] }];
    const split = (...choices: Path['choices']): Trace => ({ ...good, verdict: 'AMBIGUOUS', paths: [{ choices, disposition: 'ACCEPTED', reason: null, at: 'b', legs: [{ direction: 'forward', connection: 1, hops }] }] });
    const byRoute = { at: 'r1', chosen: '10.1.0.0/16 via a', of: ['10.1.0.0/16 via a', '10.1.0.0/16 via b'] };
    expect(judge(null, split(byRoute))).toEqual([null, 'RT-011', 'warning', 'r1']);
    expect(judge(null, split(byRoute, { at: 'lb', chosen: 'x', of: ['x', 'y'] }))).toEqual([null, null, null, null]);
    expect(judge('reachable', split(byRoute))).toEqual([false, 'TOPO-006', 'error', 'b']);
    expect(judge(null, { ...split(byRoute), verdict: 'REACHABLE' })).toEqual([null, null, null, null]);
  });

  it('MTU-003: too long, not to be cut, and the sender is not told; whoever is told knows', () => {
    expect(judge(null, ended('UNREACHABLE', 'TIMEOUT', 'PACKET_TOO_BIG', 'FRAGMENTATION_NEEDED_DF', 'r1'))).toEqual([null, 'MTU-003', 'warning', 'r1']);
    expect(judge(null, ended('UNREACHABLE', 'FRAGMENTATION_NEEDED', 'PACKET_TOO_BIG', 'FRAGMENTATION_NEEDED_DF', 'r1'))).toEqual([null, null, null, null]);
  });

  it('are judged in id order', () => {
    const probe: Probe = { from: 'a', to: 'b', kind: 'ping' };
    expect(checkProbes({ ...emptyDesign, probes: { z: probe, b: probe, a: probe } }, () => good).map((result) => result.id)).toEqual(['a', 'b', 'z']);
  });
});
