import { describe, expect, test } from 'vitest';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, refusals, refusedWith, reopened, stagesOf, update, written, type Step,
} from '../../testing/drawing-board.ts';

const policy = { id: 'hq', peerAddress: '203.0.113.10', localCidr: '192.168.0.0/24', remoteCidr: '10.0.0.0/16' };
const connection = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'vpn', path: '/connections', row: { ...policy, ...row } }];
const route = (cidr: string): Step => ['row.add', { id: 'rt', path: '/routes', row: { id: 'hq', cidr, gatewayType: 'VPN_GATEWAY', target: 'vpn' } }];
const bare = draw(project, add('vpn-gateway', 'vpn', 'subnet'));
const up = draw(bare, connection({}), route('10.0.0.0/16'));
const file = (...rows: readonly Readonly<Record<string, unknown>>[]) => written(bare, 'vpn', { connections: rows.map((row, index) => ({ ...policy, id: `c${index}`, ...row })) });
const codes = (design: typeof bare) => problems(design, 'vpn');

describe('VPN gateway', () => {
  test('it gets an address in its subnet and one of the public pool, and has no findings once its route is there', () => {
    expect(propsOf(bare, 'vpn')).toMatchObject({ address: '192.168.0.5', publicIp: '133.186.128.3', externalNetwork: 'public-network' });
    expect(codes(up)).toEqual([]);
  });

  test('NHN-VPN-001: a second gateway in a VPC is refused; in a file it is an error', () => {
    expect(refusals(bare, add('vpn-gateway', 'vpn2', 'subnet'))).toMatchObject([{ code: 'NHN-VPN-001', blocking: ['vpn'] }]);
    const vpn = bare.components['vpn'];
    if (vpn === undefined) throw new Error('no vpn');
    const second = reopened({ ...bare, components: { ...bare.components, vpn2: { ...vpn, name: 'vpn2', props: { address: '192.168.0.9' } } } });
    expect([problems(second, 'vpn'), problems(second, 'vpn2')]).toEqual([[], ['NHN-VPN-001 error']]);
  });

  test('NHN-VPN-001: an eleventh connection is refused; in a file it is an error', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ ...policy, id: `c${index}`, remoteCidr: `10.${index}.0.0/16` }));
    const ten = draw(bare, update('vpn', { connections: rows(10) }));
    expect(refusedWith(ten, connection({ remoteCidr: '10.99.0.0/16' }))).toEqual(['NHN-VPN-001']);
    expect(codes(file(...rows(11)))).toContain('NHN-VPN-001 error');
  });

  test.each([
    ['the local range', { localCidr: '10.0.0.0/8', remoteCidr: '10.1.0.0/16' }, '10.0.0.0/8'],
    ['the VPC', { remoteCidr: '192.168.128.0/24' }, '192.168.0.0/16'],
  ])('NHN-VPN-002: a remote range that overlaps %s is refused; in a file it is an error', (_case, row, cidr2) => {
    expect(refusals(bare, connection(row))).toMatchObject([{ code: 'NHN-VPN-002', params: { cidr1: row.remoteCidr, cidr2 } }]);
    expect(codes(file(row))).toContain('NHN-VPN-002 error');
  });

  test('NHN-VPN-002: nor may two connections overlap', () => {
    expect(refusals(up, connection({ id: 'again', remoteCidr: '10.0.3.0/24' }))).toMatchObject([{ code: 'NHN-VPN-002', params: { cidr1: '10.0.3.0/24', cidr2: '10.0.0.0/16' } }]);
    expect(codes(file({}, { remoteCidr: '10.0.3.0/24' }))).toContain('NHN-VPN-002 error');
  });

  test('NHN-VPN-003: a local range smaller than /29 is refused; in a file it is an error', () => {
    expect(refusedWith(bare, connection({ localCidr: '192.168.0.0/30' }))).toEqual(['NHN-VPN-003']);
    expect(codes(file({ localCidr: '192.168.0.0/30' }))).toContain('NHN-VPN-003 error');
    expect(codes(draw(bare, connection({ localCidr: '192.168.0.0/29' })))).not.toContain('NHN-VPN-003 error');
  });

  test('NHN-VPN-004: the last four addresses of a local range are the service’s own', () => {
    expect(findingsOf(draw(up, ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { address: '192.168.0.252' } }]), 'vpn')).toMatchObject([
      { code: 'NHN-VPN-004', severity: 'warning', params: { ip: '192.168.0.252' } },
    ]);
    expect(codes(draw(up, ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { address: '192.168.0.251' } }]))).toEqual([]);
  });

  test.each([
    [{ ike: 'IKEv3' }, 'ike', 'IKEv1, IKEv2'],
    [{ encryption: 'aes128' }, 'encryption', 'aes192, aes256'],
    [{ hash: 'sha512' }, 'hash', 'md5, sha1, sha256'],
    [{ dhGroup: 22 }, 'dhGroup', '1, 2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 27, 28'],
    [{ ikeLifetimeSec: 899 }, 'ikeLifetimeSec', '900-28800'],
    [{ ipsecLifetimeSec: 28_801 }, 'ipsecLifetimeSec', '900-28800'],
    [{ pskBytes: 7 }, 'pskBytes', '8-32'],
    [{ pskBytes: 33 }, 'pskBytes', '8-32'],
  ])('NHN-VPN-005: %j is refused; in a file it is an error', (row, field, list) => {
    expect(refusals(bare, connection(row))).toMatchObject([{ code: 'NHN-VPN-005', params: { field, list } }]);
    expect(codes(file(row))).toContain('NHN-VPN-005 error');
  });

  test('NHN-VPN-006: without a route to the peer range nothing gets there; the fix adds it', () => {
    const design = draw(bare, connection({}));
    expect(findingsOf(design, 'vpn')).toMatchObject([{ code: 'NHN-VPN-006', severity: 'warning', params: { cidr: '10.0.0.0/16', vpn: 'vpn' } }]);
    const fixed = applyFix(design, 'vpn', 'NHN-VPN-006');
    expect(codes(fixed)).toEqual([]);
    expect(propsOf(fixed, 'rt')['routes']).toMatchObject([{ cidr: '10.0.0.0/16', gatewayType: 'VPN_GATEWAY', target: 'vpn' }]);
  });

  test('a connection that is being typed may stand', () => {
    expect(codes(draw(bare, ['row.add', { id: 'vpn', path: '/connections', row: {} }]))).toEqual([]);
  });
});

