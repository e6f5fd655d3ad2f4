import { registry } from '../../shared/catalog/index.ts';
import type { Bounds } from '../../shared/drawing/display-list.ts';
import { layoutOf } from '../../shared/drawing/layout-index.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { fitBounds, revealBounds } from '../state/viewport.ts';

function boundsOf(ids: readonly string[]): Bounds | null {
  const layout = layoutOf(useDocument.getState().history.design, registry);
  const boxes = ids.flatMap((id) => layout.visible(id)?.bounds ?? []);
  const [first] = boxes;
  if (first === undefined) return null;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Shows the whole drawing. */
export function fitAll(animated = true): void {
  const { all } = layoutOf(useDocument.getState().history.design, registry);
  if (all.width > 0) fitBounds(all, animated);
}

export function fitSelection(): void {
  const bounds = boundsOf(useSelection.getState().ids);
  if (bounds !== null) fitBounds(bounds);
}

/** Brings components into view, camera at rest when they are seen already. */
export function revealComponents(ids: readonly string[]): void {
  const bounds = boundsOf(ids);
  if (bounds !== null) revealBounds(bounds);
}
