import { z } from 'zod';
import type { RecentFile } from '../../shared/desktop/contract.ts';
import type { Disk } from './disk.ts';
import { createJsonFile, type JsonFileTools } from './json-file.ts';
import { placeOf } from './place.ts';

const mostEntries = 20;

const entrySchema = z.object({ path: z.string(), openedMs: z.number() });
type Entry = z.infer<typeof entrySchema>;

export interface RecentFiles {
  /** Latest first. Files that are gone stay in the list, marked missing, until the person forgets them. */
  readonly list: () => Promise<RecentFile[]>;
  readonly has: (path: string) => boolean;
  readonly add: (path: string) => Promise<void>;
  readonly forget: (path: string) => Promise<void>;
  readonly idle: () => Promise<void>;
}

/** Our own list on every system: the one of Electron does not exist on Linux. */
export async function openRecentFiles(file: string, tools: JsonFileTools): Promise<RecentFiles> {
  const stored = createJsonFile<Entry[]>(file, z.array(entrySchema), [], tools);
  let entries = (await stored.load()).value.slice(0, mostEntries);
  const without = (path: string): Entry[] => entries.filter((entry) => entry.path.normalize('NFC') !== path.normalize('NFC'));
  const replace = async (next: Entry[]): Promise<void> => {
    entries = next.slice(0, mostEntries);
    await stored.store(entries);
  };
  return {
    list: () => Promise.all(entries.map(async ({ path, openedMs }) => ({ ...placeOf(path), openedMs, missing: !(await isThere(path, tools.disk)) }))),
    has: (path) => entries.some((entry) => entry.path === path),
    add: (path) => replace([{ path, openedMs: tools.clock.now() }, ...without(path)]),
    forget: (path) => replace(without(path)),
    idle: stored.idle,
  };
}

async function isThere(path: string, disk: Disk): Promise<boolean> {
  try {
    return (await disk.facts(path)).isFile;
  } catch {
    return false;
  }
}
