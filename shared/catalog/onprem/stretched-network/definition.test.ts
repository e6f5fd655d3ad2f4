import { describe, expect, test } from 'vitest';
import { goldenTable, legsOf, visitsOf } from '../../../engine/testing/golden-table.ts';
import { arrived, hopsOf, read, stepsOf, translations, vxlans, way, wrappings, type Reading } from '../../../engine/testing/reference-reading.ts';
import type { Design } from '../../../model/design.ts';
import { createScope } from '../../../model/scope.ts';
import { registry } from '../../index.ts';
import { add, applyFix, deviceOf, draw, findingsOf, planOf, problems, propsOf, refusals, remove, stagesOf, update, written, type Step } from '../../testing/drawing-board.ts';
import { offered, operate } from '../../testing/operating.ts';
import { stretched, twoSites, twoStretches } from '../testing/two-sites.ts';

const asked = (design: Design, from = 'user', to = '172.20.10.60'): Reading => read(planOf(design), { from, to, kind: 'tcp', port: 443, sourcePort: 52_000, sizeBytes: 1000 });
const outer = (reading: Reading, component: string) => hopsOf(reading, 'forward').filter((hop) => hop.component === component).map((hop) => {
  const [first] = hop.enter.headers;
  return first?.layer === 'ipv4' ? `${first.source}>${first.destination} ttl${first.ttl}` : '';
});
const stretch = (design: Design, id = 'stretched-10'): readonly string[] => problems(design, id).filter((line) => !line.startsWith('V-45'));
const cardOf = (design: Design, id = 'stretched-10') => {
  const scope = createScope(design, registry);
  const entry = scope.component(id);
  return entry === null ? null : registry.find(entry.component.kind)?.card(entry.id, entry.component, scope);
};
const lif = (id: string, row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'dlr', path: `/interfaces/${id}`, row }];

describe('flow 3 in small', () => {
  const reading = asked(twoSites);

  test('R-045 R-046 R-047 R-048 R-049 R-050 R-051 R-052 golden-3 golden-3-R: every step and header of both tables', () => {
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(visitsOf(reading.plan, legsOf(reading.result, 'forward'))).toEqual(goldenTable('3').visits);
    expect(visitsOf(reading.plan, legsOf(reading.result, 'return'))).toEqual(goldenTable('3-R').visits);
  });

  test('R-045 the on-premises router is connected to the network; the frame goes to the host of the concentrator', () => {
    expect(way(reading, 'forward')).toMatch(/^user op-router op-esx1 l2c-onprem /);
    expect(stepsOf(reading, 'forward').find((step) => step.kind === 'route' && step.because.component === 'op-router')?.because.label).toBe('vlan10');
  });

  test('R-046 R-047 the whole frame is wrapped in UDP 4500, 150 bytes longer, addressed to the portable address of the other end', () => {
    const step = stepsOf(reading, 'forward').find((each) => each.kind === 'encapsulate' && each.headers.some((header) => header.layer === 'l2-tunnel'));
    expect(step?.bytes).toBe(1150);
    expect(step?.headers.slice(0, 3)).toMatchObject([{ layer: 'ipv4', source: '172.20.99.20', destination: '10.100.3.20' }, { layer: 'udp', sourcePort: 4500, destinationPort: 4500 }, { layer: 'l2-tunnel' }]);
    expect(outer(reading, 'op-router')).toEqual(['172.20.50.5>172.20.10.60 ttl64', '172.20.99.20>10.100.3.20 ttl64']);
  });

  test('R-048 R-049 R-050 the router looks the outer header up, finds the WAN, and the cloud’s routers see nothing but the wrapping', () => {
    const routes = stepsOf(reading, 'forward').filter((step) => step.kind === 'route' && step.because.component === 'op-router').map((step) => step.because.label);
    expect(routes).toEqual(['vlan10', '10.0.0.0/8']);
    expect(way(reading, 'forward')).toContain(' wan xcr bcr ');
    for (const [id, ttl] of [['wan', 63], ['xcr', 63], ['bcr', 62]] as const) expect(outer(reading, id)).toEqual([`172.20.99.20>10.100.3.20 ttl${ttl}`]);
  });

  test('R-051 R-052 the other end puts the frame on the VXLAN of the network, and it arrives untranslated', () => {
    expect(vxlans(reading, 'forward')).toEqual(['5003 esx2>esx3']);
    expect(arrived(reading, 'forward')).toBe('172.20.50.5>172.20.10.60 ttl63');
    expect([...translations(reading, 'forward'), ...translations(reading, 'return')]).toEqual([]);
  });

  test('R-044 one CIDR on its card and on both segments', () => {
    expect([cardOf(twoSites)?.address, cardOf(twoSites, 'vlan10')?.address, cardOf(twoSites, 'ls-stretched')?.address]).toEqual(['172.20.10.0/24', '172.20.10.0/24', '172.20.10.0/24']);
    expect(cardOf(twoSites)?.lamp).toBe('running');
  });

  test('each end bridges its segment into a tunnel segment of this network', () => {
    const segment = planOf(twoSites).segments.find(({ id }) => id === 'stretched-10');
    expect(segment).toMatchObject({
      form: 'point-to-point', delayUs: 0, overlay: { tunnel: { type: 'l2-tunnel', overhead: { fixedBytes: 150 }, dontFragment: 'clear' }, endpoints: [{ device: 'l2c-onprem', address: '172.20.99.20' }, { device: 'l2c-cloud', address: '10.100.3.20' }] },
    });
    const ends = ['l2c-onprem', 'l2c-cloud'].map((id) => stagesOf(deviceOf(twoSites, id), 'bridge').map(({ interfaces }) => interfaces.map((name) => deviceOf(twoSites, id).interfaces.find((own) => own.id === name)?.segment)));
    expect(ends).toEqual([[['vlan10', 'stretched-10']], [['ls-stretched', 'stretched-10']]]);
  });
});

