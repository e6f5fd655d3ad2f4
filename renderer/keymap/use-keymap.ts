import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { isDialogOpen, useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { appCommands } from './commands.ts';
import { shortcutsIn } from './custom-shortcuts.ts';
import { isComposing, isTyping } from './shortcuts.ts';

/** Shortcuts that make sense while typing: they carry a modifier and the field has no meaning of its own for them. */
const whileTyping = new Set(['file.new', 'file.open', 'file.save', 'file.saveAs', 'file.export', 'file.close', 'edit.find', 'help.commands', 'focus.next', 'focus.previous']);

/** Binds the command list to the keyboard as the person has set it. Nothing fires during composition, inside fields, or under a dialog. */
export function useKeymap(): void {
  const custom = useSettings((state) => state.shortcuts);
  useEffect(() => {
    const bindings = appCommands.flatMap((command) =>
      (command.role === undefined ? shortcutsIn(custom, command) : []).map((shortcut): [string, (event: KeyboardEvent) => void] => [
        shortcut,
        (event) => {
          if (event.defaultPrevented || isComposing(event) || isDialogOpen()) return;
          if (isTyping(event.target) && !whileTyping.has(command.id)) return;
          // Ctrl+S and the like must never reach the browser, even when the command is off.
          if (shortcut.includes('$mod')) event.preventDefault();
          if (!command.enabled()) return;
          event.preventDefault();
          // What is being typed belongs to the document before it is saved or left.
          if (command.id.startsWith('file.') && event.target instanceof HTMLElement && isTyping(event.target)) event.target.blur();
          command.run();
        },
      ]),
    );
    const escape = (event: KeyboardEvent): void => {
      if (!isComposing(event) && useSession.getState().pick !== null) useSession.getState().endPick(null);
    };
    return tinykeys(window, Object.fromEntries([...bindings, ['Escape', escape]]));
  }, [custom]);
}
