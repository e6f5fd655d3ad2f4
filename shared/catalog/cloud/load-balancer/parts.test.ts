import { describe, expect, test } from 'vitest';
import type { Design } from '../../../model/design.ts';
import { add, applyFix, deviceOf, draw, findingsOf, problems, propsOf, refusals, refusedWith, stagesOf, update, written, type Step } from '../../testing/drawing-board.ts';
import { operate, previewOf, takenBack } from '../../testing/operating.ts';
import { bare, filed, fixOf, listener, pool, served } from './testing/served.ts';

const proxyOf = (design: Design) => stagesOf(deviceOf(design, 'lb'), 'proxy')[0];

describe('load balancer: what is fixed', () => {
  test('NHN-LB-003: protocol and port of listeners and pools are fixed; the quick fix makes a new one beside it', () => {
    expect(refusals(served, listener({ port: 8080 }))).toMatchObject([{ code: 'NHN-LB-003', at: { component: 'lb', path: '/listeners/0' }, fix: { params: { protocol: 'HTTP', port: 8080 } } }]);
    expect(propsOf(draw(served, fixOf(served, listener({ port: 8080 }))), 'lb')['listeners']).toMatchObject([{ id: 'http', port: 80 }, { id: 'http-2', port: 8080, defaultPool: 'pool-1' }]);
    expect(propsOf(draw(served, fixOf(served, listener({ protocol: 'TCP', xForwardedFor: false }))), 'lb')['listeners']).toMatchObject([{ protocol: 'HTTP', port: 80 }, { protocol: 'TCP', port: 81 }]);
    expect(propsOf(draw(served, fixOf(served, pool({ memberPort: 8080 }))), 'lb')['pools']).toMatchObject([{ id: 'pool-1', memberPort: 80 }, { id: 'pool-1-2', memberPort: 8080 }]);
    expect(refusedWith(served, pool({ protocol: 'TCP' }))).toEqual(['NHN-LB-003']);
  });

  test('NHN-LB-003: type, subnet and VIP are fixed as soon as somebody goes by them', () => {
    expect(refusedWith(served, update('lb', { type: 'dedicated' }))).toEqual(['NHN-LB-003']);
    expect(refusedWith(served, update('lb', { vip: '192.168.0.99' }))).toEqual(['NHN-LB-003']);
    expect(propsOf(draw(bare, update('lb', { vip: '192.168.0.99' })), 'lb')['vip']).toBe('192.168.0.99');
    const move: Step = ['component.move', { moves: [{ id: 'lb', parent: 's2', x: 20, y: 60 }] }];
    expect(refusedWith(draw(served, add('subnet', 's2', 'vpc')), move)).toEqual(['NHN-LB-003']);
    expect(propsOf(draw(bare, add('subnet', 's2', 'vpc'), move), 'lb')['vip']).toBe('192.168.1.4');
  });
});

