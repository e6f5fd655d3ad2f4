import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import type { Leg } from './index.ts';
import { ask } from './testing/ask.ts';
import { devicesOf } from './testing/golden-table.ts';
import { referencePlan } from './testing/reference-topology.ts';

/** The questions before the flows (domain/private-cloud.md d.1): device order and translated addresses. */

const plan = referencePlan();

function lines(legs: readonly Leg[] | null): readonly string[] {
  return (legs ?? []).map((leg) => `${leg.direction} ${leg.connection}: ${devicesOf(plan, [leg]).join(' ')}`);
}

/** Where a leg's addresses change: device, side, from and to. */
function translations(leg: Leg | undefined): readonly string[] {
  return (leg?.hops ?? []).flatMap((hop) => hop.steps.filter((step) => step.kind === 'translate' || step.kind === 'balance').flatMap((step) =>
    ['source', 'destination'].flatMap((field) => (typeof step.detail[field] === 'string' ? [`${hop.component} ${field} ${step.detail[field]}`] : [])),
  ));
}

describe('names (d.1)', () => {
  it('flow 1: the client asks public DNS, which knows the public portable address', () => {
    const result = ask(plan, { from: 'client', to: 'https://shop.example.com', kind: 'http' });
    expect(result.probe.destination).toBe('203.0.113.11');
    expect(lines(result.resolution)).toEqual(['forward 1: client internet public-dns', 'return 1: public-dns internet client']);
  });
  it('flow 2: the pod asks kube-dns, CoreDNS asks the directory server through two source translations, and all are undone', () => {
    const result = ask(plan, { from: 'pod-web1', to: 'db.corp.example', kind: 'tcp', port: 3306 });
    expect(result.probe.destination).toBe('192.168.30.50');
    expect(lines(result.resolution)).toEqual([
      'forward 1: pod-web1 worker1 pod-dns',
      'forward 2: pod-dns worker1 esx2 private-vlan-A esx1 esg esx1 bcr ad-dns',
      'return 2: ad-dns bcr esx1 esg esx1 private-vlan-A esx2 worker1 pod-dns',
      'return 1: pod-dns worker1 pod-web1',
    ]);
    expect(result.resolution?.map(translations)).toEqual([
      ['worker1 destination 172.29.0.10 → 172.28.1.5'],
      ['worker1 source 172.28.1.5 → 192.168.20.31', 'esg source 192.168.20.31 → 10.100.2.13'],
      ['esg destination 10.100.2.13 → 192.168.20.31', 'worker1 destination 192.168.20.31 → 172.28.1.5'],
      ['worker1 source 172.28.1.5 → 172.29.0.10'],
    ]);
  });
  it('flow 3: the user asks the enterprise’s own server, on the same VLAN', () => {
    const result = ask(plan, { from: 'user', to: 'vm60.corp.example', kind: 'tcp', port: 443 });
    expect(result.probe.destination).toBe('172.20.10.60');
    expect(lines(result.resolution)).toEqual(['forward 1: user corp-dns', 'return 1: corp-dns user']);
  });
  it('what the directory server would say is not known where a rule nobody can read stands before it: no proof that there is no such name', () => {
    const row = { match: { destinations: ['10.100.4.53'] }, action: 'deny', reason: 'INSUFFICIENT_CONFIG', because: { component: componentId('dfw'), label: 'unreadable' } } as const;
    const guarded = { ...plan, devices: plan.devices.map((device) => ({ ...device, stages: device.stages.map((stage) => (stage.kind === 'filter' && stage.table === 'dfw' ? { ...stage, rows: [row] } : stage)) })) };
    const result = ask(guarded, { from: 'pod-web1', to: 'db.corp.example', kind: 'tcp', port: 3306 });
    expect(result).toMatchObject({ verdict: 'UNDETERMINED', outcome: 'DNS_FAILED', paths: [{ disposition: 'INSUFFICIENT_INFO', reason: 'INSUFFICIENT_CONFIG' }] });
    expect(lines(result.resolution).at(-1)).toBe('return 1: pod-dns worker1 pod-web1');
  });
});
