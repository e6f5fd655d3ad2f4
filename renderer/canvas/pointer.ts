import { toDrawing } from '../state/viewport.ts';
import type { Point } from './gesture.ts';

/** The canvas region on the page; everything the pointer says is relative to it. */
export function canvasRectangle(): DOMRect {
  return document.querySelector('.region-canvas')?.getBoundingClientRect() ?? new DOMRect();
}

/** A pointer event's place in the drawing. */
export function pointerAt(event: { readonly clientX: number; readonly clientY: number }): Point {
  const region = canvasRectangle();
  return toDrawing(event.clientX - region.left, event.clientY - region.top);
}

/** True when a pointer event is over the canvas region. */
export function isOverCanvas(event: { readonly clientX: number; readonly clientY: number }): boolean {
  const region = canvasRectangle();
  return event.clientX >= region.left && event.clientX <= region.right && event.clientY >= region.top && event.clientY <= region.bottom;
}

/** Follows a press until it is released or given up with Escape. Both `finish` and `cancel` end it; exactly one is called. */
export function followPointer(handlers: { readonly move: (event: PointerEvent) => void; readonly finish: (event: PointerEvent) => void; readonly cancel: () => void }): void {
  const stop = new AbortController();
  const { signal } = stop;
  const cancel = (): void => {
    stop.abort();
    handlers.cancel();
  };
  globalThis.addEventListener('pointermove', handlers.move, { signal });
  globalThis.addEventListener(
    'pointerup',
    (event) => {
      stop.abort();
      handlers.finish(event);
    },
    { signal },
  );
  globalThis.addEventListener('pointercancel', cancel, { signal });
  globalThis.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      cancel();
    },
    { signal, capture: true },
  );
}
