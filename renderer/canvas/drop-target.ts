import { registry } from '../../shared/catalog/index.ts';
import { parentRefusals } from '../../shared/document/index.ts';
import { layoutOf } from '../../shared/drawing/layout-index.ts';
import { componentId } from '../../shared/model/design.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import type { DropTarget, Point } from './gesture.ts';

const nothing: ReadonlySet<string> = new Set();

/** The container under a point and whether a component of a kind may stand in it. `moving` is the component itself where it exists already. */
export function dropTarget(kind: string, point: Point, moving: string | null = null, except: ReadonlySet<string> = nothing): DropTarget {
  const { design } = useDocument.getState().history;
  const id = layoutOf(design, registry).containerAt(point.x, point.y, except);
  const [refusal] = parentRefusals(registry, scopeOf(design), kind, id, moving === null ? null : componentId(moving));
  return { id, allowed: refusal === undefined, reason: refusal === undefined ? null : refusalText(refusal) };
}

/** Where several components dragged together would land: refused as soon as one of them may not stand there. */
export function dropTargetOfMany(ids: readonly string[], point: Point): DropTarget {
  const { components } = useDocument.getState().history.design;
  const except = new Set(ids);
  const targets = ids.map((id) => dropTarget(components[id]?.kind ?? '', point, id, except));
  return targets.find((target) => !target.allowed) ?? targets[0] ?? { id: null, allowed: false, reason: null };
}
