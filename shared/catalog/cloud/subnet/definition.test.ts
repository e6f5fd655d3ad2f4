import { describe, expect, test } from 'vitest';
import { componentId, emptyDesign } from '../../../model/design.ts';
import { createScope } from '../../../model/scope.ts';
import { registry } from '../../index.ts';
import { freeCount, nextFreeAddress, subnetCidr } from '../addressing.ts';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, planOf, problems, project, propsOf, reachable, readingsOf, refusals, refusedWith, remove, reopened, stagesOf, update, written, type Step,
} from '../../testing/drawing-board.ts';

const bare = draw(emptyDesign, add('vpc', 'vpc'), add('routing-table', 'rt', 'vpc'), add('subnet', 'subnet', 'vpc'));
const id = componentId('subnet');
const next = (design: typeof bare) => nextFreeAddress(createScope(design, registry), id);
const left = (design: typeof bare) => {
  const scope = createScope(design, registry);
  const cidr = subnetCidr(scope, id);
  return cidr === null ? null : freeCount(scope, id, cidr);
};
const withGateway = draw(bare, add('external-network', 'public-network'), add('internet-gateway', 'igw'), connect('attach', 'igw', 'rt'));

describe('subnet: addresses (C.1)', () => {
  test('GS-17: with an internet gateway the first instance gets .4, without one .3', () => {
    expect(next(withGateway)).toBe('192.168.0.4');
    expect(next(bare)).toBe('192.168.0.3');
  });

  test('a /24 has 251 free addresses with a gateway and 252 without, a /28 has 11', () => {
    expect(left(withGateway)).toBe(251);
    expect(left(bare)).toBe(252);
    expect(left(draw(withGateway, update('subnet', { cidr: '192.168.0.0/28' })))).toBe(11);
  });

  test('the free count is told, with the next address and whose the reserved ones are', () => {
    const told = (design: typeof bare) => readingsOf(design, 'subnet');
    expect(told(withGateway)).toEqual(['Free addresses 251', 'Next address 192.168.0.4', 'Gateway 192.168.0.1', 'DHCP 192.168.0.2', 'Source NAT 192.168.0.3']);
    expect(told(bare)).toEqual(['Free addresses 252', 'Next address 192.168.0.3', 'Gateway 192.168.0.1', 'DHCP 192.168.0.2']);
    expect(told(draw(withGateway, update('subnet', { cidr: '192.168.0.0/28' })))[0]).toBe('Free addresses 11');
    expect(told(written(bare, 'subnet', { cidr: 'ten' }))).toEqual([]);
  });

  test('where the third host is taken when a gateway comes, source NAT takes the lowest free one', () => {
    const design = draw(bare, add('instance', 'vm1', 'subnet'), add('external-network', 'n'), add('internet-gateway', 'igw'), connect('attach', 'igw', 'rt'));
    expect(propsOf(design, 'vm1')['interfaces']).toMatchObject([{ address: '192.168.0.3' }]);
    expect(next(design)).toBe('192.168.0.5');
  });

  test('new subnets get the next free /24 of the VPC', () => {
    expect(propsOf(draw(bare, add('subnet', 's2', 'vpc')), 's2')['cidr']).toBe('192.168.1.0/24');
  });
});

