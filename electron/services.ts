import path from 'node:path';
import type { Language } from '../shared/model/text.ts';
import { createBackups } from './shell/backups.ts';
import type { Clock } from './shell/clock.ts';
import type { Disk } from './shell/disk.ts';
import { createGrants, type Grants } from './shell/grants.ts';
import { createJsonFile, type JsonFile } from './shell/json-file.ts';
import { openLastFolders, type LastFolders } from './shell/last-folders.ts';
import type { Log } from './shell/log.ts';
import { openRecentFiles, type RecentFiles } from './shell/recent-files.ts';
import { saveFile } from './shell/save-file.ts';
import { createSaveQueue, type SaveQueue } from './shell/save-queue.ts';
import { languageOf, openSettings, type SettingsStore } from './shell/settings.ts';
import { windowStateSchema, type WindowState } from './shell/window-state.ts';
import { createDialogGate, type DialogGate } from './windows/dialog-gate.ts';

/** Everything that lives as long as the program, handed to whoever needs it. */
export interface Services {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly log: Log;
  readonly platform: NodeJS.Platform;
  readonly settings: SettingsStore;
  readonly recent: RecentFiles;
  readonly folders: LastFolders;
  readonly windowState: JsonFile<WindowState | null>;
  readonly grants: Grants;
  readonly saves: SaveQueue;
  readonly dialogs: DialogGate;
  readonly language: () => Language;
  /** Resolves when everything that was to be written is on the disk; quitting waits for it. */
  readonly idle: () => Promise<void>;
}

export interface ServiceOptions extends Pick<Services, 'disk' | 'clock' | 'log' | 'platform'> {
  /** The program's own folder in the user's data. */
  readonly folder: string;
  readonly locale: string;
  /** Reads a text back as the program would open it: null when it is a good document, else what is wrong with it. */
  readonly verify: (text: string) => string | null;
}

/** Opens the program's own files; none of them can stop the start. */
export async function openServices({ folder, locale, verify, ...rest }: ServiceOptions): Promise<Services> {
  const [settings, recent, folders] = await Promise.all([
    openSettings(path.join(folder, 'settings.json'), rest),
    openRecentFiles(path.join(folder, 'recent.json'), rest),
    openLastFolders(path.join(folder, 'folders.json'), rest),
  ]);
  const windowState = createJsonFile<WindowState | null>(path.join(folder, 'window.json'), windowStateSchema.nullable(), null, rest);
  const backups = createBackups(path.join(folder, 'backups'), rest.disk);
  const saves = createSaveQueue((request) => saveFile(request, { disk: rest.disk, clock: rest.clock, backups, verify }));
  return {
    ...rest,
    settings,
    recent,
    folders,
    windowState,
    grants: createGrants(),
    saves,
    dialogs: createDialogGate(),
    language: () => languageOf(settings.current(), locale),
    idle: async () => {
      await Promise.all([saves, settings, recent, folders, windowState].map((each) => each.idle()));
    },
  };
}
