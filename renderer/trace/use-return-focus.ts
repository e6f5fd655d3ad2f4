import { useEffect, useState } from 'react';

/** Gives the focus back when a surface goes away: to where it was before, or to `fallback`; never to nowhere (UX 94). */
export function useReturnFocus(fallback: string): void {
  // Read while rendering for the first time, before anything inside asks for the focus.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        const target = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : document.querySelector<HTMLElement>(fallback);
        target?.focus({ preventScroll: true });
      });
    },
    [before, fallback],
  );
}
