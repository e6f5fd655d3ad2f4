import { useEffect, useSyncExternalStore } from 'react';
import { useTrace } from './trace-store.ts';

/** Moves the playhead with the screen's frames while the trace plays. A tab that was hidden does not jump ahead. */
export function usePlayback(): void {
  const playing = useTrace((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    let last: number | null = null;
    const tick = (now: number): void => {
      if (last !== null) useTrace.getState().advance(Math.min(now - last, 100));
      last = now;
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playing]);
}

const reducedQuery = globalThis.matchMedia('(prefers-reduced-motion: reduce)');

function followReduced(changed: () => void): () => void {
  reducedQuery.addEventListener('change', changed);
  return () => reducedQuery.removeEventListener('change', changed);
}

/** Whether the person asked the system for less movement: the packet then jumps from device to device (UX 73). */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(followReduced, () => reducedQuery.matches);
}
