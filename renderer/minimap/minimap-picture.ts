import type { Bounds, LayoutNode, Theme } from '../../shared/drawing/index.ts';
import { cameraFor, type Camera } from '../state/viewport.ts';

/** The overview map in CSS pixels. */
export const mapSize = { width: 208, height: 136 } as const;
const marginPx = 8;
/** What is smaller than this on the map is not drawn: it would be less than a dot. */
const leastPx = 0.6;

/** How the drawing is fitted into the map. */
export function mapCamera(all: Bounds): Camera {
  return cameraFor(all, mapSize.width, mapSize.height, marginPx, 0.25);
}

/** The part of the drawing that a camera sees, as a rectangle of the map. */
export function seenOnMap(map: Camera, camera: Camera, canvas: { readonly width: number; readonly height: number }): Bounds {
  const ratio = map.zoom / camera.zoom;
  return { x: map.x - camera.x * ratio, y: map.y - camera.y * ratio, width: canvas.width * ratio, height: canvas.height * ratio };
}

/** A place of the map as a point of the drawing. */
export function fromMap(map: Camera, place: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } {
  return { x: (place.x - map.x) / map.zoom, y: (place.y - map.y) / map.zoom };
}

/** Paints all components as blocks in the colours of their families, boxes by their ground and edge. Nothing is measured and no text drawn: 10,000 take a few milliseconds. */
export function paintMap(context: CanvasRenderingContext2D, nodes: readonly LayoutNode[], map: Camera, theme: Theme): void {
  for (const { bounds, form, note, definition } of nodes) {
    const [x, y] = [bounds.x * map.zoom + map.x, bounds.y * map.zoom + map.y];
    const [width, height] = [bounds.width * map.zoom, bounds.height * map.zoom];
    if (width < leastPx && height < leastPx) continue;
    const family = definition === null ? null : theme.family[definition.family];
    const isGround = form === 'place' || form === 'group' || form === 'host';
    context.fillStyle = note !== null || family === null ? theme.color.line : isGround ? family.placeFill : family.block;
    context.fillRect(x, y, Math.max(width, 1), Math.max(form === 'rail' ? Math.min(height, 1.5) : height, 1));
    if (!isGround) continue;
    context.strokeStyle = form === 'place' && family !== null ? family.edge : theme.color.line;
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, y + 0.5, Math.max(width - 1, 1), Math.max(height - 1, 1));
  }
}
