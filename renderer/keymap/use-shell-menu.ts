import { useEffect } from 'react';
import type { MenuItem } from '../../shared/desktop/contract.ts';
import type { Language } from '../../shared/model/text.ts';
import { desktop } from '../desktop/index.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { useLanguage } from '../state/texts.ts';
import { appCommand, runCommand } from './commands.ts';
import { menus } from './menus.ts';
import { accelerator } from './shortcuts.ts';
import { shortcutsOf } from './shortcuts-of.ts';

/** Keys that a field needs for itself: in the native menu they would be taken away from it, so the window alone binds them. */
const ownedByWindow = /^(Shift\+)?(Key|Digit|Numpad|Delete|Backspace|F2$|Quote|Slash|Period|Comma|Semicolon|Equal|Minus|Bracket|Back)/;

function item(id: string | null, index: number, language: Language): MenuItem {
  const command = id === null ? null : appCommand(id);
  if (command === null) return { id: `separator-${index}`, label: '', enabled: true, type: 'separator' };
  if (command.role !== undefined) return { id: command.id, label: command.label()[language], enabled: true, type: 'role', role: command.role };
  const [shortcut] = shortcutsOf(command);
  return {
    id: command.id,
    label: command.label()[language],
    enabled: command.enabled(),
    type: 'command',
    ...(shortcut === undefined || ownedByWindow.test(shortcut) ? {} : { accelerator: accelerator(shortcut) }),
  };
}

function nativeMenu(language: Language): MenuItem[] {
  return menus.map((menu) => ({
    id: menu.id,
    label: menu.label[language],
    enabled: true,
    type: 'submenu',
    items: menu.items.map((id, index) => item(id, index, language)),
  }));
}

/** Keeps the native menu equal to the command list, and runs what is chosen there. In a browser the window draws the menus itself. */
export function useShellMenu(): void {
  const language = useLanguage();
  useEffect(() => {
    let shown = '';
    const update = (): void => {
      const items = nativeMenu(language);
      const text = JSON.stringify(items);
      if (text === shown) return;
      shown = text;
      void desktop().setMenu({ items });
    };
    update();
    const stops = [useDocument.subscribe(update), useSelection.subscribe(update), useSession.subscribe(update), useSettings.subscribe(update)];
    return () => stops.forEach((stop) => stop());
  }, [language]);
  useEffect(() => desktop().on('command', ({ id }) => runCommand(id)), []);
}
