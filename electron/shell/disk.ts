import { access, chmod, constants, mkdir, open, readdir, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export interface DiskFacts {
  readonly isFile: boolean;
  readonly size: number;
  readonly modifiedMs: number;
  /** Permission bits, as in `chmod`. */
  readonly mode: number;
}

/** What the shell does to a disk, in steps that can fail or be cut off one by one. Errors are those of Node, with their `code`. */
export interface Disk {
  /** Follows links. */
  readonly facts: (path: string) => Promise<DiskFacts>;
  readonly read: (path: string) => Promise<Uint8Array>;
  /** The file that a path finally means, even where that file is not there yet. */
  readonly resolveLinks: (path: string) => Promise<string>;
  readonly isWritable: (path: string) => Promise<boolean>;
  /** Makes a file that must not exist yet; its bytes are on the disk when this returns. `mode` null: what the system gives new files. */
  readonly writeNew: (path: string, bytes: Uint8Array, mode: number | null) => Promise<void>;
  /** Writes over an existing file without replacing it; its bytes are on the disk when this returns. */
  readonly overwrite: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Makes a rename in this folder survive a power cut. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Names in a folder. */
  readonly list: (path: string) => Promise<readonly string[]>;
  readonly makeFolder: (path: string) => Promise<void>;
}

const longestLinkChain = 40;

async function resolveLinks(file: string, depth = 0): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || depth > longestLinkChain) throw error;
  }
  const folder = await realpath(path.dirname(file));
  const own = path.join(folder, path.basename(file));
  const target = await readlink(own).catch(() => null);
  return target === null ? own : resolveLinks(path.resolve(folder, target), depth + 1);
}

/** The real disk. */
export const nodeDisk: Disk = {
  facts: async (file) => {
    const found = await stat(file);
    return { isFile: found.isFile(), size: found.size, modifiedMs: found.mtimeMs, mode: found.mode & 0o7777 };
  },
  read: (file) => readFile(file),
  resolveLinks: (file) => resolveLinks(file),
  isWritable: async (file) => {
    try {
      await access(file, constants.W_OK);
      // An administrator may write everything; a file without any write bit was still meant to stay as it is.
      return ((await stat(file)).mode & 0o222) !== 0;
    } catch {
      return false;
    }
  },
  writeNew: async (file, bytes, mode) => {
    const handle = await open(file, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // The mask of the process does not apply to chmod, so a shared file stays shared.
    if (mode !== null) await chmod(file, mode);
  },
  overwrite: async (file, bytes) => {
    const handle = await open(file, 'r+');
    try {
      await handle.truncate(0);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  remove: (file) => rm(file, { force: true }),
  syncFolder: async (folder) => {
    // Windows opens no folders; its file system keeps renames in a journal.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  list: (folder) => readdir(folder),
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true });
  },
};

/** The `code` of a Node error such as `ENOENT`, or null for anything else. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
