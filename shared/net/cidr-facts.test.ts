import { describe, expect, test } from 'vitest';
import { cidrFacts, relationTo, splitCidr } from './cidr-facts.ts';
import { formatCidr, parseCidr, type Cidr } from './cidr.ts';

function prefix(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === null) throw new Error(`${text} is no prefix`);
  return cidr;
}

describe('facts of a prefix', () => {
  test('a /24 has 254 hosts between its network and its broadcast address', () => {
    expect(cidrFacts(prefix('192.168.0.0/24'))).toEqual({
      network: '192.168.0.0', netmask: '255.255.255.0', broadcast: '192.168.0.255', firstHost: '192.168.0.1', lastHost: '192.168.0.254', total: 256, hosts: 254,
    });
  });

  test('a /31 is a pair of hosts (RFC 3021), a /32 one, a /0 everything', () => {
    expect(cidrFacts(prefix('10.0.0.2/31'))).toMatchObject({ broadcast: null, firstHost: '10.0.0.2', lastHost: '10.0.0.3', hosts: 2 });
    expect(cidrFacts(prefix('10.0.0.2/32'))).toMatchObject({ broadcast: null, firstHost: '10.0.0.2', lastHost: '10.0.0.2', hosts: 1 });
    expect(cidrFacts(prefix('0.0.0.0/0'))).toMatchObject({ netmask: '0.0.0.0', broadcast: '255.255.255.255', total: 4_294_967_296 });
  });
});

describe('splitting', () => {
  const parts = (text: string, bits: number, most?: number): readonly string[] => splitCidr(prefix(text), bits, most).map(formatCidr);

  test('gives equal parts, lowest first, across the sign of 32 bits too', () => {
    expect(parts('192.168.0.0/24', 2)).toEqual(['192.168.0.0/26', '192.168.0.64/26', '192.168.0.128/26', '192.168.0.192/26']);
    expect(parts('0.0.0.0/0', 1)).toEqual(['0.0.0.0/1', '128.0.0.0/1']);
  });

  test('stops at /32, and lists no more than asked for', () => {
    expect(parts('10.0.0.0/31', 2)).toEqual([]);
    expect(parts('10.0.0.0/8', 16, 2)).toEqual(['10.0.0.0/24', '10.0.1.0/24']);
  });
});

test('an address or a prefix is inside, outside, or overlaps in part', () => {
  const cidr = prefix('10.1.0.0/16');
  expect(['10.1.255.255', '10.2.0.0', '10.1.3.0/24', '10.0.0.0/8', '11.0.0.0/8', 'x'].map((text) => relationTo(cidr, text))).toEqual(['inside', 'outside', 'inside', 'overlaps', 'outside', null]);
});
