import { registry } from '../../shared/catalog/index.ts';
import { groupOf, related, withGroups, type Relation } from '../../shared/document/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { arrangingTexts } from '../../shared/i18n/arranging.ts';
import type { Design } from '../../shared/model/design.ts';
import { isReachable } from '../focus-mode/inside.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';

/** Tells how many things are selected now, for those who do not see them light up. */
export function announceSelection(): void {
  useSession.getState().announce(fillBoth(arrangingTexts['selected.count'], { count: useSelection.getState().ids.length }));
}

function take(ids: readonly string[]): void {
  useSelection.getState().select(ids);
  announceSelection();
}

/** What of `ids` is on the canvas and in the container the person is in: nothing is selected unseen. */
function onCanvas(ids: readonly string[]): readonly string[] {
  const design = shownDesign();
  const layout = layoutOf(design, registry);
  return ids.filter((id) => layout.find(id) !== null && isReachable(design, id));
}

function everything(): readonly string[] {
  return onCanvas(layoutOf(shownDesign(), registry).nodes.map((node) => node.id));
}

/** The container that all the given things stand directly in; undefined where they stand in several. */
function commonParent(design: Design, ids: readonly string[]): string | null | undefined {
  const parents = new Set(ids.map((id) => design.components[id]?.parent ?? null));
  return parents.size === 1 ? [...parents][0] : undefined;
}

/** All in the container (UX 50): what the one selected container holds, else everything beside what is selected; everything, when that is selected already or nothing is. */
export function selectAll(): void {
  const { ids } = useSelection.getState();
  const scope = scopeOf(useDocument.getState().history.design);
  const [only] = ids;
  const contents = ids.length === 1 && only !== undefined ? onCanvas(scope.children(scope.component(only)?.id ?? null).map((entry) => entry.id)) : [];
  if (contents.length > 0 && only !== undefined && scope.component(only) !== null) return take(contents);
  const parent = commonParent(scope.design, ids);
  const beside = ids.length === 0 || parent === undefined || parent === null ? [] : onCanvas(scope.children(scope.component(parent)?.id ?? null).map((entry) => entry.id));
  take(beside.length > ids.length ? beside : everything());
}

/** Everything of the kinds that are selected. */
export function selectSameKind(): void {
  const { components } = useDocument.getState().history.design;
  const kinds = new Set(useSelection.getState().ids.flatMap((id) => components[id]?.kind ?? []));
  take(onCanvas(Object.keys(components).filter((id) => kinds.has(components[id]?.kind ?? '')).sort()));
}

/** What the selection leads to, what leads to it, or both, along links and references. */
export function selectRelated(relation: Relation): void {
  take(onCanvas(related(scopeOf(useDocument.getState().history.design), registry, useSelection.getState().ids, relation)));
}

export function selectContents(): void {
  const scope = scopeOf(useDocument.getState().history.design);
  take(onCanvas(useSelection.getState().ids.flatMap((id) => scope.children(scope.component(id)?.id ?? null).map((entry) => entry.id))));
}

export function selectContainer(): void {
  const { components } = useDocument.getState().history.design;
  take([...new Set(useSelection.getState().ids.flatMap((id) => components[id]?.parent ?? []))]);
}

/** What is not selected, of the containers in which something is; of the whole drawing when nothing is. */
export function invertSelection(): void {
  const { ids } = useSelection.getState();
  const scope = scopeOf(useDocument.getState().history.design);
  const chosen = new Set(ids);
  const parents = new Set(ids.map((id) => scope.component(id)?.component.parent ?? null));
  const beside = ids.length === 0 ? everything() : onCanvas([...parents].flatMap((parent) => scope.children(parent).map((entry) => entry.id)));
  take(beside.filter((id) => !chosen.has(id)));
}

/**
 * The selection after some things have been turned on and others off by a click: what is grouped goes together, unless the one selected thing is a member
 * of the same group already, which has been entered.
 */
export function withChanges(design: Design, before: readonly string[], added: readonly string[], removed: readonly string[]): readonly string[] {
  const [entered] = before;
  const group = before.length === 1 && entered !== undefined ? groupOf(design, entered) : null;
  const staysInside = group !== null && added.length > 0 && added.every((id) => group.includes(id));
  const gone = new Set(staysInside ? removed : withGroups(design, removed));
  const kept = before.filter((id) => !gone.has(id));
  return [...new Set([...kept, ...(staysInside ? added : withGroups(design, added))])];
}

/** Goes into a group: selects one of its members alone. False where the thing is in no group or stands alone already. */
export function enterGroup(id: string): boolean {
  const { design } = useDocument.getState().history;
  const { ids, select } = useSelection.getState();
  if (groupOf(design, id) === null || (ids.length === 1 && ids[0] === id)) return false;
  select([id]);
  useSession.getState().announce(fillBoth(arrangingTexts['group.entered'], { name: design.components[id]?.name ?? id }));
  return true;
}
