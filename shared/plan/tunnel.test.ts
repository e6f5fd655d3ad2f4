import { expect, it } from 'vitest';
import { ipInIp, ipsec, l2Tunnel, largestInnerBytes, vxlan, wrappedBytes, type Tunnel } from './tunnel.ts';

// Lengths are literals of domain/private-cloud.md (e): its table of cases and the overheads of its first table.

it.each<readonly [what: string, tunnel: Tunnel, inner: number, outer: number]>([
  ['VM 1500 in VXLAN', vxlan(5001), 1500, 1550],
  ['VM 8950 in VXLAN', vxlan(5001), 8950, 9000],
  ['pod 1480 in IP-in-IP', ipInIp(), 1480, 1500],
  ['stretched VM 1500 over a WAN', l2Tunnel(), 1500, 1650],
  ['ESP, CBC, NAT traversal, whole blocks: 66 more', ipsec('aes-cbc-sha1', true), 1006, 1072],
  ['ESP, CBC, NAT traversal, fifteen bytes of padding: 81 more', ipsec('aes-cbc-sha1', true), 1007, 1088],
  ['ESP, GCM, whole blocks: 54 more', ipsec('aes-gcm', false), 1006, 1060],
  ['ESP, GCM, NAT traversal, three bytes of padding: 65 more', ipsec('aes-gcm', true), 1007, 1072],
])('%s', (_, tunnel, inner, outer) => {
  expect(wrappedBytes(tunnel, inner)).toBe(outer);
});

it.each<readonly [what: string, tunnel: Tunnel, mtuBytes: number, inner: number]>([
  ['pods on a network of 1500', ipInIp(), 1500, 1480],
  ['pods on a network of 1450', ipInIp(), 1450, 1430],
  ['VMs over VTEPs of 9000', vxlan(5001), 9000, 8950],
  ['VMs over VTEPs of 1600', vxlan(5001), 1600, 1550],
  ['largest VM packet without fragments on a WAN of 1500', l2Tunnel(), 1500, 1350],
  // 64 + 1424 = 1488; one byte more takes another block of 16.
  ['ESP, CBC, NAT traversal on 1500', ipsec('aes-cbc-sha1', true), 1500, 1422],
  // 56 + 1440 = 1496.
  ['ESP, CBC on 1500', ipsec('aes-cbc-sha1', false), 1500, 1438],
  // 60 + 1440 = 1500.
  ['ESP, GCM, NAT traversal on 1500', ipsec('aes-gcm', true), 1500, 1438],
  // 52 + 1448 = 1500.
  ['ESP, GCM on 1500', ipsec('aes-gcm', false), 1500, 1446],
])('the longest packet that fits: %s', (_, tunnel, mtuBytes, inner) => {
  expect(largestInnerBytes(tunnel, mtuBytes)).toBe(inner);
  expect(wrappedBytes(tunnel, inner)).toBeLessThanOrEqual(mtuBytes);
  expect(wrappedBytes(tunnel, inner + 1)).toBeGreaterThan(mtuBytes);
});

it('is never less than every link carries', () => {
  expect(largestInnerBytes(ipsec('aes-cbc-sha1', true), 68)).toBe(68);
});
