import { appTexts } from '../../shared/i18n/app.ts';
import { appCommand } from '../keymap/commands.ts';
import { menus } from '../keymap/menus.ts';
import { shortcutLabel } from '../keymap/shortcuts.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { Dialog } from './Dialog.tsx';

/** Keys that belong to a place rather than to a command (UX 47, 69, 89). */
const placeKeys = [
  {
    title: 'keys.canvas',
    keys: [
      ['keys.move', ['← ↑ ↓ →']],
      ['keys.walk', ['Alt + ← ↑ ↓ →']],
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

/** The shortcut sheet, made from the command list, and the keys of canvas and player. */
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
        {placeKeys.map(({ title, keys }) => (
          <section key={title}>
            <h3>{say(title)}</h3>
            <dl>
              {keys.map(([what, shortcuts]) => (
                <div key={what}>
                  <dt>{say(what)}</dt>
                  <dd>
                    {shortcuts.map((shortcut) => (
                      <kbd key={shortcut} className="key">
                        {shortcut}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
