import { useEffect, useRef } from 'react';
import { paintCanvas } from '../paint/canvas-painter.ts';
import { useViewport } from '../state/viewport.ts';
import { useOverlay } from './overlay.ts';
import { sizeCanvas } from './size-canvas.ts';

/** The layer above the picture: path, badges and token of a trace, repainted at every frame of an animation without touching the picture. */
export function OverlayLayer() {
  const element = useRef<HTMLCanvasElement>(null);
  const isShown = useOverlay((state) => state.overlay !== null);
  useEffect(() => {
    const canvas = element.current;
    if (canvas === null || !isShown) return;
    let frame = 0;
    const paint = (): void => {
      frame = 0;
      const { camera, width, height } = useViewport.getState();
      const { overlay } = useOverlay.getState();
      const context = canvas.getContext('2d');
      if (context === null || overlay === null || width === 0) return;
      const pixelRatio = sizeCanvas(canvas, width, height);
      paintCanvas(context, { bounds: { x: 0, y: 0, width, height }, shapes: overlay.shapes }, { viewport: camera, pixelRatio, width, height, background: null });
    };
    const request = (): void => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    const stops = [useOverlay.subscribe(request), useViewport.subscribe(request)];
    request();
    return () => {
      cancelAnimationFrame(frame);
      stops.forEach((stop) => stop());
    };
  }, [isShown]);
  return isShown ? <canvas ref={element} className="picture overlay" aria-hidden="true" /> : null;
}
