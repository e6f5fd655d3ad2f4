import type { Bounds } from '../../shared/drawing/display-list.ts';
import { bandHeight, isFrame, type LayoutIndex, type LayoutNode } from '../../shared/drawing/layout-index.ts';
import type { Camera } from '../state/viewport.ts';

/** Elements this small on screen are only painted: a click finds them by hit test. */
const smallestOnScreen = 10;
/** More elements than this never help a person and cost frames (PERFORMANCE: 14 DOM elements per node is what others pay). */
const mostElements = 300;

/** The part of the drawing on screen, larger by half a screen on every side so that panning rarely changes what is near. */
export function nearArea(camera: Camera, width: number, height: number): Bounds {
  return {
    x: (-camera.x - width / 2) / camera.zoom,
    y: (-camera.y - height / 2) / camera.zoom,
    width: (2 * width) / camera.zoom,
    height: (2 * height) / camera.zoom,
  };
}

/** True while `area`, made for a zoom, still covers what the camera sees. */
export function stillCovers(area: Bounds, areaZoom: number, camera: Camera, width: number, height: number): boolean {
  if (camera.zoom > areaZoom * 1.6 || camera.zoom < areaZoom / 1.6) return false;
  const left = -camera.x / camera.zoom;
  const top = -camera.y / camera.zoom;
  return left >= area.x && top >= area.y && left + width / camera.zoom <= area.x + area.width && top + height / camera.zoom <= area.y + area.height;
}

/**
 * The components that get an element for pointer and keyboard: those near the viewport that are large enough to hit, and always `wanted` ones
 * (selected, hovered, being renamed). In drawing order, which is the order of the containment tree.
 */
export function nodesNear(layout: LayoutIndex, area: Bounds, zoom: number, wanted: ReadonlySet<string>): readonly LayoutNode[] {
  const near = layout.within(area).flatMap((index) => {
    const node = layout.nodes[index];
    return node !== undefined && Math.min(node.bounds.width, node.bounds.height) * zoom >= smallestOnScreen ? [node] : [];
  });
  const kept = near.length <= mostElements ? near : [...near].sort((a, b) => b.bounds.width * b.bounds.height - a.bounds.width * a.bounds.height).slice(0, mostElements);
  const ids = new Set(kept.map((node) => node.id));
  const extra = [...wanted].slice(0, mostElements).flatMap((id) => (ids.has(id) ? [] : (layout.find(id) ?? [])));
  const chosen = new Set([...kept, ...extra]);
  return layout.nodes.filter((node) => chosen.has(node));
}

/** Whether a node is drawn as a box that others stand in; such a box is held by its title band and border, its inside belongs to what it holds. */
export function isBox(node: LayoutNode): boolean {
  return node.form !== 'card' && node.form !== 'rail' && node.form !== 'note' && !node.isCollapsed;
}

function inside(bounds: Bounds, x: number, y: number, margin: number): boolean {
  return x >= bounds.x - margin && y >= bounds.y - margin && x <= bounds.x + bounds.width + margin && y <= bounds.y + bounds.height + margin;
}

/** How far outside of an edge the pointer still means it, in screen pixels: as far as the strips reach that start links (UX 55). */
const edgeReachPx = 20;

/**
 * The component whose connection ports show when the pointer is at a point: a card with a margin around it, a box by its band and border.
 * What the pointer is inside of comes before what it is only near to.
 */
export function activeAt(layout: LayoutIndex, x: number, y: number, zoom: number): string | null {
  const margin = edgeReachPx / zoom;
  const candidates = layout.within({ x: x - margin, y: y - margin, width: 2 * margin, height: 2 * margin }).flatMap((index) => layout.nodes[index] ?? []);
  const meets = (node: LayoutNode, within: number): boolean => {
    if (!inside(node.bounds, x, y, within)) return false;
    if (isFrame(node)) return !inside(node.bounds, x, y, -6 / zoom);
    if (!isBox(node)) return true;
    const innerTop = { ...node.bounds, y: node.bounds.y + bandHeight, height: node.bounds.height - bandHeight };
    return !inside(innerTop, x, y, -6 / zoom);
  };
  const hit = candidates.findLast((node) => meets(node, 0)) ?? candidates.findLast((node) => meets(node, margin));
  return hit?.id ?? null;
}
