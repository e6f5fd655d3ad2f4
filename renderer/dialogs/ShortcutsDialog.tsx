import { appTexts } from '../../shared/i18n/app.ts';
import { appCommand } from '../keymap/commands.ts';
import { menus } from '../keymap/menus.ts';
import { shortcutLabel } from '../keymap/shortcuts.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { Dialog } from './Dialog.tsx';

/** The shortcut sheet, made from the command list. */
export function ShortcutsDialog() {
  const say = useTexts(appTexts);
  const language = useLanguage();
  const { close } = useSession.getState();
  return (
    <Dialog title={say('help.shortcuts')} close={close} wide>
      <div className="shortcut-sheet">
        {menus.map((menu) => {
          const commands = menu.items.flatMap((id) => (id === null ? [] : (appCommand(id) ?? []))).filter((command) => command.shortcuts.length > 0);
          return commands.length === 0 ? null : (
            <section key={menu.id}>
              <h3>{menu.label[language]}</h3>
              <dl>
                {commands.map((command) => (
                  <div key={command.id}>
                    <dt>{command.label()[language]}</dt>
                    <dd>
                      {command.shortcuts.map((shortcut) => (
                        <kbd key={shortcut} className="key">
                          {shortcutLabel(shortcut)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
