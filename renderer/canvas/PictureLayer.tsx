import { useEffect, useRef } from 'react';
import { onPictureReady } from '../paint/pictures.ts';
import { onShownChange } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { useSettings } from '../state/settings.ts';
import { useViewport } from '../state/viewport.ts';
import { useGesture } from './gesture.ts';
import { useOverlay } from './overlay.ts';
import { createPicturePainter } from './picture-painter.ts';
import { settledKey } from './picture-state.ts';
import { useSpotlight } from './spotlight.ts';
import { followTravels } from './tween.ts';

/** Distance of the grid's dots at 100 %. */
const gridPx = 16;

function placeGrid(grid: HTMLElement): void {
  const { camera } = useViewport.getState();
  const step = gridPx * camera.zoom * (camera.zoom < 0.2 ? 16 : camera.zoom < 0.6 ? 4 : 1);
  grid.style.backgroundSize = `${String(step)}px ${String(step)}px`;
  grid.style.backgroundPosition = `${String(camera.x - step / 2)}px ${String(camera.y - step / 2)}px`;
}

/** The picture itself: one canvas, painted from the display list outside React's rendering, when something of it has changed. */
export function PictureLayer() {
  const element = useRef<HTMLCanvasElement>(null);
  const dots = useRef<HTMLDivElement>(null);
  const hasGrid = useSettings((state) => state.grid);
  useEffect(() => {
    const [canvas, grid] = [element.current, dots.current];
    if (canvas === null || grid === null) return;
    const painter = createPicturePainter(canvas);
    let shown = settledKey(useGesture.getState().gesture, useOverlay.getState().overlay);
    const paintIfSettledChanged = (): void => {
      const key = settledKey(useGesture.getState().gesture, useOverlay.getState().overlay);
      if (key.every((part, index) => part === shown[index])) return;
      shown = key;
      painter.paint();
    };
    const stops = [
      followTravels(painter.paint),
      onPictureReady(painter.paint),
      useDocument.subscribe(painter.paint),
      onShownChange(painter.paint),
      useFindings.subscribe(painter.paint),
      useSettings.subscribe(painter.paint),
      useGesture.subscribe(paintIfSettledChanged),
      useOverlay.subscribe(paintIfSettledChanged),
      useSpotlight.subscribe(paintIfSettledChanged),
      useViewport.subscribe((state, before) => {
        // The pointer's place is in the same store and changes no pixel.
        if (state.width !== before.width || state.height !== before.height) painter.paint();
        else if (state.camera === before.camera) return;
        else painter.follow();
        placeGrid(grid);
      }),
    ];
    placeGrid(grid);
    painter.paint();
    return () => {
      painter.stop();
      stops.forEach((stop) => stop());
    };
  }, []);
  return (
    <>
      <div ref={dots} className="grid" hidden={!hasGrid} />
      <canvas ref={element} className="picture" aria-hidden="true" />
    </>
  );
}
