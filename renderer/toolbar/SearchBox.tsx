import { Search } from 'lucide-react';
import { commandPaletteTexts } from '../../shared/i18n/palette-of-commands.ts';
import { appCommand, runCommand } from '../keymap/commands.ts';
import { useShortcutLabel } from '../keymap/shortcuts-of.ts';
import { useTexts } from '../state/texts.ts';

/** Looks like a place to type and opens the one there is: the command palette, which finds components and addresses too. */
export function SearchBox() {
  const say = useTexts(commandPaletteTexts);
  const shortcut = useShortcutLabel()(appCommand('help.commands'));
  return (
    <button type="button" className="search-field toolbar-search" aria-haspopup="dialog" onClick={() => runCommand('help.commands')}>
      <Search size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="placeholder">{say('palette.box')}</span>
      {shortcut === null ? null : (
        <span className="key" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
}
