import { useRef } from 'react';
import { keymapTexts } from '../../shared/i18n/keymap.ts';
import { desktop } from '../desktop/index.ts';
import { appCommands } from '../keymap/commands.ts';
import { useSettings } from '../state/settings.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { keep } from './shortcut-actions.ts';
import { mostKiB, readShortcutFile, shortcutFile } from './shortcut-file.ts';

/** Resetting everything, and taking shortcuts to another machine as a file. */
export function ShortcutFiles({ tell, refuse }: { readonly tell: (text: string) => void; readonly refuse: (text: string) => void }) {
  const say = useTexts(keymapTexts);
  const language = useLanguage();
  const custom = useSettings((state) => state.shortcuts);
  const input = useRef<HTMLInputElement>(null);
  const hasChanges = Object.keys(custom).length > 0;
  const take = async (file: File): Promise<void> => {
    if (file.size > mostKiB * 1024) return refuse(say('file.tooLarge', { limit: mostKiB }));
    const read = readShortcutFile(await file.text(), appCommands);
    if (!read.ok) return refuse(read.why[language]);
    keep(read.custom);
    const unknown = read.unknown.length === 0 ? '' : ` ${say('told.unknown', { commands: read.unknown.join(', ') })}`;
    tell(`${say('told.imported', { count: Object.keys(read.custom).length })}${unknown}`);
  };
  const name = say('file.name');
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={!hasChanges}
        onClick={() => {
          keep({});
          tell(say('told.resetAll'));
        }}
      >
        {say('editor.resetAll')}
      </button>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {say('editor.import')}
      </button>
      <button
        type="button"
        className="button"
        disabled={!hasChanges}
        onClick={() => void desktop().exportFile({ suggestedName: 'hopline-shortcuts', content: shortcutFile(custom), filters: [{ name, extensions: ['json'] }], title: say('editor.export') })}
      >
        {say('editor.export')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={name}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again.
          event.target.value = '';
          if (file !== undefined) void take(file);
        }}
      />
    </>
  );
}
