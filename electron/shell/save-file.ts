import type { Fingerprint, Result, SavedFile } from '../../shared/desktop/contract.ts';
import { limits } from '../../shared/file/index.ts';
import type { Backups } from './backups.ts';
import type { Clock } from './clock.ts';
import { type Disk, type DiskFacts, errorCode } from './disk.ts';
import { diskFailure, done, failed } from './failure.ts';
import { fingerprintOf } from './fingerprint.ts';
import { placeOf } from './place.ts';
import { replaceFile } from './replace-file.ts';

export interface SaveRequest {
  readonly path: string;
  readonly text: string;
  /** What the window last saw of this file; null when it never did and the person agreed to replace what is there. */
  readonly expected: Fingerprint | null;
}

export interface SaveTools {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly backups: Backups;
  /** Reads the text back as the program would open it: null when it is a good document, else what is wrong with it. */
  readonly verify: (text: string) => string | null;
}

interface OnDisk {
  readonly bytes: Uint8Array;
  readonly facts: DiskFacts;
}

/**
 * The save path of DESKTOP.md, steps 2 to 7; the window serialises (1) and `createSaveQueue` orders saves (8).
 * A file deleted meanwhile is written anew: nothing is lost by that.
 */
export async function saveFile(request: SaveRequest, tools: SaveTools): Promise<Result<SavedFile>> {
  const { disk } = tools;
  const bytes = new TextEncoder().encode(request.text);
  if (bytes.byteLength > limits.fileBytes) return failed('FILE_TOO_LARGE', request.path, `${bytes.byteLength} > ${limits.fileBytes}`);
  const problem = tools.verify(request.text);
  if (problem !== null) return failed('VERIFY_FAILED', request.path, problem);
  try {
    const target = await disk.resolveLinks(request.path);
    const found = await contentOf(target, disk);
    if (!found.ok) return { ok: false, failure: { ...found.failure, path: request.path } };
    const current = found.value;
    if (current !== null && !(await disk.isWritable(target))) return failed('FILE_READ_ONLY', request.path);
    if (current !== null && request.expected !== null && fingerprintOf(current.bytes, current.facts).hash !== request.expected.hash) {
      return failed('FILE_CHANGED_ON_DISK', request.path);
    }
    const isOldContentSafe = current === null || (await tools.backups.keep(target, current.bytes));
    const replaced = await replaceFile({ target, bytes, mode: current?.facts.mode ?? null, isOldContentSafe }, disk, tools.clock);
    if (!replaced.ok) return { ok: false, failure: { ...replaced.failure, path: request.path } };
    const fingerprint = fingerprintOf(bytes, await disk.facts(target));
    return done({ ...placeOf(request.path), fingerprint, ...(replaced.value.writtenInPlace ? { writtenInPlace: true } : {}) });
  } catch (error) {
    return diskFailure(error, 'write', request.path);
  }
}

/** What is there now, null when nothing is. */
async function contentOf(target: string, disk: Disk): Promise<Result<OnDisk | null>> {
  try {
    return done({ bytes: await disk.read(target), facts: await disk.facts(target) });
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? done(null) : diskFailure(error, 'read', target);
  }
}
