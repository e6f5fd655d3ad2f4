import { describe, expect, it } from 'vitest';
import type { FilterRow, FilterStage, Match } from '../plan/stage.ts';
import { because } from './testing/cloud-plan.ts';
import { askBoth as ask, stepsAt } from './testing/ask.ts';
import { filter, routed, small, sourceNat } from './testing/small-plan.ts';
import type { Trace } from './index.ts';

/** Where a packet must be for a row to hold: the interface it came in by, the one it is about to leave by, and whether the device itself sends it. */

function only(slot: FilterStage['slot'], match: Match, probe: Parameters<typeof ask>[1] = {}, more: Partial<FilterStage> = {}): Trace {
  return ask(routed((net) => net.stage('router', filter('router', slot, [['permit', match]], { defaultAction: 'deny', stateful: true, ...more }))), probe);
}

describe('rows bound to interfaces', () => {
  it('hold for what came in by one of them, and not for what the device sends itself', () => {
    expect(only('forward-filter', { ingress: ['left'] }).outcome).toBe('REPLY');
    expect(only('forward-filter', { ingress: ['right', 'left'] }).outcome).toBe('REPLY');
    expect(only('forward-filter', { ingress: ['right'] })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'FIREWALL_RULE_DENY', at: 'router' }] });
    expect(only('egress-filter', { ingress: ['left', 'right'] }, { from: 'router' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'FIREWALL_RULE_DENY' }] });
  });
  it('hold for what is about to leave by one of them: once the route is known, and never for what stays', () => {
    expect(only('egress-filter', { egress: ['right'] }).outcome).toBe('REPLY');
    expect(only('egress-filter', { egress: ['right'] }, {}, { view: 'original' }).outcome).toBe('REPLY');
    expect(only('egress-filter', { egress: ['left'] }).outcome).toBe('TIMEOUT');
    expect(only('ingress-filter', { egress: ['right'] }).outcome).toBe('TIMEOUT');
    expect(only('deliver', { egress: ['left', 'right'] }, { to: '10.0.1.1' }).outcome).toBe('TIMEOUT');
    expect(only('deliver', { ingress: ['left'] }, { to: '10.0.1.1' }).outcome).toBe('REPLY');
  });
  it('hold for nothing where the device has no such interface', () => {
    expect(only('forward-filter', { ingress: ['wan'] }).outcome).toBe('TIMEOUT');
    expect(only('forward-filter', { ingress: [] }).outcome).toBe('TIMEOUT');
  });
  it('translate only what leaves by them', () => {
    const through = (name: string): Trace => ask(routed((net) => net.stage('router', sourceNat('router', null, { egress: [name] }, '10.0.2.1')), { server: '10.0.9.0/24 eth0' }));
    expect([through('right').outcome, through('left').outcome]).toEqual(['REPLY', 'TIMEOUT']);
  });
  it('one list of rows serves devices whose interfaces stand in another order', () => {
    const rows: readonly FilterRow[] = [{ match: { ingress: ['left'] }, action: 'permit', because: because('policy') }];
    const plan = routed((net) => {
      net.segment('far');
      net.device('second', 'router', ['far far 10.0.3.1/24', 'spare -', 'left right 10.0.2.2/24'], ['10.0.2.0/24 left', '10.0.3.0/24 far', '0.0.0.0/0 left 10.0.2.1']);
      net.device('beyond', 'host', ['eth0 far 10.0.3.10/24'], ['10.0.3.0/24 eth0', '0.0.0.0/0 eth0 10.0.3.1']);
      for (const device of ['router', 'second']) net.stage(device, { ...filter(device, 'forward-filter', [], { defaultAction: 'deny', stateful: true }), rows });
    }, { router: ['10.0.1.0/24 left', '10.0.2.0/24 right', '10.0.3.0/24 right 10.0.2.2'] });
    expect(ask(plan, { to: '10.0.3.10' }).outcome).toBe('REPLY');
    expect(ask(plan, { from: 'beyond', to: '10.0.2.10' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ at: 'second' }] });
  });
});

describe('what the device sends itself', () => {
  it('is known from what it passes on', () => {
    expect(only('egress-filter', { isOwn: true }, { from: 'router' }).outcome).toBe('REPLY');
    expect(only('egress-filter', { isOwn: true }).outcome).toBe('TIMEOUT');
  });
});

describe('outside the device', () => {
  const guarded = (match: Match): Trace => {
    const net = small();
    net.segment('lan');
    net.device('esx1', 'hypervisor', [], []);
    net.device('client', 'host', ['vnic0 lan 10.0.2.1/24 @esx1'], ['10.0.2.0/24 vnic0']);
    net.device('server', 'host', ['vnic0 lan 10.0.2.10/24 @esx1'], ['10.0.2.0/24 vnic0']);
    net.stage('server', filter('server', 'port-in', [['permit', match]], { defaultAction: 'deny', stateful: true, table: 'dfw' }));
    return ask(net.builder.finish());
  };
  it.each<Match>([{ ingress: ['vnic0'] }, { egress: ['vnic0'] }, { isOwn: true }])('a port of a virtual switch knows nothing of %j', (match) => {
    expect(guarded({}).outcome).toBe('REPLY');
    expect(guarded(match).outcome).toBe('TIMEOUT');
  });
  it('the door of a bridge is the interface by which a frame came in', () => {
    const bridged = (name: string): Trace => {
      const net = small();
      net.segment('one');
      net.segment('two');
      net.device('bridge', 'transparent', ['a one', 'b two'], []);
      net.device('client', 'host', ['eth0 one 10.0.2.1/24'], ['10.0.2.0/24 eth0']);
      net.device('server', 'host', ['eth0 two 10.0.2.10/24'], ['10.0.2.0/24 eth0']);
      net.stage('bridge', { kind: 'bridge', slot: 'receive', interface: null, because: because('bridge'), interfaces: ['a', 'b'] });
      net.stage('bridge', { kind: 'admit', slot: 'receive', interface: 'a', because: because('bridge', 'door'), rows: [{ ingress: [name] }], reason: 'SPOOF_BLOCKED' });
      return ask(net.builder.finish());
    };
    expect([bridged('a').outcome, bridged('b').outcome]).toEqual(['REPLY', 'TIMEOUT']);
  });
});

describe('why a row lost', () => {
  const fields = (result: Trace, hop: number): unknown => stepsAt(result, 0, hop).find((step) => step.kind === 'filter')?.detail.candidates?.[0]?.fields;
  it('is said of its interfaces, field by field', () => {
    expect(fields(only('egress-filter', { ingress: ['right'], egress: ['right'], protocol: 1 }), 1)).toEqual([
      { field: 'ingress', wanted: 'right', actual: 'left', matches: false },
      { field: 'egress', wanted: 'right', actual: 'right', matches: true },
      { field: 'protocol', wanted: 'icmp', actual: 'icmp', matches: true },
    ]);
    expect(fields(only('ingress-filter', { isOwn: true, egress: ['left', 'right'] }), 1)).toEqual([
      { field: 'own', wanted: 'true', actual: 'false', matches: false },
      { field: 'egress', wanted: 'left, right', actual: '-', matches: false },
    ]);
  });
});
