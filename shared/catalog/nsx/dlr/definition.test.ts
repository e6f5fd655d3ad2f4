import { describe, expect, test } from 'vitest';
import { hopsOf, read, stepsOf, vxlans, way, type Reading } from '../../../engine/testing/reference-reading.ts';
import type { Design } from '../../../model/design.ts';
import type { PlanDevice } from '../../../plan/plan.ts';
import { add, applyFix, connect, deviceOf, draw, findingsOf, planOf, problems, propsOf, refusals, stagesOf, update, written, type Step } from '../../testing/drawing-board.ts';
import { offered, operate } from '../../testing/operating.ts';
import { lifs, logicalSwitch, overlay, plugged } from '../testing/overlay.ts';

const call = (design: Design, from = 'esg', to = '192.168.30.50'): Reading => read(planOf(design), { from, to, kind: 'tcp', port: 3306, sourcePort: 45_000, sizeBytes: 1000 });
const ping = (design: Design, from: string, to: string): Reading => read(planOf(design), { from, to, kind: 'ping' });
const moveTo = (id: string, parent: string): Step => ['component.move', { moves: [{ id, parent, x: 26, y: 300 }] }];
const instances = (design: Design): readonly string[] => planOf(design).devices.filter((device) => device.distributed !== undefined).map((device) => `${device.id}${device.distributed?.isDesignated === true ? ' designated' : ''}`);

