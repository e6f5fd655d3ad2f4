import { useDocument } from '../state/document.ts';
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

/** What a gesture begins with. */
export interface Press {
  readonly clientX: number;
  readonly clientY: number;
  readonly pointerId: number;
}

/**
 * Follows one pointer from its press until it is released. Escape gives it up, and so does any other edit meanwhile, an undo or another document: what the
 * gesture was measured on is no longer there. So does a release that the page was never told of. Of `finish` and `cancel` exactly one is called.
 */
export function followPointer({ pointerId }: Press, handlers: { readonly move: (event: PointerEvent) => void; readonly finish: (event: PointerEvent) => void; readonly cancel: () => void }): void {
  const stop = new AbortController();
  const { signal } = stop;
  const end = (): void => {
    stop.abort();
    unfollow();
  };
  const cancel = (): void => {
    end();
    handlers.cancel();
  };
  const unfollow = useDocument.subscribe((state, before) => {
    if (state.history.design !== before.history.design || state.opened !== before.opened || !state.isOpen) cancel();
  });
  const follow = (name: 'pointermove' | 'pointerup' | 'pointercancel', act: (event: PointerEvent) => void): void =>
    globalThis.addEventListener(name, (event) => {
      if (event.pointerId === pointerId) act(event);
    }, { signal });
  follow('pointermove', (event) => (event.pointerType === 'mouse' && event.buttons === 0 ? cancel() : handlers.move(event)));
  follow('pointerup', (event) => {
    end();
    handlers.finish(event);
  });
  follow('pointercancel', cancel);
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
