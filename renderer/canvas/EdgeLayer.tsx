import type { CSSProperties } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, type LayoutNode } from '../../shared/drawing/index.ts';
import { useShownDesign } from '../layers/shown-design.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useViewport, type Camera } from '../state/viewport.ts';
import { startConnecting } from './connect.ts';
import { useGesture } from './gesture.ts';
import { isBox } from './nodes-near.ts';
import { startResizing, type Handle } from './resize.ts';

/** Thickness of the strip that starts a link, out of an edge and into it together, in screen pixels at every zoom (UX 55). */
const stripPx = 24;
/** The most of it that lies inside: a card keeps its middle for being dragged, a box its inner side for what stands in it. */
const intoPx = { card: 8, box: 4 };
/** The ports in the middle of the edges are targets of their own (VISUAL 6). */
const portPx = 24;
const handles: readonly Handle[] = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => ({ across, down }) as Handle)).filter(({ across, down }) => across !== 0 || down !== 0);

interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function onScreen(node: LayoutNode, camera: Camera): ScreenBox {
  const { x, y, width, height } = node.bounds;
  return { left: x * camera.zoom + camera.x, top: y * camera.zoom + camera.y, width: width * camera.zoom, height: height * camera.zoom };
}

/** Four strips along the edges: a link can be drawn from any point of them (UX 55). The title band of a box stays free: it is what the box is moved by. */
function strips(box: ScreenBox, isContainer: boolean): readonly { readonly id: string; readonly style: CSSProperties }[] {
  const into = Math.min(isContainer ? intoPx.box : intoPx.card, box.height / 6);
  const [out, intoTop] = [stripPx - into, isContainer ? 0 : into];
  const across = { left: box.left - out, width: box.width + 2 * out, height: stripPx };
  const down = { top: box.top + intoTop, height: Math.max(0, box.height - intoTop - into), width: stripPx };
  const [middle, centre] = [box.left + box.width / 2 - portPx / 2, box.top + box.height / 2 - portPx / 2];
  const port = { width: portPx, height: portPx, borderRadius: portPx / 2 };
  const ports = isContainer || box.height < 2 * portPx - 16 ? [] : [
    { id: 'port-top', style: { ...port, left: middle, top: box.top - portPx / 2 - 4 } },
    { id: 'port-bottom', style: { ...port, left: middle, top: box.top + box.height - portPx / 2 + 4 } },
    { id: 'port-left', style: { ...port, left: box.left - portPx / 2 - 4, top: centre } },
    { id: 'port-right', style: { ...port, left: box.left + box.width - portPx / 2 + 4, top: centre } },
  ];
  return [
    ...ports,
    { id: 'top', style: { ...across, top: box.top + intoTop - stripPx } },
    { id: 'bottom', style: { ...across, top: box.top + box.height - into } },
    { id: 'left', style: { ...down, left: box.left - out } },
    { id: 'right', style: { ...down, left: box.left + box.width - into } },
  ];
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
        : strips(onScreen(edgeNode, camera), isBox(edgeNode)).map(({ id, style }) => (
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
