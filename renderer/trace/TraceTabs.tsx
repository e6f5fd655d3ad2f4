import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';
import { endOf, type TrackId } from './model/tracks.ts';
import { useTrace, type ShownTrace } from './trace-store.ts';

interface Props {
  readonly shown: ShownTrace;
  /** The track the playhead is on. */
  readonly track: TrackId;
}

/** Forward and return hops, and for a packet that died the reason. Choosing a track moves the playhead to its first hop. */
export function TraceTabs({ shown, track }: Props) {
  const say = useTexts(traceTexts);
  const showsWhy = useTrace((state) => state.showsWhy);
  const showWhy = useTrace((state) => state.showWhy);
  const goTo = useTrace((state) => state.goTo);
  const { forward, back, backIs } = shown.tracks;
  const choose = (to: TrackId): void => {
    showWhy(false);
    const first = shown.tracks[to][0];
    if (first !== undefined && track !== to) goTo(first);
  };
  const hasWhy = shown.trace.blockers.length > 0 || endOf(shown.tracks) !== null;
  return (
    <div className="trace-tabs" role="group" aria-label={say('hop.list')}>
      <button type="button" aria-pressed={!showsWhy && track === 'forward'} onClick={() => choose('forward')}>
        {say('tab.forward')} <em>{forward.length}</em>
      </button>
      {hasWhy ? (
        <button type="button" aria-pressed={showsWhy} onClick={() => showWhy(true)}>
          {say('tab.why')}
        </button>
      ) : null}
      <button type="button" className="back" aria-pressed={!showsWhy && track === 'back'} disabled={back.length === 0} onClick={() => choose('back')}>
        {say(backIs === 'error' ? 'tab.error' : 'tab.return')} <em>{back.length === 0 ? '–' : back.length}</em>
      </button>
    </div>
  );
}