describe('subnet: findings', () => {
  const cidr = (text: string) => written(bare, 'subnet', { cidr: text });
  const edit = (text: string) => refusals(bare, update('subnet', { cidr: text }));

  test('NHN-SUB-001: outside the VPC is refused; in a file it is an error and the fix uses a free block', () => {
    expect(edit('10.0.0.0/24')).toMatchObject([{ code: 'NHN-SUB-001', params: { cidr: '10.0.0.0/24', vpc: 'vpc' } }]);
    expect(findingsOf(cidr('10.0.0.0/24'), 'subnet')).toMatchObject([{ code: 'NHN-SUB-001', severity: 'error', params: { cidr: '10.0.0.0/24', vpc: 'vpc' } }]);
    expect(propsOf(applyFix(cidr('10.0.0.0/24'), 'subnet', 'NHN-SUB-001'), 'subnet')['cidr']).toBe('192.168.0.0/24');
  });

  test('NHN-SUB-002: smaller than /28 is refused; in a file it is an error', () => {
    expect(edit('192.168.0.0/29')).toMatchObject([{ code: 'NHN-SUB-002', params: { cidr: '192.168.0.0/29' } }]);
    expect(problems(cidr('192.168.0.0/29'), 'subnet')).toEqual(['NHN-SUB-002 error']);
    expect(problems(cidr('192.168.0.0/28'), 'subnet')).toEqual([]);
  });

  test('NHN-SUB-003: overlap is refused; in a file it is an error and the fix uses the next free block', () => {
    const two = draw(bare, add('subnet', 's2', 'vpc'));
    expect(refusals(two, update('s2', { cidr: '192.168.0.0/25' }))).toMatchObject([{ code: 'NHN-SUB-003', params: { cidr: '192.168.0.0/25', s: 'subnet' } }]);
    const design = written(two, 's2', { cidr: '192.168.0.0/25' });
    expect(findingsOf(design, 's2')).toMatchObject([{ code: 'NHN-SUB-003', severity: 'error', params: { cidr: '192.168.0.0/25', s: 'subnet' } }]);
    expect(propsOf(applyFix(design, 's2', 'NHN-SUB-003'), 's2')['cidr']).toBe('192.168.1.0/25');
  });

  test('NHN-SUB-004: a twelfth instance in a /28 is refused; a file with a full subnet and one more is an error', () => {
    const small = draw(withGateway, update('subnet', { cidr: '192.168.0.0/28' }));
    const full = draw(small, ...Array.from({ length: 11 }, (_, index) => add('instance', `vm${index}`, 'subnet')));
    expect(problems(full, 'subnet')).toEqual([]);
    expect(refusals(full, add('instance', 'one-more', 'subnet'))).toMatchObject([{ code: 'NHN-SUB-004', params: { s: 'subnet' }, blocking: ['subnet'] }]);
    const vm = full.components['vm0'];
    if (vm === undefined) throw new Error('no vm0');
    const crowded = reopened({ ...full, components: { ...full.components, late: { ...vm, name: 'late', props: { interfaces: [{ id: 'eth0', address: '' }] } } } });
    expect(problems(crowded, 'subnet')).toEqual(['NHN-SUB-004 error']);
  });

  test('NHN-SUB-005: IPv6 is refused; in a file it is an error', () => {
    expect(edit('fd00::/64')).toMatchObject([{ code: 'NHN-SUB-005' }]);
    expect(problems(cidr('fd00::/64'), 'subnet')).toEqual(['NHN-SUB-005 error']);
  });

  test('NHN-SUB-006: a table of another VPC, in a file', () => {
    const two = draw(bare, add('vpc', 'vpc2'), add('routing-table', 'rt2', 'vpc2'));
    expect(refusals(two, connect('attach', 'subnet', 'rt2'))).toMatchObject([{ code: 'NHN-SUB-006', params: { rt: 'rt2' } }]);
    const link = { kind: 'attach', from: { component: id }, to: { component: componentId('rt2') } } as const;
    expect(problems({ ...two, links: { odd: link } }, 'subnet')).toEqual(['NHN-SUB-006 error']);
  });
});

describe('subnet: static routes', () => {
  const rows = (count: number, prefix = 24) => Array.from({ length: count }, (_, index) => ({ id: `r${index}`, cidr: `10.${index}.0.0/${prefix}`, gateway: '192.168.0.9' }));
  const to = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'subnet', path: '/staticRoutes', row }];
  const corp = to({ id: 'corp', cidr: '10.0.0.0/8', gateway: '192.168.0.9' });
  const ways = (design: typeof bare, guest: string) =>
    stagesOf(deviceOf(design, guest), 'route')[0]?.rows.map((row) => [row.destination, row.interface, row.via, row.because.component, row.because.path]);

  test('NHN-SR-001: a 21st route is refused; in a file it is an error', () => {
    const twenty = draw(bare, update('subnet', { staticRoutes: rows(20) }));
    expect(problems(twenty, 'subnet')).not.toContain('NHN-SR-001 error');
    expect(refusals(twenty, to({ id: 'more', cidr: '10.99.0.0/24', gateway: '192.168.0.9' }))).toMatchObject([{ code: 'NHN-SR-001', at: { path: '/staticRoutes' } }]);
    expect(problems(written(bare, 'subnet', { staticRoutes: rows(21) }), 'subnet')).toContain('NHN-SR-001 error');
  });

  test('NHN-SR-002: 26 routes of /32 take 248 of the 255 bytes of option 121, 27 take 257', () => {
    expect(problems(written(bare, 'subnet', { staticRoutes: rows(26, 32) }), 'subnet')).not.toContain('NHN-SR-002 warning');
    expect(problems(written(bare, 'subnet', { staticRoutes: rows(27, 32) }), 'subnet')).toContain('NHN-SR-002 warning');
  });

  test('NHN-SR-003: running instances keep what they were told at their boot', () => {
    const design = draw(project, corp);
    expect(findingsOf(design, 'subnet')).toContainEqual(
      expect.objectContaining({ code: 'NHN-SR-003', severity: 'warning', params: { list: 'vm1' }, fix: expect.objectContaining({ args: { id: 'vm1', operation: 'reboot' } }) }),
    );
    expect(ways(design, 'vm1')?.map(([destination]) => destination)).toEqual(['192.168.0.0/24', '0.0.0.0/0']);
    const later = draw(design, add('instance', 'vm2', 'subnet'));
    expect(ways(later, 'vm2')).toContainEqual(['10.0.0.0/8', 'eth0', '192.168.0.9', 'subnet', '/staticRoutes/0']);
    expect(propsOf(later, 'vm2')['appliedStaticRoutes']).toEqual([{ id: 'corp', cidr: '10.0.0.0/8', gateway: '192.168.0.9', subnet: 'subnet' }]);
    expect(problems(draw(design, update('vm1', { state: 'SHUTOFF' })), 'subnet')).not.toContain('NHN-SR-003 warning');
  });

  test('a file that says nothing about the last boot means the routes as they stand', () => {
    const design = draw(project, corp);
    expect(ways(written(design, 'vm1', { appliedStaticRoutes: null }), 'vm1')).toContainEqual(['10.0.0.0/8', 'eth0', '192.168.0.9', 'subnet', '/staticRoutes/0']);
  });

  test('a route that is gone from the subnet is still in the guest, and its own list says so', () => {
    const design = draw(project, corp, add('instance', 'vm2', 'subnet'), ['row.remove', { id: 'subnet', path: '/staticRoutes/corp' }]);
    expect(ways(design, 'vm2')).toContainEqual(['10.0.0.0/8', 'eth0', '192.168.0.9', 'vm2', '/appliedStaticRoutes/0']);
  });

  test('NHN-SR-004: a gateway that nobody has yet', () => {
    expect(problems(draw(project, corp), 'subnet')).toContain('NHN-SR-004 warning');
    expect(findingsOf(draw(project, to({ cidr: '10.0.0.0/8', gateway: '192.168.0.4' })), 'subnet').map(({ code }) => code)).not.toContain('NHN-SR-004');
    expect(findingsOf(draw(project, to({ cidr: '10.0.0.0/8', gateway: '192.168.0.1' })), 'subnet').map(({ code }) => code)).not.toContain('NHN-SR-004');
  });

  test('a /0 takes the place of the default gateway', () => {
    const design = draw(bare, to({ id: 'all', cidr: '0.0.0.0/0', gateway: '192.168.0.9' }), add('instance', 'vm', 'subnet'));
    expect(ways(design, 'vm')).toEqual([
      ['192.168.0.0/24', 'eth0', null, 'vm', '/interfaces/0'],
      ['0.0.0.0/0', 'eth0', '192.168.0.9', 'subnet', '/staticRoutes/0'],
    ]);
  });

  test('an unfinished route leaves open where its packets go', () => {
    const design = draw(bare, to({ id: 'half', cidr: '10.0.0.0/8' }), add('instance', 'vm', 'subnet'));
    expect(stagesOf(deviceOf(design, 'vm'), 'route')[0]?.rows).toContainEqual(expect.objectContaining({ destination: '10.0.0.0/8', type: 'blackhole', reason: 'INSUFFICIENT_CONFIG' }));
  });
});

