import { describe, expect, it } from 'vitest';
import { parseIpv4, type Ipv4 } from './address.ts';
import { flowHash, vxlanSourcePort } from './flow-hash.ts';

function address(text: string): Ipv4 {
  const parsed = parseIpv4(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

// The three vectors of CONTRACTS 3, seed 0.
describe('flow hash', () => {
  const vectors = [
    ['198.51.100.25', '172.29.0.80', 6, 51000, 443, 0xf5179e1f, 56863],
    ['192.168.20.31', '192.168.20.32', 4, 0, 0, 0x8fd37d74, 64884],
    ['192.168.20.31', '192.168.30.50', 6, 45000, 3306, 0xcbabc787, 51079],
  ] as const;
  it.each(vectors)('%s > %s protocol %i', (source, destination, protocol, sourcePort, destinationPort, hash, port) => {
    const value = flowHash({ source: address(source), destination: address(destination), protocol, sourcePort, destinationPort, seed: 0 });
    expect(value >>> 0).toBe(hash);
    expect(vxlanSourcePort(value)).toBe(port);
  });
});
