import { describe, expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { fieldHint } from '../../../model/fields.ts';
import { registry } from '../../index.ts';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, reachable, refusals, refusedWith, remove, stagesOf, update, written, type Step,
} from '../../testing/drawing-board.ts';

const anyIn = { id: 'r', direction: 'ingress', protocol: 'tcp', portMin: 80, portMax: 80, remote: '0.0.0.0/0' };
const rule = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'sg-default', path: '/rules', row: { ...anyIn, ...row } }];
const ofRow = (id: string) => (finding: { readonly at: { readonly path?: string } }) => finding.at.path === `/rules/${id}` || finding.at.path?.startsWith(`/rules/${id}/`) === true;
const file = (...rows: readonly Readonly<Record<string, unknown>>[]) => {
  const birth = propsOf(project, 'sg-default')['rules'];
  return written(project, 'sg-default', { rules: [...(Array.isArray(birth) ? birth : []), ...rows.map((row) => ({ ...anyIn, ...row }))] });
};
/** Findings of a rule that a file holds. */
const withRule = (row: Readonly<Record<string, unknown>>): readonly string[] =>
  findingsOf(file(row), 'sg-default').filter(ofRow('4')).map((finding) => `${finding.code} ${finding.severity}`);
/** Codes with which adding a rule is refused. */
const adding = (row: Readonly<Record<string, unknown>>): readonly string[] => refusedWith(project, rule(row));

describe('security group: birth', () => {
  test('the first group is the default: everything out, and in from its own members only', () => {
    const design = draw(emptyDesign, add('security-group', 'sg'));
    expect(propsOf(design, 'sg')).toMatchObject({
      isDefault: true,
      rules: [
        { direction: 'egress', ethertype: 'IPv4', protocol: 'any', remote: '', remoteGroup: null },
        { direction: 'egress', ethertype: 'IPv6', protocol: 'any', remote: '', remoteGroup: null },
        { direction: 'ingress', ethertype: 'IPv4', protocol: 'any', remote: '', remoteGroup: 'sg' },
        { direction: 'ingress', ethertype: 'IPv6', protocol: 'any', remote: '', remoteGroup: 'sg' },
      ],
    });
    expect(problems(design, 'sg')).toEqual([]);
  });

  test('a further group lets everything out and nothing in', () => {
    const design = draw(project, add('security-group', 'sg2'));
    expect(propsOf(design, 'sg2')).toMatchObject({ isDefault: false, rules: [{ direction: 'egress', ethertype: 'IPv4' }, { direction: 'egress', ethertype: 'IPv6' }] });
  });

  test('GS-30 GS-35 GS-41: presets ALL ICMP, SSH and HTTP are ingress rules from 0.0.0.0/0', () => {
    const rules = registry.find('security-group')?.schema.shape['rules'];
    const presets = fieldHint(rules as Parameters<typeof fieldHint>[0])?.presets ?? [];
    expect(presets.slice(0, 3).map(({ id, row }) => [id, row['direction'], row['protocol'], row['portMin'], row['portMax'], row['remote']])).toEqual([
      ['ALL_ICMP', 'ingress', 'icmp', null, null, '0.0.0.0/0'],
      ['SSH', 'ingress', 'tcp', 22, 22, '0.0.0.0/0'],
      ['HTTP', 'ingress', 'tcp', 80, 80, '0.0.0.0/0'],
    ]);
  });
});

describe('security group: guards', () => {
  test('NHN-SG-005: the default group cannot be deleted, bound or not', () => {
    expect(refusedWith(draw(project, remove('vm1')), remove('sg-default'))).toEqual(['NHN-SG-005']);
  });

  test('NHN-SG-005: a bound group cannot be deleted; a free one can', () => {
    const design = draw(project, add('security-group', 'web'), ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { securityGroups: ['web'] } }]);
    expect(refusals(design, remove('web'))).toMatchObject([{ code: 'NHN-SG-005', params: { sg: 'web' }, blocking: ['vm1'] }]);
    const freed = draw(design, ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { securityGroups: ['sg-default'] } }], remove('web'));
    expect(Object.keys(freed.components)).not.toContain('web');
  });
});

