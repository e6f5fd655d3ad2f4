import { describe, expect, test } from 'vitest';
import { ipv4 } from '../net/address.ts';
import { covers, matchesPacket, meets } from './match-relations.ts';

describe('covers', () => {
  test.each([
    ['anything', {}, { sources: ['10.0.0.0/8'], protocol: 6 }, true],
    ['a wider source', { sources: ['192.168.0.0/16'] }, { sources: ['192.168.0.0/16'], destinations: ['10.0.0.0/8'] }, true],
    ['a narrower source', { sources: ['192.168.20.0/24'] }, { sources: ['192.168.0.0/16'] }, false],
    ['anybody is wider than a prefix', { sources: ['10.0.0.0/8'] }, {}, false],
    ['all addresses, written down', { sources: ['0.0.0.0/0'] }, {}, true],
    ['ports inside', { protocol: 6, destinationPorts: [[1, 1024]] as const }, { protocol: 6, destinationPorts: [[80, 80], [443, 443]] as const }, true],
    ['ports beside', { protocol: 6, destinationPorts: [[80, 80]] as const }, { protocol: 6, destinationPorts: [[80, 80], [443, 443]] as const }, false],
    ['another protocol', { protocol: 17 }, { protocol: 6 }, false],
    ['all but one network, asked for another', { exceptSources: ['10.0.0.0/8'] }, { sources: ['192.168.0.0/16'] }, true],
    ['all but one network, asked for everybody', { exceptSources: ['10.0.0.0/8'] }, {}, false],
    ['an interface', { ingress: ['vnic0'] }, { ingress: ['vnic0'] }, true],
    ['an interface, asked for any', { ingress: ['vnic0'] }, {}, false],
    ['what is sent by itself, asked for all', { isOwn: true as const }, {}, false],
  ])('%s', (_name, a, b, expected) => expect(covers(a, b)).toBe(expected));
});

describe('meets', () => {
  test.each([
    ['networks inside each other', { sources: ['10.0.0.0/8'] }, { sources: ['10.1.0.0/16'] }, true],
    ['networks apart', { destinations: ['10.0.0.0/8'] }, { destinations: ['192.168.0.0/16'] }, false],
    ['a network that is left out', { exceptSources: ['10.0.0.0/8'] }, { sources: ['10.1.0.0/16'] }, false],
    ['ports apart', { protocol: 6, destinationPorts: [[80, 80]] as const }, { protocol: 6, destinationPorts: [[443, 443]] as const }, false],
    ['interfaces apart', { ingress: ['vnic0'] }, { ingress: ['vnic1'] }, false],
    ['its own and what came in', { isOwn: true as const }, { ingress: ['vnic1'] }, false],
    ['nothing in common but nothing apart', { sources: ['10.0.0.0/8'] }, { destinations: ['10.0.0.0/8'] }, true],
  ])('%s', (_name, a, b, expected) => {
    expect(meets(a, b)).toBe(expected);
    expect(meets(b, a)).toBe(expected);
  });
});

describe('matchesPacket', () => {
  const [node, other] = [ipv4(0xc0a8141f | 0), ipv4(0xc0a81420 | 0)];
  const packet = { from: node, to: other, protocol: 17, port: 4789 };
  test.each([
    ['anything', {}, true],
    ['its networks', { sources: ['192.168.20.0/24'], destinations: ['192.168.20.32/32'] }, true],
    ['another sender', { sources: ['192.168.30.0/24'] }, false],
    ['all senders but it', { exceptSources: ['192.168.20.31/32'] }, false],
    ['another receiver', { destinations: ['192.168.20.31/32'] }, false],
    ['all receivers but its own', { exceptDestinations: ['192.168.20.0/24'] }, false],
    ['another protocol', { protocol: 6 }, false],
    ['its port', { protocol: 17, destinationPorts: [[4000, 5000]] as const }, true],
    ['ports beside', { protocol: 17, destinationPorts: [[4790, 5000]] as const }, false],
    ['a prefix nobody can read', { sources: ['192.168.20.1/24'] }, false],
  ])('%s', (_name, match, expected) => expect(matchesPacket(match, packet)).toBe(expected));

  test('nobody asks who sent it where the sender is not known', () => {
    expect(matchesPacket({ sources: ['10.0.0.0/8'] }, { to: other, protocol: 4 })).toBe(true);
  });
});