describe('load balancer: listeners and pools', () => {
  test('NHN-LB-018: the PROXY line goes to a service that reads it, and only there; the fix adapts the service', () => {
    const spoken = draw(filed(served, 'listeners', { protocol: 'TCP' }), ['row.add', { id: 'vm1', path: '/services', row: { id: 'web', port: 80, application: 'http' } }]);
    expect(problems(spoken, 'lb')).toEqual([]);
    const lined = draw(spoken, listener({ proxyProtocol: true }));
    expect(findingsOf(lined, 'lb')).toMatchObject([{ code: 'NHN-LB-018', severity: 'warning', params: { member: 'vm1' } }]);
    const adapted = applyFix(lined, 'lb', 'NHN-LB-018');
    expect(problems(adapted, 'lb')).toEqual([]);
    expect(problems(draw(adapted, listener({ proxyProtocol: false })), 'lb')).toEqual(['NHN-LB-018 warning']);
  });

  test('custom responses: one for each of seven codes, at most 1,024 characters', () => {
    const custom = (rows: readonly object[]): Step => listener({ customResponses: rows });
    expect(problems(draw(served, custom([{ id: 'a', code: 503, body: 'x'.repeat(1024) }, { id: 'b', code: 403 }])), 'lb')).toEqual([]);
    for (const rows of [[{ id: 'a', code: 404 }], [{ id: 'a', code: 503, body: 'x'.repeat(1025) }]]) {
      expect(refusedWith(served, custom(rows))).toEqual(['LB-CUSTOM-RESPONSE']);
    }
    expect(refusedWith(served, custom([{ id: 'a', code: 503 }, { id: 'b', code: 503 }]))).toEqual(['LB-CUSTOM-RESPONSE']);
  });

  test('adding a listener asks for all that is fixed afterwards, and for the certificate', () => {
    const design = draw(served, operate('lb', 'add-listener', { protocol: 'TERMINATED_HTTPS', port: 443, certificate: 'web' }));
    expect(propsOf(design, 'lb')['listeners']).toMatchObject([{ id: 'http' }, { id: 'listener-1', protocol: 'TERMINATED_HTTPS', port: 443, defaultPool: 'pool-1', certificates: ['web'] }]);
    expect(problems(draw(served, operate('lb', 'add-listener', { protocol: 'TCP', port: 3306 })), 'lb')).toEqual([]);
    expect(refusedWith(served, operate('lb', 'add-listener', { port: 80 }))).toEqual(['NHN-LB-002']);
    expect(refusedWith(served, operate('lb', 'add-listener', { protocol: 'TERMINATED_HTTPS', port: 443 }))).toEqual(['NHN-LB-007']);
    expect(refusals(served, operate('lb', 'add-listener', { port: 81, defaultPool: 'ghost' }))).toMatchObject([{ code: 'LB-NO-POOL', params: { pool: 'ghost' } }]);
  });

  test('GS-75 GS-76 GS-80 GS-82 GS-83: adding a pool asks for method, instance port and health check with its port; name and description are the balancer\'s own', () => {
    const design = draw(served, operate('lb', 'add-pool', { name: 'api', memberPort: 8080, method: 'LEAST_CONNECTIONS', healthCheck: 'HTTP', healthPort: 80 }), update('lb', { description: 'two web servers' }));
    expect(proxyOf(design)?.pools[1]).toMatchObject({ id: 'pool-2', method: 'least-connections', monitor: { type: 'http', port: 80 } });
    expect(design.components['lb']).toMatchObject({ name: 'lb', props: { description: 'two web servers', pools: [{}, { name: 'api', memberPort: 8080 }] } });
    expect(refusedWith(served, operate('lb', 'add-pool', { method: 'SOURCE_IP', persistence: 'SOURCE_IP' }))).toEqual(['NHN-LB-009']);
  });

  test('B.3: deleting a pool turns the L7 rules that sent requests there into rejections, in one step', () => {
    const second = draw(served, operate('lb', 'add-pool', { name: 'api' }), operate('lb', 'add-policy', { action: 'REDIRECT_TO_POOL', redirectPool: 'pool-2', value: '/api' }));
    expect(refusals(second, ['row.remove', { id: 'lb', path: '/pools/pool-2' }])).toMatchObject([{ code: 'NHN-LB-008', params: { case: 'target' } }]);
    expect(previewOf(second, 'lb', 'delete-pool')).toEqual({ code: 'LB-DELETE-POOL', params: { pool: 'pool-2', n: 1 }, affected: ['lb'] });
    const step = operate('lb', 'delete-pool', { pool: 'pool-2' });
    for (const gone of [draw(second, step), draw(second, fixOf(second, ['row.remove', { id: 'lb', path: '/pools/pool-2' }]))]) {
      expect(propsOf(gone, 'lb')['pools']).toMatchObject([{ id: 'pool-1' }]);
      expect(propsOf(gone, 'lb')['listeners']).toMatchObject([{ policies: [{ id: 'policy-1', action: 'REJECT', redirectPool: '' }] }]);
    }
    expect(takenBack(second, step)).toEqual({ steps: 1, design: second });
    expect(refusedWith(served, operate('lb', 'delete-pool', { pool: 'ghost' }))).toEqual(['LB-NO-POOL']);
    expect(propsOf(draw(served, operate('lb', 'delete-pool', { pool: 'pool-1' })), 'lb')['listeners']).toMatchObject([{ defaultPool: '' }]);
  });

  test('static routes of the subnet count only where the balancer is told to apply them', () => {
    const routed = draw(bare, ['row.add', { id: 'subnet', path: '/staticRoutes', row: { id: 'r', cidr: '10.9.0.0/16', gateway: '192.168.0.9' } }]);
    const routes = (design: Design) => stagesOf(deviceOf(design, 'lb'), 'route')[0]?.rows.map((row) => [row.destination, row.via]);
    expect(routes(routed)).toEqual([['192.168.0.0/24', null], ['0.0.0.0/0', '192.168.0.1']]);
    expect(routes(draw(routed, update('lb', { applySubnetStaticRoutes: true })))).toContainEqual(['10.9.0.0/16', '192.168.0.9']);
  });
});

