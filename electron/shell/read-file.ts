import type { OpenedFile, Result } from '../../shared/desktop/contract.ts';
import { limits } from '../../shared/file/index.ts';
import type { Disk } from './disk.ts';
import { diskFailure, done, failed } from './failure.ts';
import { fingerprintOf } from './fingerprint.ts';
import { placeOf } from './place.ts';

/** Reads a text file of at most `limits.fileBytes`. Size and kind are looked at before a byte is read; bytes that are not UTF-8 are refused, never repaired. */
export async function readTextFile(file: string, disk: Disk): Promise<Result<OpenedFile>> {
  try {
    const before = await disk.facts(file);
    if (!before.isFile) return failed('FILE_NOT_READABLE', file, 'not a file');
    if (before.size > limits.fileBytes) return failed('FILE_TOO_LARGE', file, `${before.size} > ${limits.fileBytes}`);
    const bytes = await disk.read(file);
    if (bytes.byteLength > limits.fileBytes) return failed('FILE_TOO_LARGE', file, `${bytes.byteLength} > ${limits.fileBytes}`);
    const text = decodeUtf8(bytes);
    if (text === null) return failed('FILE_NOT_TEXT', file);
    return done({ ...placeOf(file), text, readOnly: !(await disk.isWritable(file)), fingerprint: fingerprintOf(bytes, await disk.facts(file)) });
  } catch (error) {
    return diskFailure(error, 'read', file);
  }
}

/** The text of UTF-8 bytes without a leading byte order mark, or null when they are something else. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
