import { useMemo } from 'react';
import type { Playhead } from './model/schedule.ts';
import { playheadFor } from './film.ts';
import { useTrace } from './trace-store.ts';

/** Where the film stands now; null while nothing is shown. Changes only with the stop, not with every frame. */
export function usePlayhead(): Playhead | null {
  const shown = useTrace((state) => state.shown);
  const position = useTrace((state) => {
    const playhead = state.shown === null ? null : playheadFor(state.shown.schedule, state.timeMs);
    return playhead === null ? '' : `${playhead.index}${playhead.next === null ? '' : '+'}`;
  });
  return useMemo(() => {
    if (shown === null || position === '') return null;
    return playheadFor(shown.schedule, useTrace.getState().timeMs);
  }, [shown, position]);
}
