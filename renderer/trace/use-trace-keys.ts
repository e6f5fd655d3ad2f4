import { useCallback, useEffect, type KeyboardEvent as ReactKeyboardEvent } from 'react';
import { useSession } from '../state/session.ts';
import { useTrace } from './trace-store.ts';

/** A key that belongs to a field, a dialog or an input method is nobody else's. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return true;
  const { target } = event;
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]') !== null;
}

/** Escape closes the trace, unless something on top of it wants the key first. */
export function useTraceEscape(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isTaken(event) || !useTrace.getState().isOpen) return;
      const { pick, dialog } = useSession.getState();
      if (pick !== null || dialog !== null) return;
      event.preventDefault();
      useTrace.getState().close();
    };
    globalThis.addEventListener('keydown', listen);
    return () => globalThis.removeEventListener('keydown', listen);
  }, []);
}

type PlayerAction = 'toggle' | 'back' | 'forward' | 'first' | 'last';

/** The player's keys (UX 69) by their place on the keyboard, so that they work under a Hangul layout too. */
const actions: Readonly<Record<string, PlayerAction>> = {
  Space: 'toggle',
  ArrowLeft: 'back',
  Comma: 'back',
  ArrowRight: 'forward',
  Period: 'forward',
  Home: 'first',
  End: 'last',
};

/** What a key means to the player; null for keys that are not its own. */
export function playerAction(event: { readonly code: string; readonly altKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): PlayerAction | null {
  return event.altKey || event.ctrlKey || event.metaKey ? null : (actions[event.code] ?? null);
}

/** Key handler for the player and the hop list. Space on a button presses that button; the speed list keeps its own keys. */
export function usePlayerKeys(): (event: ReactKeyboardEvent) => void {
  return useCallback((event) => {
    const action = playerAction(event);
    const { target } = event;
    if (action === null || event.nativeEvent.isComposing || target instanceof HTMLSelectElement || target instanceof HTMLInputElement) return;
    if (action === 'toggle' && target instanceof Element && target.closest('button') !== null) return;
    event.preventDefault();
    const trace = useTrace.getState();
    switch (action) {
      case 'toggle':
        return trace.togglePlay();
      case 'first':
        return trace.seek(0);
      case 'last':
        return trace.seek(trace.shown?.schedule.durationMs ?? 0);
      case 'back':
        return trace.step(-1);
      case 'forward':
        return trace.step(1);
    }
  }, []);
}
