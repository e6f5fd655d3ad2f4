import { isTyping } from '../keymap/shortcuts.ts';
import { useSession } from '../state/session.ts';
import { leaveHere, restHere, useViewport, wantedCamera } from '../state/viewport.ts';
import { followSpace } from './follow-space.ts';
import { followWheel } from './follow-wheel.ts';
import type { Point } from './gesture.ts';
import { draggedCamera, type Grip } from './grip.ts';

/** A press that travels further than this has panned: its click is nobody's. */
const clickPx = 4;

function keepFromOthers(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** The click that ends a pan comes right after it, if at all. */
function swallowClick(): void {
  const once = new AbortController();
  globalThis.addEventListener('click', keepFromOthers, { capture: true, signal: once.signal });
  setTimeout(() => once.abort());
}

/** Holds the drawing by one or more pointers and takes the camera along. */
interface Hold {
  readonly isOn: () => boolean;
  readonly holds: (id: number) => boolean;
  readonly take: (event: PointerEvent) => void;
  readonly move: (event: PointerEvent) => void;
  /** True when the last pointer has let go after having panned. */
  readonly release: (event: PointerEvent) => boolean;
}

function createHold(region: HTMLElement): Hold {
  const held = new Map<number, Point>();
  let grip: Grip | null = null;
  let travelled = 0;
  let origin = region.getBoundingClientRect();
  const placeOf = (event: PointerEvent): Point => ({ x: event.clientX - origin.left, y: event.clientY - origin.top });
  const regrip = (): void => {
    grip = held.size === 0 ? null : { camera: wantedCamera(), points: [...held.values()] };
  };
  return {
    isOn: () => grip !== null,
    holds: (id) => held.has(id),
    take: (event) => {
      origin = region.getBoundingClientRect();
      if (grip === null) {
        travelled = 0;
        leaveHere();
      }
      held.set(event.pointerId, placeOf(event));
      regrip();
    },
    move: (event) => {
      const before = held.get(event.pointerId);
      if (grip === null || before === undefined) return;
      const place = placeOf(event);
      travelled += Math.hypot(place.x - before.x, place.y - before.y);
      held.set(event.pointerId, place);
      useViewport.getState().controls?.follow(draggedCamera(grip, [...held.values()]));
    },
    release: (event) => {
      if (!held.delete(event.pointerId)) return false;
      regrip();
      if (held.size > 0) return false;
      restHere();
      return travelled > clickPx;
    },
  };
}

/**
 * What moves the camera by hand, for everything that lies on the canvas (UX 26, 27): wheel and trackpad; Space or the hand tool with the left button;
 * middle and right button; one finger where nothing stands, and with the hand tool; two fingers always. Listens before everybody else, so that what takes the drawing along
 * moves nothing else. Returns the function that stops it.
 */
export function followCameraGestures(region: HTMLElement): () => void {
  const end = new AbortController();
  const hold = createHold(region);
  const fingers = new Map<number, PointerEvent>();
  const isHere = (event: Event): boolean => event.target instanceof Node && region.contains(event.target);
  const isHand = (): boolean => useSession.getState().tool === 'hand';
  const show = (): void => {
    region.dataset['pan'] = hold.isOn() ? 'active' : space.isDown() || isHand() ? 'ready' : 'off';
  };
  const space = followSpace(region, show);

  const onFinger = (event: PointerEvent): void => {
    fingers.set(event.pointerId, event);
    const isFree = event.target instanceof Element && event.target.matches('.react-flow__pane');
    if (!isHand() && !isFree && fingers.size === 1) return;
    // The first finger may have begun something else: from now on all of them hold the drawing.
    for (const [id, finger] of fingers) if (!hold.holds(id)) hold.take(finger);
    if (isHand() || fingers.size > 1) event.stopPropagation();
  };
  const onDown = (event: PointerEvent): void => {
    if (!isHere(event)) return;
    const isLeftPan = event.button === 0 && (space.isDown() || isHand());
    if (event.pointerType === 'touch') onFinger(event);
    else if (!hold.isOn() && (isLeftPan || event.button === 1 || event.button === 2)) {
      hold.take(event);
      // Nobody else acts on the other buttons, and the menu of components wants to see them.
      if (isLeftPan) keepFromOthers(event);
      if (document.activeElement instanceof HTMLElement && isTyping(document.activeElement)) document.activeElement.blur();
    }
    show();
  };
  const onMove = (event: PointerEvent): void => {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, event);
    if (!hold.holds(event.pointerId)) return;
    if (event.pointerType === 'mouse' && event.buttons === 0) return onUp(event);
    hold.move(event);
    if (event.pointerType === 'touch') event.stopPropagation();
  };
  const onUp = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
    if (hold.release(event) && event.button === 0) swallowClick();
    show();
  };
  const onTouch = (event: Event): void => {
    if (hold.isOn() && isHere(event)) event.stopPropagation();
  };
  const onMouseDown = (event: MouseEvent): void => {
    // The middle button would start the browser's own scrolling, and React Flow pans by it on nodes whatever it is told.
    if (event.button === 1 && isHere(event)) keepFromOthers(event);
  };

  const options = { capture: true, signal: end.signal };
  globalThis.addEventListener('pointerdown', onDown, options);
  globalThis.addEventListener('pointermove', onMove, options);
  globalThis.addEventListener('pointerup', onUp, options);
  globalThis.addEventListener('pointercancel', onUp, options);
  globalThis.addEventListener('mousedown', onMouseDown, options);
  for (const touch of ['touchstart', 'touchmove']) globalThis.addEventListener(touch, onTouch, options);
  const stops = [followWheel(region), space.stop, useSession.subscribe(show)];
  show();
  return () => {
    end.abort();
    stops.forEach((stop) => stop());
  };
}
