import { useEffect, type RefObject } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf, themes } from '../../shared/drawing/index.ts';
import { sizeCanvas } from '../canvas/size-canvas.ts';
import { onShownChange, shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { themeOf, useSettings } from '../state/settings.ts';
import { useViewport } from '../state/viewport.ts';
import { mapCamera, mapSize, paintMap, seenOnMap } from './minimap-picture.ts';

/** The map is painted at most this often, however fast the design changes. */
const leastMsBetween = 200;

function paint(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const pixelRatio = sizeCanvas(canvas, mapSize.width, mapSize.height);
  const layout = layoutOf(shownDesign(), registry);
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, mapSize.width, mapSize.height);
  paintMap(context, layout.nodes, mapCamera(layout.all), themes[themeOf(useSettings.getState())]);
}

function placeSeen(seen: HTMLElement): void {
  const { camera, width, height } = useViewport.getState();
  const box = seenOnMap(mapCamera(layoutOf(shownDesign(), registry).all), camera, { width, height });
  // What reaches out of the map is cut at its edge, and never so small that it is not seen.
  const [left, top] = [Math.max(0, Math.min(mapSize.width - 4, box.x)), Math.max(0, Math.min(mapSize.height - 4, box.y))];
  const [right, bottom] = [Math.max(left + 4, Math.min(mapSize.width, box.x + box.width)), Math.max(top + 4, Math.min(mapSize.height, box.y + box.height))];
  seen.style.transform = `translate(${String(left)}px, ${String(top)}px)`;
  seen.style.width = `${String(right - left)}px`;
  seen.style.height = `${String(bottom - top)}px`;
}

/** Keeps map and rectangle up to date outside React's rendering: the map when the design has changed, now and then; the rectangle with the camera, once a frame. */
export function useMinimap(canvas: RefObject<HTMLCanvasElement | null>, seen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const [map, rectangle] = [canvas.current, seen.current];
    if (map === null || rectangle === null) return;
    let timer = 0;
    let frame = 0;
    let paintedMs = Number.NEGATIVE_INFINITY;
    const follow = (): void => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        placeSeen(rectangle);
      });
    };
    const repaint = (): void => {
      if (timer !== 0) return;
      timer = window.setTimeout(() => {
        timer = 0;
        paintedMs = performance.now();
        paint(map);
        follow();
      }, Math.max(0, paintedMs + leastMsBetween - performance.now()));
    };
    const stops = [
      useDocument.subscribe((state, before) => {
        if (state.history.design !== before.history.design) repaint();
      }),
      useSettings.subscribe(repaint),
      onShownChange(repaint),
      useViewport.subscribe((state, before) => {
        if (state.pointer === before.pointer) follow();
      }),
    ];
    paint(map);
    placeSeen(rectangle);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      stops.forEach((stop) => stop());
    };
  }, [canvas, seen]);
}
