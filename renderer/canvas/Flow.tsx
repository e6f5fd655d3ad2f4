import { ReactFlow, useReactFlow, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import { withChanges } from '../arrange/select-actions.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { maxZoom, minZoom, resizeCanvas, useViewport } from '../state/viewport.ts';
import { ComponentNode } from './ComponentNode.tsx';
import { ContainerNode } from './ContainerNode.tsx';
import { NoteNode } from '../notes/NoteNode.tsx';
import { clickCanvas, clickNode, doubleClickNode } from './click.ts';
import { useFlowNodes, type FlowNode } from './use-flow-nodes.ts';
import { useMoveGesture } from './use-move-gesture.ts';

const nodeTypes = { component: ComponentNode, container: ContainerNode, note: NoteNode };
const noEdges: never[] = [];
const multiSelectKeys = ['Shift', 'Meta', 'Control'];
const hideAttribution = { hideAttribution: true };

/** Selection as React Flow reports it: what it turned on and off, with what is grouped; the rest stays. */
function applySelection(changes: readonly NodeChange<FlowNode>[]): void {
  const turned = (isOn: boolean): readonly string[] => changes.flatMap((change) => (change.type === 'select' && change.selected === isOn ? [change.id] : []));
  const [added, removed] = [turned(true), turned(false)];
  const { ids, link, select } = useSelection.getState();
  // A click on a wire selects it; that React Flow then turns off what was selected before is no news.
  if (added.length + removed.length === 0 || (link !== null && added.length === 0)) return;
  select(withChanges(useDocument.getState().history.design, ids, added, removed));
}

/** React Flow as the shell for select, drag and focus, under the camera that camera-gestures.ts moves. It paints nothing: edges and cards are on the canvas below. */
export function Flow() {
  const { dragged, keepDragged, onNodeDragStart, onNodeDrag, onNodeDragStop } = useMoveGesture();
  const nodes = useFlowNodes(dragged);
  const flow = useReactFlow();
  const tool = useSession((state) => state.tool);
  const hasPick = useSession((state) => state.pick !== null);

  useEffect(() => {
    const { setControls, setGoal } = useViewport.getState();
    const measure = (): void => {
      const region = document.querySelector('.canvas');
      // Nothing is measured where nothing is laid out.
      if (region !== null && region.clientWidth > 0) resizeCanvas(region.clientWidth, region.clientHeight);
    };
    setControls({
      measure,
      follow: (camera) => {
        setGoal(null);
        void flow.setViewport(camera);
      },
      moveTo: (camera, animated) => {
        measure();
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
    keepDragged(changes.flatMap((change) => (change.type === 'position' && change.dragging === true && change.position !== undefined ? [[change.id, change.position] as const] : [])));
  }, [keepDragged]);

  return (
    <ReactFlow<FlowNode>
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onNodeDragStart={onNodeDragStart}
      onNodeDrag={onNodeDrag}
      onNodeDragStop={onNodeDragStop}
      onNodeClick={(event, node) => clickNode(event, node.id)}
      onNodeDoubleClick={(_event, node) => doubleClickNode(node.id)}
      onPaneClick={clickCanvas}
      onMove={(_event, viewport) => useViewport.getState().setCamera(viewport)}
      minZoom={minZoom}
      maxZoom={maxZoom}
      panOnDrag={false}
      zoomOnScroll={false}
      zoomOnPinch={false}
      selectNodesOnDrag={false}
      selectionKeyCode={null}
      multiSelectionKeyCode={multiSelectKeys}
      deleteKeyCode={null}
      panActivationKeyCode={null}
      zoomActivationKeyCode={null}
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
