import path from 'node:path';
import type { Result } from '../../shared/desktop/contract.ts';
import type { Clock } from './clock.ts';
import { type Disk, errorCode } from './disk.ts';
import { diskFailure, done, failed } from './failure.ts';
import { temporaryPlace } from './leftovers.ts';

/** Waits between tries of a rename, 3.15 s together: scanners, indexers and sync clients let go of a file within a few seconds. */
const retryDelaysMs = [50, 100, 200, 400, 800, 1600];

const passing = new Set(['EPERM', 'EBUSY', 'EACCES']);

export interface Replacement {
  /** The file itself, links already resolved. */
  readonly target: string;
  readonly bytes: Uint8Array;
  /** Permission bits to keep, null for a new file. */
  readonly mode: number | null;
  /** True when the old content can be got back from somewhere else (or there is none), so that writing over it is allowed as a last resort. */
  readonly isOldContentSafe: boolean;
}

/**
 * Steps 4 and 6 of the save path (DESKTOP.md): the old file stays whole until the new one is complete on the disk, whatever
 * happens in between, and nothing is left beside it; what a power cut leaves is taken away by `removeLeftovers`.
 */
export async function replaceFile(replacement: Replacement, disk: Disk, clock: Clock): Promise<Result<{ readonly writtenInPlace: boolean }>> {
  const { target, bytes, mode } = replacement;
  const folder = path.dirname(target);
  const temporary = temporaryPlace(target);
  try {
    await disk.writeNew(temporary, bytes, mode);
    if (!sameBytes(await disk.read(temporary), bytes)) {
      await removeQuietly(temporary, disk);
      return failed('VERIFY_FAILED', target, 'the disk gave back other bytes than were written');
    }
  } catch (error) {
    await removeQuietly(temporary, disk);
    return diskFailure(error, 'write', target);
  }
  try {
    await renameWithRetries(temporary, target, disk, clock);
  } catch (error) {
    await removeQuietly(temporary, disk);
    if (!passing.has(errorCode(error) ?? '')) return diskFailure(error, 'write', target);
    return replacement.isOldContentSafe ? writeOver(target, bytes, disk) : failed('FILE_LOCKED', target, errorCode(error));
  }
  await syncQuietly(folder, disk);
  return done({ writtenInPlace: false });
}

async function renameWithRetries(from: string, to: string, disk: Disk, clock: Clock): Promise<void> {
  for (const delayMs of retryDelaysMs) {
    try {
      await disk.rename(from, to);
      return;
    } catch (error) {
      if (!passing.has(errorCode(error) ?? '')) throw error;
    }
    await clock.wait(delayMs);
  }
  await disk.rename(from, to);
}

/** Some network shares let nobody replace a file but let its owner write into it. */
async function writeOver(target: string, bytes: Uint8Array, disk: Disk): Promise<Result<{ readonly writtenInPlace: boolean }>> {
  try {
    await disk.overwrite(target, bytes);
    return done({ writtenInPlace: true });
  } catch (error) {
    const failure = diskFailure(error, 'write', target);
    return passing.has(failure.failure.detail ?? '') ? failed('FILE_LOCKED', target, failure.failure.detail) : failure;
  }
}

/** Cleaning up must not hide the failure that made it necessary. */
async function removeQuietly(file: string, disk: Disk): Promise<void> {
  await disk.remove(file).catch(() => undefined);
}

/** Some file systems cannot sync a folder; the file itself is complete and in its place either way. */
async function syncQuietly(folder: string, disk: Disk): Promise<void> {
  await disk.syncFolder(folder).catch(() => undefined);
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.byteLength === right.byteLength && Buffer.compare(left, right) === 0;
}
