import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, deviceOf, draw, propsOf, stagesOf, update } from '../../testing/drawing-board.ts';

const site = draw(
  emptyDesign,
  add('onprem-site', 'onprem'),
  add('dns-server', 'corp-dns', null, { interfaces: [{ id: 'eth0', address: '172.20.50.53' }] }),
  add('enterprise-user', 'user', 'onprem', { interfaces: [{ id: 'eth0', address: '172.20.50.5/24' }], gateway: '172.20.50.1', dnsServer: 'corp-dns', url: 'https://shop.example.com' }),
);

test('a host that asks the DNS server of its company, named or typed', () => {
  expect(deviceOf(site, 'user')).toMatchObject({ profile: 'host', dnsServer: '172.20.50.53', interfaces: [{ id: 'eth0', addresses: [{ address: '172.20.50.5', prefixLength: 24 }] }] });
  expect(deviceOf(draw(site, update('user', { dnsServer: '9.9.9.9' })), 'user').dnsServer).toBe('9.9.9.9');
  expect(deviceOf(draw(site, update('user', { dnsServer: 'ghost' })), 'user').dnsServer).toBeNull();
});

test('without a plug its gateway is beside nothing, so it has no route at all', () => {
  expect(stagesOf(deviceOf(site, 'user'), 'route').flatMap((stage) => stage.rows)).toEqual([]);
});

test('what it opens is kept with it', () => {
  expect(propsOf(site, 'user')['url']).toBe('https://shop.example.com');
});
