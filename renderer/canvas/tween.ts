import type { Design, Placement } from '../../shared/model/design.ts';
import type { History } from '../../shared/document/index.ts';
import { useDocument } from '../state/document.ts';

/** How long things travel to their new places, in milliseconds (VISUAL 13). */
const tweenMs = 260;

/** A frame that takes longer than this ends the travelling: a large drawing jumps rather than stutters. */
const slowFrameMs = 50;

/** Fast away, slow to rest: the curve of VISUAL 13, near enough without solving its cubic. */
function eased(part: number): number {
  return 1 - (1 - part) ** 3;
}

function between(from: Placement, to: Placement, part: number): Placement {
  const at = (one: number | undefined, other: number | undefined): number | undefined => (one === undefined || other === undefined ? other : one + (other - one) * part);
  const [width, height] = [at(from.width, to.width), at(from.height, to.height)];
  return { ...to, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
}

/** A design on its way from other placements to its own. `part` 0 is the beginning, 1 the end. */
export function designBetween(from: Design['placements'], to: Design, part: number): Design {
  const placements: Record<string, Placement> = { ...to.placements };
  for (const [id, placement] of Object.entries(to.placements)) {
    const before = from[id];
    if (before !== undefined && before !== placement) placements[id] = between(before, placement, part);
  }
  return { ...to, placements };
}

/** True for a layout that was applied, and for the undo and redo of anything that only moved things. A drag has moved its picture already. */
export function isTravel(before: History, after: History): boolean {
  const { components, links, placements } = before.design;
  if (components !== after.design.components || links !== after.design.links || placements === after.design.placements) return false;
  const last = after.past.at(-1);
  const isNewStep = last !== undefined && !before.past.includes(last) && !before.future.includes(last);
  return !isNewStep || last.command === 'layout.apply';
}

/** What the picture shows while things travel; null at rest, when it shows the document. */
let shown: Design | null = null;

export function travelling(): Design | null {
  return shown;
}

/** Watches the document for travels and calls `paint` for each frame of them. Returns what stops it. */
export function followTravels(paint: () => void): () => void {
  let frame = 0;
  const end = (): void => {
    cancelAnimationFrame(frame);
    shown = null;
  };
  const stop = useDocument.subscribe((state, before) => {
    if (state.history === before.history) return;
    end();
    if (state.opened !== before.opened || !isTravel(before.history, state.history)) return;
    if (globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const [from, to] = [before.history.design.placements, state.history.design];
    const began = performance.now();
    let last = began;
    shown = designBetween(from, to, 0);
    const step = (now: number): void => {
      const part = (now - began) / tweenMs;
      const isSlow = now - last > slowFrameMs && last !== began;
      last = now;
      shown = part >= 1 || isSlow ? null : designBetween(from, to, eased(Math.max(0, part)));
      paint();
      if (shown !== null) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  });
  return () => {
    stop();
    end();
  };
}
