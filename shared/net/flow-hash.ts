import type { Ipv4 } from './address.ts';

/** What the flow hash reads (CONTRACTS 3): addresses, protocol number, ports (0 where there are none) and the design's seed. */
export interface HashedFlow {
  readonly source: Ipv4;
  readonly destination: Ipv4;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seed: number;
}

const fnvOffset = 0x811c9dc5 | 0;
const fnvPrime = 0x01000193;

function addByte(hash: number, byte: number): number {
  return Math.imul(hash ^ (byte & 255), fnvPrime);
}

function addWord(hash: number, word: number): number {
  return addByte(addByte(addByte(addByte(hash, word >>> 24), word >>> 16), word >>> 8), word);
}

/** FNV-1a 32 over the flow, big-endian, as a signed 32-bit integer (`>>> 0` to print). */
export function flowHash(flow: HashedFlow): number {
  let hash = addWord(addWord(fnvOffset, flow.source), flow.destination);
  hash = addByte(hash, flow.protocol);
  hash = addByte(addByte(hash, flow.sourcePort >>> 8), flow.sourcePort);
  hash = addByte(addByte(hash, flow.destinationPort >>> 8), flow.destinationPort);
  return addWord(hash, flow.seed);
}

/** Continues the flow hash over the chooser's id (UTF-8) and picks one of `count` alternatives: floor(h * count / 2^32). */
export function chooseByHash(hash: number, chooserId: string, count: number): number {
  let continued = hash;
  for (const byte of utf8(chooserId)) continued = addByte(continued, byte);
  return Math.floor(((continued >>> 0) * count) / 2 ** 32);
}

/** The UDP source port of a VXLAN packet: 49152 + hash mod 16384 of the frame's outermost IP header. */
export function vxlanSourcePort(hash: number): number {
  return 49152 + ((hash >>> 0) % 16384);
}

function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return bytes;
}
