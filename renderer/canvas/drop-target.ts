import { registry } from '../../shared/catalog/index.ts';
import { parentRefusals } from '../../shared/document/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { componentId } from '../../shared/model/design.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import type { DropTarget, Point } from './gesture.ts';

function examine(kind: string, container: string | null, moving: string | null): DropTarget {
  const scope = scopeOf(useDocument.getState().history.design);
  const [refusal] = parentRefusals(registry, scope, kind, container, moving === null ? null : componentId(moving));
  return { id: container, allowed: refusal === undefined, reason: refusal === undefined ? null : refusalText(refusal) };
}

/** The container under a point, and whether a new component of a kind may stand in it. */
export function dropTarget(kind: string, point: Point): DropTarget {
  return examine(kind, layoutOf(useDocument.getState().history.design, registry).containerAt(point.x, point.y), null);
}

/**
 * Where components dragged together would land: refused as soon as one of them may not stand there. Over the container of the one under
 * the pointer everybody stays where it is, so that things of several containers can be moved together.
 */
export function moveTarget(primary: string, ids: readonly string[], point: Point): DropTarget {
  const { design } = useDocument.getState().history;
  const container = layoutOf(design, registry).containerAt(point.x, point.y, new Set(ids));
  if (container === (design.components[primary]?.parent ?? null)) return { id: container, allowed: true, reason: null };
  const targets = ids.map((id) => examine(design.components[id]?.kind ?? '', container, id));
  return targets.find((target) => !target.allowed) ?? targets[0] ?? { id: container, allowed: false, reason: null };
}
