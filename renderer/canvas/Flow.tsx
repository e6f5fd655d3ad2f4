import { ReactFlow, SelectionMode, useReactFlow, type NodeChange, type OnNodeDrag } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, type LayoutIndex } from '../../shared/drawing/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { useDocument } from '../state/document.ts';
import { edit, outermost } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { maxZoom, minZoom, useViewport } from '../state/viewport.ts';
import { ComponentNode } from './ComponentNode.tsx';
import { ContainerNode } from './ContainerNode.tsx';
import { moveTarget } from './drop-target.ts';
import { insideOf } from './inside-of.ts';
import { snap, useGesture, type DropTarget, type Point } from './gesture.ts';
import { clickCanvas } from './click.ts';
import { useFlowNodes, type FlowNode } from './use-flow-nodes.ts';

const nodeTypes = { component: ComponentNode, container: ContainerNode };
const noEdges: never[] = [];
const multiSelectKeys = ['Shift', 'Meta', 'Control'];
const hideAttribution = { hideAttribution: true };
const still: ReadonlyMap<string, Point> = new Map();

/** Selection as React Flow reports it: what it turned on and off, the rest stays. */
function applySelection(changes: readonly NodeChange<FlowNode>[]): void {
  const ids = new Set(useSelection.getState().ids);
  let hasChanged = false;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    hasChanged = true;
    if (change.selected) ids.add(change.id);
    else ids.delete(change.id);
  }
  if (hasChanged) useSelection.getState().select([...ids]);
}

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

/** React Flow as the shell for pan, zoom, select, drag and focus. It paints nothing: edges and cards are on the canvas below. */
export function Flow() {
  const [dragged, setDragged] = useState<ReadonlyMap<string, Point>>(still);
  const nodes = useFlowNodes(dragged);
  const flow = useReactFlow();
  const tool = useSession((state) => state.tool);
  const hasPick = useSession((state) => state.pick !== null);

  useEffect(() => {
    const { setControls, setGoal } = useViewport.getState();
    setControls({
      moveTo: (camera, animated) => {
        const isCalm = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
        setGoal(camera);
        void flow.setViewport(camera, animated && !isCalm ? { duration: 340 } : {}).then(() => {
          if (useViewport.getState().goal === camera) setGoal(null);
        });
      },
    });
    return () => setControls(null);
  }, [flow]);

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    applySelection(changes);
    const moved = changes.flatMap((change) => (change.type === 'position' && change.dragging === true && change.position !== undefined ? [[change.id, change.position] as const] : []));
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
  const panButtons = useMemo(() => (tool === 'hand' ? [0, 1, 2] : [1, 2]), [tool]);

  return (
    <ReactFlow<FlowNode>
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onNodeDrag={onNodeDrag}
      onNodeDragStop={onNodeDragStop}
      onNodeClick={(_event, node) => useSession.getState().endPick(node.id)}
      onNodeDoubleClick={(_event, node) => useSession.getState().rename(node.id)}
      onPaneClick={clickCanvas}
      onMoveStart={(event) => {
        // Moves of the program have no event.
        if (event !== null) useViewport.getState().setGoal(null);
      }}
      onMove={(_event, viewport) => useViewport.getState().setCamera(viewport)}
      minZoom={minZoom}
      maxZoom={maxZoom}
      panOnDrag={panButtons}
      selectionOnDrag={tool === 'select'}
      selectionMode={SelectionMode.Full}
      selectionKeyCode={null}
      multiSelectionKeyCode={multiSelectKeys}
      deleteKeyCode={null}
      panActivationKeyCode="Space"
      zoomOnDoubleClick={false}
      nodesConnectable={false}
      nodesDraggable={tool === 'select' && !hasPick}
      nodeDragThreshold={3}
      elevateNodesOnSelect={false}
      disableKeyboardA11y
      nodesFocusable
      proOptions={hideAttribution}
    />
  );
}

function clientPoint(event: MouseEvent | TouchEvent | React.MouseEvent): Point {
  const source = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
  return { x: source?.clientX ?? 0, y: source?.clientY ?? 0 };
}
