import { registry } from '../../shared/catalog/index.ts';
import { drawDesign, type FindingMark } from '../../shared/drawing/index.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { filterLit } from '../layers/filtered.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { paintCanvas, visibleArea } from '../paint/canvas-painter.ts';
import { useFindings } from '../state/findings.ts';
import { themeOf, useSettings } from '../state/settings.ts';
import { useViewport } from '../state/viewport.ts';
import { useGesture } from './gesture.ts';
import { useOverlay } from './overlay.ts';
import { marginFor, onCameraMove, restMs, transformFor, type PaintedFrame } from './picture-frame.ts';
import { findingMarks, settledState } from './picture-state.ts';
import { followLevel } from './shown-level.ts';
import { sizeCanvas } from './size-canvas.ts';
import { travelling } from './tween.ts';

/** Paints the picture of the document. `paint` asks for a new painting, `follow` for the camera's new place. At most one frame is on its way. */
export interface PicturePainter {
  readonly paint: () => void;
  readonly follow: () => void;
  readonly stop: () => void;
}

/** The badges of the last findings: the same list gives the same map. */
let marked: { readonly findings: readonly Finding[]; readonly marks: ReadonlyMap<string, FindingMark> } = { findings: [], marks: new Map() };

export function currentMarks(): ReadonlyMap<string, FindingMark> {
  const { findings } = useFindings.getState();
  if (marked.findings !== findings) marked = { findings, marks: findingMarks(findings) };
  return marked.marks;
}

/** Paints the whole picture for the camera as it is now. */
function paintFrame(canvas: HTMLCanvasElement, marginPx: number): PaintedFrame | null {
  const { camera, width, height } = useViewport.getState();
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return null;
  const outer = { width: width + 2 * marginPx, height: height + 2 * marginPx };
  const shifted = { zoom: camera.zoom, x: camera.x + marginPx, y: camera.y + marginPx };
  const pixelRatio = sizeCanvas(canvas, outer.width, outer.height);
  const settings = useSettings.getState();
  const state = settledState(useGesture.getState().gesture, useOverlay.getState().overlay, currentMarks());
  const list = drawDesign(travelling() ?? shownDesign(), registry, {
    theme: themeOf(settings),
    language: settings.language,
    zoom: camera.zoom,
    level: followLevel(camera.zoom),
    viewport: visibleArea(shifted, outer.width, outer.height),
    // What is in the middle of something, a trace or a link being drawn, goes before the layers.
    state: { ...state, lit: state.lit ?? filterLit() },
  });
  paintCanvas(context, list, { viewport: shifted, pixelRatio, ...outer, background: null });
  return { camera, width, height, marginPx };
}

export function createPicturePainter(canvas: HTMLCanvasElement): PicturePainter {
  let frame: PaintedFrame | null = null;
  let lastPaintMs = 0;
  let scheduled = 0;
  let rest = 0;
  let isDirty = false;

  const place = (): void => {
    if (frame === null) return;
    const { x, y, scale } = transformFor(frame, useViewport.getState().camera);
    canvas.style.transformOrigin = `${String(frame.marginPx)}px ${String(frame.marginPx)}px`;
    canvas.style.transform = `translate(${String(x - frame.marginPx)}px, ${String(y - frame.marginPx)}px) scale(${String(scale)})`;
  };
  const paintNow = (): void => {
    isDirty = false;
    const began = performance.now();
    frame = paintFrame(canvas, marginFor(lastPaintMs));
    lastPaintMs = performance.now() - began;
    place();
  };
  const tick = (): void => {
    scheduled = 0;
    const { camera, width, height } = useViewport.getState();
    if (isDirty || onCameraMove(frame, camera, { width, height }, lastPaintMs) === 'paint') {
      paintNow();
      return;
    }
    place();
    clearTimeout(rest);
    rest = window.setTimeout(() => {
      isDirty = true;
      request();
    }, restMs);
  };
  const request = (): void => {
    if (scheduled === 0) scheduled = requestAnimationFrame(tick);
  };
  return {
    paint: () => {
      isDirty = true;
      request();
    },
    follow: request,
    stop: () => {
      cancelAnimationFrame(scheduled);
      clearTimeout(rest);
    },
  };
}