describe('security group: findings', () => {
  test.each([
    [{ portMin: 0 }],
    [{ portMin: 90, portMax: 80 }],
    [{ portMax: 65536 }],
    [{ protocol: 'gopher', portMin: null, portMax: null }],
    [{ protocol: '47', portMin: 1, portMax: 2 }],
    [{ protocol: 'icmp', portMin: 256, portMax: null }],
  ])('NHN-SG-002: %j is refused; in a file it is an error', (row) => {
    expect(adding(row)).toEqual(['NHN-SG-002']);
    expect(withRule(row)).toContain('NHN-SG-002 error');
  });

  test('NHN-SG-002: what is in range', () => {
    expect(withRule({ protocol: 'icmp', portMin: 8, portMax: 0 })).toEqual([]);
    expect(withRule({ portMin: 1, portMax: 65535, remote: '10.0.0.0/8' })).toEqual([]);
    expect(withRule({ protocol: '47', portMin: null, portMax: null })).toEqual([]);
  });

  test('NHN-SG-002: a range of which one end is still empty may stand, and is found', () => {
    const typing = draw(project, rule({ portMin: 443, portMax: null, remote: '10.0.0.0/8' }));
    expect(problems(typing, 'sg-default')).toEqual(['NHN-SG-002 error']);
    expect(problems(draw(typing, ['row.update', { id: 'sg-default', path: '/rules/r', row: { portMax: 443 } }]), 'sg-default')).toEqual([]);
  });

  test.each([
    [{ remoteGroup: 'sg-default' }],
    [{ remote: '10.0.0.1/8' }],
    [{ remote: '10/8' }],
    [{ remote: '', remoteGroup: 'vm1' }],
    [{ remote: '', remoteGroup: 'nobody' }],
  ])('GS-32 NHN-SG-003: %j is refused; in a file it is an error', (row) => {
    expect(adding(row)).toEqual(['NHN-SG-003']);
    expect(withRule(row)).toContain('NHN-SG-003 error');
  });

  test('GS-32: one group as remote is fine, so is none at all', () => {
    expect(withRule({ remote: '', remoteGroup: 'sg-default' })).toEqual([]);
    expect(withRule({ remote: '' })).toEqual([]);
  });

  test('NHN-SG-003: the fix of a doubled remote clears the CIDR', () => {
    const design = applyFix(file({ id: 'both', remoteGroup: 'sg-default' }), 'sg-default', 'NHN-SG-003');
    expect(propsOf(design, 'sg-default')['rules']).toContainEqual(expect.objectContaining({ id: 'both', remote: '', remoteGroup: 'sg-default' }));
  });

  test('GS-39 NHN-SG-004: login ports and everything, open to every address', () => {
    expect(withRule({ portMin: 22, portMax: 22 })).toEqual(['NHN-SG-004 warning']);
    expect(withRule({ portMin: 3000, portMax: 4000 })).toEqual(['NHN-SG-004 warning']);
    expect(withRule({ protocol: 'any', portMin: null, portMax: null })).toEqual(['NHN-SG-004 warning']);
    expect(withRule({ portMin: 22, portMax: 22, remote: '103.243.200.0/24' })).toEqual([]);
    expect(withRule({})).toEqual([]);
    expect(withRule({ protocol: 'icmp', portMin: null, portMax: null })).toEqual([]);
  });

  test('NHN-SG-006: an IPv6 rule is refused; in a file it has no effect, and the fix removes it', () => {
    expect(adding({ ethertype: 'IPv6', remote: '::/0' })).toEqual(['NHN-SG-006']);
    const design = file({ id: 'six', ethertype: 'IPv6', remote: '::/0' });
    expect(problems(design, 'sg-default')).toEqual(['NHN-SG-006 warning']);
    expect(problems(applyFix(design, 'sg-default', 'NHN-SG-006'), 'sg-default')).toEqual([]);
  });

  test('NHN-SG-007: an upload of 301 rules is refused, one of 300 is not', () => {
    const many = (count: number): Step => {
      const rows = Array.from({ length: count }, (_, index) => ({ ...anyIn, id: `u${index}`, portMin: index + 1, portMax: index + 1 }));
      const birth = propsOf(project, 'sg-default')['rules'];
      return ['component.update', { id: 'sg-default', props: { rules: [...(Array.isArray(birth) ? birth : []), ...rows] } }];
    };
    expect(refusedWith(project, many(301))).toEqual(['NHN-SG-007']);
    expect(propsOf(draw(project, many(300)), 'sg-default')['rules']).toHaveLength(304);
  });

  test('NHN-SG-011: a load balancer arrives as its VIP, which a remote group does not match; the fix adds a rule for it', () => {
    const design = draw(project, add('load-balancer', 'lb', 'subnet', {
      vip: '192.168.0.10', pools: [{ id: 'p', memberPort: 80, members: [{ id: 'm', instance: 'vm1' }] }],
    }));
    expect(findingsOf(design, 'sg-default')).toMatchObject([
      { code: 'NHN-SG-011', severity: 'warning', at: { path: '/rules/2' }, params: { rule: 'sg-default · ingress-self', peer: 'lb', addr: '192.168.0.10' } },
    ]);
    expect(problems(applyFix(design, 'sg-default', 'NHN-SG-011'), 'sg-default')).not.toContain('NHN-SG-011 warning');
    expect(problems(draw(design, update('lb', { vipSecurityGroups: ['sg-default'] })), 'sg-default')).toEqual([]);
  });

  test('NHN-SG-011: a member in another VPC arrives by its floating IP', () => {
    const far = draw(
      reachable, add('vpc', 'vpc2'), add('routing-table', 'rt2', 'vpc2'), add('subnet', 's2', 'vpc2'), add('internet-gateway', 'igw2'), connect('attach', 'igw2', 'rt2'),
      add('instance', 'vm2', 's2'), add('floating-ip', 'fip2'),
    );
    expect(problems(far, 'sg-default')).toEqual([]);
    expect(findingsOf(draw(far, connect('attach', 'fip2', 'vm2/eth0')), 'sg-default')).toMatchObject([
      { code: 'NHN-SG-011', params: { rule: 'sg-default · ingress-self', peer: 'vm1', addr: '133.186.128.3' } },
      { code: 'NHN-SG-011', params: { rule: 'sg-default · ingress-self', peer: 'vm2', addr: '133.186.128.5' } },
    ]);
  });

  test('NHN-SG-008: without an egress rule nothing new gets out; the fix restores it', () => {
    const design = draw(project, ['row.remove', { id: 'sg-default', path: '/rules/egress-any' }]);
    expect(problems(design, 'sg-default')).toEqual(['NHN-SG-008 warning']);
    expect(problems(applyFix(design, 'sg-default', 'NHN-SG-008'), 'sg-default')).toEqual([]);
  });

  test('NHN-SG-009: the same rule twice is refused; in a file it is an error and the fix removes the second', () => {
    expect(refusals(draw(project, rule({ id: 'http' })), rule({ id: 'http-again' }))).toMatchObject([{ code: 'NHN-SG-009', at: { path: '/rules/5' } }]);
    const design = file({ id: 'http' }, { id: 'http-again' });
    expect(findingsOf(design, 'sg-default')).toMatchObject([{ code: 'NHN-SG-009', severity: 'error', at: { path: '/rules/5' } }]);
    expect(problems(applyFix(design, 'sg-default', 'NHN-SG-009'), 'sg-default')).toEqual([]);
  });
});

