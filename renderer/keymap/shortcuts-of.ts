import { useCallback } from 'react';
import { useSettings } from '../state/settings.ts';
import type { AppCommand } from './command.ts';
import { shortcutsIn } from './custom-shortcuts.ts';
import { shortcutLabel } from './shortcuts.ts';

/** The shortcuts that a command answers to now, the first one is shown. Everything that binds or shows shortcuts asks here. */
export function shortcutsOf(command: AppCommand): readonly string[] {
  return shortcutsIn(useSettings.getState().shortcuts, command);
}

/** For components: the shortcut of a command as a person reads it, drawn again when the person changes it; null when it has none. */
export function useShortcutLabel(): (command: AppCommand | null) => string | null {
  const custom = useSettings((state) => state.shortcuts);
  return useCallback(
    (command) => {
      const shortcut = command === null ? undefined : shortcutsIn(custom, command)[0];
      return shortcut === undefined ? null : shortcutLabel(shortcut);
    },
    [custom],
  );
}
