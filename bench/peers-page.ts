import { ReactFlow, type Edge, type Node } from '@xyflow/react';
import cytoscape from 'cytoscape';
import Konva from 'konva';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/* Runs in the page: the same drawing (boxes with a name, lines between neighbours) in canvas libraries as they come, each filling 1440 x 900. */

const [width, height] = [1440, 900];
const box = { width: 132, height: 46 };

interface Drawing {
  readonly boxes: readonly { readonly id: string; readonly name: string; readonly x: number; readonly y: number }[];
  readonly lines: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  /** What shows all of it. */
  readonly zoom: number;
}

function drawingOf(count: number): Drawing {
  const columns = Math.ceil(Math.sqrt(count * 1.6));
  const boxes = Array.from({ length: count }, (_, index) => ({ id: `n${String(index)}`, name: `web-${String(index)}`, x: (index % columns) * 168, y: Math.floor(index / columns) * 82 }));
  const lines = boxes.slice(1).map((to, index) => ({ id: `e${String(index)}`, from: `n${String(index)}`, to: to.id }));
  return { boxes, lines, zoom: Math.min(width / (columns * 168), height / (Math.ceil(count / columns) * 82)) };
}

function holder(): HTMLElement {
  const element = document.createElement('div');
  element.id = 'peer';
  element.style.cssText = `position:fixed;inset:0;width:${String(width)}px;height:${String(height)}px`;
  document.body.replaceChildren(element);
  return element;
}

function mountReactFlow({ boxes, lines, zoom }: Drawing): void {
  const nodes: Node[] = boxes.map(({ id, name, x, y }) => ({ id, position: { x, y }, data: { label: name }, width: box.width, height: box.height }));
  const edges: Edge[] = lines.map(({ id, from, to }) => ({ id, source: from, target: to }));
  createRoot(holder()).render(createElement(ReactFlow, { defaultNodes: nodes, defaultEdges: edges, defaultViewport: { x: 0, y: 0, zoom }, minZoom: 0.01 }));
}

function mountKonva({ boxes, lines, zoom }: Drawing): void {
  const stage = new Konva.Stage({ container: holder() as HTMLDivElement, width, height, draggable: true, scaleX: zoom, scaleY: zoom });
  const layer = new Konva.Layer();
  const places = new Map(boxes.map((one) => [one.id, one]));
  for (const { from, to } of lines) {
    const [a, b] = [places.get(from), places.get(to)];
    if (a !== undefined && b !== undefined) layer.add(new Konva.Line({ points: [a.x + 66, a.y + 23, b.x + 66, b.y + 23], stroke: '#8792A1', strokeWidth: 1.5, listening: false }));
  }
  for (const { name, x, y } of boxes) {
    const group = new Konva.Group({ x, y, draggable: true });
    group.add(new Konva.Rect({ ...box, cornerRadius: 8, fill: '#fff', stroke: '#D3D9E0' }), new Konva.Text({ x: 12, y: 16, text: name, fontSize: 12.5 }));
    layer.add(group);
  }
  stage.on('wheel', ({ evt }) => {
    evt.preventDefault();
    const before = stage.scaleX();
    const next = before * (evt.deltaY > 0 ? 1 / 1.05 : 1.05);
    const [x, y] = [evt.clientX, evt.clientY];
    stage.scale({ x: next, y: next });
    stage.position({ x: x - ((x - stage.x()) / before) * next, y: y - ((y - stage.y()) / before) * next });
  });
  stage.add(layer);
}

function mountCytoscape({ boxes, lines, zoom }: Drawing): void {
  cytoscape({
    container: holder(),
    elements: {
      nodes: boxes.map(({ id, name, x, y }) => ({ data: { id, name }, position: { x: x + 66, y: y + 23 } })),
      edges: lines.map(({ id, from, to }) => ({ data: { id, source: from, target: to } })),
    },
    layout: { name: 'preset', fit: false },
    zoom,
    minZoom: 0.01,
    style: [
      { selector: 'node', style: { shape: 'round-rectangle', width: box.width, height: box.height, label: 'data(name)', 'text-valign': 'center', 'background-color': '#fff', 'border-width': 1, 'border-color': '#D3D9E0', 'font-size': 12.5 } },
      { selector: 'edge', style: { width: 1.5, 'line-color': '#8792A1' } },
    ],
  });
}

const peers = { 'React Flow': mountReactFlow, Konva: mountKonva, Cytoscape: mountCytoscape } as const;
export type Peer = keyof typeof peers;

/** The next frame that has been painted. */
async function painted(): Promise<void> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

export interface Mounted {
  readonly firstPaintMs: number;
  /** Where a box is on the page, and a place without one. */
  readonly boxAt: { readonly x: number; readonly y: number };
  readonly emptyAt: { readonly x: number; readonly y: number };
}

/** Draws `count` boxes with a library, in place of what was there, and tells how long it took until they were painted. */
export async function mountPeer(name: Peer, count: number): Promise<Mounted> {
  const drawing = drawingOf(count);
  const began = performance.now();
  peers[name](drawing);
  await painted();
  const middle = drawing.boxes[Math.floor(drawing.boxes.length / 2)] ?? { x: 0, y: 0 };
  return {
    firstPaintMs: performance.now() - began,
    boxAt: { x: (middle.x + 20) * drawing.zoom, y: (middle.y + 23) * drawing.zoom },
    emptyAt: { x: (middle.x + 150) * drawing.zoom, y: (middle.y + 62) * drawing.zoom },
  };
}

declare global {
  var mountPeer: (name: Peer, count: number) => Promise<Mounted>;
}
globalThis.mountPeer = mountPeer;
