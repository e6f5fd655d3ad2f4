import { create } from 'zustand';
import { registry } from '../../shared/catalog/index.ts';
import { withGroups } from '../../shared/document/index.ts';
import { layoutOf, type Bounds } from '../../shared/drawing/index.ts';
import { useGesture, type Point } from '../canvas/gesture.ts';
import { isReachable } from '../focus-mode/inside.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { toDrawing } from '../state/viewport.ts';
import { announceSelection } from './select-actions.ts';
import { caughtBy, type MarqueeMode } from './marquee-catch.ts';

/** The marquee on screen, in pixels of the canvas region. */
interface MarqueeState {
  readonly marquee: { readonly area: Bounds; readonly mode: MarqueeMode } | null;
  readonly set: (marquee: MarqueeState['marquee']) => void;
}

export const useMarquee = create<MarqueeState>()((set) => ({ marquee: null, set: (marquee) => set({ marquee }) }));

/** A press that travels less than this is a click. */
const startPx = 3;

interface Press {
  readonly pointerId: number;
  readonly from: Point;
  /** In drawing coordinates: the camera may move meanwhile. */
  readonly anchor: Point;
  /** What was selected before, and stays so: none unless a modifier adds to it. */
  readonly kept: readonly string[];
  readonly before: readonly string[];
  isOn: boolean;
}

function between(a: Point, b: Point): Bounds {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** Selects by a rectangle drawn on the empty part of the canvas. Returns the function that stops it. */
export function followMarquee(region: HTMLElement): () => void {
  const end = new AbortController();
  let press: Press | null = null;
  const placeOf = (event: PointerEvent): Point => {
    const origin = region.getBoundingClientRect();
    return { x: event.clientX - origin.left, y: event.clientY - origin.top };
  };
  const finish = (): void => {
    press = null;
    useMarquee.getState().set(null);
  };
  const onDown = (event: PointerEvent): void => {
    const { tool, pick } = useSession.getState();
    const isFree = event.target instanceof Element && event.target.matches('.react-flow__pane') && useGesture.getState().gesture === null;
    if (!isFree || event.button !== 0 || event.pointerType === 'touch' || tool !== 'select' || pick !== null) return;
    const from = placeOf(event);
    const { ids } = useSelection.getState();
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    press = { pointerId: event.pointerId, from, anchor: toDrawing(from.x, from.y), kept: adds ? ids : [], before: ids, isOn: false };
  };
  const onMove = (event: PointerEvent): void => {
    if (press === null || event.pointerId !== press.pointerId) return;
    // Released where the page was not told of it.
    if (event.pointerType === 'mouse' && event.buttons === 0) return finish();
    const at = placeOf(event);
    if (!press.isOn && Math.hypot(at.x - press.from.x, at.y - press.from.y) < startPx) return;
    press.isOn = true;
    const mode: MarqueeMode = at.x < press.from.x ? 'touch' : 'contain';
    useMarquee.getState().set({ area: between(press.from, at), mode });
    const design = shownDesign();
    const caught = caughtBy(layoutOf(design, registry), between(press.anchor, toDrawing(at.x, at.y)), mode).filter((id) => isReachable(design, id));
    useSelection.getState().select(withGroups(design, [...new Set([...press.kept, ...caught])]));
  };
  const onUp = (event: PointerEvent): void => {
    if (press === null || event.pointerId !== press.pointerId) return;
    if (press.isOn) {
      // The click that follows at once is the end of the marquee, not a click on the canvas.
      const once = new AbortController();
      globalThis.addEventListener('click', (click) => click.stopPropagation(), { capture: true, signal: once.signal });
      setTimeout(() => once.abort());
      announceSelection();
    }
    finish();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || press?.isOn !== true) return;
    event.stopPropagation();
    useSelection.getState().select(press.before);
    finish();
  };
  // Another edit meanwhile gives it up, and what it has caught so far stays selected as far as it is there.
  const stop = useDocument.subscribe((state, before) => {
    if (press !== null && state.history.design !== before.history.design) finish();
  });
  const { signal } = end;
  region.addEventListener('pointerdown', onDown, { signal });
  globalThis.addEventListener('pointermove', onMove, { signal });
  globalThis.addEventListener('pointerup', onUp, { signal });
  globalThis.addEventListener('pointercancel', (event) => event.pointerId === press?.pointerId && finish(), { signal });
  globalThis.addEventListener('keydown', onKey, { capture: true, signal });
  return () => {
    stop();
    finish();
    end.abort();
  };
}
