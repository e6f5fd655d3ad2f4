import { registry } from '../../shared/catalog/index.ts';
import { pictureOf } from '../../shared/drawing/index.ts';
import { union } from '../../shared/drawing/rect-grid.ts';
import { runBounds } from '../../shared/drawing/routing/geometry.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useSelection } from '../state/selection.ts';
import { revealBounds } from '../state/viewport.ts';

/** Gives the focus to an element of the selected link in the next frame, when it is there. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true }));
}

/** Selects a link, brings it into view and gives it the keyboard focus: from there its handles are reached with Tab. */
export function focusLink(id: string): void {
  useSelection.getState().selectLink(id);
  const route = pictureOf(shownDesign(), registry).route(id);
  const runs = (route?.points ?? []).flatMap((point, index) => {
    const before = route?.points[index - 1];
    return before === undefined ? [] : [runBounds(before, point)];
  });
  if (runs.length > 0) revealBounds(union(runs));
  focusSoon('[data-link]');
}

export function focusBend(index: number): void {
  focusSoon(`[data-bend="${String(index)}"]`);
}
