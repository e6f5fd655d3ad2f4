import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIpv4, parseIpv4 } from './address.ts';
import { cidrProblem, cidrsOverlap, formatCidr, isPrivateAddress, lastAddress, parseCidr } from './cidr.ts';

describe('addresses', () => {
  it('reads and prints strict dotted quads', () => {
    const parsed = parseIpv4('203.0.113.10');
    expect(parsed).toBe(-889163510);
    expect(parsed === null ? '' : formatIpv4(parsed)).toBe('203.0.113.10');
  });
  it.each(['010.0.0.1', '127.1', '1.2.3.256', ' 1.2.3.4', '1.2.3.4 ', '', '1.2.3.4.5', '::1', '1..2.3', '.1.2.3', '1.2.3.', '0x1.2.3.4', '00.0.0.0', '1.2.3.1e1', '１.2.3.4'])('refuses %j', (text) => {
    expect(parseIpv4(text)).toBeNull();
  });
});

describe('an address in numbers', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  it('reads back every dotted quad it prints', () => {
    fc.assert(fc.property(octet, octet, octet, octet, (a, b, c, d) => {
      const text = `${a}.${b}.${c}.${d}`;
      const parsed = parseIpv4(text);
      expect(parsed === null ? null : parsed >>> 0).toBe(a * 2 ** 24 + b * 2 ** 16 + c * 256 + d);
      expect(parsed === null ? null : formatIpv4(parsed)).toBe(text);
    }));
  });
});

describe('prefixes', () => {
  it('tells malformed text from host bits', () => {
    expect(cidrProblem('10.0.0.0/24')).toBeNull();
    expect(cidrProblem('10.0.0.5/24')).toBe('host-bits');
    expect(cidrProblem('10.0.0.0/33')).toBe('malformed');
    expect(cidrProblem('10.0.0.0')).toBe('malformed');
  });
  it('knows overlap, broadcast and private ranges', () => {
    const [a, b, c] = [parseCidr('192.168.0.0/16'), parseCidr('192.168.4.0/24'), parseCidr('0.0.0.0/0')];
    if (a === null || b === null || c === null) throw new Error('constants');
    expect(cidrsOverlap(a, b)).toBe(true);
    expect(cidrsOverlap(b, c)).toBe(true);
    expect(formatIpv4(lastAddress(b))).toBe('192.168.4.255');
    expect(formatCidr(b)).toBe('192.168.4.0/24');
    expect(isPrivateAddress(parseIpv4('172.31.255.255') ?? b.network)).toBe(true);
    expect(isPrivateAddress(parseIpv4('172.32.0.0') ?? b.network)).toBe(false);
  });
});
