import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { tourTexts } from '../../shared/i18n/tour.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useDocument } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { besidePlace, tourSteps, type Box } from './tour-steps.ts';
import { useTour } from './tour-store.ts';
import './tour.css';

/** The tour over the editor: a frame around the place of the step and a card beside it. Nothing is locked; Escape ends it (UX 90). */
export function Tour() {
  const step = useTour((state) => state.step);
  const isOpen = useDocument((state) => state.isOpen);
  const isFree = useSession((state) => state.dialog === null);
  return step === null || !isOpen || !isFree ? null : <Step key={step} step={step} />;
}

interface Places {
  readonly place: Box;
  readonly card: { readonly left: number; readonly top: number };
}

function Step({ step }: { readonly step: number }) {
  const say = useTexts(tourTexts);
  const card = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<Places | null>(null);
  const { go, end } = useTour.getState();
  const { id, place: selector } = tourSteps[step] ?? tourSteps[0];
  const isLast = step === tourSteps.length - 1;
  useLayoutEffect(() => {
    const place = document.querySelector(selector);
    const measure = (): void => {
      const box = (place ?? document.body).getBoundingClientRect();
      const own = card.current?.getBoundingClientRect() ?? new DOMRect();
      setPlaces({ place: box, card: besidePlace(box, own, { width: globalThis.innerWidth, height: globalThis.innerHeight }) });
    };
    measure();
    const sizes = new ResizeObserver(measure);
    if (place !== null) sizes.observe(place);
    // A panel that slides in arrives after it was measured.
    place?.addEventListener('transitionend', measure);
    globalThis.addEventListener('resize', measure);
    card.current?.querySelector<HTMLElement>('[data-next]')?.focus();
    return () => {
      sizes.disconnect();
      place?.removeEventListener('transitionend', measure);
      globalThis.removeEventListener('resize', measure);
    };
  }, [selector]);
  const leave = (): void => {
    end();
    document.querySelector<HTMLElement>('[data-region="canvas"]')?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'ArrowRight' && !isLast) go(step + 1);
    else if (event.key === 'ArrowLeft' && step > 0) go(step - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      {places === null ? null : <div className="tour-frame" style={{ left: places.place.left, top: places.place.top, width: places.place.width, height: places.place.height }} />}
      <div
        className="tour-card"
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        data-region="tour"
        ref={card}
        style={places === null ? { opacity: 0 } : places.card}
        onKeyDown={keys}
      >
        <p className="tour-count numeric">{say('tour.label', { step: step + 1, count: tourSteps.length })}</p>
        <h2 id="tour-title">{say(`tour.${id}.title`)}</h2>
        <p id="tour-text">{say(`tour.${id}.text`)}</p>
        <div className="tour-actions">
          {isLast ? null : (
            <button type="button" className="button small plain" onClick={leave}>
              {say('tour.skip')}
            </button>
          )}
          <span className="grow" />
          {step === 0 ? null : (
            <button type="button" className="button small" onClick={() => go(step - 1)}>
              {say('tour.back')}
            </button>
          )}
          <button type="button" className="button small primary" data-next="" onClick={() => (isLast ? leave() : go(step + 1))}>
            {say(isLast ? 'tour.done' : 'tour.next')}
          </button>
        </div>
      </div>
    </>
  );
}