describe('security group: plan', () => {
  const filters = (design: typeof project) => stagesOf(deviceOf(design, 'vm1'), 'filter');

  test('GS-13 GS-28: birth rules admit members of the group only; the table is stateful, silent and named after the group', () => {
    const [ingress] = filters(project).filter((table) => table.slot === 'ingress-filter');
    expect(ingress).toMatchObject({
      interface: 'eth0', stateful: true, view: 'current', defaultAction: 'deny', reason: 'SG_INGRESS_NO_MATCH', because: { component: 'sg-default' },
    });
    expect(ingress?.rows).toEqual([
      { match: { sources: ['192.168.0.4/32'] }, action: 'permit', because: { component: 'sg-default', path: '/rules/2', label: 'sg-default · ingress-self' } },
    ]);
  });

  test('GS-29 GS-31 GS-32: a rule becomes a permit with protocol, ports and remote; ingress compares the source, egress the destination', () => {
    const design = draw(project, rule({ id: 'in' }), rule({ id: 'out', direction: 'egress', remote: '10.0.0.0/8' }));
    const rows = filters(design).flatMap((table) => table.rows.map((row) => [table.slot, row.match]));
    expect(rows).toContainEqual(['ingress-filter', { sources: ['0.0.0.0/0'], protocol: 6, destinationPorts: [[80, 80]] }]);
    expect(rows).toContainEqual(['egress-filter', { destinations: ['10.0.0.0/8'], protocol: 6, destinationPorts: [[80, 80]] }]);
  });

  test('all groups of a port fill one table per direction', () => {
    const design = draw(project, add('security-group', 'web'), ['row.update', { id: 'vm1', path: '/interfaces/eth0', row: { securityGroups: ['sg-default', 'web'] } }]);
    const tables = filters(design);
    expect(tables.map((table) => [table.slot, table.table, table.rows.length])).toEqual([
      ['ingress-filter', 'security-groups', 1],
      ['egress-filter', 'security-groups', 2],
    ]);
    expect(tables[0]?.because).toMatchObject({ component: 'vm1', path: '/interfaces/0' });
  });

  test('a rule that can match nothing brings no row', () => {
    const design = draw(file({ id: 'six', ethertype: 'IPv6', remote: '' }), add('security-group', 'empty'), rule({ id: 'nobody', remote: '', remoteGroup: 'empty' }));
    expect(filters(design)[0]?.rows.length).toBe(1);
  });

  test('a rule that cannot be read may have been meant for all that its readable part fits, after everything that is permitted', () => {
    const design = file(
      { id: 'odd', protocol: 'gopher' }, { id: 'bad', remote: '10/8' }, { id: 'both', remote: '10.0.0.0/8', remoteGroup: 'sg-default' },
      { id: 'gone', remote: '', remoteGroup: 'nobody' }, { id: 'turned', portMin: 90, portMax: 80 }, { id: 'good', portMin: 22, portMax: 22 },
    );
    expect(filters(design)[0]?.rows.map((row) => [row.because.label, row.action, row.reason ?? null, row.match])).toEqual([
      ['sg-default · ingress-self', 'permit', null, { sources: ['192.168.0.4/32'] }],
      ['sg-default · good', 'permit', null, { sources: ['0.0.0.0/0'], protocol: 6, destinationPorts: [[22, 22]] }],
      ['sg-default · odd', 'deny', 'INSUFFICIENT_CONFIG', {}],
      ['sg-default · bad', 'deny', 'INSUFFICIENT_CONFIG', { protocol: 6, destinationPorts: [[80, 80]] }],
      ['sg-default · both', 'deny', 'INSUFFICIENT_CONFIG', { protocol: 6, destinationPorts: [[80, 80]] }],
      ['sg-default · gone', 'deny', 'INSUFFICIENT_CONFIG', { protocol: 6, destinationPorts: [[80, 80]] }],
      ['sg-default · turned', 'deny', 'INSUFFICIENT_CONFIG', { protocol: 6 }],
    ]);
  });
});
