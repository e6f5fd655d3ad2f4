import { describe, expect, test } from 'vitest';
import { componentId, emptyDesign, type Design } from '../../../model/design.ts';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, propsOf, refusals, refusedWith, reopened, stagesOf, update, written, type Step,
} from '../../testing/drawing-board.ts';

const vpc = (name: string, cidr: string, parent: string | null = null): readonly Step[] => [
  add('vpc', name, parent, { cidr }), add('routing-table', `rt-${name}`, name), add('subnet', `s-${name}`, name),
];
const two = draw(emptyDesign, ...vpc('a', '192.168.0.0/16'), ...vpc('b', '10.0.0.0/16'), add('peering-gateway', 'peer'));
const join = (...names: readonly string[]): readonly Step[] => names.map((name) => connect('peering', 'peer', name));
const joined = draw(two, ...join('a', 'b'));
const route = (table: string, cidr: string): Step => ['row.add', { id: table, path: '/routes', row: { cidr, gatewayType: 'PEERING', target: 'peer' } }];
const routed = draw(joined, route('rt-a', '10.0.0.0/16'), route('rt-b', '192.168.0.0/16'));
const withLink = (design: Design, to: string): Design =>
  reopened({ ...design, links: { ...design.links, extra: { kind: 'peering', from: { component: componentId('peer') }, to: { component: componentId(to) } } } });
const rows = (design: Design, id: string) => stagesOf(deviceOf(design, id), 'route')[0]?.rows.map((row) => [row.destination, row.type, row.interface, row.via]);

describe('peering gateway', () => {
  test('it joins two VPCs, not three, and has no findings once both sides have their route', () => {
    expect(problems(routed, 'peer')).toEqual([]);
    expect(refusedWith(draw(joined, ...vpc('c', '172.16.0.0/16')), connect('peering', 'peer', 'c'))).toEqual(['LINK_FULL']);
  });

  test('NHN-PG-001: ranges that overlap or contain each other are refused; in a file an error', () => {
    const design = draw(two, ...vpc('c', '192.168.0.0/20'), ...join('a'));
    expect(refusals(design, connect('peering', 'peer', 'c'))).toMatchObject([{ code: 'NHN-PG-001', params: { cidr1: '192.168.0.0/16', cidr2: '192.168.0.0/20' } }]);
    expect(problems(withLink(design, 'c'), 'peer')).toContain('NHN-PG-001 error');
  });

  test('NHN-PG-002: a VPC without subnet is refused, first or second; in a file an error', () => {
    const design = draw(two, add('vpc', 'empty'));
    expect(refusals(design, connect('peering', 'peer', 'empty'))).toMatchObject([{ code: 'NHN-PG-002', params: { vpc: 'empty' }, blocking: ['empty'] }]);
    expect(refusedWith(draw(design, ...join('a')), connect('peering', 'peer', 'empty'))).toContain('NHN-PG-002');
    expect(problems(withLink(draw(design, ...join('a')), 'empty'), 'peer')).toContain('NHN-PG-002 error');
  });

  const project = (id: string, props: Readonly<Record<string, unknown>> = {}): readonly Step[] => [add('project', id, null, props), ['component.operate', { id, operation: 'enable' }]];

  test('NHN-PG-003: the type must fit region and project: refused; in a file an error, and the fix takes the one that fits', () => {
    expect(refusals(joined, update('peer', { type: 'INTER_REGION_PEERING' }))).toMatchObject([{ code: 'NHN-PG-003', params: { kind: 'PEERING' } }]);
    const wrong = draw(two, update('peer', { type: 'INTER_PROJECT_PEERING' }), ...join('a'));
    expect(refusedWith(wrong, connect('peering', 'peer', 'b'))).toEqual(['NHN-PG-003']);
    const file = written(joined, 'peer', { type: 'INTER_REGION_PEERING' });
    expect(problems(file, 'peer')).toContain('NHN-PG-003 error');
    expect(problems(applyFix(file, 'peer', 'NHN-PG-003'), 'peer')).not.toContain('NHN-PG-003 error');
  });

  test('NHN-PG-003: a region peering joins a pair once', () => {
    const regional = draw(emptyDesign, ...project('korea'), ...vpc('b', '10.0.0.0/16', 'korea'), ...project('japan', { region: 'JP1', allowedPeers: [{ id: 'k', tenant: 'korea', vpc: 'vpc' }] }));
    const far = Object.entries(regional.components).find(([, component]) => component.kind === 'vpc' && component.parent === 'japan')?.[0] ?? '';
    const ready = draw(
      regional, update(far, { cidr: '192.168.0.0/16' }),
      add('peering-gateway', 'peer', 'korea', { type: 'INTER_PROJECT_PEERING' }), add('peering-gateway', 'second', 'korea', { type: 'INTER_PROJECT_PEERING' }),
    );
    expect(refusedWith(draw(ready, connect('peering', 'peer', 'vpc')), connect('peering', 'peer', far))).toContain('NHN-PG-001');
    const apart = draw(ready, connect('peering', 'second', 'b'), connect('peering', 'peer', 'b'));
    expect(refusals(apart, connect('peering', 'peer', far))).toMatchObject([{ code: 'NHN-PG-006', params: { project: 'japan', t: 'korea', v: 'b' } }]);
    const listed = draw(apart, ['row.add', { id: 'japan', path: '/allowedPeers', row: { tenant: 'korea', vpc: 'b' } }], connect('peering', 'second', far));
    expect(refusals(listed, connect('peering', 'peer', far))).toMatchObject([{ code: 'NHN-PG-003', params: { kind: 'INTER_PROJECT_PEERING' } }]);
  });

  test('NHN-PG-006: the other project must list tenant and VPC: refused; in a file an error', () => {
    const strangers = draw(emptyDesign, ...project('mine'), ...vpc('b', '10.0.0.0/16', 'mine'), ...project('theirs', { tenantId: 't-42' }), add('peering-gateway', 'peer', 'mine', { type: 'INTER_PROJECT_PEERING' }), connect('peering', 'peer', 'b'));
    const far = Object.entries(strangers.components).find(([, component]) => component.kind === 'vpc' && component.parent === 'theirs')?.[0] ?? '';
    expect(refusals(strangers, connect('peering', 'peer', far))).toMatchObject([{ code: 'NHN-PG-006', params: { project: 'theirs', t: 'mine', v: 'b' } }]);
    expect(problems(withLink(strangers, far), 'peer')).toContain('NHN-PG-006 error');
    const allowed = draw(strangers, ['row.add', { id: 'theirs', path: '/allowedPeers', row: { tenant: 'mine', vpc: 'b' } }], connect('peering', 'peer', far));
    expect(problems(allowed, 'peer')).not.toContain('NHN-PG-006 error');
  });

  test('NHN-PG-004: a side without route; the fix adds it to the default table', () => {
    expect(problems(joined, 'peer')).toEqual(['NHN-PG-004 warning', 'NHN-PG-004 warning']);
    const oneWay = draw(joined, route('rt-a', '10.0.0.0/16'));
    expect(findingsOf(oneWay, 'peer')).toMatchObject([{ code: 'NHN-PG-004', params: { vpc: 'b' }, fix: { args: { id: 'rt-b', row: { cidr: '192.168.0.0/16', gatewayType: 'PEERING', target: 'peer' } } } }]);
    const fixed = applyFix(oneWay, 'peer', 'NHN-PG-004');
    expect([problems(fixed, 'peer'), propsOf(fixed, 'rt-b')['routes']]).toMatchObject([[], [{ cidr: '192.168.0.0/16', target: 'peer' }]]);
  });

  test('NHN-PG-005: A-B-C, unless A and C are peered too or a peering carries on by a route of its own', () => {
    const chain = draw(routed, ...vpc('c', '172.16.0.0/16'), add('peering-gateway', 'next'), connect('peering', 'next', 'b'), connect('peering', 'next', 'c'));
    expect(problems(chain, 'peer')).toEqual(['NHN-PG-005 info']);
    expect(problems(draw(chain, add('peering-gateway', 'last'), connect('peering', 'last', 'a'), connect('peering', 'last', 'c')), 'peer')).toEqual([]);
    expect(problems(draw(chain, ['row.add', { id: 'peer', path: '/routes', row: { vpc: 'b', cidr: '172.16.0.0/16', gateway: '10.0.0.9' } }]), 'peer')).toEqual([]);
  });

  test('NHN-RT-003: a row may lead only to a peering that joins the VPC of its table', () => {
    const design = draw(joined, ...vpc('c', '172.16.0.0/16'));
    expect(refusedWith(design, route('rt-c', '10.0.0.0/16'))).toEqual(['NHN-RT-003']);
  });
});