const interfaceLines = (device: PlanDevice): readonly string[] =>
  device.interfaces.map((own) => `${own.id} ${own.segment ?? '-'} ${own.addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`).join(' ')} @${own.virtualSwitch ?? '-'}${own.up ? '' : ' down'}`);
const routeLines = (device: PlanDevice): readonly string[] => stagesOf(device, 'route').flatMap((stage) => stage.rows.map((row) => `${row.destination} ${row.interface ?? row.type} ${row.via ?? '-'} ${row.distance}`));

const addLif = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'dlr', path: '/interfaces', row }];
const addRoute = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'dlr', path: '/routes', row }];

describe('instances', () => {
  test('one runs on every host of the transport zone, with the same addresses; what is disconnected is down and routes nothing', () => {
    expect(instances(overlay)).toEqual(['dlr@esx1 designated', 'dlr@esx2', 'dlr@esx3']);
    for (const host of ['esx1', 'esx2', 'esx3']) {
      const device = deviceOf(overlay, `dlr@${host}`);
      expect(device).toMatchObject({ component: 'dlr', host, profile: 'router', ttlCost: 1 });
      expect(interfaceLines(device)).toEqual([
        `lif-transit ls-transit 192.168.100.2/24 @${host}`, `lif-db ls-db 192.168.30.1/24 @${host}`, `lif-stretched ls-stretched 172.20.10.1/24 @${host} down`,
      ]);
      expect(routeLines(device)).toEqual(['192.168.100.0/24 lif-transit - 0', '192.168.30.0/24 lif-db - 0', '0.0.0.0/0 lif-transit 192.168.100.1 1']);
      expect(device.stages.map((stage) => stage.kind)).toEqual(['route']);
    }
  });

  test('a host outside the zone has none, and one that is down has none either; the designated one is beside the control VM, else the first', () => {
    const wider = draw(overlay, add('cluster', 'cluster2', 'vcenter'), add('esxi-host', 'esx9', 'cluster2'));
    expect(instances(wider)).toEqual(['dlr@esx1 designated', 'dlr@esx2', 'dlr@esx3']);
    const open = written(wider, 'vcenter', { transportZones: [{ id: 'tz1', clusters: ['cluster1', 'cluster2'] }] });
    expect(instances(open)).toEqual(['dlr@esx1 designated', 'dlr@esx2', 'dlr@esx3', 'dlr@esx9']);
    expect(instances(draw(overlay, update('dlr', { controlVm: { host: 'esx3' } })))).toEqual(['dlr@esx1', 'dlr@esx2', 'dlr@esx3 designated']);
    expect(instances(written(overlay, 'esx1', { state: 'down' }))).toEqual(['dlr@esx2 designated', 'dlr@esx3']);
  });

  test('an interface in a switch that does not reach a host is not there', () => {
    const zones = written(draw(overlay, add('cluster', 'cluster2', 'vcenter'), add('esxi-host', 'esx9', 'cluster2')), 'vcenter', {
      transportZones: [{ id: 'tz1', clusters: ['cluster1'] }, { id: 'tz2', clusters: ['cluster2'] }],
    });
    const design = draw(zones, logicalSwitch('ls-far', 5009, '192.168.90.0/24', { transportZone: 'tz2' }), addLif({ id: 'far', address: '192.168.90.1' }), connect('l2', 'dlr/far', 'ls-far'));
    expect(interfaceLines(deviceOf(design, 'dlr@esx9'))).toEqual(['far ls-far 192.168.90.1/24 @esx9']);
    expect(deviceOf(design, 'dlr@esx1').interfaces.map((own) => own.id)).toEqual(['lif-transit', 'lif-db', 'lif-stretched']);
  });

  test('a router without any host is nothing', () => {
    const alone = draw(overlay, add('vcenter-instance', 'other'), add('dlr', 'idle', 'other', { interfaces: [{ id: 'lif', address: '10.9.9.1/24' }] }));
    expect(planOf(alone).devices.filter((device) => device.component === 'idle')).toEqual([]);
  });
});

describe('forwarding', () => {
  test('R-039 R-040 the edge hands over to the instance on its own host; that instance puts the packet on the VXLAN of the destination', () => {
    const reading = call(overlay);
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(way(reading, 'forward')).toBe('esg esx1 dlr@esx1 esx1 private-vlan-A esx3 db');
    expect(vxlans(reading, 'forward')).toEqual(['5002 esx1>esx3']);
    const route = stepsOf(reading, 'forward').find((step) => step.kind === 'route' && step.because.component === 'dlr');
    expect(route?.because.label).toBe('lif-db');
    // The reply is routed on the host of the machine that answers, so it travels in the other VXLAN (finding 3).
    expect(way(reading, 'return')).toBe('db esx3 dlr@esx3 esx3 private-vlan-A esx1 esg');
    expect(vxlans(reading, 'return')).toEqual(['5000 esx3>esx1']);
  });

  test('a machine beside the edge is reached without any VXLAN, both ways', () => {
    const reading = call(draw(overlay, moveTo('db', 'esx1')));
    expect(way(reading, 'forward')).toBe('esg esx1 dlr@esx1 esx1 db');
    expect(way(reading, 'return')).toBe('db esx1 dlr@esx1 esx1 esg');
    expect([...vxlans(reading, 'forward'), ...vxlans(reading, 'return')]).toEqual([]);
  });

  test('from a VLAN only the designated instance answers', () => {
    const design = draw(
      overlay, add('vlan', 'vlan30', 'vcenter', { vlanId: 30, cidr: '10.30.0.0/24' }), addLif({ id: 'lif-vlan', address: '10.30.0.1' }), connect('l2', 'dlr/lif-vlan', 'vlan30'),
      update('dlr', { controlVm: { host: 'esx2' } }), ...plugged(add('server', 'rack', null, { interfaces: [{ id: 'eth0', address: '10.30.0.10' }], gateway: '10.30.0.1' }), { eth0: 'vlan30' }),
    );
    const reading = call(design, 'rack');
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(hopsOf(reading, 'forward').find((hop) => hop.component === 'dlr')?.host).toBe('esx2');
  });

  test('routes of every source are in every instance, by their distances', () => {
    const design = draw(overlay, addRoute({ id: 'a', network: '10.7.0.0/16', nextHop: '192.168.100.1', source: 'ospf' }), addRoute({ id: 'b', network: '10.8.0.0/16', nextHop: '192.168.100.1', source: 'bgp' }), addRoute({ id: 'c', network: '10.9.0.0/16', type: 'blackhole' }));
    expect(routeLines(deviceOf(design, 'dlr@esx2'))).toEqual(expect.arrayContaining(['10.7.0.0/16 lif-transit 192.168.100.1 110', '10.8.0.0/16 lif-transit 192.168.100.1 20', '10.9.0.0/16 blackhole - 1']));
  });
});

describe('control VM', () => {
  const misrouted = draw(overlay, ['row.update', { id: 'esg', path: '/routes/db', row: { nextHop: '192.168.100.3' } }]);

  test('it answers for the protocol address, and only it', () => {
    expect(ping(overlay, 'esg', '192.168.100.3').result.verdict).toBe('REACHABLE');
    const down = draw(overlay, operate('dlr', 'control-vm-down'));
    expect(ping(down, 'esg', '192.168.100.3').result.verdict).toBe('UNREACHABLE');
  });

  test('V-20 a next hop that is the protocol address: the control VM forwards nothing; the fix names the forwarding address', () => {
    expect(call(misrouted).result).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'FORWARDER_NOT_READY', at: 'dlr' }] });
    expect(problems(misrouted, 'dlr')).toEqual(['V-20 warning']);
    expect(findingsOf(misrouted, 'dlr')[0]?.params).toEqual({ case: 'protocol', router: 'esg', route: '192.168.30.0/24', dlr: 'dlr', address: '192.168.100.3' });
    const fixed = applyFix(misrouted, 'dlr', 'V-20');
    expect(propsOf(fixed, 'esg')['routes']).toMatchObject([{ nextHop: '192.168.100.2' }]);
    expect(problems(fixed, 'dlr')).toEqual([]);
    expect(call(fixed).result.verdict).toBe('REACHABLE');
  });

  test('while it is down, learned routes keep forwarding; a finding says that nothing new is learned', () => {
    const learned = draw(overlay, update('dlr', { defaultGateway: '' }), addRoute({ id: 'out', network: '0.0.0.0/0', nextHop: '192.168.100.1', source: 'ospf' }));
    const down = draw(learned, operate('dlr', 'control-vm-down'));
    expect(problems(down, 'dlr')).toEqual(['DLR-CONTROL-DOWN warning']);
    expect(call(down).result.verdict).toBe('REACHABLE');
    expect(routeLines(deviceOf(down, 'dlr@esx3'))).toEqual(routeLines(deviceOf(learned, 'dlr@esx3')));
    expect(offered(down, 'dlr')).toEqual(['control-vm-up']);
    expect(problems(applyFix(down, 'dlr', 'DLR-CONTROL-DOWN'), 'dlr')).toEqual([]);
  });

  test('it fails over to the host of its standby; without one it cannot', () => {
    const pair = draw(overlay, update('dlr', { controlVm: { host: 'esx1', ha: true, standbyHost: 'esx2', state: 'down' } }));
    const after = draw(pair, operate('dlr', 'control-vm-fail-over'));
    expect(propsOf(after, 'dlr')['controlVm']).toEqual({ host: 'esx2', ha: true, standbyHost: 'esx1', state: 'up' });
    expect(instances(after)).toEqual(['dlr@esx1', 'dlr@esx2 designated', 'dlr@esx3']);
    const lonely = draw(overlay, update('dlr', { controlVm: { host: 'esx1', ha: true } }));
    expect(refusals(lonely, operate('dlr', 'control-vm-fail-over'))).toMatchObject([{ code: 'DLR-NO-STANDBY' }]);
    expect(offered(overlay, 'dlr')).toEqual(['control-vm-down']);
  });

  test('it needs a host where something is to be learned or answered; the fix takes the first', () => {
    const homeless = draw(overlay, update('dlr', { controlVm: {} }));
    expect(problems(homeless, 'dlr')).toEqual(['DLR-NO-CONTROL-HOST warning']);
    expect(propsOf(applyFix(homeless, 'dlr', 'DLR-NO-CONTROL-HOST'), 'dlr')['controlVm']).toMatchObject({ host: 'esx1' });
    expect(problems(draw(homeless, update('dlr', { protocolAddress: '' })), 'dlr')).toEqual([]);
    expect(ping(homeless, 'esg', '192.168.100.3').result.verdict).toBe('UNREACHABLE');
  });

  test('V-01 its address stands beside an uplink and is nobody else’s', () => {
    const outside = draw(overlay, update('dlr', { protocolAddress: '192.168.30.9' }));
    expect(problems(outside, 'dlr')).toEqual(['V-01 error']);
    expect(propsOf(applyFix(outside, 'dlr', 'V-01'), 'dlr')['protocolAddress']).toBe('192.168.100.3');
    const taken = draw(overlay, update('dlr', { protocolAddress: '192.168.100.1' }));
    expect(findingsOf(taken, 'dlr')).toMatchObject([{ code: 'V-01', params: { case: 'protocol-taken', owner: 'esg' } }]);
    expect(problems(applyFix(taken, 'dlr', 'V-01'), 'dlr')).toEqual([]);
  });

  test('V-23 a pair on one host, or without a second host, is no pair; the fix chooses another host', () => {
    const together = draw(overlay, update('dlr', { controlVm: { host: 'esx1', ha: true, standbyHost: 'esx1' } }));
    expect(problems(together, 'dlr')).toEqual(['V-23 warning']);
    const fixed = applyFix(together, 'dlr', 'V-23');
    expect(propsOf(fixed, 'dlr')['controlVm']).toMatchObject({ standbyHost: 'esx2' });
    expect(problems(fixed, 'dlr')).toEqual([]);
    expect(findingsOf(draw(overlay, update('dlr', { controlVm: { host: 'esx1', ha: true } })), 'dlr')).toMatchObject([{ code: 'V-23', params: { case: 'standby' } }]);
  });
});

describe('drawing', () => {
  test('a new one has its control VM on the first host; an internal interface takes the first address of its network, an uplink a free one', () => {
    const drawn = draw(overlay, logicalSwitch('ls-app', 5011, '192.168.40.0/24'), ...plugged(add('dlr', 'new', 'vcenter'), { lif1: 'ls-transit', lif2: 'ls-app' }));
    expect(propsOf(drawn, 'new')).toMatchObject({
      controlVm: { host: 'esx1' }, interfaces: [{ id: 'lif1', type: 'uplink', address: '192.168.100.4' }, { id: 'lif2', type: 'internal', address: '192.168.40.1' }],
    });
  });
});

describe('copies', () => {
  test('a copy has no address of the router it was copied from; a moved one keeps all', () => {
    const after = draw(overlay, ['selection.duplicate', { ids: ['dlr'] }]);
    const [id = ''] = Object.keys(after.components).filter((each) => overlay.components[each] === undefined);
    expect(propsOf(after, id)).toMatchObject({ interfaces: [{ address: '' }, { address: '' }, { address: '' }], protocolAddress: '' });
    expect(propsOf(draw(overlay, add('vcenter-instance', 'other'), moveTo('dlr', 'other')), 'dlr')['interfaces']).toEqual(lifs);
  });
});

describe('checks', () => {
  test('as it is drawn, nothing is wrong with it', () => {
    expect(problems(overlay, 'dlr')).toEqual([]);
  });

  test('V-14 more than 8 uplinks or 991 internal interfaces', () => {
    const rows = (count: number, type: string) => Array.from({ length: count }, (_, index) => ({ id: `${type}${index}`, type, connected: false }));
    const counts = (uplinks: number, internals: number) => findingsOf(draw(overlay, add('dlr', 'big', 'vcenter', { interfaces: [...rows(uplinks, 'uplink'), ...rows(internals, 'internal')] })), 'big').map(({ code, severity, params }) => `${code} ${severity} ${String(params['case'])} ${String(params['count'])}`);
    expect(counts(8, 991)).toEqual([]);
    expect(counts(9, 992)).toEqual(['V-14 error uplink 9', 'V-14 error internal 992']);
  });

  test('V-15 one distributed router per network, switches of one transport zone, and no VLAN without an ID', () => {
    const second = draw(overlay, ...plugged(add('dlr', 'dlr2', 'vcenter', { interfaces: [{ id: 'lif', address: '192.168.30.2' }] }), { lif: 'ls-db' }));
    expect(problems(second, 'dlr2')).toEqual(['V-15 error', 'V-18 warning']);
    expect(findingsOf(second, 'dlr').map(({ code, at }) => `${code} ${at.path ?? ''}`)).toEqual(['V-15 /interfaces/1']);
    const zones = draw(
      written(overlay, 'vcenter', { transportZones: [{ id: 'tz1', clusters: ['cluster1'] }, { id: 'tz2', clusters: ['cluster1'] }] }),
      logicalSwitch('ls-far', 5009, '192.168.90.0/24', { transportZone: 'tz2' }), addLif({ id: 'far', address: '192.168.90.1' }), connect('l2', 'dlr/far', 'ls-far'),
    );
    expect(findingsOf(zones, 'dlr')).toMatchObject([{ code: 'V-15', severity: 'error', at: { path: '/interfaces/3' }, params: { case: 'zones', first: 'ls-transit', second: 'ls-far' } }]);
    expect(problems(written(zones, 'ls-far', { transportZone: 'tz1' }), 'dlr')).toEqual([]);
    const vlan = (vlanId: number | null) => draw(overlay, add('vlan', 'vlan30', 'vcenter', { vlanId, cidr: '10.30.0.0/24' }), addLif({ id: 'lif-vlan', address: '10.30.0.1' }), connect('l2', 'dlr/lif-vlan', 'vlan30'));
    expect([problems(vlan(30), 'dlr'), problems(vlan(0), 'dlr'), problems(vlan(null), 'dlr')]).toEqual([[], ['V-15 error'], ['V-15 error']]);
  });

  test('V-16 one protocol, and OSPF on one uplink', () => {
    const ospf = draw(overlay, addRoute({ id: 'a', network: '10.7.0.0/16', nextHop: '192.168.100.1', source: 'ospf' }));
    expect(problems(ospf, 'dlr')).toEqual([]);
    expect(problems(draw(ospf, addRoute({ id: 'b', network: '10.8.0.0/16', nextHop: '192.168.100.1', source: 'bgp' })), 'dlr')).toEqual(['V-16 error']);
    const two = draw(
      ospf, logicalSwitch('ls-transit-2', 5010, '192.168.101.0/24'), addLif({ id: 'lif-transit-2', type: 'uplink', address: '192.168.101.2' }), connect('l2', 'dlr/lif-transit-2', 'ls-transit-2'),
      addRoute({ id: 'c', network: '10.9.0.0/16', nextHop: '192.168.101.1', source: 'ospf' }),
    );
    expect(findingsOf(two, 'dlr')).toMatchObject([{ code: 'V-16', severity: 'error', params: { case: 'uplinks', first: 'lif-transit', second: 'lif-transit-2' } }]);
    expect(problems(draw(two, ['row.update', { id: 'dlr', path: '/routes/c', row: { source: 'static' } }]), 'dlr')).toEqual([]);
  });

  test('V-17 no dynamic routing on an internal interface; the fix makes it an uplink', () => {
    const learned = draw(overlay, addRoute({ id: 'a', network: '10.7.0.0/16', nextHop: '192.168.30.9', source: 'bgp' }));
    expect(findingsOf(learned, 'dlr')).toMatchObject([{ code: 'V-17', severity: 'error', at: { path: '/routes/0' }, params: { protocol: 'BGP', lif: 'lif-db' } }]);
    expect(problems(applyFix(learned, 'dlr', 'V-17'), 'dlr')).toEqual([]);
    expect(problems(draw(learned, ['row.update', { id: 'dlr', path: '/routes/a', row: { source: 'static' } }]), 'dlr')).toEqual([]);
  });

  test('V-18 no way on beside another router; the fix takes that router for the default gateway', () => {
    const lost = draw(overlay, update('dlr', { defaultGateway: '' }));
    expect(problems(lost, 'dlr')).toEqual(['V-18 warning']);
    expect(ping(lost, 'db', '10.100.2.10').result.paths).toMatchObject([{ reason: 'NO_ROUTE', at: 'dlr' }]);
    const fixed = applyFix(lost, 'dlr', 'V-18');
    expect(propsOf(fixed, 'dlr')['defaultGateway']).toBe('192.168.100.1');
    expect(problems(fixed, 'dlr')).toEqual([]);
    expect(problems(draw(lost, addRoute({ id: 'a', network: '10.0.0.0/8', nextHop: '192.168.100.1', source: 'ospf' })), 'dlr')).toEqual([]);
  });

  test('DLR-004 rules of an edge gateway in a file do nothing here, and a finding says so', () => {
    const listed = written(overlay, 'dlr', { nat: [{ id: 'S1' }], pools: [] });
    expect(findingsOf(listed, 'dlr')).toMatchObject([{ code: 'DLR-004', severity: 'warning', params: { list: 'nat' } }]);
    expect(deviceOf(listed, 'dlr@esx1').stages.map((stage) => stage.kind)).toEqual(['route']);
  });

  test('V-21 a default gateway beside no interface; V-04 an interface without a network', () => {
    expect(problems(draw(overlay, update('dlr', { defaultGateway: '10.1.1.1' })), 'dlr')).toContain('V-21 error');
    expect(problems(draw(overlay, update('dlr', { interfaces: [...lifs, { id: 'loose', address: '10.1.1.1/24' }] })), 'dlr')).toEqual(['V-04 error']);
  });
});
