import { tourTexts } from '../../shared/i18n/tour.ts';
import { useSettings } from '../state/settings.ts';
import { useTexts } from '../state/texts.ts';
import { seen, startTour } from './tour-store.ts';
import './tour.css';

/** The tour is offered on the start screen until it was taken or skipped; it never comes up over work. */
export function TourOffer() {
  const say = useTexts(tourTexts);
  const isSeen = useSettings((state) => state.tourSeen);
  if (isSeen) return null;
  return (
    <section className="tour-offer" aria-labelledby="tour-offer">
      <h2 id="tour-offer">{say('tour.offer')}</h2>
      <p>{say('tour.offer.text')}</p>
      <div className="tour-actions">
        <button type="button" className="button small" onClick={startTour}>
          {say('tour.start')}
        </button>
        <button type="button" className="button small plain" onClick={seen}>
          {say('tour.skip')}
        </button>
      </div>
    </section>
  );
}
