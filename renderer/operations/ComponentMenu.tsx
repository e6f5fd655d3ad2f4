import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { operationTexts } from '../../shared/i18n/operations.ts';
import type { AppCommand } from '../keymap/command.ts';
import { appCommand } from '../keymap/commands.ts';
import { useShortcutLabel } from '../keymap/shortcuts-of.ts';
import { linkLabel } from '../links/link-label.ts';
import { useDesign } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession, type OpenMenu } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { asksFirst, offeredOperations, startOperation } from './run-operation.ts';

const ofSelection = ['edit.rename', 'edit.connect', 'edit.moveTo', 'edit.duplicate', 'group.make', 'lock.toggle', 'hide.selection', 'edit.delete', 'edit.deleteRejoin'] as const;
const ofLink = ['link.reattachFrom', 'link.reattachTo', 'link.resetRoute', 'edit.delete'] as const;

/** The item under a moving pointer takes the focus; a menu that opens below a resting one leaves it where the keys are. */
function followPointer(event: PointerEvent<HTMLElement>): void {
  if (event.movementX !== 0 || event.movementY !== 0) event.currentTarget.focus();
}

/** The menu of a component: what its kind offers as it stands, then what can be done with anything selected. */
export function ComponentMenu() {
  const menu = useSession((state) => state.menu);
  // Not inside the canvas, which takes pointer and keys for its own, but inside a landmark of the window, with the size of its parts.
  return menu === null ? null : createPortal(<Menu key={`${menu.id} ${String(menu.x)} ${String(menu.y)}`} menu={menu} />, document.querySelector('.region-toolbar') ?? document.body);
}

/** Keeps the menu inside the window, gives it the focus, and gives the focus back when it closes. */
function useMenu(element: RefObject<HTMLDivElement | null>, menu: OpenMenu): void {
  useEffect(() => {
    const before = document.activeElement;
    const box = element.current?.getBoundingClientRect();
    if (box !== undefined && element.current !== null) {
      const { uiZoom } = useSettings.getState();
      element.current.style.left = `${String(Math.max(8, Math.min(menu.x, globalThis.innerWidth - box.width - 8)) / uiZoom)}px`;
      element.current.style.top = `${String(Math.max(8, Math.min(menu.y, globalThis.innerHeight - box.height - 8)) / uiZoom)}px`;
    }
    focusItem(element.current, 1);
    const close = (): void => useSession.getState().openMenu(null);
    const onPointerDown = (event: globalThis.PointerEvent): void => {
      if (event.target instanceof Node && element.current?.contains(event.target) !== true) close();
    };
    globalThis.addEventListener('pointerdown', onPointerDown, true);
    globalThis.addEventListener('blur', close);
    return () => {
      globalThis.removeEventListener('pointerdown', onPointerDown, true);
      globalThis.removeEventListener('blur', close);
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
    };
  }, [element, menu]);
}

function Menu({ menu }: { readonly menu: OpenMenu }) {
  const say = useTexts(operationTexts);
  const language = useLanguage();
  const design = useDesign();
  const selected = useSelection((state) => state.ids.length);
  const element = useRef<HTMLDivElement>(null);
  useMenu(element, menu);
  const close = (): void => useSession.getState().openMenu(null);
  const choose = (run: () => void): void => {
    close();
    // After the menu has given the focus back: a dialog that opens now returns it to the same place.
    requestAnimationFrame(run);
  };
  const isLink = design.links[menu.id] !== undefined;
  const operations = selected > 1 || isLink ? [] : offeredOperations(design, menu.id);
  const commands = (isLink ? ofLink : ofSelection).flatMap((id) => appCommand(id) ?? []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') focusItem(element.current, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Home' || event.key === 'End') focusItem(element.current, event.key === 'Home' ? 'first' : 'last');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="menu component-menu" role="menu" tabIndex={-1} aria-label={say('actions.of', { name: isLink ? linkLabel(design, menu.id, language) : (design.components[menu.id]?.name ?? '') })} ref={element} style={{ left: menu.x, top: menu.y }} onKeyDown={onKeyDown} onContextMenu={(event) => event.preventDefault()}>
      {operations.map((known) => {
        const label = known.operation.label[language];
        return (
          <button key={known.operation.id} type="button" role="menuitem" className="menu-item" tabIndex={-1} data-operation={known.operation.id} onClick={() => choose(() => startOperation(menu.id, known.operation.id))} onPointerMove={followPointer}>
            {asksFirst(design, known) ? say('actions.asks', { action: label }) : label}
          </button>
        );
      })}
      {operations.length === 0 ? null : <div className="menu-line" role="separator" />}
      {commands.map((command) => (
        <CommandItem key={command.id} command={command} choose={() => choose(() => (command.enabled() ? command.run() : undefined))} />
      ))}
    </div>
  );
}

function CommandItem({ command, choose }: { readonly command: AppCommand; readonly choose: () => void }) {
  const language = useLanguage();
  const shortcut = useShortcutLabel()(command);
  return (
    <button type="button" role="menuitem" className="menu-item" tabIndex={-1} aria-disabled={!command.enabled()} onClick={choose} onPointerMove={followPointer}>
      {command.label()[language]}
      {shortcut === null ? null : <span className="shortcut">{shortcut}</span>}
    </button>
  );
}

function focusItem(menu: HTMLElement | null, step: 1 | -1 | 'first' | 'last'): void {
  const items = [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = step === 'first' ? 0 : step === 'last' ? items.length - 1 : (at + step + items.length) % items.length;
  items[at === -1 && step === -1 ? items.length - 1 : next]?.focus();
}
