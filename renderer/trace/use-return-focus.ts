import { useLayoutEffect, useState } from 'react';

/**
 * Gives the focus on when a surface goes away, never to nowhere (UX 94): to `next` where that is on screen, else to where the focus was
 * before, else to `fallback`.
 */
export function useReturnFocus({ next, fallback }: { readonly next: string | null; readonly fallback: string }): void {
  // Read while rendering for the first time, before anything inside asks for the focus.
  const [before] = useState(() => document.activeElement);
  // With the commit that takes the surface away, so that nobody counts the focus as lost in between.
  useLayoutEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const following = next === null ? null : document.querySelector<HTMLElement>(next);
        const earlier = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : null;
        (following ?? earlier ?? document.querySelector<HTMLElement>(fallback))?.focus({ preventScroll: true });
      });
    },
    [before, next, fallback],
  );
}
