import { alignCommands } from './commands/align.ts';
import { arrangeCommands } from './commands/arrange.ts';
import { editCommands } from './commands/edit.ts';
import { fileCommands } from './commands/file.ts';
import { findingsCommands } from './commands/findings.ts';
import { helpCommands, traceCommands } from './commands/help.ts';
import { navigateCommands } from './commands/navigate.ts';
import { linkCommands } from './commands/link.ts';
import { placingCommands } from './commands/placing.ts';
import { layersCommands } from './commands/layers.ts';
import { selectCommands } from './commands/select.ts';
import { documentCommands, insertCommands } from './commands/insert.ts';
import { viewCommands } from './commands/view.ts';
import { windowCommands } from './commands/window.ts';
import type { AppCommand } from './command.ts';

/** The one list behind the menus of the window, the native menu, toolbar, search box and shortcuts. */
export const appCommands: readonly AppCommand[] = [
  ...fileCommands,
  ...documentCommands,
  ...editCommands,
  ...selectCommands,
  ...linkCommands,
  ...viewCommands,
  ...findingsCommands,
  ...layersCommands,
  ...navigateCommands,
  ...insertCommands,
  ...placingCommands,
  ...arrangeCommands,
  ...alignCommands,
  ...traceCommands,
  ...windowCommands,
  ...helpCommands,
];

const byId = new Map(appCommands.map((entry) => [entry.id, entry]));

export function appCommand(id: string): AppCommand | null {
  return byId.get(id) ?? null;
}

/** Runs a command by its id when it may run now; unknown ids, which an old menu could send, do nothing. */
export function runCommand(id: string): void {
  const entry = appCommand(id);
  if (entry?.enabled() === true) entry.run();
}
