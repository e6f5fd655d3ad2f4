import { useMemo } from 'react';
import { steppedTime } from '../../shared/walkthrough/index.ts';
import { playheadAt, type Playhead } from './model/schedule.ts';
import { useTrace, type ShownTrace } from './trace-store.ts';
import { useReducedMotion } from './use-playback.ts';

function headOf(shown: ShownTrace, timeMs: number, reduced: boolean): Playhead | null {
  return playheadAt(shown.schedule, reduced ? steppedTime(shown.timeline, timeMs) : timeMs);
}

/** Where the film stands now; null while nothing is shown. Changes only with the stop, not with every frame. */
export function usePlayhead(): Playhead | null {
  const reduced = useReducedMotion();
  const shown = useTrace((state) => state.shown);
  const position = useTrace((state) => {
    const playhead = state.shown === null ? null : headOf(state.shown, state.timeMs, reduced);
    return playhead === null ? '' : `${playhead.index}${playhead.next === null ? '' : '+'}`;
  });
  return useMemo(() => {
    if (shown === null || position === '') return null;
    return headOf(shown, useTrace.getState().timeMs, reduced);
  }, [shown, position, reduced]);
}
