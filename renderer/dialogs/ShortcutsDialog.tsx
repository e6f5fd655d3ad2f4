import { useState } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { keymapTexts } from '../../shared/i18n/keymap.ts';
import { appCommand } from '../keymap/commands.ts';
import { shortcutsIn } from '../keymap/custom-shortcuts.ts';
import { menus } from '../keymap/menus.ts';
import { shortcutLabel } from '../keymap/shortcuts.ts';
import { ShortcutEditor } from '../shortcuts/ShortcutEditor.tsx';
import { ShortcutFiles } from '../shortcuts/ShortcutFiles.tsx';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { Dialog } from './Dialog.tsx';

/** Keys that belong to a place rather than to a command (UX 47, 69, 89). */
const placeKeys = [
  {
    title: 'keys.canvas',
    keys: [
      ['keys.move', ['← ↑ ↓ →']],
      ['keys.pan', ['← ↑ ↓ →']],
      ['keys.walk', ['Alt + ← ↑ ↓ →']],
      ['keys.tree', ['Tab', 'Shift+Tab']],
      ['keys.links', ['Ctrl + ← →']],
      ['keys.open', ['Enter']],
      ['keys.menu', ['Shift+F10']],
      ['keys.place', ['Enter']],
    ],
  },
  {
    title: 'keys.player',
    keys: [
      ['keys.play', ['Space']],
      ['keys.step', [', ←', '. →']],
      ['keys.ends', ['Home', 'End']],
      ['keys.closeTrace', ['Esc']],
    ],
  },
] as const;

/** The shortcut sheet, made from the command list, and the keys of canvas and player; behind it the editor of shortcuts (UX 86). */
export function ShortcutsDialog() {
  const say = useTexts(keymapTexts);
  const [isEditing, setEditing] = useState(false);
  const [told, setTold] = useState<{ readonly text: string; readonly isRefused: boolean }>({ text: '', isRefused: false });
  const { close } = useSession.getState();
  const tell = (text: string): void => setTold({ text, isRefused: false });
  const toggle = (): void => {
    setEditing(!isEditing);
    tell('');
  };
  return (
    <Dialog
      title={say('sheet.title')}
      close={close}
      wide
      actions={
        <>
          <button type="button" className="button" onClick={toggle} data-sheet-toggle="">
            {say(isEditing ? 'sheet.back' : 'sheet.edit')}
          </button>
          <span className="grow" />
          {isEditing ? <ShortcutFiles tell={tell} refuse={(text) => setTold({ text, isRefused: true })} /> : null}
        </>
      }
    >
      {isEditing ? (
        <>
          <ShortcutEditor tell={tell} />
          <p className={told.isRefused ? 'shortcut-told refused' : 'shortcut-told'} role="status">
            {told.text}
          </p>
        </>
      ) : (
        <Sheet title={say('sheet.title')} />
      )}
    </Dialog>
  );
}

function Sheet({ title }: { readonly title: string }) {
  const say = useTexts(appTexts);
  const language = useLanguage();
  const custom = useSettings((state) => state.shortcuts);
  return (
    // It has the focus from the start: arrow keys scroll it.
    <div className="shortcut-sheet" role="region" aria-label={title} tabIndex={0} data-autofocus="">
      {menus.map((menu) => {
        const rows = menu.items.flatMap((id) => {
          const command = id === null ? null : appCommand(id);
          const shortcuts = command === null ? [] : shortcutsIn(custom, command);
          return command === null || shortcuts.length === 0 ? [] : [{ id: command.id, what: command.label()[language], keys: shortcuts.map(shortcutLabel) }];
        });
        return rows.length === 0 ? null : <Keys key={menu.id} title={menu.label[language]} rows={rows} />;
      })}
      {placeKeys.map(({ title, keys }) => (
        <Keys key={title} title={say(title)} rows={keys.map(([what, shortcuts]) => ({ id: what, what: say(what), keys: shortcuts }))} />
      ))}
    </div>
  );
}

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly { readonly id: string; readonly what: string; readonly keys: readonly string[] }[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(({ id, what, keys }) => (
          <div key={id}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