describe('peering gateway: plan', () => {
  test('a device that changes nothing, with a wire to a table of each VPC and a way to each range', () => {
    expect(deviceOf(routed, 'peer')).toMatchObject({ profile: 'transparent', ttlCost: 0 });
    expect(rows(routed, 'peer')).toEqual([['192.168.0.0/16', 'unicast', 'rt-a', null], ['10.0.0.0/16', 'unicast', 'rt-b', null]]);
    expect(rows(routed, 'rt-a')).toContainEqual(['10.0.0.0/16', 'unicast', 'peering:peer', null]);
  });

  test('a further table with a row has a wire of its own', () => {
    const design = draw(routed, add('routing-table', 'rt-a2', 'a'), route('rt-a2', '10.0.0.0/16'));
    expect(deviceOf(design, 'peer').interfaces.map((row) => row.id).sort()).toEqual(['rt-a', 'rt-a2', 'rt-b']);
  });

  test('rows to an unfinished peering leave open where their packets go', () => {
    const half = written(draw(two, ...join('a')), 'rt-a', { isDefault: true, routes: [{ id: 'r', cidr: '10.0.0.0/16', gatewayType: 'PEERING', target: 'peer' }] });
    expect(rows(half, 'rt-a')).toContainEqual(['10.0.0.0/16', 'blackhole', null, null]);
  });

  test('C.4 rule 3: outside Korea the default table knows the peer by itself, and no other table does', () => {
    const japan = draw(
      emptyDesign, add('project', 'p', null, { region: 'JP1' }), ['component.operate', { id: 'p', operation: 'enable' }], ...vpc('b', '10.0.0.0/16', 'p'),
      add('routing-table', 'plain', 'vpc'), add('peering-gateway', 'peer', 'p'), connect('peering', 'peer', 'vpc'), connect('peering', 'peer', 'b'),
    );
    expect(problems(japan, 'peer')).toEqual([]);
    expect(rows(japan, 'rt')).toContainEqual(['10.0.0.0/16', 'unicast', 'peering:peer', null]);
    expect(rows(japan, 'plain')?.map(([destination]) => destination)).not.toContain('10.0.0.0/16');
  });

  test('its own rows send what comes in to an address of the VPC; one that leads nowhere leaves that open', () => {
    const own = (gateway: string) => rows(draw(routed, ['row.add', { id: 'peer', path: '/routes', row: { vpc: 'b', cidr: '172.16.0.0/16', gateway } }]), 'peer');
    expect(own('10.0.0.9')).toContainEqual(['172.16.0.0/16', 'unicast', 's-b', '10.0.0.9']);
    expect(own('9.9.9.9')).toContainEqual(['172.16.0.0/16', 'blackhole', null, null]);
  });
});
