import { registry } from '../../shared/catalog/index.ts';
import { clearPlaceAmong, freePlace, nearestLegalParent, takenIn } from '../../shared/document/index.ts';
import { drawDesign, layoutOf, type Bounds, type Shape } from '../../shared/drawing/index.ts';
import type { Definition } from '../../shared/model/definition.ts';
import { componentId, emptyDesign, type Design } from '../../shared/model/design.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { dropTarget, legalContainers } from '../canvas/drop-target.ts';
import { snap, type DropTarget, type GhostLook, type Point } from '../canvas/gesture.ts';
import { insideOf } from '../canvas/inside-of.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { edit, tellRefused } from '../state/edits.ts';
import { focusedContainer } from '../state/focus.ts';
import { useSelection } from '../state/selection.ts';
import { useViewport } from '../state/viewport.ts';
import type { PaletteEntry } from './palette-entry.ts';

const ghostId = 'ghost';

/** A document with nothing but one component: its picture is the ghost. Contents, addresses and wires come with the real one. */
function ghostDesign(definition: Definition<never>, bounds: Bounds, name: string): Design {
  const component = { kind: definition.id, name, parent: null, props: {} };
  return { ...emptyDesign, components: { [ghostId]: component }, placements: { [ghostId]: bounds } };
}

function drawGhost(definition: Definition<never>, bounds: Bounds, { theme, language, zoom }: GhostLook): readonly Shape[] {
  return drawDesign(ghostDesign(definition, bounds, definition.labels[language]), registry, { theme, language, zoom }).shapes;
}

function originOf(container: string | null): Point {
  return (container === null ? null : layoutOf(useDocument.getState().history.design, registry).bounds(container)) ?? { x: 0, y: 0 };
}

/** Inside the container it is held over, and beside what stands there already. */
function land(size: Definition<never>['size'], target: DropTarget, corner: Point): Bounds {
  const { design } = useDocument.getState().history;
  const box = target.id === null ? null : layoutOf(design, registry).find(target.id);
  const origin = originOf(target.id);
  const wanted = { x: snap(corner.x), y: snap(corner.y), ...size };
  const inside = box === null ? wanted : { ...size, ...insideOf(box, wanted) };
  const parent = target.id === null ? null : componentId(target.id);
  const free = clearPlaceAmong(takenIn(scopeOf(design), registry, parent), inside, parent === null ? null : { x: 0, y: 0 });
  return { ...size, x: origin.x + free.x, y: origin.y + free.y };
}

function add(kind: string, parent: string | null, place: Point): string | null {
  const result = edit('component.add', { kind, parent, ...place });
  const [added] = useSelection.getState().ids;
  return result.ok && added !== undefined ? (result.design.components[added]?.name ?? null) : null;
}

/** When the selection says nothing, the only container of the right kind will do, else the canvas; undefined where neither may hold the kind. */
function onlyPlace(definition: Definition<never>): string | null | undefined {
  const scope = scopeOf(useDocument.getState().history.design);
  const places = definition.parents.kinds.flatMap((kind) => scope.ofKind(kind));
  const [only, ...more] = places;
  if (only !== undefined && more.length === 0) return only.id;
  return definition.parents.root ? null : undefined;
}

/** In the selected container or the nearest one that may hold it, at the next free cell. */
function addFree(definition: Definition<never>): string | null {
  const { design } = useDocument.getState().history;
  const [selected] = useSelection.getState().ids;
  const parent = nearestLegalParent(registry, scopeOf(design), definition.id, selected ?? focusedContainer()) ?? onlyPlace(definition);
  if (parent === undefined) {
    // Far from everything, but a place: the grid of the layout counts cells up to it.
    const refused = dropTarget(definition.id, { x: -1e9, y: -1e9 });
    tellRefused(refused.refusals ?? []);
    return null;
  }
  const name = add(definition.id, parent, freePlace(design, registry, parent === null ? null : componentId(parent), definition.id));
  if (name !== null && useViewport.getState().width > 0) revealComponents(useSelection.getState().ids);
  return name;
}

/** A kind of component as the palette offers it. */
export function kindEntry(definition: Definition<never>): PaletteEntry {
  return {
    id: definition.id,
    group: definition.family,
    labels: definition.labels,
    keywords: [definition.id, ...definition.keywords],
    glyph: definition.id,
    size: definition.size,
    legal: () => legalContainers([definition.id]),
    target: (point) => dropTarget(definition.id, point),
    land: (target, corner) => land(definition.size, target, corner),
    draw: (bounds, look) => drawGhost(definition, bounds, look),
    put: (target, bounds) => {
      const origin = originOf(target.id);
      return add(definition.id, target.id, { x: bounds.x - origin.x, y: bounds.y - origin.y });
    },
    putFree: () => addFree(definition),
  };
}