describe('subnet: guards', () => {
  test('NHN-SUB-007: it cannot go while an address in it is held, unless the holder goes too', () => {
    expect(Object.keys(draw(project, remove('subnet')).components)).not.toContain('vm1');
    expect(refusedWith(project, ['component.remove', { ids: ['subnet'], contents: 'moveOut' }])).toContain('NHN-SUB-007');
    const second = draw(
      project, add('subnet', 's2', 'vpc'), ['row.add', { id: 'vm1', path: '/interfaces', row: { id: 'eth1', address: '192.168.1.4' } }], connect('l2', 'vm1/eth1', 's2'),
    );
    expect(refusals(second, remove('s2'))).toContainEqual(expect.objectContaining({ code: 'NHN-SUB-007', params: { s: 's2', list: 'vm1' }, blocking: ['vm1'] }));
  });

  test('NHN-SUB-008: no association that would leave a floating IP without internet gateway', () => {
    const design = draw(reachable, add('routing-table', 'rt2', 'vpc'));
    expect(refusals(design, connect('attach', 'subnet', 'rt2'))).toMatchObject([{ code: 'NHN-SUB-008', params: { fip: 'fip-vm1', rt: 'rt2' }, blocking: ['fip-vm1'] }]);
  });

  test('NHN-SUB-008: nor a dissociation that would', () => {
    const design = draw(
      project, ['link.disconnect', { id: 'igw-rt' }], add('routing-table', 'rt2', 'vpc'), connect('attach', 'igw', 'rt2'), connect('attach', 'subnet', 'rt2'),
      add('floating-ip', 'fip'), connect('attach', 'fip', 'vm1/eth0'),
    );
    expect(refusedWith(design, ['link.disconnect', { id: 'subnet-rt2' }])).toEqual(['NHN-SUB-008']);
  });
});

describe('subnet: plan', () => {
  test('one broadcast segment; an address nobody has does not answer ARP; its gateway is the first host', () => {
    expect(planOf(bare).segments).toMatchObject([{ id: 'subnet', form: 'broadcast', mtuBytes: 1454, delayUs: 50, missing: { silent: false, reason: 'ARP_FAIL' } }]);
    expect(deviceOf(bare, 'rt').interfaces).toMatchObject([{ id: 'subnet', segment: 'subnet', addresses: [{ address: '192.168.0.1', prefixLength: 24 }] }]);
  });

  test('an unreadable prefix leaves a segment and no gateway', () => {
    const design = draw(bare, update('subnet', { cidr: 'soon' }));
    expect(planOf(design).segments.map((segment) => segment.id)).toEqual(['subnet']);
    expect(deviceOf(design, 'rt').interfaces).toEqual([]);
  });
});
