import { Pencil, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { keymapTexts } from '../../shared/i18n/keymap.ts';
import type { AppCommand } from '../keymap/command.ts';
import { pressedShortcut, sameShortcut, shortcutsIn, type CustomShortcuts } from '../keymap/custom-shortcuts.ts';
import { isApple, shortcutLabel } from '../keymap/shortcuts.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { obstacleTo, shortcutList, type Obstacle } from './shortcut-actions.ts';

interface Refused {
  readonly shortcut: string;
  readonly obstacle: Obstacle;
}

/** One command: its keys, and what can be done about them. Whoever waits for keys takes every press but Escape and Tab. */
export function ShortcutRow({
  command,
  custom,
  isWaiting,
  wait,
  give,
  remove,
  reset,
}: {
  readonly command: AppCommand;
  readonly custom: CustomShortcuts;
  readonly isWaiting: boolean;
  /** Begins or ends waiting for keys. */
  readonly wait: (isWaiting: boolean) => void;
  readonly give: (shortcut: string) => void;
  readonly remove: () => void;
  readonly reset: () => void;
}) {
  const say = useTexts(keymapTexts);
  const language = useLanguage();
  const label = command.label()[language];
  const shortcuts = shortcutsIn(custom, command);
  const isChanged = shortcuts.length !== command.shortcuts.length || shortcuts.some((shortcut, index) => !sameShortcut(shortcut, command.shortcuts[index] ?? ''));
  const change = useRef<HTMLButtonElement>(null);
  const wasWaiting = useRef(false);
  useEffect(() => {
    if (wasWaiting.current && !isWaiting) change.current?.focus();
    wasWaiting.current = isWaiting;
  }, [isWaiting]);
  const own = shortcutList(command.shortcuts) ?? say('editor.noKey');
  return (
    <li className={isWaiting ? 'shortcut-row waiting' : 'shortcut-row'} data-command={command.id}>
      <span className="shortcut-name">{label}</span>
      {isChanged ? <span className="tag accent">{say('editor.changed')}</span> : null}
      {isWaiting ? (
        <Recorder command={command} custom={custom} give={give} stop={() => wait(false)} />
      ) : (
        <>
          <span className="shortcut-keys">
            {shortcuts.length === 0 ? <span className="quiet">{say('editor.noKey')}</span> : null}
            {shortcuts.map((shortcut) => (
              <kbd key={shortcut} className="key">
                {shortcutLabel(shortcut)}
              </kbd>
            ))}
          </span>
          <button type="button" className="icon-button small" ref={change} aria-label={say('editor.change', { command: label })} title={say('editor.change', { command: label })} onClick={() => wait(true)}>
            <Pencil size={13} aria-hidden="true" />
          </button>
          <button type="button" className="icon-button small" disabled={shortcuts.length === 0} aria-label={say('editor.remove', { command: label })} title={say('editor.remove', { command: label })} onClick={remove}>
            <X size={13} aria-hidden="true" />
          </button>
          <button type="button" className="icon-button small" disabled={!isChanged} aria-label={say('editor.reset', { command: label, keys: own })} title={say('editor.reset', { command: label, keys: own })} onClick={reset}>
            <RotateCcw size={13} aria-hidden="true" />
          </button>
        </>
      )}
    </li>
  );
}

function Recorder({ command, custom, give, stop }: { readonly command: AppCommand; readonly custom: CustomShortcuts; readonly give: (shortcut: string) => void; readonly stop: () => void }) {
  const say = useTexts(keymapTexts);
  const language = useLanguage();
  const [refused, setRefused] = useState<Refused | null>(null);
  const box = useRef<HTMLButtonElement>(null);
  const replace = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    (refused?.obstacle.kind === 'taken' ? replace : box).current?.focus();
  }, [refused]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return;
    // Inside the dialog and above it nobody else may act on what is pressed here.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return stop();
    const shortcut = pressedShortcut(event.nativeEvent, isApple);
    if (shortcut === null) return;
    const obstacle = obstacleTo(custom, command, shortcut);
    if (obstacle === null) give(shortcut);
    else setRefused({ shortcut, obstacle });
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  const label = command.label()[language];
  const keys = refused === null ? '' : shortcutLabel(refused.shortcut);
  return (
    <span className="shortcut-recorder">
      <button type="button" className="shortcut-box" ref={box} aria-label={say('editor.pressFor', { command: label })} onKeyDown={onKeyDown}>
        {refused === null ? say('editor.press') : keys}
      </button>
      {refused === null ? null : (
        <span className="shortcut-obstacle" role="alert">
          {refused.obstacle.kind === 'refused'
            ? say('editor.refused', { keys, reason: refused.obstacle.reason[language] })
            : say('editor.taken', { keys, command: refused.obstacle.by.label()[language] })}
        </span>
      )}
      {refused?.obstacle.kind === 'taken' ? (
        <button type="button" className="button small" ref={replace} onKeyDown={onEscape} onClick={() => give(refused.shortcut)}>
          {say('editor.replace')}
        </button>
      ) : null}
      <button type="button" className="button small plain" onKeyDown={onEscape} onClick={stop}>
        {say('editor.cancel')}
      </button>
    </span>
  );
}
