import { paintCanvas, type Viewport } from '../renderer/paint/canvas-painter.ts';
import { drawDesign, pictureOf } from '../shared/drawing/index.ts';
import { sketchRegistry } from '../shared/drawing/testing/sketch.ts';
import { exportPicture } from '../shared/export/index.ts';
import { gridDesign } from './grid-design.ts';

/** Milliseconds of one run in the page. */
export interface PageTimes {
  readonly components: number;
  readonly firstPaint: number;
  readonly firstPaintZoomedIn: number;
  readonly pan: number;
  readonly zoom: number;
  readonly move: number;
  readonly export1920: number;
}

const [width, height] = [1440, 900];

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Waits for the pixels: reading one back makes the canvas finish what it was asked to paint. */
function settle(context: CanvasRenderingContext2D): void {
  context.getImageData(0, 0, 1, 1);
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Runs in the page: everything from the design value to pixels, on one canvas of 1440 x 900. */
export function measureCanvas(count: number): PageTimes {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const options = { theme: 'light', language: 'en' } as const;
  let design = gridDesign(count);
  const all = pictureOf(design, sketchRegistry).layout.all;
  const fit: Viewport = { x: 0, y: 0, zoom: Math.min(width / all.width, height / all.height) };
  const paint = (viewport: Viewport): void => {
    const area = { x: -viewport.x / viewport.zoom, y: -viewport.y / viewport.zoom, width: width / viewport.zoom, height: height / viewport.zoom };
    const list = drawDesign(design, sketchRegistry, { ...options, zoom: viewport.zoom, viewport: area });
    paintCanvas(context, list, { viewport, pixelRatio: 1, width, height, background: '#F9FAFB' });
    settle(context);
  };
  const fresh = (viewport: Viewport): number => {
    design = gridDesign(count);
    return timed(() => paint(viewport));
  };
  const inside: Viewport = { x: 0, y: 0, zoom: 1 };
  const firstPaint = median([0, 1, 2, 3, 4].map(() => fresh(fit)));
  const firstPaintZoomedIn = median([0, 1, 2].map(() => fresh(inside)));
  const frames = Array.from({ length: 30 }, (_, index) => index);
  const pan = median(frames.map((index) => timed(() => paint({ ...fit, x: index * 3, y: index * 2 }))));
  const zoom = median(frames.map((index) => timed(() => paint({ ...fit, zoom: fit.zoom * 1.02 ** index }))));
  const move = median(
    frames.slice(0, 5).map((index) =>
      timed(() => {
        design = { ...design, placements: { ...design.placements, gw0: { x: index, y: 180 } } };
        paint(fit);
      }),
    ),
  );
  const export1920 = median(
    [0, 1, 2].map(() =>
      timed(() => {
        const list = exportPicture(design, sketchRegistry, {});
        const scale = 1920 / list.bounds.width;
        const sheet = new OffscreenCanvas(1920, Math.ceil(list.bounds.height * scale));
        const target = sheet.getContext('2d');
        if (target === null) return;
        paintCanvas(target, list, { viewport: { x: -list.bounds.x * scale, y: -list.bounds.y * scale, zoom: scale }, pixelRatio: 1, width: 1920, height: sheet.height, background: '#FFFFFF' });
        target.getImageData(0, 0, 1, 1);
      }),
    ),
  );
  return { components: Object.keys(design.components).length, firstPaint, firstPaintZoomedIn, pan, zoom, move, export1920 };
}

declare global {
  var measureCanvas: (count: number) => PageTimes;
}
globalThis.measureCanvas = measureCanvas;
