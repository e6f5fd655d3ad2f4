import { useSettings } from '../state/settings.ts';
import { leaveHere, restHere, useViewport, wantedCamera } from '../state/viewport.ts';
import { turnedCamera } from './wheel.ts';

/** The wheel has stopped when it has not turned for this long. */
const restMs = 250;

/** Zooms and pans by wheel and trackpad, over everything that lies on the canvas (UX 26). Returns the function that stops it. */
export function followWheel(region: HTMLElement): () => void {
  let rest = 0;
  let origin = region.getBoundingClientRect();
  const onWheel = (event: WheelEvent): void => {
    if (!(event.target instanceof Node) || !region.contains(event.target)) return;
    // The browser would zoom the page.
    event.preventDefault();
    event.stopPropagation();
    if (rest === 0) {
      origin = region.getBoundingClientRect();
      leaveHere();
    }
    clearTimeout(rest);
    rest = window.setTimeout(() => {
      rest = 0;
      restHere();
    }, restMs);
    const place = { x: event.clientX - origin.left, y: event.clientY - origin.top };
    useViewport.getState().controls?.follow(turnedCamera(wantedCamera(), event, place, useSettings.getState().wheel));
  };
  globalThis.addEventListener('wheel', onWheel, { capture: true, passive: false });
  return () => {
    globalThis.removeEventListener('wheel', onWheel, { capture: true });
    clearTimeout(rest);
  };
}