describe('tunnel', () => {
  test('while it is down, the first end says so; machines of one site still meet', () => {
    const down = draw(twoSites, update('l2c-cloud', { state: 'down' }));
    expect(asked(down).result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ reason: 'L2VPN_DOWN', at: 'l2c-onprem' }] });
    expect(cardOf(down)?.lamp).toBe('error');
    const back = read(planOf(down), { from: 'vm60', to: '172.20.50.5', kind: 'ping' });
    expect(back.result.paths).toMatchObject([{ reason: 'L2VPN_DOWN', at: 'l2c-cloud' }]);
  });

  test('with the host of one end down nobody answers beyond it', () => {
    expect(asked(written(twoSites, 'op-esx1', { state: 'down' })).result.verdict).toBe('UNREACHABLE');
    expect(cardOf(written(twoSites, 'op-esx1', { state: 'down' }))?.lamp).toBe('error');
  });

  test('a packet of 1500 bytes makes 1650, sent in two fragments over a WAN of 1500; 1350 bytes fit; without encryption 1378 do', () => {
    const fragments = (design: Design, sizeBytes: number) => stepsOf(read(planOf(design), { from: 'user', to: '172.20.10.60', kind: 'tcp', port: 443, sizeBytes }), 'forward').filter((step) => step.kind === 'fragment').length;
    expect([fragments(twoSites, 1500) > 0, fragments(twoSites, 1351) > 0, fragments(twoSites, 1350) > 0]).toEqual([true, true, false]);
    const plain = draw(twoSites, update('l2c-onprem', { encryption: false }), update('l2c-cloud', { encryption: false }));
    expect([fragments(plain, 1379) > 0, fragments(plain, 1378) > 0]).toEqual([true, false]);
    expect(asked(twoSites).result.verdict).toBe('REACHABLE');
  });

  test('several networks use one pair, each with bridges of its own', () => {
    expect(stagesOf(deviceOf(twoStretches, 'l2c-cloud'), 'bridge')).toHaveLength(2);
    expect(asked(twoStretches, 'user', '172.20.11.61').result.verdict).toBe('REACHABLE');
    expect(vxlans(asked(twoStretches, 'user', '172.20.11.61'), 'forward')).toEqual(['5005 esx2>esx3']);
  });
});

