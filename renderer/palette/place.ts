import { registry } from '../../shared/catalog/index.ts';
import { freePlace, nearestLegalParent } from '../../shared/document/index.ts';
import { layoutOf } from '../../shared/drawing/layout-index.ts';
import { insideOf } from '../canvas/inside-of.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Definition } from '../../shared/model/definition.ts';
import { componentId } from '../../shared/model/design.ts';
import { dropTarget } from '../canvas/drop-target.ts';
import { followPointer, isOverCanvas, pointerAt } from '../canvas/pointer.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { snap, useGesture, type DropTarget, type Point } from '../canvas/gesture.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { useViewport } from '../state/viewport.ts';

/** The pointer must travel this far before a press on a palette item becomes a drag. */
const dragThresholdPx = 4;

/** Adds a component at an absolute point of the drawing, inside the container it was held over. True when it was added. */
function addAt(kind: string, parent: string | null, corner: Point, size: { readonly width: number; readonly height: number }): boolean {
  const { design } = useDocument.getState().history;
  const box = parent === null ? null : layoutOf(design, registry).find(parent);
  const place = box === null ? { x: snap(corner.x), y: snap(corner.y) } : insideOf(box, { x: snap(corner.x), y: snap(corner.y), ...size });
  const result = edit('component.add', { kind, parent, ...place });
  if (!result.ok) return false;
  const [added] = useSelection.getState().ids;
  const name = added === undefined ? null : result.design.components[added]?.name;
  if (name !== undefined && name !== null) useSession.getState().announce(fillBoth(editorTexts['palette.placed'], { name }));
  return true;
}

/** Follows the pointer from a palette item to the canvas: ghost in real size, lit container or the reason why not, Escape gives up. */
export function startPlacing(definition: Definition<never>, down: PointerEvent): void {
  if (down.button !== 0) return;
  const { set } = useGesture.getState();
  let target: DropTarget | null = null;
  let corner: Point | null = null;
  followPointer({
    move: (event) => {
      if (corner === null && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < dragThresholdPx) return;
      event.preventDefault();
      const pointer = pointerAt(event);
      // A large container hangs from the pointer by its band, a card by its middle.
      corner = { x: pointer.x - definition.size.width / 2, y: pointer.y - Math.min(definition.size.height / 2, 23) };
      target = isOverCanvas(event) ? dropTarget(definition.id, pointer) : null;
      set({ name: 'place', componentKind: definition.id, ghost: { ...corner, ...definition.size }, target, pointer });
    },
    finish: () => {
      set(null);
      if (corner === null || target === null) return;
      if (target.allowed) addAt(definition.id, target.id, corner, definition.size);
      else if (target.reason !== null) useSession.getState().toast(target.reason, 'refused');
    },
    cancel: () => set(null),
  });
}

/** Places a kind without a pointer: in the selected container or the nearest one that may hold it, at the next free cell. */
export function placeFromKeyboard(definition: Definition<never>): void {
  const { design } = useDocument.getState().history;
  const scope = scopeOf(design);
  const [selected] = useSelection.getState().ids;
  const parent = nearestLegalParent(registry, scope, definition.id, selected ?? null) ?? onlyPlace(definition);
  if (parent === undefined) {
    const refused = dropTarget(definition.id, { x: Number.NEGATIVE_INFINITY, y: Number.NEGATIVE_INFINITY });
    if (refused.reason !== null) useSession.getState().toast(refused.reason, 'refused');
    return;
  }
  const place = freePlace(design, registry, parent === null ? null : componentId(parent), definition.id);
  const result = edit('component.add', { kind: definition.id, parent, x: place.x, y: place.y });
  if (!result.ok) return;
  const [added] = useSelection.getState().ids;
  if (added === undefined) return;
  const name = result.design.components[added]?.name ?? '';
  useSession.getState().announce(fillBoth(editorTexts['palette.placed'], { name }));
  if (useViewport.getState().width > 0) revealComponents([added]);
}

/** When the selection says nothing, the only container of the right kind will do, else the canvas; undefined where neither may hold the kind. */
function onlyPlace(definition: Definition<never>): string | null | undefined {
  const scope = scopeOf(useDocument.getState().history.design);
  const places = definition.parents.kinds.flatMap((kind) => scope.ofKind(kind));
  const [only, ...more] = places;
  if (only !== undefined && more.length === 0) return only.id;
  return definition.parents.root ? null : undefined;
}
