import { useState } from 'react';
import { keymapTexts } from '../../shared/i18n/keymap.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { rankOf } from '../command-palette/match.ts';
import type { AppCommand } from '../keymap/command.ts';
import { shortcutsIn } from '../keymap/custom-shortcuts.ts';
import { commandsInMenuOrder } from '../keymap/in-menu-order.ts';
import { shortcutLabel } from '../keymap/shortcuts.ts';
import { useSettings } from '../state/settings.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { changeable, keep, withOwn, withShortcut } from './shortcut-actions.ts';
import { ShortcutRow } from './ShortcutRow.tsx';
import './shortcuts.css';

const listed = commandsInMenuOrder.filter(changeable);

/** Every command with its keys, to be changed by pressing others (UX 86). What is changed is in force at once. */
export function ShortcutEditor({ tell }: { readonly tell: (text: string) => void }) {
  const say = useTexts(keymapTexts);
  const language = useLanguage();
  const custom = useSettings((state) => state.shortcuts);
  const [search, setSearch] = useState('');
  const [waiting, setWaiting] = useState<string | null>(null);
  const wanted = search.replaceAll(' ', '').toLowerCase();
  const shown = listed.filter((command) => {
    const label = command.label();
    const keys = shortcutsIn(custom, command).map((shortcut) => shortcutLabel(shortcut).toLowerCase());
    return rankOf([label.ko, label.en], search) !== null || keys.includes(wanted);
  });
  const label = (command: AppCommand): string => command.label()[language];
  const give = (command: AppCommand, shortcut: string): void => {
    keep(withShortcut(custom, command, shortcut));
    setWaiting(null);
    tell(say('told.changed', { command: label(command), keys: shortcutLabel(shortcut) }));
  };
  return (
    <>
      <SearchField className="large" label={say('editor.search')} text={search} search={setSearch} isFirst />
      {shown.length === 0 ? <p className="quiet">{say('editor.none')}</p> : null}
      <ul className="shortcut-list">
        {shown.map((command) => (
          <ShortcutRow
            key={command.id}
            command={command}
            custom={custom}
            isWaiting={waiting === command.id}
            wait={(isWaiting) => setWaiting(isWaiting ? command.id : null)}
            give={(shortcut) => give(command, shortcut)}
            remove={() => {
              keep({ ...custom, [command.id]: [] });
              tell(say('told.removed', { command: label(command) }));
            }}
            reset={() => {
              keep(withOwn(custom, command));
              tell(say('told.reset', { command: label(command) }));
            }}
          />
        ))}
      </ul>
    </>
  );
}
