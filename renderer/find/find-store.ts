import { create } from 'zustand';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { cameraToRead } from '../canvas/camera-actions.ts';
import { useSpotlight } from '../canvas/spotlight.ts';
import { onShownChange, shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { arriveAt, leaveHere, useViewport, wantedCamera, type Camera } from '../state/viewport.ts';
import { findHits } from './find-hits.ts';

/** A search on the canvas. Its text outlives the bar: the next hit can be asked for at any time. */
interface FindState {
  readonly isOpen: boolean;
  readonly text: string;
  readonly hits: readonly string[];
  /** Index of the hit shown; -1 while there is none. */
  readonly at: number;
}

export const useFind = create<FindState>()(() => ({ isOpen: false, text: '', hits: [], at: -1 }));

/** What had the focus before the bar took it. */
let before: Element | null = null;

/** Everything but the hits is dimmed while the bar is open and something is found. */
function light(): void {
  const { isOpen, hits } = useFind.getState();
  const layout = layoutOf(shownDesign(), registry);
  const found = isOpen && hits.length > 0 ? new Set(hits.flatMap((id) => layout.visible(id)?.id ?? id)) : null;
  useSpotlight.setState({ found });
}

/** Where the camera was when the search began: half a word must not take it somewhere for good. */
let origin: Camera | null = null;

/** Selects the hit shown and brings it into view, as it is best seen from a camera. */
function showHit(from: Camera): void {
  const { hits, at } = useFind.getState();
  const id = hits[at];
  if (id === undefined) return;
  useSelection.getState().select([id]);
  const bounds = layoutOf(shownDesign(), registry).visible(id)?.bounds;
  if (bounds === undefined) return;
  const [now, to] = [wantedCamera(), cameraToRead(bounds, from)];
  if (to.x !== now.x || to.y !== now.y || to.zoom !== now.zoom) useViewport.getState().controls?.moveTo(to, true);
}

/** Searches for a text, and shows the hit nearest to the one shown before. */
export function findText(text: string): void {
  const { hits: known, at: last } = useFind.getState();
  const hits = findHits(shownDesign(), text);
  const kept = hits.indexOf(known[last] ?? '');
  useFind.setState({ text, hits, at: hits.length === 0 ? -1 : Math.max(kept, 0) });
  light();
  origin ??= wantedCamera();
  showHit(origin);
}

/** Goes to the next (1) or previous (-1) hit, round the ends; what has been edited since is searched again. */
export function findStep(step: 1 | -1): void {
  const { text, hits: known, at } = useFind.getState();
  const hits = findHits(shownDesign(), text);
  if (hits.length === 0) return;
  const from = hits.indexOf(known[at] ?? '');
  useFind.setState({ hits, at: (from + step + hits.length) % hits.length });
  light();
  // A search that is gone through has arrived: from here on it is looked around from where it is.
  origin = null;
  leaveHere();
  showHit(wantedCamera());
  arriveAt(wantedCamera());
}

export function openFind(): void {
  if (!useFind.getState().isOpen) {
    before = document.activeElement;
    origin = null;
    leaveHere();
  }
  useFind.setState({ isOpen: true });
  const field = document.querySelector<HTMLInputElement>('.find-bar input');
  field?.focus();
  field?.select();
  refresh();
}

/** Closes the bar. The focus goes back to where it was, on the canvas to the hit shown. */
export function closeFind(): void {
  const { hits, at } = useFind.getState();
  useFind.setState({ isOpen: false });
  light();
  arriveAt(wantedCamera());
  const hit = hits[at];
  const region = document.querySelector<HTMLElement>('.canvas');
  const wasElsewhere = before instanceof HTMLElement && before.isConnected && before !== document.body && region?.contains(before) === false;
  const node = hit === undefined ? null : document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(hit)}"]`);
  const back = wasElsewhere || hit === undefined ? before : node;
  (back instanceof HTMLElement && back.isConnected && back !== document.body ? back : region)?.focus({ preventScroll: true });
  before = null;
}

/** What is found follows the document; the camera stays. */
function refresh(): void {
  const { isOpen, text, hits: known, at } = useFind.getState();
  if (!isOpen) return;
  const hits = findHits(shownDesign(), text);
  useFind.setState({ hits, at: hits.length === 0 ? -1 : Math.max(hits.indexOf(known[at] ?? ''), 0) });
  light();
}

/** Keeps the search true to what is on the canvas. Returns the function that ends it. */
export function followFind(): () => void {
  const stops = [
    useDocument.subscribe((state, last) => {
      if (state.opened !== last.opened) useFind.setState({ isOpen: false, text: '', hits: [], at: -1 });
      if (state.history.design !== last.history.design) refresh();
    }),
    onShownChange(refresh),
  ];
  return () => {
    stops.forEach((stop) => stop());
    useFind.setState({ isOpen: false, text: '', hits: [], at: -1 });
    useSpotlight.setState({ found: null });
  };
}
