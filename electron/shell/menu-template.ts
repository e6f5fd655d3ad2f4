import type { MenuItem } from '../../shared/desktop/contract.ts';
import { desktopTexts } from '../../shared/i18n/desktop.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import type { Language } from '../../shared/model/text.ts';

/** The platform's own actions that a window may put into its menu. None loads, opens or inspects anything. */
const menuRoles = [
  'undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'delete', 'selectAll', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen',
  'minimize', 'zoom', 'front', 'close', 'quit', 'about', 'hide', 'hideOthers', 'unhide', 'services', 'startSpeaking', 'stopSpeaking',
] as const;
export type MenuRole = (typeof menuRoles)[number];

/** One entry as Electron's `Menu.buildFromTemplate` takes it. */
export interface MenuEntry {
  id?: string;
  label?: string;
  type?: 'normal' | 'separator' | 'submenu';
  role?: MenuRole;
  accelerator?: string;
  registerAccelerator?: boolean;
  enabled?: boolean;
  submenu?: MenuEntry[];
  click?: () => void;
}

export interface MenuContext {
  readonly platform: NodeJS.Platform;
  readonly language: Language;
  readonly onCommand: (id: string) => void;
}

const keyNames = /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc|[-=[\]\\;',./`?])$/;
const modifiers: Readonly<Record<string, string>> = { mod: 'CmdOrCtrl', cmdorctrl: 'CmdOrCtrl', commandorcontrol: 'CmdOrCtrl', ctrl: 'Ctrl', control: 'Ctrl', cmd: 'Cmd', command: 'Cmd', alt: 'Alt', option: 'Alt', shift: 'Shift', meta: 'Super', super: 'Super' };

/**
 * An accelerator in Electron's spelling, or null when it is none: Electron throws for a wrong one, and a menu without one
 * shortcut is better than no menu.
 */
export function acceleratorOf(text: string): string | null {
  const parts = text.replace(/\+\+$/, '+Plus').split('+');
  const key = parts.pop() ?? '';
  const name = key.length === 1 ? key.toUpperCase() : key;
  const held = parts.map((part) => modifiers[part.toLowerCase()]);
  return keyNames.test(name) && held.every((part) => part !== undefined) ? [...held, name].join('+') : null;
}

/**
 * The native menu of a window. What belongs to the application and not to a document, the window does not know: on macOS the
 * application's own menu comes first, elsewhere the way out ends the first menu unless the window has put it somewhere.
 */
export function menuTemplate(items: readonly MenuItem[], context: MenuContext): MenuEntry[] {
  const entries = items.flatMap((item) => entryOf(item, context));
  if (context.platform === 'darwin') return [applicationMenu(context.language), ...entries];
  const [first, ...others] = entries;
  if (first?.submenu === undefined || hasQuit(entries)) return entries;
  const quit: MenuEntry = { role: 'quit', label: say(desktopTexts, context.language, 'quitApp') };
  return [{ ...first, submenu: [...first.submenu, { type: 'separator' }, quit] }, ...others];
}

function hasQuit(entries: readonly MenuEntry[]): boolean {
  return entries.some((entry) => entry.role === 'quit' || hasQuit(entry.submenu ?? []));
}

function entryOf(item: MenuItem, context: MenuContext): MenuEntry[] {
  switch (item.type) {
    case 'separator':
      return [{ type: 'separator' }];
    case 'submenu':
      return [{ id: item.id, label: item.label, type: 'submenu', enabled: item.enabled, submenu: (item.items ?? []).flatMap((child) => entryOf(child, context)) }];
    case 'role': {
      const role = menuRoles.find((known) => known.toLowerCase() === item.role?.toLowerCase());
      return role === undefined ? [] : [{ id: item.id, label: item.label, role, enabled: item.enabled }];
    }
    case 'command': {
      const accelerator = item.accelerator === undefined ? null : acceleratorOf(item.accelerator);
      // Shown only: the window's keymap hears the key, under the Hangul layout too. macOS registers it in any case.
      const shortcut = accelerator === null ? {} : { accelerator, registerAccelerator: false };
      return [{ id: item.id, label: item.label, type: 'normal', enabled: item.enabled, ...shortcut, click: () => context.onCommand(item.id) }];
    }
  }
}

/** The menu until the window sends its own: what a text field needs, and the ways out. */
export function firstMenu(context: MenuContext): MenuEntry[] {
  const text = (key: keyof typeof desktopTexts): string => say(desktopTexts, context.language, key);
  const role = (name: MenuRole, key: keyof typeof desktopTexts): MenuEntry => ({ role: name, label: text(key) });
  const isMac = context.platform === 'darwin';
  const own: MenuEntry[] = [
    { label: text('fileMenu'), type: 'submenu', submenu: [role('close', 'closeWindow'), ...(isMac ? [] : [role('quit', 'quitApp')])] },
    {
      label: text('editMenu'),
      type: 'submenu',
      submenu: [role('undo', 'undo'), role('redo', 'redo'), { type: 'separator' }, role('cut', 'cut'), role('copy', 'copy'), role('paste', 'paste'), role('selectAll', 'selectAll')],
    },
    { label: text('windowMenu'), type: 'submenu', submenu: [role('minimize', 'minimize'), role('togglefullscreen', 'fullScreen')] },
  ];
  return isMac ? [applicationMenu(context.language), ...own] : own;
}

function applicationMenu(language: Language): MenuEntry {
  const role = (name: MenuRole, key: keyof typeof desktopTexts): MenuEntry => ({ role: name, label: say(desktopTexts, language, key) });
  const separator: MenuEntry = { type: 'separator' };
  return {
    label: 'Hopline',
    type: 'submenu',
    submenu: [
      role('about', 'aboutApp'), separator, role('services', 'services'), separator,
      role('hide', 'hideApp'), role('hideOthers', 'hideOthers'), role('unhide', 'showAll'), separator, role('quit', 'quitApp'),
    ],
  };
}
