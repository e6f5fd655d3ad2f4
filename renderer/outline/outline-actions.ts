import type { OutlineRow } from '../../shared/model/outline.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { useSelection } from '../state/selection.ts';
import { useOutline } from './outline-store.ts';

/** How a row is chosen: alone, added to or taken from the others, or with everything between it and where the range began. */
export type Choice = 'only' | 'toggle' | 'range';

/** Chooses the row at an index: the selection of the whole window follows, and the canvas shows it. */
export function chooseRow(rows: readonly OutlineRow[], index: number, choice: Choice): void {
  const row = rows[index];
  if (row === undefined) return;
  const { anchor, setActive, setAnchor } = useOutline.getState();
  const selection = useSelection.getState();
  setActive(row.id, index);
  if (choice === 'range' && anchor !== null) {
    const from = rows.findIndex(({ id }) => id === anchor);
    const [first, last] = [Math.min(from, index), Math.max(from, index)];
    selection.select(from < 0 ? [row.id] : rows.slice(first, last + 1).map(({ id }) => id));
  } else {
    setAnchor(row.id);
    if (choice === 'toggle') selection.toggle(row.id);
    else selection.select([row.id]);
  }
  revealComponents([row.id]);
}