describe('gateways', () => {
  test('the cloud’s gateway is disconnected until somebody connects it: then replies go to it and die at the edge', () => {
    expect(offered(twoSites, 'stretched-10')).toEqual(['connect-cloud-gateway', 'proximity-on', 'move-gateway-to-cloud']);
    const connected = draw(twoSites, operate('stretched-10', 'connect-cloud-gateway'));
    const reading = asked(connected);
    expect(reading.result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'REVERSE_PATH_FILTER', at: 'esg' }] });
    expect(way(reading, 'return')).toBe('vm60 esx3 dlr@esx3 esx3 private-vlan-A esx1 esg');
    expect(vxlans(reading, 'return')).toEqual(['5000 esx3>esx1']);
    const loose = draw(connected, ['row.update', { id: 'esg', path: '/interfaces/vnic3', row: { reversePathFilter: 'off' } }], ['row.add', { id: 'esg', path: '/routes', row: { id: 'out', network: '0.0.0.0/0', nextHop: '192.168.100.2' } }]);
    expect(asked(loose).result.paths).toMatchObject([{ disposition: 'REPLY_LOST', reason: 'STATEFUL_NO_SESSION', at: 'esg' }]);
  });

  test('V-43 both gateways at once are an error; the fix disconnects the cloud’s', () => {
    expect(stretch(twoSites)).toEqual([]);
    const both = draw(twoSites, operate('stretched-10', 'connect-cloud-gateway'));
    expect(findingsOf(both, 'stretched-10')).toContainEqual(expect.objectContaining({ code: 'V-43', severity: 'error', params: { name: 'stretched-10', address: '172.20.10.1', router: 'op-router', gateway: 'dlr' } }));
    const fixed = applyFix(both, 'stretched-10', 'V-43');
    expect(stretch(fixed)).toEqual([]);
    expect(asked(fixed).result.verdict).toBe('REACHABLE');
    expect(offered(both, 'stretched-10')[0]).toBe('disconnect-cloud-gateway');
  });

  test('the gateway moves to the cloud and back, each time in one step', () => {
    const moved = draw(twoSites, operate('stretched-10', 'move-gateway-to-cloud'));
    expect(propsOf(moved, 'stretched-10')['gatewaySite']).toBe('cloud');
    expect(propsOf(moved, 'op-router')['interfaces']).toMatchObject([{ id: 'vlan50' }, { id: 'vlan10', connected: false }, { id: 'vlan99' }, { id: 'wan' }]);
    expect(deviceOf(moved, 'dlr@esx3').interfaces.find((own) => own.id === 'lif-stretched')?.up).toBe(true);
    expect(stretch(moved)).toEqual([]);
    const back = draw(moved, operate('stretched-10', 'move-gateway-on-premises'));
    expect(asked(back).result.verdict).toBe('REACHABLE');
    expect(stretch(back)).toEqual([]);
  });

  test('a gateway that should be in use and is disconnected is told; the fix connects it', () => {
    const idle = draw(twoSites, update('stretched-10', { gatewaySite: 'cloud' }), ['row.update', { id: 'op-router', path: '/interfaces/vlan10', row: { connected: false } }]);
    expect(stretch(idle)).toEqual(['STRETCH-IDLE-GATEWAY warning']);
    expect(stretch(applyFix(idle, 'stretched-10', 'STRETCH-IDLE-GATEWAY'))).toEqual([]);
  });

  test('without an interface named there is nothing to connect', () => {
    const none = draw(twoSites, update('stretched-10', { cloudGateway: '' }));
    expect(refusals(none, operate('stretched-10', 'connect-cloud-gateway'))).toMatchObject([{ code: 'STRETCH-NO-CLOUD-GATEWAY' }]);
    expect(problems(draw(twoSites, update('stretched-10', { cloudGateway: 'dlr/no-such' })), 'stretched-10')).toContain('STRETCH-NO-CLOUD-GATEWAY error');
    expect(stretch(none)).toEqual([]);
  });
});

