import { useEffect, useRef } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { inkOf, pictureOf, type Ink, type Picture, type Shape } from '../../shared/drawing/index.ts';
import { drawState } from '../../shared/drawing/draw-state.ts';
import { findingBadge } from '../../shared/drawing/parts/badges.ts';
import { paintCanvas } from '../paint/canvas-painter.ts';
import { onShownChange, shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { themeOf, useSettings } from '../state/settings.ts';
import { useViewport } from '../state/viewport.ts';
import { useGesture } from './gesture.ts';
import { useOverlay } from './overlay.ts';
import { currentMarks } from './picture-painter.ts';
import { currentLevel } from './shown-level.ts';
import { gestureShapes, liveState } from './picture-state.ts';
import { sizeCanvas } from './size-canvas.ts';

/** The component that the keyboard is on: it shows where links start as one under the pointer does (UX 55). */
function focusedNode(): string | null {
  const element = document.activeElement;
  return element instanceof HTMLElement && element.matches('.react-flow__node:focus-visible') ? (element.dataset['id'] ?? null) : null;
}

/** Badges stay above the outlines that the live layer draws over them. */
function badgesAgain(picture: Picture, ink: Ink, ids: readonly string[]): readonly Shape[] {
  const marks = currentMarks();
  return ids.flatMap((id) => {
    const mark = marks.get(id);
    const node = picture.layout.find(id);
    if (mark === undefined || node === null || node.form === 'rail' || ink.level === 'block') return [];
    return findingBadge(ink, mark, { x: node.bounds.x + node.bounds.width, y: node.bounds.y }, id);
  });
}

function paintLive(canvas: HTMLCanvasElement): void {
  const { camera, width, height } = useViewport.getState();
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return;
  const settings = useSettings.getState();
  const picture = pictureOf(shownDesign(), registry);
  const ink = inkOf({ theme: themeOf(settings), language: settings.language, zoom: camera.zoom, level: currentLevel() });
  const { ids, link, hovered } = useSelection.getState();
  const { gesture } = useGesture.getState();
  const state = drawState(picture, ink, liveState(ids, link, hovered ?? focusedNode(), gesture));
  const touched = hovered === null ? ids.slice(0, 200) : [...ids.slice(0, 200), hovered];
  const shapes = [
    ...state.behind,
    ...state.under,
    ...state.over,
    ...badgesAgain(picture, ink, touched),
    ...(useOverlay.getState().overlay?.shapes ?? []),
    ...gestureShapes(gesture, ink.theme, ink.pixel, { theme: themeOf(settings), language: settings.language, zoom: camera.zoom }),
  ];
  const pixelRatio = sizeCanvas(canvas, width, height);
  paintCanvas(context, { bounds: { x: 0, y: 0, width, height }, shapes }, { viewport: camera, pixelRatio, width, height, background: null });
}

/**
 * What changes many times a second, a few shapes above the picture: selection, hover, the gesture under the pointer, path and token of a
 * trace. Repainting it never touches the picture.
 */
export function LiveLayer() {
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = element.current;
    if (canvas === null) return;
    let frame = 0;
    const request = (): void => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        paintLive(canvas);
      });
    };
    const stops = [
      useDocument.subscribe(request),
      onShownChange(request),
      useSettings.subscribe(request),
      useSelection.subscribe(request),
      useGesture.subscribe(request),
      useOverlay.subscribe(request),
      useViewport.subscribe((state, before) => {
        if (state.pointer === before.pointer) request();
      }),
    ];
    document.addEventListener('focusin', request);
    document.addEventListener('focusout', request);
    request();
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('focusin', request);
      document.removeEventListener('focusout', request);
      stops.forEach((stop) => stop());
    };
  }, []);
  return <canvas ref={element} className="picture" aria-hidden="true" />;
}
