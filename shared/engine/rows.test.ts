import { describe, expect, it } from 'vitest';
import type { FilterRow, Stage } from '../plan/stage.ts';
import { because } from './testing/cloud-plan.ts';
import { ask, stepsAt } from './testing/ask.ts';
import type { Candidate, Trace } from './index.ts';
import { destinationNat, filter, routed } from './testing/small-plan.ts';

/** What single rows may say: exceptions, a view of their own, how the packet must have entered. */

const called = { to: '10.0.1.1', kind: 'tcp', port: 8080 } as const;
const dnat = destinationNat('router', 'left', { destinations: ['10.0.1.1'], protocol: 6 }, '10.0.2.10', { port: 80 });

function candidates(result: Trace): readonly Candidate[] {
  return stepsAt(result, 0, 1).find((step) => step.kind === 'filter')?.detail.candidates ?? [];
}

describe('exceptions', () => {
  const only = (match: FilterRow['match']): Trace => ask(routed((net) => net.stage('router', filter('router', 'forward-filter', [['permit', match]], { defaultAction: 'deny', stateful: true }))));
  it('a row holds where none of its excepted prefixes does', () => {
    expect(only({ exceptSources: ['10.0.1.16/28', '10.0.3.0/24'] }).outcome).toBe('REPLY');
    expect(only({ exceptSources: ['10.0.1.0/28'] })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'FIREWALL_RULE_DENY' }] });
    expect(only({ sources: ['10.0.1.0/24'], exceptDestinations: ['10.0.2.0/24'] }).outcome).toBe('TIMEOUT');
    expect(only({ exceptSources: [], exceptDestinations: ['10.0.2.11'] }).outcome).toBe('REPLY');
  });
  it('are named with an exclamation mark among what the row wants', () => {
    expect(candidates(only({ sources: ['10.0.1.0/24'], exceptSources: ['10.0.1.0/28'], exceptDestinations: ['10.9.0.0/16'] }))[0]?.fields).toEqual([
      { field: 'source', wanted: '10.0.1.0/24, !10.0.1.0/28', actual: '10.0.1.10', matches: false },
      { field: 'destination', wanted: '!10.9.0.0/16', actual: '10.0.2.10', matches: true },
    ]);
  });
});

describe('the view of a row', () => {
  const filtered = (view: 'original' | 'current', rows: readonly FilterRow[]): Trace =>
    ask(routed((net) => {
      net.stage('router', dnat);
      net.stage('router', { ...filter('router', 'forward-filter', [], { view, defaultAction: 'deny', stateful: true }), rows });
    }), called);
  const row = (destination: string, view?: 'original' | 'current'): FilterRow => ({
    match: { destinations: [destination] }, action: 'permit', because: because('router', destination), ...(view === undefined ? {} : { view }),
  });
  it('overrides that of its filter, for itself alone', () => {
    expect(filtered('current', [row('10.0.1.1')]).outcome).toBe('TIMEOUT');
    expect(filtered('current', [row('10.0.1.1', 'original')]).outcome).toBe('REPLY');
    expect(filtered('original', [row('10.0.2.10')]).outcome).toBe('TIMEOUT');
    expect(filtered('original', [row('10.0.2.10', 'current')]).outcome).toBe('REPLY');
    const mixed = filtered('original', [row('10.0.9.9', 'current'), row('10.0.9.9'), row('10.0.1.1')]);
    expect(mixed.outcome).toBe('REPLY');
    expect(candidates(mixed).map((candidate) => [candidate.won, candidate.fields[0]?.actual])).toEqual([[false, '10.0.2.10'], [false, '10.0.1.1'], [true, '10.0.1.1']]);
  });
});

describe('how a packet entered', () => {
  const masquerade = (original: { readonly destinations: readonly string[] } | { readonly sources: readonly string[] }): Stage => ({
    kind: 'source-translate', slot: 'source-translate', interface: 'right', because: because('router'), stateless: false, ports: 'keep-if-free',
    rows: [{ match: {}, original, addresses: ['10.0.2.7'], port: null, because: because('router', 'masquerade') }],
  });
  const through = (stage: Stage, probe: Parameters<typeof ask>[1]): Trace =>
    ask(routed((net) => {
      net.interface('router', 'second right 10.0.2.7/24');
      net.stage('router', dnat);
      net.stage('router', stage);
    }), probe);
  const seenBy = (result: Trace): unknown => result.paths[0]?.legs[0]?.hops.at(-1)?.enter.headers[0];
  it('decides a source translation that asks for it: who was called by the address in front', () => {
    const front = masquerade({ destinations: ['10.0.1.1'] });
    expect(seenBy(through(front, called))).toMatchObject({ source: '10.0.2.7', destination: '10.0.2.10' });
    const direct = through(front, { kind: 'tcp', port: 80 });
    expect(direct.outcome).toBe('REPLY');
    expect(seenBy(direct)).toMatchObject({ source: '10.0.1.10', destination: '10.0.2.10' });
  });
  it('is, for a packet of the device itself, how it was sent', () => {
    expect(seenBy(through(masquerade({ sources: ['10.0.2.1'] }), { from: 'router' }))).toMatchObject({ source: '10.0.2.7' });
    expect(seenBy(through(masquerade({ sources: ['10.0.1.10'] }), { from: 'router' }))).toMatchObject({ source: '10.0.2.1' });
  });
  it('does not keep later rows from their turn', () => {
    const rows = [
      { match: {}, original: { destinations: ['10.0.9.9'] }, addresses: ['10.0.2.7'], port: null, because: because('router', 'first') },
      { match: {}, addresses: ['10.0.2.1'], port: null, because: because('router', 'second') },
    ];
    const result = through({ kind: 'source-translate', slot: 'source-translate', interface: 'right', because: because('router'), stateless: false, ports: 'keep-if-free', rows }, called);
    expect(seenBy(result)).toMatchObject({ source: '10.0.2.1' });
    expect(stepsAt(result, 0, 1).find((step) => step.detail['side'] === 'source')?.because.label).toBe('second');
  });
});
