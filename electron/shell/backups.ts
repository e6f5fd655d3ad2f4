import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Disk } from './disk.ts';

/** One generation of what a saved file held before, kept in the user's data folder and never beside the document. */
export interface Backups {
  /** Answers whether the copy is safely on the disk; a save goes on without one, because the old file stays whole until it is replaced. */
  readonly keep: (file: string, bytes: Uint8Array) => Promise<boolean>;
  /** Where the copy of a file lies. */
  readonly placeOf: (file: string) => string;
}

/** Copies are found by the hash of the path they came from, so a name never matters. */
export function createBackups(folder: string, disk: Disk): Backups {
  const placeOf = (file: string): string => path.join(folder, `${createHash('sha256').update(file).digest('hex').slice(0, 32)}.hopline`);
  return {
    placeOf,
    keep: async (file, bytes) => {
      const place = placeOf(file);
      const next = `${place}.next`;
      try {
        await disk.makeFolder(folder);
        await disk.remove(next);
        await disk.writeNew(next, bytes, 0o600);
        await disk.rename(next, place);
        return true;
      } catch {
        return false;
      }
    },
  };
}
