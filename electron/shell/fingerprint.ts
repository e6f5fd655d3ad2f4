import { createHash } from 'node:crypto';
import type { Fingerprint } from '../../shared/desktop/contract.ts';
import type { DiskFacts } from './disk.ts';

/** What a file looked like: `hash` is the SHA-256 of its bytes in hex. */
export function fingerprintOf(bytes: Uint8Array, facts: DiskFacts): Fingerprint {
  return { size: bytes.byteLength, modifiedMs: facts.modifiedMs, hash: createHash('sha256').update(bytes).digest('hex') };
}