describe('VPN gateway: plan', () => {
  test('policy and tunnel per connection: from its own public address to that of the peer', () => {
    const device = deviceOf(up, 'vpn');
    expect(device.interfaces.map((row) => [row.id, row.segment, row.addresses[0]?.address])).toEqual([['vpngw', 'subnet', '192.168.0.5'], ['public', 'public-network/fabric', '133.186.128.3']]);
    expect(stagesOf(device, 'encapsulate')).toMatchObject([
      { interface: 'public', source: '133.186.128.3', destination: '203.0.113.10', match: { sources: ['192.168.0.0/24'], destinations: ['10.0.0.0/16'] }, tunnel: { type: 'ipsec', protocol: 50 }, innerMtuBytes: 1438 },
    ]);
    expect(stagesOf(device, 'decapsulate')).toMatchObject([{ address: '133.186.128.3', peers: ['203.0.113.10'], into: null }]);
    expect(stagesOf(device, 'filter').map((table) => [table.slot, table.table, table.reason, table.rows.map((row) => row.action)])).toEqual([
      ['forward-filter', 'vpn-policy', 'VPN_NO_POLICY', ['permit']],
      ['ingress-filter', 'vpn-policy', 'VPN_NO_POLICY', ['permit', 'permit', 'permit']],
    ]);
  });

  // The two ends of a VPN negotiate over UDP 500 and 4500 before anything travels in it; nobody else is answered.
  test('key exchange with a peer passes, asked or answered, and its ports are listened on', () => {
    const rows = stagesOf(deviceOf(up, 'vpn'), 'filter')[1]?.rows.slice(1).map((row) => row.match);
    const between = { sources: ['203.0.113.10/32'], destinations: ['133.186.128.3/32'], protocol: 17 };
    expect(rows).toEqual([{ ...between, destinationPorts: [[500, 500], [4500, 4500]] }, { ...between, sourcePorts: [[500, 500], [4500, 4500]] }]);
    expect(stagesOf(deviceOf(up, 'vpn'), 'deliver')[0]?.services.map(({ protocol, port }) => [protocol, port])).toEqual([['udp', 500], ['udp', 4500]]);
    expect(stagesOf(deviceOf(bare, 'vpn'), 'deliver')).toEqual([]);
  });

  test('a connection that is down denies what it covers; one that cannot be read leaves open what it covers', () => {
    const actions = (design: typeof bare) => stagesOf(deviceOf(design, 'vpn'), 'filter')[0]?.rows.map((row) => [row.action, row.reason ?? null]);
    expect(actions(draw(up, ['row.update', { id: 'vpn', path: '/connections/hq', row: { state: 'down' } }]))).toEqual([['deny', 'VPN_DOWN']]);
    expect(actions(file({}, { remoteCidr: '' }))).toEqual([['permit', null], ['deny', 'INSUFFICIENT_CONFIG']]);
  });

  test('network ACLs act on its port in the subnet', () => {
    const design = draw(up, add('network-acl', 'acl'), connect('attach', 'acl', 'vpc'));
    expect(stagesOf(deviceOf(design, 'vpn'), 'filter').map((table) => [table.table, table.interface])).toContainEqual(['network-acl', 'vpngw']);
  });
});
