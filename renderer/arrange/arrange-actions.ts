import { registry } from '../../shared/catalog/index.ts';
import { aligned, distributeAxes, distributed, groupOf, type AlignEdge, type DistributeAxis, type OrderTarget, type StandingBox } from '../../shared/document/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { arrangingTexts } from '../../shared/i18n/arranging.ts';
import type { Localized } from '../../shared/model/text.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { edit, outermost } from '../state/edits.ts';
import { stepTitle } from '../state/sentences.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';

/** Runs a command on the layout and says what it did. */
function arrange(command: string, args: unknown): void {
  const result = edit(command, args);
  if (result.ok) useSession.getState().announce(stepTitle(result.step));
}

/** Where the drawing shows the things, relative to their containers: those without a placement get this one. */
function shownPlaces(ids: readonly string[]): Readonly<Record<string, { readonly x: number; readonly y: number }>> {
  const layout = layoutOf(shownDesign(), registry);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const node = layout.find(id);
      const origin = (node?.parent === null || node === null ? null : layout.bounds(node.parent)) ?? { x: 0, y: 0 };
      return node === null ? [] : [[id, { x: node.bounds.x - origin.x, y: node.bounds.y - origin.y }]];
    }),
  );
}

const isAxis = (how: AlignEdge | DistributeAxis): how is DistributeAxis => distributeAxes.some((axis) => axis === how);

/** Lines the selection up or spaces it evenly: one step, refused by name where something of it may not move. */
export function lineUpSelection(how: AlignEdge | DistributeAxis): void {
  const layout = layoutOf(shownDesign(), registry);
  const boxes = outermost(useSelection.getState().ids).flatMap((id): StandingBox[] => {
    const bounds = layout.bounds(id);
    return bounds === null ? [] : [{ id, ...bounds }];
  });
  const places = isAxis(how) ? distributed(boxes, how) : aligned(boxes, how);
  const moves = places.map(({ id, x, y }) => {
    const parent = layout.find(id)?.parent ?? null;
    const origin = (parent === null ? null : layout.bounds(parent)) ?? { x: 0, y: 0 };
    return { id, x: x - origin.x, y: y - origin.y };
  });
  if (moves.length === 0) useSession.getState().toast(arrangingTexts['align.already']);
  else {
    const { ids } = useSelection.getState();
    arrange('selection.lineUp', { how, count: boxes.length, moves });
    useSelection.getState().select(ids);
  }
}

export function groupSelection(): void {
  const ids = outermost(useSelection.getState().ids);
  arrange('selection.group', { ids, at: shownPlaces(ids) });
}

/** Whether something of the selection is in a group. */
export function hasGroup(): boolean {
  const { design } = useDocument.getState().history;
  return useSelection.getState().ids.some((id) => groupOf(design, id) !== null);
}

export function ungroupSelection(): void {
  const { design } = useDocument.getState().history;
  arrange('selection.ungroup', { ids: useSelection.getState().ids.filter((id) => groupOf(design, id) !== null) });
}

/** True when all of the selection is locked: the command then unlocks. */
export function isSelectionLocked(): boolean {
  const { placements } = useDocument.getState().history.design;
  const { ids } = useSelection.getState();
  return ids.length > 0 && ids.every((id) => placements[id]?.locked === true);
}

export function lockLabel(): Localized {
  return arrangingTexts[isSelectionLocked() ? 'lock.off' : 'lock.on'];
}

export function toggleLock(): void {
  const { ids } = useSelection.getState();
  arrange('selection.lock', { ids, locked: !isSelectionLocked(), at: shownPlaces(ids) });
}

/** Takes the selection off the canvas. Nothing stays selected that nobody sees. */
export function hideSelection(): void {
  const ids = outermost(useSelection.getState().ids);
  arrange('selection.hide', { ids, hidden: true, at: shownPlaces(ids) });
  useSelection.getState().clear();
}

/** What the document hides by itself, in id order; what stands in it is not counted. */
export function hiddenIds(): readonly string[] {
  return Object.entries(useDocument.getState().history.design.placements).flatMap(([id, { hidden }]) => (hidden === true ? [id] : [])).sort();
}

export function showAllHidden(): void {
  const ids = hiddenIds();
  if (ids.length > 0) arrange('selection.hide', { ids, hidden: false });
}

export function orderSelection(to: OrderTarget): void {
  const { ids } = useSelection.getState();
  arrange('selection.order', { ids, to });
}
