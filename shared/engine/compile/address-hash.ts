import type { WordList } from './words.ts';

/**
 * (owner, address) -> value as open addressing in one array: who answers for an address on a segment, which addresses are a device's own.
 * Three words per slot: owner + 1 (0 = empty), address, value. The first entry for a key stays.
 */
export interface AddressHash {
  readonly slots: Int32Array;
  readonly mask: number;
}

function start(owner: number, address: number, mask: number): number {
  const mixed = Math.imul(address ^ Math.imul(owner + 1, 0x9e3779b1), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) >>> 0) & mask;
}

/** Builds the hash from triples owner, address, value. Entries for a key that is taken are added to `others`. */
export function buildAddressHash(triples: WordList, others: WordList = []): AddressHash {
  let size = 8;
  while (size < (triples.length / 3) * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size * 3);
  for (let entry = 0; entry < triples.length; entry += 3) {
    const owner = triples[entry] ?? 0;
    const address = triples[entry + 1] ?? 0;
    let slot = start(owner, address, mask);
    while (slots[slot * 3] !== 0 && !(slots[slot * 3] === owner + 1 && slots[slot * 3 + 1] === address)) slot = (slot + 1) & mask;
    if (slots[slot * 3] === 0) slots.set([owner + 1, address, triples[entry + 2] ?? 0], slot * 3);
    else others.push(owner, address, triples[entry + 2] ?? 0);
  }
  return { slots, mask };
}

/** The value, or -1. Hot: integers only. */
export function findAddress(hash: AddressHash, owner: number, address: number): number {
  const { slots, mask } = hash;
  let slot = start(owner, address, mask);
  for (;;) {
    const holder = slots[slot * 3] ?? 0;
    if (holder === 0) return -1;
    if (holder === owner + 1 && slots[slot * 3 + 1] === address) return slots[slot * 3 + 2] ?? -1;
    slot = (slot + 1) & mask;
  }
}
