import { describe, expect, test } from 'vitest';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, refusals, refusedWith, remove, stagesOf, update, written, type Step,
} from '../../testing/drawing-board.ts';
import { bare, filed, listener, member, pool, served } from './testing/served.ts';

describe('load balancer: creation', () => {
  test('GS-76 GS-77 GS-78 GS-79 GS-80: an address of its subnet, a listener HTTP 80, a pool ROUND_ROBIN with instance port 80', () => {
    const design = draw(project, add('load-balancer', 'lb', 'subnet'));
    expect(propsOf(design, 'lb')).toMatchObject({
      vip: '192.168.0.5',
      listeners: [{ protocol: 'HTTP', port: 80, defaultPool: 'pool-1' }],
      pools: [{ id: 'pool-1', method: 'ROUND_ROBIN', memberPort: 80 }],
    });
  });

  test('it stands in a subnet only', () => {
    expect(refusedWith(project, add('load-balancer', 'lb2'))).not.toEqual([]);
  });
});

describe('load balancer: findings', () => {
  test('none when members answer the VIP and a floating IP is associated', () => {
    expect(problems(served, 'lb')).toEqual([]);
  });

  test('NHN-LB-001: a VIP that is taken; the fix assigns a free one', () => {
    expect(refusals(bare, update('lb', { vip: '192.168.0.4' }))).toMatchObject([{ code: 'NHN-LB-001', params: { ip: '192.168.0.4', subnet: 'subnet' } }]);
    const design = written(bare, 'lb', { vip: '192.168.0.4' });
    expect(problems(design, 'lb')).toContain('NHN-LB-001 error');
    expect(propsOf(applyFix(design, 'lb', 'NHN-LB-001'), 'lb')['vip']).toBe('192.168.0.5');
  });

  test('NHN-LB-002: the same port twice, or none', () => {
    const again: Step = ['row.add', { id: 'lb', path: '/listeners', row: { id: 'again', port: 80, defaultPool: 'pool-1' } }];
    expect(refusals(served, again)).toMatchObject([{ code: 'NHN-LB-002', params: { p: 80, l: 'http' } }]);
    const second = written(served, 'lb', { listeners: [{ id: 'http', port: 80, defaultPool: 'pool-1' }, { id: 'again', port: 80, defaultPool: 'pool-1' }] });
    expect(findingsOf(second, 'lb')).toMatchObject([{ code: 'NHN-LB-002', at: { path: '/listeners/1' }, params: { p: 80, l: 'http' } }]);
    expect(findingsOf(filed(served, 'listeners', { port: 0 }), 'lb')).toMatchObject([{ code: 'NHN-LB-002', severity: 'error', params: { case: 'range', p: 0 } }]);
    expect(refusedWith(served, ['row.add', { id: 'lb', path: '/listeners', row: { port: 65_536, defaultPool: 'pool-1' } }])).toEqual(['NHN-LB-002']);
  });

  test('NHN-LB-004: connection limits per type', () => {
    expect(refusedWith(served, listener({ connectionLimit: 60_001 }))).toEqual(['NHN-LB-004']);
    expect(problems(filed(served, 'listeners', { connectionLimit: 60_001 }), 'lb')).toEqual(['NHN-LB-004 error']);
    expect(problems(draw(served, listener({ connectionLimit: 60_000 })), 'lb')).toEqual([]);
    const dedicated = written(served, 'lb', { type: 'dedicated' });
    expect(problems(draw(dedicated, listener({ connectionLimit: 480_000 })), 'lb')).toEqual([]);
    expect(refusedWith(dedicated, listener({ connectionLimit: 480_001 }))).toEqual(['NHN-LB-004']);
  });

  test('NHN-LB-005: proxy protocol needs TCP or HTTPS; the fix turns it off', () => {
    expect(refusedWith(served, listener({ proxyProtocol: true }))).toEqual(['NHN-LB-005']);
    const design = filed(served, 'listeners', { proxyProtocol: true });
    expect(problems(design, 'lb')).toEqual(['NHN-LB-005 error']);
    expect(problems(applyFix(design, 'lb', 'NHN-LB-005'), 'lb')).toEqual([]);
    expect(problems(draw(filed(served, 'listeners', { protocol: 'TCP' }), listener({ proxyProtocol: true })), 'lb')).toEqual([]);
  });

  test('NHN-LB-005: X-Forwarded headers need a listener that reads HTTP; the fix turns them off', () => {
    const tcp = filed(served, 'listeners', { protocol: 'TCP' });
    expect(problems(tcp, 'lb')).toEqual([]);
    expect(refusedWith(draw(tcp, listener({ xForwardedProto: false })), listener({ xForwardedProto: true }))).toEqual(['NHN-LB-005']);
    const told = filed(served, 'listeners', { protocol: 'TCP', xForwardedFor: true });
    expect(problems(told, 'lb')).toEqual(['NHN-LB-005 error']);
    expect(problems(applyFix(told, 'lb', 'NHN-LB-005'), 'lb')).toEqual([]);
  });

  test('GS-81 NHN-LB-006: no listener, no default pool, empty pool', () => {
    expect(problems(bare, 'lb')).toContain('NHN-LB-006 warning');
    const unused = draw(served, listener({ defaultPool: '' }));
    expect(problems(unused, 'lb')).toEqual(['NHN-LB-006 warning']);
    expect(problems(applyFix(unused, 'lb', 'NHN-LB-006'), 'lb')).toEqual([]);
    expect(problems(draw(served, ['row.remove', { id: 'lb', path: '/listeners/http' }]), 'lb')).toEqual(['NHN-LB-006 warning']);
  });

  test('NHN-LB-007: TERMINATED_HTTPS needs a certificate', () => {
    const row = { id: 'tls', protocol: 'TERMINATED_HTTPS', port: 443, defaultPool: 'pool-1' };
    expect(refusedWith(served, ['row.add', { id: 'lb', path: '/listeners', row }])).toEqual(['NHN-LB-007']);
    expect(problems(filed(served, 'listeners', { protocol: 'TERMINATED_HTTPS' }), 'lb')).toEqual(['NHN-LB-007 error']);
    const secure = draw(served, ['row.add', { id: 'lb', path: '/listeners', row: { ...row, certificates: ['web', 'shop'] } }]);
    expect(problems(secure, 'lb')).toEqual([]);
    const certificates = (list: readonly string[]): Step => ['row.update', { id: 'lb', path: '/listeners/tls', row: { certificates: list } }];
    expect(refusals(secure, certificates(['shop']))).toMatchObject([{ code: 'NHN-LB-007', params: { case: 'default' } }]);
    expect(refusedWith(draw(secure, certificates(['web'])), certificates([]))).toContain('NHN-LB-007');
  });

  test('NHN-LB-009: persistence with SOURCE_IP is an error, cookies behind TCP a warning', () => {
    expect(refusals(served, pool({ method: 'SOURCE_IP', persistence: 'HTTP_COOKIE' }))).toMatchObject([{ code: 'NHN-LB-009', at: { path: '/pools/0' } }]);
    const sourceIp = filed(served, 'pools', { method: 'SOURCE_IP', persistence: 'HTTP_COOKIE' });
    expect(problems(sourceIp, 'lb')).toEqual(['NHN-LB-009 error']);
    expect(problems(applyFix(sourceIp, 'lb', 'NHN-LB-009'), 'lb')).toEqual([]);
    expect(problems(draw(filed(served, 'listeners', { protocol: 'TCP' }), pool({ persistence: 'APP_COOKIE' })), 'lb')).toEqual(['NHN-LB-009 warning']);
  });

  test('GS-84 NHN-LB-010: without floating IP it is reachable only inside', () => {
    expect(problems(draw(served, ['link.disconnect', { id: 'fip-lb-lb' }]), 'lb')).toEqual(['NHN-LB-010 info']);
  });

  test('GS-99 NHN-LB-011: members from different images', () => {
    expect(problems(draw(served, update('vm2', { publicImage: 'Rocky Linux 9' })), 'lb')).toEqual(['NHN-LB-011 info']);
  });

  test('NHN-LB-014: timeout and retries', () => {
    expect(refusedWith(served, pool({ healthTimeoutSec: 20 }))).toEqual(['NHN-LB-014']);
    expect(refusedWith(served, pool({ healthRetries: 11 }))).toEqual(['NHN-LB-014']);
    expect(refusedWith(served, pool({ healthRetries: 0 }))).toEqual(['NHN-LB-014']);
    expect(problems(filed(served, 'pools', { healthTimeoutSec: 20 }), 'lb')).toEqual(['NHN-LB-014 error']);
    expect(problems(filed(served, 'pools', { healthRetries: 11 }), 'lb')).toEqual(['NHN-LB-014 error']);
    expect(problems(draw(served, pool({ healthTimeoutSec: 19, healthRetries: 10 })), 'lb')).toEqual([]);
    expect(problems(draw(served, pool({ healthTimeoutSec: 20, healthCheck: 'NONE' })), 'lb')).toEqual([]);
  });

  test('NHN-LB-015: a member whose groups do not admit the VIP on its port; the fix adds a rule from the VIP', () => {
    const narrow = draw(served, ['row.update', { id: 'sg-default', path: '/rules/web', row: { portMax: 80 } }]);
    expect(findingsOf(narrow, 'lb')).toMatchObject([
      { code: 'NHN-LB-015', severity: 'warning', at: { path: '/pools/0/members/1' }, params: { member: 'vm2', lb: 'lb', vip: '192.168.0.10', port: 8080 } },
    ]);
    expect(problems(applyFix(narrow, 'lb', 'NHN-LB-015'), 'lb')).toEqual([]);
    expect(problems(draw(narrow, update('lb', { vipSecurityGroups: ['sg-default'] })), 'lb')).toEqual([]);
  });

  test('NHN-LB-015: a member without any group drops it, one without port security does not', () => {
    const port = (row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'vm1', path: '/interfaces/eth0', row }];
    expect(problems(draw(served, port({ securityGroups: [] })), 'lb')).toEqual(['NHN-LB-015 warning']);
    expect(problems(draw(served, port({ securityGroups: [], portSecurity: false })), 'lb')).toEqual([]);
  });

  test('NHN-LB-015: nor on the port of the health check', () => {
    expect(problems(draw(served, pool({ healthPort: 9999 })), 'lb')).toEqual(['NHN-LB-015 warning', 'NHN-LB-015 warning']);
  });

  test('NHN-LB-015: the network ACL of the VPC keeps the VIP out too', () => {
    const listed = draw(served, add('network-acl', 'acl'), connect('attach', 'acl', 'vpc'));
    expect(problems(listed, 'lb')).toEqual([]);
    const deny: Step = ['row.add', { id: 'acl', path: '/rules', row: { id: 'no', order: 100 + 1, policy: 'deny', protocol: 'tcp', srcCidr: '192.168.0.10/32', dstPort: '80' } }];
    const rules = propsOf(listed, 'acl')['rules'];
    const closed = written(listed, 'acl', { rules: [{ ...(deny[1]['row'] as object) }, ...(Array.isArray(rules) ? rules.map((own: object) => ({ ...own, order: 200 })) : [])] });
    expect(findingsOf(closed, 'lb')).toMatchObject([{ code: 'NHN-LB-015', params: { member: 'vm1', port: 80 } }]);
  });

  test('NHN-LB-016: a member nobody finds, and one of another VPC unless the two are peered', () => {
    expect(refusals(served, member({ id: 'm3', instance: 'ghost' }))).toMatchObject([{ code: 'NHN-LB-016', params: { lb: 'lb', member: 'ghost' } }]);
    expect(findingsOf(filed(served, 'pools', { members: [{ id: 'm3', instance: 'ghost' }] }), 'lb')).toMatchObject([{ code: 'NHN-LB-016', params: { lb: 'lb', member: 'ghost' } }]);
    const elsewhere = draw(served, add('vpc', 'vpc2', null, { cidr: '10.0.0.0/16' }), add('subnet', 's2', 'vpc2'), add('instance', 'vm3', 's2'));
    expect(refusals(elsewhere, member({ id: 'm3', instance: 'vm3' }))).toMatchObject([{ code: 'NHN-LB-016', params: { lb: 'lb', member: 'vm3' } }]);
    expect(problems(filed(elsewhere, 'pools', { members: [{ id: 'm3', instance: 'vm3' }] }), 'lb')).toEqual(['NHN-LB-016 error']);
    const peered = draw(elsewhere, add('peering-gateway', 'pg'), connect('peering', 'pg', 'vpc'), connect('peering', 'pg', 'vpc2'), member({ id: 'm3', instance: 'vm3' }));
    expect(problems(peered, 'lb')).not.toContain('NHN-LB-016 error');
  });

  test('NHN-LB-016: a member row that is not filled in yet may stand, and is reported', () => {
    expect(problems(draw(served, member({ id: 'm3' })), 'lb')).toEqual(['NHN-LB-016 error']);
  });

  test('NHN-LB-017: two members on one address, checked on one fixed port; the fix checks each member port', () => {
    const design = draw(served, ['row.update', { id: 'lb', path: '/pools/pool-1/members/m2', row: { instance: 'vm1' } }], pool({ healthPort: 80 }));
    expect(findingsOf(design, 'lb')).toMatchObject([{ code: 'NHN-LB-017', severity: 'warning', params: { p: 8080 } }]);
    expect(problems(applyFix(design, 'lb', 'NHN-LB-017'), 'lb')).toEqual([]);
  });
});

