import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Match, Range } from '../../plan/stage.ts';
import { createMatchCompiler } from '../compile/matches.ts';
import { matchFields, nowhereInside } from '../decode/candidates.ts';
import { matchesPacket } from './match-packet.ts';
import { destination, destinationPort, icmpCode, icmpType, packetWords, protocol, source, sourcePort } from './packet.ts';

const texts = ['0.0.0.0/0', '10.0.0.0/8', '10.0.0.1', '10.0.0.2/31', '128.0.0.0/1', '192.168.0.0/16', '255.255.255.255', 'nonsense'];
const words = [0x0a000001, 0x0a000003, 0x0b000000, -0x80000000, -1, 0x7fffffff, 0xc0a80004 | 0, 0];

const range = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })).map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)]);
const ranges = fc.array(range, { maxLength: 3 });
const lists = fc.array(fc.constantFrom(...texts), { maxLength: 4 });
const match = fc.record(
  {
    protocol: fc.constantFrom(1, 6, 17, 50), sources: lists, destinations: lists, exceptSources: lists, exceptDestinations: lists, sourcePorts: ranges, destinationPorts: ranges, icmpTypes: ranges, icmpCodes: ranges,
  },
  { requiredKeys: [] },
);
const packet = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words), fc.constantFrom(1, 6, 17, 50), fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9));

function packetOf([from, to, kind, fromPort, toPort, type, code]: readonly [number, number, number, number, number, number, number]): Int32Array {
  const made = new Int32Array(packetWords);
  made[source] = from;
  made[destination] = to;
  made[protocol] = kind;
  made[sourcePort] = fromPort;
  made[destinationPort] = toPort;
  made[icmpType] = type;
  made[icmpCode] = code;
  return made;
}

function matches(wanted: Match, words: Int32Array): boolean {
  const compiler = createMatchCompiler();
  const at = compiler.add(wanted);
  return matchesPacket(compiler.finish(), at, words);
}

const syn = packetOf([0x0a000001, 0xc0a80004 | 0, 6, 1, 80, 0, 0]);

describe('matching packets', () => {
  it('decides as the report explains it field by field', () => {
    fc.assert(
      fc.property(match, packet, (wanted, made) => {
        const words = packetOf(made);
        expect(matches(wanted, words)).toBe(matchFields(wanted, words, nowhereInside).every((field) => field.matches));
      }),
      { numRuns: 2000, seed: 11 },
    );
  });
  it.each<[string, Match, boolean]>([
    ['anything', {}, true],
    ['an empty list holds for nobody', { sources: [] }, false],
    ['one of several lists entries is enough', { sources: ['192.0.2.0/24', '10.0.0.0/8'] }, true],
    ['all members must hold', { sources: ['10.0.0.0/8'], destinationPorts: [[81, 90]] }, false],
    ['a range includes its ends', { destinationPorts: [[70, 80]] }, true],
    ['ICMP types do not hold for TCP', { icmpTypes: [[0, 255]] }, false],
    ['an unreadable address matches nothing', { destinations: ['192.168.0.4/33'] }, false],
  ])('%s', (_, wanted, expected) => expect(matches(wanted, syn)).toBe(expected));
});
