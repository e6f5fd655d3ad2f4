import { useEffect, useSyncExternalStore } from 'react';
import { steppedTime } from '../../shared/walkthrough/index.ts';
import { useTrace, type ShownTrace } from './trace-store.ts';

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

/** The moment of the film that is shown: with less motion asked for, the last arrival instead of a place between two devices. */
export function useVisibleTime(shown: ShownTrace | null): number {
  const reduced = useReducedMotion();
  return useTrace((state) => (shown !== null && reduced ? steppedTime(shown.timeline, state.timeMs) : state.timeMs));
}
