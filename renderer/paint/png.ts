import type { DisplayList } from '../../shared/drawing/index.ts';
import { paintCanvas } from './canvas-painter.ts';
import { picturesReady } from './pictures.ts';

/** Larger canvases are refused by browsers, or silently blank. */
export const largestSide = 16_384;

export type PngResult = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: 'too-large' | 'no-canvas'; readonly width: number; readonly height: number };

/** Paints a picture as a PNG, `scale` (1 to 4) image pixels per CSS pixel. A null background leaves it transparent. */
export async function paintPng(list: DisplayList, options: { readonly scale: number; readonly background: string | null }): Promise<PngResult> {
  const { scale, background } = options;
  const [width, height] = [Math.ceil(list.bounds.width * scale), Math.ceil(list.bounds.height * scale)];
  if (width > largestSide || height > largestSide || width < 1 || height < 1) return { ok: false, reason: 'too-large', width, height };
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return { ok: false, reason: 'no-canvas', width, height };
  const viewport = { x: -list.bounds.x, y: -list.bounds.y, zoom: 1 };
  await picturesReady(list.shapes.flatMap((shape) => (shape.type === 'bitmap' ? [shape.href] : [])));
  paintCanvas(context, list, { viewport, pixelRatio: scale, width: list.bounds.width, height: list.bounds.height, background });
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return { ok: true, bytes: new Uint8Array(await blob.arrayBuffer()) };
}
