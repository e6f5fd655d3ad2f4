import type { Desktop, DroppedFile, Failure, OpenedFile, RequestArgs, Result, SavedFile } from '../../shared/desktop/contract.ts';
import { safeFileName, withEnding } from '../../shared/desktop/file-name.ts';
import { limits } from '../../shared/file/index.ts';
import { download, pickFile } from './classic-files.ts';
import { browserFailure, mayUse, pickerOptions, pickers, type FileHandle } from './file-pickers.ts';
import type { HandleStore } from './handle-store.ts';

export type FileRequests = Pick<Desktop, 'openFile' | 'readFile' | 'saveFile' | 'saveFileAs' | 'exportFile' | 'readDropped'>;

export interface BrowserFileTools {
  readonly handles: HandleStore;
  /** Reads a text back as the program would open it: null when it is a good document, else what is wrong with it. */
  readonly verify: (text: string) => string | null;
  readonly onUsed: (path: string) => void;
}

/** What a save brings besides the place: the `saveFile` of the contract. */
type Writing = Omit<RequestArgs<'saveFile'>, 'path'>;

const failed = (code: Failure['code'], path: string | null, detail: string | null = null): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: { code, path, detail },
});

/** The files of a plain browser: real ones through the File System Access API, else upload and download. */
export function createBrowserFiles({ handles, verify, onUsed }: BrowserFileTools): FileRequests {
  const readHandle = async (handle: FileHandle, path: string): Promise<Result<OpenedFile>> => {
    if (!(await mayUse(handle, 'read'))) return failed('FILE_NOT_READABLE', path);
    const opened = await read(await handle.getFile(), path);
    if (opened.ok) onUsed(path);
    return opened;
  };
  const writeHandle = async (handle: FileHandle, path: string, { text, expected, keep }: Writing): Promise<Result<SavedFile>> => {
    const problem = verify(text);
    if (problem !== null) return failed('VERIFY_FAILED', path, problem);
    if (!(await mayUse(handle, 'readwrite'))) return failed('FILE_READ_ONLY', path);
    if (expected !== null && (await hashOf(await bytesOf(await handle.getFile()))) !== expected.hash) return failed('FILE_CHANGED_ON_DISK', path);
    const bytes = new TextEncoder().encode(text);
    if (keep !== undefined) download(safeFileName(keep.name), new TextEncoder().encode(keep.text));
    // The browser writes into a copy and replaces the file when the stream is closed.
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    const written = await handle.getFile();
    const hash = await hashOf(await bytesOf(written));
    if (hash !== (await hashOf(bytes))) return failed('VERIFY_FAILED', path, 'the file holds other bytes than were written');
    onUsed(path);
    const fingerprint = { size: bytes.length, modifiedMs: written.lastModified, hash };
    return { ok: true, value: { path, name: handle.name.normalize('NFC'), folder: '', fingerprint, ...(keep === undefined ? {} : { kept: safeFileName(keep.name) }) } };
  };
  const saveAsDownload = async (path: string, text: string): Promise<Result<SavedFile>> => {
    const problem = verify(text);
    if (problem !== null) return failed('VERIFY_FAILED', path, problem);
    const bytes = new TextEncoder().encode(text);
    download(path, bytes);
    return { ok: true, value: { path, name: path, folder: '', fingerprint: { size: bytes.length, modifiedMs: 0, hash: await hashOf(bytes) } } };
  };

  return {
    openFile: ({ filters }) =>
      answering(null, async () => {
        const show = pickers().showOpenFilePicker;
        if (show === undefined) {
          const file = await pickFile(filters.flatMap((filter) => filter.extensions));
          return file === null ? failed('CANCELLED', null) : read(file, file.name);
        }
        const [handle] = await show(pickerOptions(filters));
        return handle === undefined ? failed('CANCELLED', null) : readHandle(handle, await handles.add(handle));
      }),
    readFile: ({ path }) =>
      answering(path, async () => {
        const handle = await handles.get(path);
        return handle === null ? failed('FILE_NOT_FOUND', path) : readHandle(handle, path);
      }),
    readDropped: (file) => answering(file.name, () => read(file, file.name)),
    saveFile: ({ path, ...writing }) =>
      answering(path, async () => {
        const handle = await handles.get(path);
        // A download replaces nothing, so there is nothing to keep.
        return handle === null ? saveAsDownload(path, writing.text) : writeHandle(handle, path, writing);
      }),
    saveFileAs: ({ suggestedName, text, filters }) =>
      answering(suggestedName, async () => {
        const name = withEnding(safeFileName(suggestedName), filters);
        const show = pickers().showSaveFilePicker;
        if (show === undefined) return saveAsDownload(name, text);
        const handle = await show(pickerOptions(filters, name));
        return writeHandle(handle, await handles.add(handle), { text, expected: null });
      }),
    exportFile: ({ suggestedName, content, filters }) =>
      answering(suggestedName, async () => {
        const path = withEnding(safeFileName(suggestedName), filters);
        download(path, typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content));
        return { ok: true, value: { path } };
      }),
  };
}

async function answering<Value>(path: string | null, act: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await act();
  } catch (error) {
    return browserFailure(error, path);
  }
}

async function read(file: DroppedFile, path: string): Promise<Result<OpenedFile>> {
  if (file.size > limits.fileBytes) return failed('FILE_TOO_LARGE', path, `${file.size} > ${limits.fileBytes}`);
  const bytes = await bytesOf(file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return failed('FILE_NOT_TEXT', path);
  }
  const fingerprint = { size: bytes.length, modifiedMs: file.lastModified, hash: await hashOf(bytes) };
  return { ok: true, value: { path, name: file.name.normalize('NFC'), folder: '', text, readOnly: false, fingerprint } };
}

async function bytesOf(file: DroppedFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