describe('proximity routing', () => {
  const near = draw(twoStretches, operate('stretched-10', 'proximity-on'), operate('stretched-11', 'proximity-on'));

  test('V-44 two machines on one host meet over the WAN, twice; with proximity routing at their own host', () => {
    const far = asked(twoStretches, 'vm60', '172.20.11.61');
    const there = 'esx3 private-vlan-A esx2 l2c-cloud esx2 bcr xcr wan op-router op-esx1 l2c-onprem op-esx1';
    const back = 'op-esx1 l2c-onprem op-esx1 op-router wan xcr bcr esx2 l2c-cloud esx2 private-vlan-A esx3';
    expect(way(far, 'forward')).toBe(`vm60 ${there} op-router ${back} vm61`);
    expect(arrived(far, 'forward')).toBe('172.20.10.60>172.20.11.61 ttl63');
    expect(wrappings(far, 'l2-tunnel', 'forward')).toBe(2);
    expect([stretch(twoStretches), stretch(twoStretches, 'stretched-11')]).toEqual([['V-44 warning'], ['V-44 warning']]);
    expect(way(asked(near, 'vm60', '172.20.11.61'), 'forward')).toBe('vm60 esx3 dlr@esx3 esx3 vm61');
    expect([stretch(applyFix(twoStretches, 'stretched-10', 'V-44')), stretch(near)].map((lines) => lines.includes('V-44 warning'))).toEqual([false, false]);
    expect(stretch(draw(twoStretches, remove('vm61')))).toEqual([]);
  });

  test('it needs dynamic routing: without it nobody on premises learns anything, and a finding says so', () => {
    expect(stretch(near)).toEqual(['STRETCH-STATIC warning']);
    const learned = (design: Design) => stagesOf(deviceOf(design, 'op-router'), 'route').flatMap((stage) => stage.rows).filter((row) => row.destination.endsWith('/32')).map((row) => `${row.destination} ${row.interface ?? '-'} ${row.via ?? '-'} ${row.distance} ${row.because.component}`);
    expect(learned(near)).toEqual([]);
    const dynamic = draw(near, ['row.add', { id: 'dlr', path: '/routes', row: { id: 'up', network: '10.0.0.0/8', nextHop: '192.168.100.1', source: 'ospf' } }]);
    expect(stretch(dynamic)).toEqual([]);
    expect(learned(dynamic)).toEqual(['172.20.10.60/32 wan 169.254.20.2 110 stretched-10', '172.20.11.61/32 wan 169.254.20.2 110 stretched-11']);
    expect(learned(draw(dynamic, operate('stretched-11', 'proximity-off')))).toEqual(['172.20.10.60/32 wan 169.254.20.2 110 stretched-10']);
    expect(learned(draw(dynamic, ['row.update', { id: 'op-router', path: '/routes/ibm', row: { source: 'static' } }]))).toEqual([]);
    expect(learned(draw(dynamic, lif('lif-stretched', { connected: false }), lif('lif-stretched-2', { connected: false })))).toEqual([]);
  });
});

