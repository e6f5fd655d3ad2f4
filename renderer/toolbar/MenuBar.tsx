import { Check } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import type { AppCommand } from '../keymap/command.ts';
import { appCommand } from '../keymap/commands.ts';
import { menus } from '../keymap/menus.ts';
import { useShortcutLabel } from '../keymap/shortcuts-of.ts';
import { useLanguage, useTexts } from '../state/texts.ts';

/** The window's own menu bar, for the browser: the WAI-ARIA menu bar pattern over the one command list. */
export function MenuBar() {
  const language = useLanguage();
  const say = useTexts(appTexts);
  const [open, setOpen] = useState<number | null>(null);
  const bar = useRef<HTMLElement>(null);
  const returnTo = useRef<HTMLElement | null>(null);

  useEffect(() => {
    if (open === null) return;
    const close = (event: PointerEvent): void => {
      if (event.target instanceof Node && bar.current?.contains(event.target) !== true) setOpen(null);
    };
    globalThis.addEventListener('pointerdown', close);
    return () => globalThis.removeEventListener('pointerdown', close);
  }, [open]);
  useEffect(() => {
    if (open !== null) bar.current?.querySelector<HTMLElement>('.menu [role^=menuitem]')?.focus();
  }, [open]);

  const titles = (): HTMLElement[] => [...(bar.current?.querySelectorAll<HTMLElement>('.menu-title') ?? [])];
  const show = (index: number): void => {
    returnTo.current ??= document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setOpen(index);
  };
  const leave = (): void => {
    setOpen(null);
    returnTo.current?.focus();
    returnTo.current = null;
  };
  const choose = (command: AppCommand): void => {
    leave();
    if (command.enabled()) command.run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = titles().findIndex((title) => title.parentElement?.contains(document.activeElement));
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      const next = (at + step + menus.length) % menus.length;
      if (open === null) titles()[next]?.focus();
      else setOpen(next);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (open === null) show(Math.max(0, at));
      else focusItem(bar.current, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && open !== null) leave();
    else if (event.key === 'Tab') return setOpen(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <nav className="menu-bar" role="menubar" aria-label={say('region.menu')} ref={bar} onKeyDown={onKeyDown}>
      {menus.map((menu, index) => (
        <div key={menu.id} className="menu-holder" role="none">
          <button
            type="button"
            role="menuitem"
            className="menu-title"
            aria-haspopup="menu"
            aria-expanded={open === index}
            tabIndex={index === 0 ? 0 : -1}
            onPointerDown={(event) => {
              event.preventDefault();
              if (open === index) leave();
              else show(index);
            }}
            onClick={(event) => {
              // A press with the keyboard: pointers have opened it on pointerdown.
              if (event.detail === 0) show(index);
            }}
            onPointerEnter={() => {
              if (open !== null) setOpen(index);
            }}
          >
            {menu.label[language]}
          </button>
          {open === index ? (
            <div className="menu" role="menu" aria-label={menu.label[language]}>
              {menu.items.map((id, place) => {
                const command = id === null ? null : appCommand(id);
                return command === null ? (
                  <div key={`line-${String(place)}`} className="menu-line" role="separator" />
                ) : (
                  <MenuEntry key={command.id} command={command} isFirst={place === 0} choose={choose} />
                );
              })}
            </div>
          ) : null}
        </div>
      ))}
    </nav>
  );
}

/** A menu longer than the window scrolls: its first item can be reached by the keyboard, as such a place must. */
function MenuEntry({ command, isFirst, choose }: { readonly command: AppCommand; readonly isFirst: boolean; readonly choose: (command: AppCommand) => void }) {
  const language = useLanguage();
  const checked = command.checked?.();
  const shortcut = useShortcutLabel()(command);
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      aria-disabled={!command.enabled()}
      className="menu-item"
      tabIndex={isFirst ? 0 : -1}
      onClick={() => choose(command)}
      onPointerEnter={(event) => event.currentTarget.focus()}
    >
      <span className="check">{checked === true ? <Check size={13} aria-hidden="true" /> : null}</span>
      {command.label()[language]}
      {shortcut === null ? null : <span className="shortcut">{shortcut}</span>}
    </button>
  );
}

function focusItem(bar: HTMLElement | null, step: 1 | -1): void {
  const items = [...(bar?.querySelectorAll<HTMLElement>('.menu [role^=menuitem]') ?? [])];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + step + items.length) % items.length]?.focus();
}
