import { useGesture } from '../canvas/gesture.ts';
import { isOverCanvas } from '../canvas/pointer.ts';
import { placingTexts } from '../../shared/i18n/placing.ts';
import { isComposing, isTyping } from '../keymap/shortcuts.ts';
import { useSession } from '../state/session.ts';
import { letGo, showHeld } from './place.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { usePlacing } from './placing-store.ts';

/** True over the drawing itself, not over a control that floats there. */
function isOverDrawing(event: MouseEvent): boolean {
  const { target } = event;
  return isOverCanvas(event) && target instanceof Element && target.closest('.canvas') !== null && target.closest('button, input, a, [role="dialog"], [role="menu"], .placing-bar') === null;
}

/** A press that is meant for the drawing, with the main button. */
function isForDrawing(event: MouseEvent): boolean {
  return event.button === 0 && isOverDrawing(event);
}

/**
 * Click-to-place: the ghost follows the pointer over the canvas and a click puts the entry there. Wheel and the other buttons keep moving the camera.
 * Returns the function that ends it.
 */
export function followClicks(entry: PaletteEntry): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true } as const;
  const hide = (): void => {
    if (useGesture.getState().gesture?.name === 'place') useGesture.getState().set(null);
  };
  const legal = (): ReadonlySet<string> => entry.legal();
  let lit = legal();
  const leave = (): void => {
    usePlacing.getState().leave();
    useSession.getState().announce(placingTexts['place.left']);
  };
  globalThis.addEventListener('pointermove', (event) => {
    if (event.buttons !== 0) return;
    if (isOverDrawing(event)) showHeld(entry, lit, event);
    else hide();
  }, options);
  // The canvas below must see neither the press nor the click: it would select or draw a marquee.
  for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'dblclick'] as const) {
    globalThis.addEventListener(name, (event: MouseEvent) => {
      if (isForDrawing(event)) event.stopImmediatePropagation();
    }, options);
  }
  globalThis.addEventListener('click', (event) => {
    if (!isForDrawing(event)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    const isPlaced = letGo(entry, showHeld(entry, lit, event));
    hide();
    if (!isPlaced) return;
    if (usePlacing.getState().isKept) lit = legal();
    else usePlacing.getState().leave();
  }, options);
  globalThis.addEventListener('keydown', (event) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
    } else if ((event.code === 'KeyV' || event.code === 'KeyH') && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) leave();
  }, options);
  const stopDialogs = useSession.subscribe((state) => {
    if (state.dialog !== null) usePlacing.getState().leave();
  });
  return () => {
    stop.abort();
    stopDialogs();
    hide();
  };
}