describe('load balancer: L7 rules', () => {
  const policy = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'lb', path: '/listeners/http/policies', row }];
  const condition = { id: 'c', type: 'PATH', compare: 'STARTS_WITH', value: '/admin' };
  const reject = { id: 'no-admin', action: 'REJECT', conditions: [condition] };
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...condition, id: `c${index}` }));

  test('a complete rule is planned with its conditions; the action decides the status', () => {
    const design = draw(served, policy(reject), operate('lb', 'add-policy', { action: 'REDIRECT_TO_URL', redirectUrl: 'https://www.example.com/', redirectStatus: '301', type: 'HOST_NAME', compare: 'EQUAL_TO', value: 'old.example.com' }));
    expect(problems(design, 'lb')).toEqual([]);
    expect(proxyOf(design)?.listeners[0]?.policies).toMatchObject([
      { action: { kind: 'reject', status: 403 }, conditions: [{ on: 'path', compare: 'starts-with', value: '/admin' }], because: { path: '/listeners/0/policies/0' } },
      { action: { kind: 'redirect', status: 301, url: 'https://www.example.com/' }, conditions: [{ on: 'host', compare: 'equals', value: 'old.example.com' }] },
    ]);
  });

  test.each([
    ['too-many', { conditions: many(11) }],
    ['pattern', { conditions: [{ ...condition, compare: 'REGEX', value: '(' }] }],
    ['too-complex', { conditions: [{ ...condition, compare: 'REGEX', value: '(a+)+$' }] }],
  ])('NHN-LB-008: %s is refused, and reported where a file says it', (how, row) => {
    expect(refusals(served, policy({ ...reject, ...row }))).toMatchObject([{ code: 'NHN-LB-008', params: { case: how, listener: 'http', policy: 'no-admin' } }]);
    expect(findingsOf(filed(served, 'listeners', { policies: [{ ...reject, ...row }] }), 'lb')).toMatchObject([{ code: 'NHN-LB-008', severity: 'error', params: { case: how } }]);
  });

  test('NHN-LB-008: ten conditions are allowed', () => {
    expect(problems(draw(served, policy({ ...reject, conditions: many(10) })), 'lb')).toEqual([]);
  });

  test.each([
    ['conditions', { conditions: [] }],
    ['key', { conditions: [{ ...condition, type: 'HEADER' }] }],
    ['value', { conditions: [{ ...condition, value: '' }] }],
    ['target', { action: 'REDIRECT_TO_URL', redirectUrl: 'www.example.com' }],
    ['target', { action: 'REDIRECT_TO_POOL', redirectPool: 'ghost' }],
  ])('NHN-LB-008: without %s a new rule is unfinished and reported; a complete one does not lose it, and the form wants it', (how, row) => {
    const unfinished = draw(served, policy({ ...reject, ...row }));
    expect(findingsOf(unfinished, 'lb')).toMatchObject([{ code: 'NHN-LB-008', severity: 'error', params: { case: how } }]);
    const complete = draw(served, policy(reject));
    expect(refusedWith(complete, ['row.update', { id: 'lb', path: '/listeners/http/policies/no-admin', row }])).toEqual(['NHN-LB-008']);
  });

  test('NHN-LB-008: the form of a rule wants all of it', () => {
    expect(refusals(served, operate('lb', 'add-policy', { value: '' }))).toMatchObject([{ code: 'NHN-LB-008', params: { case: 'value' } }]);
    expect(refusals(served, operate('lb', 'add-policy', { value: '/', action: 'REDIRECT_TO_POOL', redirectPool: 'ghost' }))).toMatchObject([{ code: 'NHN-LB-008', params: { case: 'target' } }]);
    expect(refusedWith(served, operate('lb', 'add-policy', { listener: 'ghost', value: '/' }))).toEqual(['LB-NO-LISTENER']);
  });

  test('NHN-LB-008: a listener that reads no HTTP has no rules', () => {
    const tcp = filed(served, 'listeners', { protocol: 'TCP' });
    expect(refusals(tcp, policy(reject))).toMatchObject([{ code: 'NHN-LB-008', params: { case: 'protocol', listener: 'http' } }]);
    expect(problems(filed(served, 'listeners', { protocol: 'TCP', policies: [reject] }), 'lb')).toEqual(['NHN-LB-008 error']);
    expect(refusals(tcp, operate('lb', 'add-policy', { listener: 'http', value: '/' }))).toMatchObject([{ code: 'NHN-LB-008', params: { case: 'protocol' } }]);
  });
});

