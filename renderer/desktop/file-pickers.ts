import type { z } from 'zod';
import type { Failure, fileFilterSchema } from '../../shared/desktop/contract.ts';

type Filter = z.infer<typeof fileFilterSchema>;

interface PickerOptions {
  readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, readonly string[]>> }[];
  readonly suggestedName?: string;
  readonly id?: string;
}

type PermissionMode = { readonly mode: 'read' | 'readwrite' };

/** A file of the File System Access API, with the permission questions that TypeScript's DOM library leaves out. */
export interface FileHandle {
  readonly name: string;
  readonly getFile: () => Promise<File>;
  readonly createWritable: () => Promise<{ write(bytes: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void>; abort(): Promise<void> }>;
  readonly isSameEntry: (other: FileHandle) => Promise<boolean>;
  readonly queryPermission?: (mode: PermissionMode) => Promise<PermissionState>;
  readonly requestPermission?: (mode: PermissionMode) => Promise<PermissionState>;
}

interface Pickers {
  readonly showOpenFilePicker?: (options: PickerOptions) => Promise<FileHandle[]>;
  readonly showSaveFilePicker?: (options: PickerOptions) => Promise<FileHandle>;
}

/** Looked up at each call: a test, or a policy of the browser, may take them away. */
export const pickers = (): Pickers => globalThis as Pickers;

/** Filters as the pickers want them. */
export function pickerOptions(filters: readonly Filter[], suggestedName?: string): PickerOptions {
  return {
    id: 'hopline',
    types: filters.map((filter) => ({ description: filter.name, accept: { 'application/json': filter.extensions.map((extension): `.${string}` => `.${extension}`) } })),
    ...(suggestedName === undefined ? {} : { suggestedName }),
  };
}

/** Asks for the right to read or write, where the browser has such a question; needs the person's click shortly before. */
export async function mayUse(handle: FileHandle, mode: PermissionMode['mode']): Promise<boolean> {
  if ((await handle.queryPermission?.({ mode })) === 'granted' || handle.requestPermission === undefined) return true;
  return (await handle.requestPermission({ mode })) === 'granted';
}

const meanings: Readonly<Record<string, Failure['code']>> = {
  AbortError: 'CANCELLED',
  NotFoundError: 'FILE_NOT_FOUND',
  NotAllowedError: 'FILE_READ_ONLY',
  SecurityError: 'FILE_READ_ONLY',
  NotReadableError: 'FILE_NOT_READABLE',
  NoModificationAllowedError: 'FILE_LOCKED',
  QuotaExceededError: 'DISK_FULL',
};

/** What an exception of the browser's file functions means. */
export function browserFailure(error: unknown, path: string | null): { readonly ok: false; readonly failure: Failure } {
  const name = error instanceof Error ? error.name : String(error);
  return { ok: false, failure: { code: meanings[name] ?? 'UNKNOWN', path, detail: name } };
}
