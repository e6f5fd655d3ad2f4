import { z } from 'zod';
import type { Disk } from './disk.ts';
import { createJsonFile, type JsonFileTools } from './json-file.ts';

const schema = z.object({ document: z.string().optional(), export: z.string().optional() });
export type FolderPurpose = keyof z.infer<typeof schema>;

export interface LastFolders {
  /** Where the dialog should start: null when the folder is gone or none was ever used. */
  readonly get: (purpose: FolderPurpose) => Promise<string | null>;
  readonly remember: (purpose: FolderPurpose, folder: string) => Promise<void>;
  readonly idle: () => Promise<void>;
}

/** Dialogs of Electron 43 and later forget the last folder, so the shell keeps one per purpose. */
export async function openLastFolders(file: string, tools: JsonFileTools): Promise<LastFolders> {
  const stored = createJsonFile(file, schema, {}, tools);
  let folders = (await stored.load()).value;
  return {
    get: async (purpose) => {
      const folder = folders[purpose];
      return folder !== undefined && (await exists(folder, tools.disk)) ? folder : null;
    },
    remember: async (purpose, folder) => {
      if (folders[purpose] === folder) return;
      folders = { ...folders, [purpose]: folder };
      await stored.store(folders);
    },
    idle: stored.idle,
  };
}

async function exists(folder: string, disk: Disk): Promise<boolean> {
  try {
    await disk.facts(folder);
    return true;
  } catch {
    return false;
  }
}
