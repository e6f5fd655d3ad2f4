import { useEffect, useRef } from 'react';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';
import { HopRow } from './HopRow.tsx';
import type { Playhead } from './model/schedule.ts';
import type { TrackId } from './model/tracks.ts';
import { useTrace, type ShownTrace } from './trace-store.ts';

interface Props {
  readonly shown: ShownTrace;
  readonly track: TrackId;
  readonly playhead: Playhead | null;
}

/** The stops of one track in order; follows the playhead, and a click moves it (UX 71). */
export function HopList({ shown, track, playhead }: Props) {
  const say = useTexts(traceTexts);
  const goTo = useTrace((state) => state.goTo);
  const list = useRef<HTMLOListElement>(null);
  const stops = shown.tracks[track];
  const current = playhead?.stop.track === track ? playhead.stop.number : playhead?.stop.track === 'back' ? stops.length + 1 : 0;

  useEffect(() => {
    list.current?.querySelector('.hop-item.current')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  if (stops.length === 0) return <p className="trace-note">{say('hop.none')}</p>;
  return (
    <ol className={`hop-list ${track}`} ref={list} aria-label={say('hop.list')}>
      {stops.map((stop) => (
        <HopRow
          key={stop.number}
          stop={stop}
          design={shown.design}
          state={stop.number === current ? 'current' : stop.number < current ? 'past' : 'future'}
          onGo={goTo}
        />
      ))}
    </ol>
  );
}