describe('load balancer: guards', () => {
  const locked = draw(served, update('lb', { deletionProtection: true }));

  test('NHN-LB-012: protection refuses deletion and changes of listeners and pools', () => {
    expect(refusals(locked, remove('lb'))).toMatchObject([{ code: 'NHN-LB-012', params: { lb: 'lb' } }]);
    expect(refusedWith(locked, pool({ method: 'SOURCE_IP' }))).toEqual(['NHN-LB-012']);
    expect(propsOf(draw(locked, update('lb', { description: 'x' })), 'lb')['description']).toBe('x');
    expect(Object.keys(draw(locked, update('lb', { deletionProtection: false }), remove('lb')).components)).not.toContain('lb');
  });
});

describe('load balancer: plan', () => {
  test('GS-89: a proxy on the VIP with listener, pool, members and monitor', () => {
    const [proxy] = stagesOf(deviceOf(served, 'lb'), 'proxy');
    expect(proxy).toMatchObject({
      address: '192.168.0.10',
      noListener: { action: 'deny', reason: 'LB_NO_LISTENER' },
      listeners: [{ port: 80, mode: 'http', defaultPool: 'pool-1', addsForwardedFor: true }],
      pools: [{
        id: 'pool-1', protocol: 'http', method: 'round-robin', persistence: 'none',
        members: [
          { id: 'm1', component: 'vm1', address: '192.168.0.4', port: 80, weight: 1, enabled: true },
          { id: 'm2', component: 'vm2', address: '192.168.0.5', port: 8080, weight: 1, enabled: true },
        ],
        monitor: { type: 'tcp', port: null },
      }],
    });
  });

  test('the VIP itself is filtered by no group, even when it is a member of one', () => {
    const design = draw(served, update('lb', { vipSecurityGroups: ['sg-default'] }));
    expect(stagesOf(deviceOf(design, 'lb'), 'filter')).toEqual([]);
    const self = stagesOf(deviceOf(design, 'vm1'), 'filter')[0]?.rows[0]?.match.sources;
    expect(self).toEqual(['192.168.0.10/32', '192.168.0.4/32', '192.168.0.5/32']);
  });

  test('expected codes are lists and ranges', () => {
    const monitor = (healthCodes: string) =>
      stagesOf(deviceOf(draw(served, pool({ healthCheck: 'HTTP', healthCodes })), 'lb'), 'proxy')[0]?.pools[0]?.monitor?.expected;
    expect(monitor('200, 301-302')).toEqual([[200, 200], [301, 302]]);
    expect(monitor('fine')).toEqual([]);
  });

  test('one that is not there yet, or has failed, takes nothing', () => {
    expect(stagesOf(deviceOf(draw(served, update('lb', { provisioningStatus: 'ERROR' })), 'lb'), 'admit')).toMatchObject([{ rows: [], reason: 'LB_DOWN' }]);
  });

  test('without an address it is no proxy yet', () => {
    expect(stagesOf(deviceOf(draw(bare, update('lb', { vip: '' })), 'lb'), 'proxy')).toEqual([]);
  });
});
