import { registry } from '../../shared/catalog/index.ts';
import { findCommand, parentRefusals, rectangleOf } from '../../shared/document/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { componentId, type Design } from '../../shared/model/design.ts';
import { noteOf } from '../../shared/model/note.ts';
import { containerFor } from '../focus-mode/inside.ts';
import { shownDesign } from '../layers/shown-design.ts';
import type { Refusal } from '../../shared/model/finding.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useViewport } from '../state/viewport.ts';
import type { DropTarget, Point } from './gesture.ts';
import { toldConsequences } from './told-consequences.ts';

/** A container's border takes things that are let go a little outside of it: it grows. In screen pixels. */
const reachPx = 20;

/** The last few answers: a pointer asks the same question many times a second. */
let remembered: { readonly design: Design; readonly answers: Map<string, DropTarget> } | null = null;

function remember(design: Design, key: string, ask: () => DropTarget): DropTarget {
  if (remembered?.design !== design) remembered = { design, answers: new Map() };
  const known = remembered.answers.get(key);
  if (known !== undefined) return known;
  const answer = ask();
  remembered.answers.set(key, answer);
  return answer;
}

function refusedAt(id: string | null, refusals: readonly Refusal[]): DropTarget {
  const [first] = refusals;
  return { id, allowed: false, reason: first === undefined ? null : refusalText(first), refusals };
}

/** Ids of the containers in which all of these kinds may stand; `except` and what it holds are left out. */
export function legalContainers(kinds: readonly string[], except: readonly string[] = []): ReadonlySet<string> {
  const scope = scopeOf(useDocument.getState().history.design);
  const [first, ...others] = kinds.map((kind) => registry.find(kind)?.parents.kinds ?? []);
  const common = (first ?? []).filter((kind) => others.every((kindsOfOther) => kindsOfOther.includes(kind)));
  const away = new Set(except);
  const places = common.flatMap((kind) => scope.ofKind(kind).map((entry) => entry.id));
  return new Set(places.filter((id) => !away.has(id) && (away.size === 0 || !scope.ancestors(id).some((ancestor) => away.has(ancestor.id)))));
}

/** The legal container whose border is nearest to a point that lies just outside of it. */
function nearBorder(legal: ReadonlySet<string>, point: Point): string | null {
  const layout = layoutOf(shownDesign(), registry);
  const reach = reachPx / useViewport.getState().camera.zoom;
  let best: { readonly id: string; readonly away: number } | null = null;
  for (const id of legal) {
    const box = layout.bounds(id);
    if (box === null) continue;
    const away = Math.max(box.x - point.x, point.x - box.x - box.width, box.y - point.y, point.y - box.y - box.height);
    if (away <= reach && away >= 0 && (best === null || away < best.away)) best = { id, away };
  }
  return best?.id ?? null;
}

/** Whether a new component of a kind may stand in a container, and what it would be given there. */
function examineNew(kind: string, container: string | null): DropTarget {
  const { design } = useDocument.getState().history;
  return remember(design, `${kind} ${container ?? ''}`, () => {
    const result = findCommand('component.add')?.apply(design, { kind, parent: container, x: 0, y: 0 }, registry);
    if (result === undefined) return refusedAt(container, []);
    if (!result.ok) return refusedAt(container, result.refusals);
    const added = Object.keys(result.design.components).find((id) => design.components[id] === undefined);
    const component = added === undefined ? undefined : result.design.components[added];
    const address = component === undefined ? null : (registry.find(kind)?.card(componentId(added ?? ''), component, scopeOf(result.design)).address ?? null);
    const name = component?.name ?? '';
    return { id: container, allowed: true, reason: null, notes: [{ ko: name, en: name }, ...(address === null ? [] : [{ ko: address, en: address }])] };
  });
}

/** The innermost container under a point that the person can reach. */
function containerAt(point: Point, except?: ReadonlySet<string>): string | null {
  const design = shownDesign();
  return containerFor(design, layoutOf(design, registry).containerAt(point.x, point.y, except));
}

/** The container under a point, or the one whose border is just beside it, and whether a new component of a kind may stand in it. */
export function dropTarget(kind: string, point: Point): DropTarget {
  const under = examineNew(kind, containerAt(point));
  if (under.allowed) return under;
  const near = nearBorder(legalContainers([kind]), point);
  return near === null ? under : examineNew(kind, near);
}

/** Whether components may move into a container, and what else that would change. */
function examineMove(ids: readonly string[], container: string | null): DropTarget {
  const { design } = useDocument.getState().history;
  return remember(design, `${ids.join(' ')} > ${container ?? ''}`, () => {
    const scope = scopeOf(design);
    const [illegal] = ids.flatMap((id) => parentRefusals(registry, scope, design.components[id]?.kind ?? '', container, componentId(id)));
    if (illegal !== undefined) return refusedAt(container, [illegal]);
    // Far below everything, so that nothing overlaps: only what the container brings is asked.
    const moves = ids.filter((id) => design.components[id] !== undefined).map((id, index) => ({ id, parent: container, x: 24, y: 1e6 * (index + 1) }));
    const result = moves.length === 0 ? undefined : findCommand('component.move')?.apply(design, { moves }, registry);
    if (result === undefined) return { id: container, allowed: true, reason: null };
    if (!result.ok) return refusedAt(container, result.refusals);
    return { id: container, allowed: true, reason: null, notes: toldConsequences(design, result.design, ids) };
  });
}

/**
 * Where components dragged together would land: refused as soon as one of them may not stand there. Over the container of the one under
 * the pointer, or just outside of its border, everybody stays where it is, so that things of several containers can be moved together.
 */
export function moveTarget(primary: string, ids: readonly string[], point: Point): DropTarget {
  const { design } = useDocument.getState().history;
  // Notes stand on the canvas itself, whatever is under them.
  const components = ids.filter((id) => noteOf(design, id) === null);
  const lead = noteOf(design, primary) === null ? primary : components[0];
  if (lead === undefined) return { id: null, allowed: true, reason: null };
  const home = design.components[lead]?.parent ?? null;
  const container = containerAt(point, new Set(ids));
  const stay: DropTarget = { id: home, allowed: true, reason: null };
  if (container === home) return stay;
  const there = examineMove(components, container);
  return !there.allowed && home !== null && nearBorder(new Set([home]), point) !== null ? stay : there;
}

/** The same target, refused where containers that stay in their own container would cover what is beside them. */
export function heldTarget(primary: string, ids: readonly string[], target: DropTarget, by: Point): DropTarget {
  const { design } = useDocument.getState().history;
  if (!target.allowed || target.id !== (design.components[primary]?.parent ?? null)) return target;
  if (ids.every((id) => (registry.find(design.components[id]?.kind ?? '')?.shape ?? 'node') === 'node')) return target;
  const moves = ids.flatMap((id) => {
    const box = rectangleOf(design, registry, id);
    return box === null ? [] : [{ id, x: box.x + by.x, y: box.y + by.y }];
  });
  const [refusal] = moves.length === 0 ? [] : (findCommand('component.move')?.check(design, { moves }, registry) ?? []);
  return refusal === undefined ? target : refusedAt(target.id, [refusal]);
}
