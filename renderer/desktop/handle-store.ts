import type { FileHandle } from './file-pickers.ts';

/** The files that the person has let this page use, by the name they are shown under. Kept between visits where the browser can. */
export interface HandleStore {
  readonly get: (path: string) => Promise<FileHandle | null>;
  /** Answers the path under which the file is known: its name, numbered when another file has the same one. */
  readonly add: (handle: FileHandle) => Promise<string>;
  readonly remove: (path: string) => Promise<void>;
}

const database = 'hopline';
const table = 'files';

/** With IndexedDB when there is one, since handles can be kept there; else for this visit only. */
export function createHandleStore(): HandleStore {
  const known = new Map<string, FileHandle>();
  const get = async (path: string): Promise<FileHandle | null> => {
    const here = known.get(path);
    if (here !== undefined) return here;
    const kept = await inTable<FileHandle | undefined>('readonly', (files) => files.get(path)).catch(() => undefined);
    if (kept !== undefined) known.set(path, kept);
    return kept ?? null;
  };
  return {
    get,
    add: async (handle) => {
      for (let number = 1; ; number += 1) {
        const path = number === 1 ? handle.name : `${handle.name} (${number})`;
        const other = await get(path);
        if (other !== null && !(await other.isSameEntry(handle))) continue;
        known.set(path, handle);
        await inTable('readwrite', (files) => files.put(handle, path)).catch(() => undefined);
        return path;
      }
    },
    remove: async (path) => {
      known.delete(path);
      await inTable('readwrite', (files) => files.delete(path)).catch(() => undefined);
    },
  };
}

/** One request in the table of handles. Rejects where the browser has no IndexedDB or keeps nothing (private windows). */
function inTable<Value>(mode: IDBTransactionMode, act: (files: IDBObjectStore) => IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (typeof indexedDB === 'undefined') {
      reject(new Error('no IndexedDB'));
      return;
    }
    const opening = indexedDB.open(database, 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(table));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('IndexedDB')));
    opening.addEventListener('success', () => {
      const request = act(opening.result.transaction(table, mode).objectStore(table));
      request.addEventListener('success', () => {
        // IndexedDB is untyped; only this file writes into the table.
        resolve(request.result as Value);
        opening.result.close();
      });
      request.addEventListener('error', () => {
        reject(request.error ?? new Error('IndexedDB'));
        opening.result.close();
      });
    });
  });
}