describe('checks', () => {
  const cases = (design: Design, id = 'stretched-10') => findingsOf(design, id).filter(({ code }) => code === 'V-41').map(({ severity, at, params }) => `${severity} ${String(params['case'] ?? 'cidr')} ${at.path ?? ''}`);

  test('V-41 the CIDR is the same at both sites; the fix writes it to the segment', () => {
    const other = draw(twoSites, update('ls-stretched', { cidr: '172.20.12.0/24' }));
    expect(cases(other)).toEqual(['error cidr /cloudSegment']);
    expect(cases(applyFix(other, 'stretched-10', 'V-41'))).toEqual([]);
    expect(cases(twoSites)).toEqual([]);
  });

  test('V-41 a segment on a standard switch cannot be stretched; the fix puts it on a distributed one', () => {
    const standard = draw(twoSites, update('vlan10', { switchType: 'standard' }));
    expect(cases(standard)).toEqual(['error standard /onpremSegment']);
    expect(cases(applyFix(standard, 'stretched-10', 'V-41'))).toEqual([]);
  });

  test('V-41 one segment per site and one pair; the fix takes the pair that is there', () => {
    const bare = draw(twoSites, add('stretched-network', 'bare', 'vcenter', { cloudConcentrator: null }));
    expect(cases(bare, 'bare')).toEqual(['error segment /onpremSegment', 'error segment /cloudSegment', 'error pair /onpremConcentrator']);
    const apart = draw(twoSites, update('stretched-10', { cloudConcentrator: null }));
    expect(cases(apart)).toEqual(['error pair /onpremConcentrator']);
    expect(asked(applyFix(apart, 'stretched-10', 'V-41')).result.verdict).toBe('REACHABLE');
    expect(cardOf(apart)?.lamp).toBeNull();
  });

  test('V-45 machines of 1500 bytes and 150 of tunnel over a path of 1500; flow conditioning at both ends or a larger path ends it', () => {
    expect(findingsOf(twoSites, 'stretched-10')).toMatchObject([{ code: 'V-45', severity: 'warning', params: { mtu: 1500, overhead: 150, needed: 1650, path: 1500 } }]);
    const once = applyFix(twoSites, 'stretched-10', 'V-45');
    expect(problems(applyFix(once, 'stretched-10', 'V-45'), 'stretched-10')).toEqual([]);
    const wider = (id: string, ...rows: readonly string[]): readonly Step[] => rows.map((row) => ['row.update', { id, path: `/interfaces/${row}`, row: { mtu: 1650 } }]);
    const jumbo = draw(
      twoSites, update('wan', { mtu: 1650 }), ...wider('l2c-onprem', 'uplink'), ...wider('l2c-cloud', 'uplink'), ...wider('op-router', 'vlan99', 'wan'), ...wider('bcr', 'backbone'), ...wider('xcr', 'backbone', 'wan'),
    );
    expect(problems(jumbo, 'stretched-10')).toEqual([]);
    expect(problems(draw(jumbo, update('wan', { mtu: 1649 })), 'stretched-10')).toEqual(['V-45 warning']);
    expect(problems(draw(jumbo, ['row.update', { id: 'xcr', path: '/interfaces/backbone', row: { mtu: 1649 } }]), 'stretched-10')).toEqual(['V-45 warning']);
  });

  test('a new one takes the pair that is there', () => {
    expect(propsOf(draw(twoSites, add('stretched-network', 'new', 'vcenter')), 'new')).toMatchObject({ onpremConcentrator: 'l2c-onprem', cloudConcentrator: 'l2c-cloud' });
  });

  test('half of it in a file opens and plans', () => {
    const half = draw(twoSites, remove('vlan10'), add('stretched-network', 'other'), stretched('third', {}));
    expect(asked(half).result.verdict).toBe('UNREACHABLE');
  });

  test('its two ends are drawn: each appliance stands on the network of its side', () => {
    const ends = (design: Design): readonly string[] => {
      const scope = createScope(design, registry);
      const entry = scope.component('stretched-10');
      const found = entry === null ? [] : (registry.find(entry.component.kind)?.memberships(entry.id, entry.component, scope) ?? []);
      return found.map(({ component, interfaceId, segment }) => `${component} ${interfaceId} ${segment}`);
    };
    expect(ends(twoSites)).toEqual(['l2c-onprem trunk-stretched-10 vlan10', 'l2c-cloud trunk-stretched-10 ls-stretched']);
    expect(ends(draw(twoSites, remove('vlan10')))).toEqual(['l2c-cloud trunk-stretched-10 ls-stretched']);
    expect(ends(draw(twoSites, update('stretched-10', { cloudConcentrator: null })))).toEqual([]);
  });
});
