import { useMemo } from 'react';
import { playheadAt, type Playhead } from './model/schedule.ts';
import { useTrace } from './trace-store.ts';

/** Where the film stands now; null while nothing is shown. Changes only with the stop, not with every frame. */
export function usePlayhead(): Playhead | null {
  const shown = useTrace((state) => state.shown);
  const position = useTrace((state) => {
    const playhead = state.shown === null ? null : playheadAt(state.shown.schedule, state.timeMs);
    return playhead === null ? '' : `${playhead.index}${playhead.next === null ? '' : '+'}`;
  });
  return useMemo(() => {
    if (shown === null || position === '') return null;
    return playheadAt(shown.schedule, useTrace.getState().timeMs);
  }, [shown, position]);
}
