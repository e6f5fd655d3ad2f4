import type { Result } from '../../shared/desktop/contract.ts';
import type { Clock } from './clock.ts';
import type { Disk } from './disk.ts';
import { diskFailure, done } from './failure.ts';
import { replaceFile } from './replace-file.ts';

/** Writes a finished export where the person chose, with the same care as a document but without a conflict check: replacing was confirmed. */
export async function exportFile(path: string, content: string | Uint8Array, disk: Disk, clock: Clock): Promise<Result<{ path: string }>> {
  try {
    const target = await disk.resolveLinks(path);
    const current = await disk.facts(target).catch(() => null);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const replaced = await replaceFile({ target, bytes, mode: current?.mode ?? null, isOldContentSafe: false }, disk, clock);
    return replaced.ok ? done({ path }) : { ok: false, failure: { ...replaced.failure, path } };
  } catch (error) {
    return diskFailure(error, 'write', path);
  }
}
