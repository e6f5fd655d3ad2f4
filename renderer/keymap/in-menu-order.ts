import type { AppCommand } from './command.ts';
import { appCommand, appCommands } from './commands.ts';
import { menus } from './menus.ts';

/** Every command in the order of the menus, then those that stand in none: lists of commands read like the menus. */
export const commandsInMenuOrder: readonly AppCommand[] = [
  ...new Set([...menus.flatMap((menu) => menu.items.flatMap((id) => (id === null ? [] : (appCommand(id) ?? [])))), ...appCommands]),
];
