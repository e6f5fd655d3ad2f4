import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Clock } from './clock.ts';
import type { Disk } from './disk.ts';

/** Younger ones may belong to a save that runs now, perhaps on another machine that shares the folder. */
const oldEnoughMs = 60_000;

/** The temporary file of one save: a plain name, because sync clients refuse hidden ones, and one that tells which document it belongs to. */
export function temporaryPlace(target: string): string {
  return path.join(path.dirname(target), `${prefix(target)}${randomBytes(4).toString('hex')}.tmp`);
}

function prefix(target: string): string {
  return `hopline-saving-${createHash('sha256').update(path.basename(target).normalize('NFC')).digest('hex').slice(0, 8)}-`;
}

/** Takes away what a save of this document left behind when the machine or the program stopped in the middle of it. Never fails. */
export async function removeLeftovers(target: string, disk: Disk, clock: Clock): Promise<void> {
  const folder = path.dirname(target);
  const names = await disk.list(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(prefix(target)) && each.endsWith('.tmp'))) {
    const file = path.join(folder, name);
    const facts = await disk.facts(file).catch(() => null);
    if (facts !== null && facts.isFile && clock.now() - facts.modifiedMs > oldEnoughMs) await disk.remove(file).catch(() => undefined);
  }
}
