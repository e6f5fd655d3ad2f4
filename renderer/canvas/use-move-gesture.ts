import { useReactFlow, type OnNodeDrag } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { withGroups } from '../../shared/document/index.ts';
import { layoutOf, type LayoutIndex } from '../../shared/drawing/index.ts';
import type { Bounds } from '../../shared/drawing/display-list.ts';
import { boundsOfAll, hideGuides, neighboursOf, settle, useGuides } from '../arrange/guides.ts';
import type { Neighbour } from '../arrange/helper-lines.ts';
import { lockedRefusal } from '../arrange/locked.ts';
import { noteOf } from '../../shared/model/note.ts';
import { nameOf } from './node-label.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { edit, outermost, tellRefused } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { duplicateTo } from './clipboard.ts';
import { heldTarget, moveTarget } from './drop-target.ts';
import { useGesture, type DropTarget, type Point } from './gesture.ts';
import { insideOf } from './inside-of.ts';
import { tellMoved } from './tell-moved.ts';
import type { FlowNode } from './use-flow-nodes.ts';

const still: ReadonlyMap<string, Point> = new Map();

/** A drag from its first move on. */
interface Drag {
  readonly ids: readonly string[];
  /** Where the pointer went down, in drawing coordinates: React Flow begins only when it has travelled a little. */
  readonly from: Point;
  /** Where things stood: the one under the pointer, and all of them. */
  readonly primary: Bounds;
  readonly all: Bounds;
  /** Why nothing of it moves. */
  readonly refused: DropTarget['reason'];
  /** What it can line up with, over one target. */
  beside: { readonly target: string | null; readonly neighbours: readonly Neighbour[] } | null;
}

function originOf(layout: LayoutIndex, container: string | null): Point {
  return (container === null ? null : layout.bounds(container)) ?? { x: 0, y: 0 };
}

/** Commits a finished drag as one command: places relative to the container each thing now stands in. */
function drop(primary: string, ids: readonly string[], by: Point, target: DropTarget): void {
  const { design } = useDocument.getState().history;
  const layout = layoutOf(shownDesign(), registry);
  const lead = noteOf(design, primary) === null ? primary : (ids.find((id) => noteOf(design, id) === null) ?? primary);
  const stays = target.id === (design.components[lead]?.parent ?? null);
  const moves = ids.flatMap((id) => {
    const bounds = layout.bounds(id);
    if (bounds === null) return [];
    const place = { ...bounds, x: bounds.x + by.x, y: bounds.y + by.y };
    if (noteOf(design, id) !== null) return [{ id, x: place.x, y: place.y }];
    const parent = stays ? (design.components[id]?.parent ?? null) : target.id;
    const box = stays || parent === null ? null : layout.find(parent);
    if (box !== null) return [{ id, parent, ...insideOf(box, place) }];
    const origin = originOf(layout, parent);
    return [{ id, parent, x: place.x - origin.x, y: place.y - origin.y }];
  });
  const result = edit('component.move', { moves });
  if (result.ok) tellMoved(design, result.design, ids, nameOf(design, primary));
}

/** What a drag that begins at a component takes along: the selection it is part of, else itself, each with its group. */
function beginDrag(id: string, from: Point, adds: boolean): Drag | null {
  const { design } = useDocument.getState().history;
  const layout = layoutOf(shownDesign(), registry);
  const { ids: selected, select } = useSelection.getState();
  if (!selected.includes(id)) select(withGroups(design, adds ? [...selected, id] : [id]));
  const ids = outermost(useSelection.getState().ids);
  const [primary, all] = [layout.bounds(id), boundsOfAll(layout, ids)];
  return primary === null || all === null ? null : { ids, from, primary, all, refused: lockedRefusal(ids), beside: null };
}

interface MoveGesture {
  /** Where React Flow shows what is being dragged, in drawing coordinates; empty while nothing is. */
  readonly dragged: ReadonlyMap<string, Point>;
  readonly keepDragged: (moved: readonly (readonly [string, Point])[]) => void;
  readonly onNodeDragStart: OnNodeDrag<FlowNode>;
  readonly onNodeDrag: OnNodeDrag<FlowNode>;
  readonly onNodeDragStop: OnNodeDrag<FlowNode>;
}

