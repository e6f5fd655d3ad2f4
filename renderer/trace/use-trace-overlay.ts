import { useEffect } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { pictureOf, themes } from '../../shared/drawing/index.ts';
import { steppedTime } from '../../shared/walkthrough/index.ts';
import { useOverlay } from '../canvas/overlay.ts';
import { followLevel } from '../canvas/shown-level.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { themeOf, useSettings } from '../state/settings.ts';
import { useViewport } from '../state/viewport.ts';
import { traceOverlay } from './trace-overlay.ts';
import { useTrace } from './trace-store.ts';
import { useReducedMotion } from './use-playback.ts';

/** Keeps the canvas layer of the trace up to date with playhead, drawing, zoom and theme, outside React's rendering. */
export function useTraceOverlay(): void {
  const reduced = useReducedMotion();
  useEffect(() => {
    const update = (): void => {
      const { shown, timeMs } = useTrace.getState();
      if (shown === null) return useOverlay.getState().show(null);
      const settings = useSettings.getState();
      const { zoom } = useViewport.getState().camera;
      const ink = { theme: themes[themeOf(settings)], language: settings.language, level: followLevel(zoom), pixel: 1 / Math.min(1, zoom) };
      const picture = pictureOf(shownDesign(), registry);
      useOverlay.getState().show(traceOverlay(picture, ink, shown, reduced ? steppedTime(shown.timeline, timeMs) : timeMs));
    };
    update();
    let { zoom } = useViewport.getState().camera;
    const stops = [
      useTrace.subscribe((state, before) => {
        if (state.shown !== before.shown || state.timeMs !== before.timeMs) update();
      }),
      useDocument.subscribe(update),
      useSettings.subscribe(update),
      useViewport.subscribe(({ camera }) => {
        if (camera.zoom === zoom) return;
        zoom = camera.zoom;
        update();
      }),
    ];
    return () => {
      stops.forEach((stop) => stop());
      useOverlay.getState().show(null);
    };
  }, [reduced]);
}