describe('load balancer: IP access control', () => {
  const group = (id: string, action: string, ...addresses: readonly string[]) => ({ id, action, targets: addresses.map((address, index) => ({ id: `t${index}`, address })) });
  const groups = (...ipAclGroups: readonly object[]): Step => update('lb', { ipAclGroups });
  const members = ['192.168.0.4', '192.168.0.5'];

  test('ALLOW serves the listed, DENY everybody else', () => {
    expect(proxyOf(draw(served, groups(group('a', 'ALLOW', '103.243.200.0/24', ...members))))?.access).toMatchObject({
      defaultAction: 'deny', reason: 'LB_IPACL_DENY',
      rows: [{ action: 'permit', match: { sources: ['103.243.200.0/24'] } }, { match: { sources: ['192.168.0.4/32'] } }, { match: { sources: ['192.168.0.5/32'] } }],
    });
    expect(proxyOf(draw(served, groups(group('d', 'DENY', '103.243.200.42'))))?.access).toMatchObject({
      defaultAction: 'permit', rows: [{ action: 'deny', match: { sources: ['103.243.200.42/32'] } }],
    });
    expect(proxyOf(served)?.access).toBeNull();
  });

  test('what cannot be read leaves open whom it serves, beside those whom the readable rows decide', () => {
    const accessOf = (...ipAclGroups: readonly object[]) => proxyOf(written(served, 'lb', { ipAclGroups }))?.access;
    expect(accessOf(group('a', 'ALLOW', '103.243.200.0/24', 'office'))).toMatchObject({
      rows: [{ action: 'permit', match: { sources: ['103.243.200.0/24'] } }, { action: 'deny', match: {}, reason: 'INSUFFICIENT_CONFIG', because: { path: '/ipAclGroups/0/targets/1' } }],
    });
    expect(accessOf(group('a', 'ALLOW', '103.243.200.0/24'), group('d', 'DENY', '203.0.113.9'))?.rows).toMatchObject([{ match: {}, reason: 'INSUFFICIENT_CONFIG', because: { path: '/ipAclGroups' } }]);
  });

  test('NHN-IPACL-001: ten groups and a thousand targets in the project, a hundred targets at once', () => {
    const ten = Array.from({ length: 10 }, (_, index) => group(`g${index}`, 'DENY'));
    const full = draw(served, groups(...ten));
    expect(problems(full, 'lb')).toEqual([]);
    expect(refusedWith(full, groups(...ten, group('g10', 'DENY')))).toEqual(['NHN-IPACL-001']);
    expect(refusedWith(draw(full, add('load-balancer', 'lb2', 'subnet')), update('lb2', { ipAclGroups: [group('x', 'DENY')] }))).toEqual(['NHN-IPACL-001']);
    expect(problems(written(full, 'lb', { ipAclGroups: [...ten, group('g10', 'DENY')] }), 'lb')).toEqual(['NHN-IPACL-001 error']);
    const thousand = group('g', 'DENY', ...Array.from({ length: 1000 }, (_, index) => `10.0.${Math.floor(index / 250)}.${index % 250}`));
    const many = draw(served, groups(thousand));
    expect(refusedWith(many, operate('lb', 'add-targets', { group: 'g', targets: '10.9.9.9' }))).toEqual(['NHN-IPACL-001']);
    const one = draw(served, groups(group('g', 'DENY')));
    const list = (count: number) => Array.from({ length: count }, (_, index) => `10.1.0.${index}`).join('\n');
    expect(refusedWith(one, operate('lb', 'add-targets', { group: 'g', targets: list(101) }))).toEqual(['NHN-IPACL-001']);
    expect(propsOf(draw(one, operate('lb', 'add-targets', { group: 'g', targets: list(100) })), 'lb')['ipAclGroups']).toMatchObject([{ targets: { length: 100 } }]);
  });

  test('NHN-IPACL-002: an ALLOW group wants the addresses of the members too; the fix adds them', () => {
    const design = draw(served, groups(group('a', 'ALLOW', '103.243.200.0/24')));
    expect(findingsOf(design, 'lb')).toMatchObject([{ code: 'NHN-IPACL-002', severity: 'warning', params: { group: 'a' } }]);
    expect(problems(applyFix(design, 'lb', 'NHN-IPACL-002'), 'lb')).toEqual([]);
    expect(problems(draw(served, groups(group('d', 'DENY', '203.0.113.0/24'))), 'lb')).toEqual([]);
  });

  test('NHN-IPACL-003: all groups have one action', () => {
    const mixed = [group('a', 'ALLOW', ...members), group('d', 'DENY', '203.0.113.9')];
    expect(refusedWith(served, groups(...mixed))).toEqual(['NHN-IPACL-003']);
    expect(problems(written(served, 'lb', { ipAclGroups: mixed }), 'lb')).toEqual(['NHN-IPACL-003 error']);
  });

  test('NHN-LB-003: the action of a group and the address of a target are fixed, its description is not', () => {
    const design = draw(served, groups(group('d', 'DENY', '203.0.113.9')));
    expect(refusedWith(design, groups(group('d', 'ALLOW', '203.0.113.9', ...members)))).toEqual(['NHN-LB-003']);
    const target = (row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'lb', path: '/ipAclGroups/d/targets/t0', row }];
    expect(refusedWith(design, target({ address: '203.0.113.10' }))).toEqual(['NHN-LB-003']);
    expect(propsOf(draw(design, target({ description: 'scanner' })), 'lb')['ipAclGroups']).toMatchObject([{ targets: [{ address: '203.0.113.9', description: 'scanner' }] }]);
  });

  test('a target that is no address is refused; deleting a group stops filtering by it (B.3)', () => {
    const design = draw(served, groups(group('d', 'DENY', '203.0.113.9')));
    expect(refusals(design, operate('lb', 'add-targets', { group: 'd', targets: '10.0.0.1, office' }))).toMatchObject([{ code: 'IPACL-TARGET', params: { address: 'office' } }]);
    expect(refusedWith(design, operate('lb', 'add-targets', { group: 'x', targets: '10.0.0.1' }))).toEqual(['IPACL-NO-GROUP']);
    expect(proxyOf(draw(design, ['row.remove', { id: 'lb', path: '/ipAclGroups/d' }]))?.access).toBeNull();
  });
});
