import { registry } from '../../shared/catalog/index.ts';
import { containerPadding } from '../../shared/document/index.ts';
import { layoutOf, type Bounds, type LayoutIndex, type LayoutNode } from '../../shared/drawing/index.ts';
import { placingTexts } from '../../shared/i18n/placing.ts';
import type { Localized } from '../../shared/model/text.ts';
import { useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { refusalText } from '../state/sentences.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { gridStep, snap, useGesture, type Point } from './gesture.ts';
import { followPointer, pointerAt, type Press } from './pointer.ts';

/** Which edges a handle moves: -1 left or top, 1 right or bottom, 0 neither. */
export interface Handle {
  readonly across: -1 | 0 | 1;
  readonly down: -1 | 0 | 1;
}

const smallest = { width: 80, height: 60 };
const smallestNote = { width: 24, height: 24 };

/** What limits the size of a box: the least there is of it, and the contents that it may not cut. */
export interface SizeLimits {
  readonly least: { readonly width: number; readonly height: number };
  /** The rectangle that its edges stay outside of, in drawing coordinates; null for a box that holds nothing. */
  readonly contents: Bounds | null;
}

/** The bounds after a handle has moved by a distance: on the grid, and never smaller than the limits. */
export function resized(bounds: Bounds, handle: Handle, by: Point, { least, contents }: SizeLimits = { least: smallest, contents: null }): Bounds {
  const [right, bottom] = [bounds.x + bounds.width, bounds.y + bounds.height];
  const low = (edge: number, limit: number, content: number | undefined): number => Math.min(edge, limit, content ?? limit);
  const high = (edge: number, limit: number, content: number | undefined): number => Math.max(edge, limit, content ?? limit);
  const fixed = { right: snap(right), bottom: snap(bottom) };
  const x = handle.across < 0 ? low(snap(bounds.x + by.x), fixed.right - least.width, contents?.x) : bounds.x;
  const y = handle.down < 0 ? low(snap(bounds.y + by.y), fixed.bottom - least.height, contents?.y) : bounds.y;
  const endX = handle.across < 0 ? fixed.right : handle.across > 0 ? high(snap(right + by.x), x + least.width, contents === null ? undefined : contents.x + contents.width) : right;
  const endY = handle.down < 0 ? fixed.bottom : handle.down > 0 ? high(snap(bottom + by.y), y + least.height, contents === null ? undefined : contents.y + contents.height) : bottom;
  return { x, y, width: endX - x, height: endY - y };
}

/** The room that a box's contents need, padding included; an edge that is nearer already may stay where it is. */
function roomOf(layout: LayoutIndex, node: LayoutNode): Bounds | null {
  const boxes = node.children.flatMap((id) => layout.bounds(id) ?? []);
  if (boxes.length === 0) return null;
  const { x, y, width, height } = node.bounds;
  const left = Math.max(x, Math.min(...boxes.map((box) => box.x)) - containerPadding.side);
  const top = Math.max(y, Math.min(...boxes.map((box) => box.y)) - containerPadding.top);
  const right = Math.min(x + width, Math.max(...boxes.map((box) => box.x + box.width)) + containerPadding.side);
  const bottom = Math.min(y + height, Math.max(...boxes.map((box) => box.y + box.height)) + containerPadding.side);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function overlaps(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Says what a box would cover that stands beside it and that it does not cover yet. */
function coverTest(layout: LayoutIndex, node: LayoutNode): (bounds: Bounds) => Localized | null {
  const beside = node.note === null ? layout.nodes.filter((other) => other.parent === node.parent && other.id !== node.id && other.note === null && !overlaps(other.bounds, node.bounds)) : [];
  return (bounds) => {
    const other = beside.find((one) => overlaps(one.bounds, bounds));
    return other === undefined ? null : refusalText({ code: 'OVERLAP', params: { name: node.component.name, other: other.component.name } });
  };
}

function commit(layout: LayoutIndex, node: LayoutNode, bounds: Bounds): boolean {
  const origin = (node.parent === null ? null : layout.bounds(node.parent)) ?? { x: 0, y: 0 };
  const { x, y, width, height } = bounds;
  return edit('component.resize', { id: node.id, x: x - origin.x, y: y - origin.y, width, height }).ok;
}

/** Resizes a box by one of its handles; one undo step when the pointer is released. It stops at its contents, and says what stands in the way. */
export function startResizing(id: string, handle: Handle, down: Press): void {
  const { set } = useGesture.getState();
  const layout = layoutOf(useDocument.getState().history.design, registry);
  const node = layout.find(id);
  if (node === null) return;
  const start = pointerAt(down);
  const limits = { least: node.note === null ? smallest : smallestNote, contents: roomOf(layout, node) };
  const covers = coverTest(layout, node);
  let bounds = node.bounds;
  followPointer(down, {
    move: (event) => {
      const pointer = pointerAt(event);
      bounds = resized(node.bounds, handle, { x: pointer.x - start.x, y: pointer.y - start.y }, limits);
      set({ name: 'resize', id, bounds, pointer, reason: covers(bounds) });
    },
    finish: () => {
      set(null);
      if (bounds !== node.bounds) commit(layout, node, bounds);
    },
    cancel: () => set(null),
  });
}

function tellSize(node: LayoutNode, { width, height }: Bounds): void {
  useSession.getState().announce(fillBoth(placingTexts['size.said'], { name: node.component.name, width, height }));
}

/** Moves the right and bottom edges of a box by grid steps, from the keyboard; a refusal says why. */
export function resizeBy(id: string, across: number, down: number): void {
  const layout = layoutOf(useDocument.getState().history.design, registry);
  const node = layout.find(id);
  if (node === null) return;
  const { width, height } = node.bounds;
  const bounds = { ...node.bounds, width: width + across * 4 * gridStep, height: height + down * 4 * gridStep };
  if (bounds.width > 0 && bounds.height > 0 && commit(layout, node, bounds)) tellSize(node, bounds);
}

/** Makes a container as small as its contents allow; an empty one gets the size its kind starts with. */
export function fitToContents(id: string): void {
  const layout = layoutOf(useDocument.getState().history.design, registry);
  const node = layout.find(id);
  if (node === null) return;
  const boxes = node.children.flatMap((child) => layout.bounds(child) ?? []);
  const { x, y } = node.bounds;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + containerPadding.side;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + containerPadding.side;
  const size = boxes.length === 0 ? (node.definition?.size ?? smallest) : { width: Math.max(smallest.width, right - x), height: Math.max(smallest.height, bottom - y) };
  const bounds = { x, y, ...size };
  if (commit(layout, node, bounds)) tellSize(node, bounds);
}