/** Dragging components: the gesture while the pointer is down, one command when it is released. Escape, or another edit meanwhile, gives it up. */
export function useMoveGesture(): MoveGesture {
  const [dragged, setDragged] = useState(still);
  const drag = useRef<Drag | null>(null);
  const flow = useReactFlow();
  const end = useCallback(() => {
    drag.current = null;
    useGesture.getState().set(null);
    hideGuides();
    setDragged(still);
  }, []);
  // The press itself: keys held from then on add to the selection, keys pressed later say how to move.
  const pressed = useRef({ x: 0, y: 0, adds: false });
  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      pressed.current = { x: event.clientX, y: event.clientY, adds: event.shiftKey || event.ctrlKey || event.metaKey };
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || drag.current === null) return;
      event.stopPropagation();
      end();
    };
    const stop = useDocument.subscribe((state, before) => {
      if (drag.current !== null && state.history.design !== before.history.design) end();
    });
    globalThis.addEventListener('keydown', onKey, true);
    globalThis.addEventListener('pointerdown', onPress, true);
    return () => {
      globalThis.removeEventListener('pointerdown', onPress, true);
      globalThis.removeEventListener('keydown', onKey, true);
      stop();
    };
  }, [end]);

  const keepDragged = useCallback((moved: readonly (readonly [string, Point])[]) => {
    if (moved.length > 0 && drag.current !== null) setDragged((before) => new Map([...before, ...moved]));
  }, []);
  const onNodeDragStart: OnNodeDrag<FlowNode> = useCallback((_event, node) => {
    drag.current = beginDrag(node.id, flow.screenToFlowPosition(pressed.current, { snapToGrid: false }), pressed.current.adds);
  }, [flow]);
  const onNodeDrag: OnNodeDrag<FlowNode> = useCallback((event, node) => {
    const now = drag.current;
    if (now === null) return;
    const { ids, primary, all } = now;
    const pointer = flow.screenToFlowPosition(clientPoint(event), { snapToGrid: false });
    if (now.refused !== null) {
      const target = { id: null, allowed: false, reason: now.refused };
      return useGesture.getState().set({ name: 'move', ids: [], dx: 0, dy: 0, target, pointer });
    }
    const by = { x: pointer.x - now.from.x, y: pointer.y - now.from.y };
    const target = moveTarget(node.id, ids, pointer);
    now.beside = now.beside?.target === target.id ? now.beside : { target: target.id, neighbours: neighboursOf(ids, target.id) };
    const kept = event.shiftKey ? (Math.abs(by.x) >= Math.abs(by.y) ? 'x' : 'y') : null;
    const { x, y, lines, gaps } = settle({ all, primary, by, neighbours: now.beside.neighbours, kept, isFree: event.ctrlKey || event.metaKey });
    useGuides.getState().show({ lines, gaps });
    useGesture.getState().set({ name: 'move', ids, dx: x, dy: y, target: event.altKey ? target : heldTarget(node.id, ids, target, { x, y }), pointer });
  }, [flow]);
  const onNodeDragStop: OnNodeDrag<FlowNode> = useCallback((event, node) => {
    const { gesture } = useGesture.getState();
    end();
    if (gesture?.name !== 'move') return;
    if (!gesture.target.allowed) {
      const { reason, refusals = [] } = gesture.target;
      if (refusals.length > 0) tellRefused(refusals);
      else if (reason !== null) useSession.getState().toast(reason, 'refused');
    } else if (gesture.dx === 0 && gesture.dy === 0) return;
    else if (event.altKey) duplicateTo(node.id, gesture.ids, { x: gesture.dx, y: gesture.dy }, gesture.target);
    else drop(node.id, gesture.ids, { x: gesture.dx, y: gesture.dy }, gesture.target);
  }, [end]);
  return { dragged, keepDragged, onNodeDragStart, onNodeDrag, onNodeDragStop };
}

function clientPoint(event: MouseEvent | TouchEvent | React.MouseEvent): Point {
  const source = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
  return { x: source?.clientX ?? 0, y: source?.clientY ?? 0 };
}
