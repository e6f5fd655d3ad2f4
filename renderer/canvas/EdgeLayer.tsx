import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, type LayoutNode } from '../../shared/drawing/index.ts';
import { useShownDesign } from '../layers/shown-design.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useViewport, type Camera } from '../state/viewport.ts';
import { startConnecting } from './connect.ts';
import { edgeStrips, type ScreenBox } from './edge-strips.ts';
import { useGesture } from './gesture.ts';
import { isBox } from './nodes-near.ts';
import { startResizing, type Handle } from './resize.ts';

const handles: readonly Handle[] = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => ({ across, down }) as Handle)).filter(({ across, down }) => across !== 0 || down !== 0);

function onScreen(node: LayoutNode, camera: Camera): ScreenBox {
  const { x, y, width, height } = node.bounds;
  return { left: x * camera.zoom + camera.x, top: y * camera.zoom + camera.y, width: width * camera.zoom, height: height * camera.zoom };
}

const cursors: Readonly<Record<string, string>> = { '-1,-1': 'nwse-resize', '1,1': 'nwse-resize', '-1,1': 'nesw-resize', '1,-1': 'nesw-resize', '0,-1': 'ns-resize', '0,1': 'ns-resize', '-1,0': 'ew-resize', '1,0': 'ew-resize' };

/** Where links start and boxes are resized: strips round the hovered or selected component, handles on the selected box. Two components at most have them. */
export function EdgeLayer() {
  const design = useShownDesign();
  const camera = useViewport((state) => state.camera);
  const selected = useSelection((state) => (state.ids.length === 1 ? (state.ids[0] ?? null) : null));
  const hovered = useSelection((state) => state.hovered);
  const isBusy = useGesture((state) => state.gesture !== null);
  const isQuiet = useSession((state) => state.pick !== null || state.renaming !== null || state.tool === 'hand');
  if (isQuiet) return null;
  const layout = layoutOf(design, registry);
  const edgeNode = layout.find(hovered ?? selected ?? '');
  const selectedNode = layout.find(selected ?? '');
  return (
    <div className={isBusy ? 'edge-layer busy' : 'edge-layer'}>
      {edgeNode === null || edgeNode.note !== null
        ? null
        : edgeStrips(onScreen(edgeNode, camera), isBox(edgeNode)).map(({ id, style }) => (
            <div
              key={id}
              className="edge-strip"
              data-edge={id}
              style={style}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.preventDefault();
                startConnecting(edgeNode.id, event.nativeEvent);
              }}
            />
          ))}
      {selectedNode === null || (selectedNode.note === null && !isBox(selectedNode)) ? null : <Handles node={selectedNode} box={onScreen(selectedNode, camera)} />}
    </div>
  );
}

function Handles({ node, box }: { readonly node: LayoutNode; readonly box: ScreenBox }) {
  return handles.map((handle) => (
    <div
      key={`${String(handle.across)},${String(handle.down)}`}
      className="resize-handle"
      data-handle={`${String(handle.across)},${String(handle.down)}`}
      style={{
        left: box.left + (box.width * (handle.across + 1)) / 2,
        top: box.top + (box.height * (handle.down + 1)) / 2,
        cursor: cursors[`${String(handle.across)},${String(handle.down)}`],
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        startResizing(node.id, handle, event);
      }}
    />
  ));
}
