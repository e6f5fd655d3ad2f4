import { useReactFlow, type OnNodeDrag } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, type LayoutIndex } from '../../shared/drawing/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { useDocument } from '../state/document.ts';
import { edit, outermost } from '../state/edits.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { moveTarget } from './drop-target.ts';
import { snap, useGesture, type DropTarget, type Point } from './gesture.ts';
import { insideOf } from './inside-of.ts';
import type { FlowNode } from './use-flow-nodes.ts';

const still: ReadonlyMap<string, Point> = new Map();

/** Commits a finished drag as one command: places relative to the container each thing now stands in. */
function drop(primary: string, ids: readonly string[], places: ReadonlyMap<string, Point>, target: DropTarget): void {
  const { design } = useDocument.getState().history;
  const layout = layoutOf(design, registry);
  const stays = target.id === (design.components[primary]?.parent ?? null);
  const moves = ids.flatMap((id) => {
    const place = places.get(id);
    if (place === undefined) return [];
    const parent = stays ? (design.components[id]?.parent ?? null) : target.id;
    const [origin, box] = [originOf(layout, parent), stays || parent === null ? null : layout.find(parent)];
    const size = layout.bounds(id);
    if (box !== null && size !== null) return [{ id, parent, ...insideOf(box, { ...size, x: snap(place.x), y: snap(place.y) }) }];
    return [{ id, parent, x: snap(place.x) - origin.x, y: snap(place.y) - origin.y }];
  });
  if (!edit('component.move', { moves }).ok) return;
  const name = design.components[primary]?.name ?? primary;
  useSession.getState().announce(fillBoth(editorTexts['canvas.moved'], { name }));
}

function originOf(layout: LayoutIndex, container: string | null): Point {
  return (container === null ? null : layout.bounds(container)) ?? { x: 0, y: 0 };
}

interface MoveGesture {
  /** Where React Flow shows what is being dragged, in drawing coordinates; empty while nothing is. */
  readonly dragged: ReadonlyMap<string, Point>;
  readonly keepDragged: (moved: readonly (readonly [string, Point])[]) => void;
  readonly onNodeDrag: OnNodeDrag<FlowNode>;
  readonly onNodeDragStop: OnNodeDrag<FlowNode>;
}

/** Dragging components: the gesture while the pointer is down, one command when it is released. */
export function useMoveGesture(): MoveGesture {
  const [dragged, setDragged] = useState(still);
  const flow = useReactFlow();
  const keepDragged = useCallback((moved: readonly (readonly [string, Point])[]) => {
    if (moved.length > 0) setDragged((before) => new Map([...before, ...moved]));
  }, []);
  const onNodeDrag: OnNodeDrag<FlowNode> = useCallback((event, node, all) => {
    const ids = outermost(all.map((one) => one.id));
    const pointer = flow.screenToFlowPosition(clientPoint(event), { snapToGrid: false });
    const before = layoutOf(useDocument.getState().history.design, registry).bounds(node.id) ?? { ...node.position };
    const target = moveTarget(node.id, ids, pointer);
    useGesture.getState().set({ name: 'move', ids, dx: node.position.x - before.x, dy: node.position.y - before.y, target, pointer });
  }, [flow]);
  const onNodeDragStop: OnNodeDrag<FlowNode> = useCallback((_event, node, all) => {
    const { gesture, set } = useGesture.getState();
    set(null);
    setDragged(still);
    if (gesture?.name !== 'move' || (gesture.dx === 0 && gesture.dy === 0)) return;
    if (gesture.target.allowed) drop(node.id, gesture.ids, new Map(all.map((one) => [one.id, one.position])), gesture.target);
    else if (gesture.target.reason !== null) useSession.getState().toast(gesture.target.reason, 'refused');
  }, []);
  return { dragged, keepDragged, onNodeDrag, onNodeDragStop };
}

function clientPoint(event: MouseEvent | TouchEvent | React.MouseEvent): Point {
  const source = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
  return { x: source?.clientX ?? 0, y: source?.clientY ?? 0 };
}
