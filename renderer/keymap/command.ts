import type { Localized } from '../../shared/model/text.ts';

/** What must hold before a command may run, and the sentence that says so where it does not. */
export interface Condition {
  readonly holds: () => boolean;
  readonly why: Localized;
}

/**
 * A command of the window: menus, the native menu, toolbar, command palette and shortcuts all show the same list.
 * Its functions read the stores at the moment they are called.
 */
export interface AppCommand {
  readonly id: string;
  readonly label: () => Localized;
  /** As tinykeys reads it; the first one is shown. */
  readonly shortcuts: readonly string[];
  readonly enabled: () => boolean;
  /** The first condition that does not hold; null when the command may run. */
  readonly whyNot: () => Localized | null;
  /** Checked in menus: the choice that holds now. */
  readonly checked?: () => boolean;
  /** The browser engine's own command: its keys and the shell's menu reach fields as well, so the window does not bind them. */
  readonly role?: 'cut' | 'copy' | 'paste';
  readonly run: () => void;
}

export interface CommandOptions {
  readonly shortcuts?: readonly string[];
  /** Asked in order. */
  readonly needs?: readonly Condition[];
  readonly checked?: () => boolean;
  readonly role?: 'cut' | 'copy' | 'paste';
}

/** @param label a text, or what says it at the moment it is read */
export function command(id: string, label: Localized | (() => Localized), run: () => void, { shortcuts = [], needs = [], checked, role }: CommandOptions = {}): AppCommand {
  return {
    id,
    run,
    label: typeof label === 'function' ? label : () => label,
    shortcuts,
    enabled: () => needs.every((condition) => condition.holds()),
    whyNot: () => needs.find((condition) => !condition.holds())?.why ?? null,
    ...(checked === undefined ? {} : { checked }),
    ...(role === undefined ? {} : { role }),
  };
}
