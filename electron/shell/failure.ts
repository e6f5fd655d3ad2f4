import type { Failure, Result } from '../../shared/desktop/contract.ts';
import { errorCode } from './disk.ts';

export type FailureCode = Failure['code'];

/** An answer that says no. */
export function failed(code: FailureCode, path: string | null = null, detail: string | null = null): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code, path, detail } };
}

/** An answer with its value. */
export function done<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

const writing: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EFBIG: 'DISK_FULL',
  EACCES: 'FOLDER_READ_ONLY',
  EPERM: 'FOLDER_READ_ONLY',
  EROFS: 'FOLDER_READ_ONLY',
  ENOENT: 'FOLDER_MISSING',
  ENOTDIR: 'FOLDER_MISSING',
  ENODEV: 'FOLDER_MISSING',
  ENXIO: 'FOLDER_MISSING',
  EBUSY: 'FILE_LOCKED',
  ETXTBSY: 'FILE_LOCKED',
};

const reading: Readonly<Record<string, FailureCode>> = {
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'FILE_NOT_FOUND',
  ENODEV: 'FILE_NOT_FOUND',
  EACCES: 'FILE_NOT_READABLE',
  EPERM: 'FILE_NOT_READABLE',
  EISDIR: 'FILE_NOT_READABLE',
  ELOOP: 'FILE_NOT_READABLE',
  EIO: 'FILE_NOT_READABLE',
  EBUSY: 'FILE_LOCKED',
};

/** What an error of the disk means to a person who wanted to read or write. `detail` keeps the system's own word for support. */
export function diskFailure(error: unknown, act: 'read' | 'write', path: string): { readonly ok: false; readonly failure: Failure } {
  const code = errorCode(error);
  const meaning = code === null ? undefined : (act === 'read' ? reading : writing)[code];
  return failed(meaning ?? 'UNKNOWN', path, code ?? (error instanceof Error ? error.message : String(error)));
}
