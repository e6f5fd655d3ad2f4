import { Lock, LockOpen, X } from 'lucide-react';
import { useEffect } from 'react';
import { placingTexts } from '../../shared/i18n/placing.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { fillBoth } from '../state/texts.ts';
import { followClicks } from './follow-clicks.ts';
import { usePlacing } from './placing-store.ts';

/** While click-to-place is on: what the next click does, the lock that keeps it on, and the way out (UX 39). */
export function PlacingBar() {
  const say = useTexts(placingTexts);
  const language = useLanguage();
  const armed = usePlacing((state) => state.armed);
  const isKept = usePlacing((state) => state.isKept);
  useEffect(() => {
    if (armed === null) return;
    useSession.getState().announce(fillBoth(placingTexts['place.armed'], { name: armed.labels[language] }));
    return followClicks(armed);
    // The language of the announcement is that of the moment; a switch does not arm anew.
  }, [armed]); // oxlint-disable-line react/exhaustive-deps
  if (armed === null) return null;
  const { keep, leave } = usePlacing.getState();
  return (
    <div className="placing-bar" role="group" aria-label={say('place.keep')} title={say('place.keys')}>
      <span>{say('place.armed', { name: armed.labels[language] })}</span>
      <button type="button" className="button small" aria-pressed={isKept} onClick={() => keep(!isKept)}>
        {isKept ? <Lock size={13} aria-hidden="true" /> : <LockOpen size={13} aria-hidden="true" />}
        {say('place.keep')}
        <kbd>Q</kbd>
      </button>
      <button type="button" className="button small" onClick={leave}>
        <X size={13} aria-hidden="true" />
        {say('place.leave')}
        <kbd>Esc</kbd>
      </button>
    </div>
  );
}
