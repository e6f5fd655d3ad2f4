import { useEffect, useRef } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { drawDesign, levelAt, nextLevel, themes, type FindingMark, type Level } from '../../shared/drawing/index.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { paintCanvas, visibleArea } from '../paint/canvas-painter.ts';
import { useDocument } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { useSelection } from '../state/selection.ts';
import { themeOf, useSettings } from '../state/settings.ts';
import { useViewport } from '../state/viewport.ts';
import { useGesture } from './gesture.ts';
import { useOverlay } from './overlay.ts';
import { findingMarks, gestureShapes, pictureState } from './picture-state.ts';
import { sizeCanvas } from './size-canvas.ts';

/** Distance of the grid's dots at 100 %. */
const gridPx = 16;

/** Keeps what a frame can reuse: the level of detail, which wavers with hysteresis, and the badges of the last findings. */
interface Memory {
  level: Level;
  findings: readonly Finding[];
  marks: ReadonlyMap<string, FindingMark>;
}

/** Paints one frame of the picture from the stores as they are now. */
function paintPicture(canvas: HTMLCanvasElement, memory: Memory): void {
  const { camera, width, height } = useViewport.getState();
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return;
  const pixelRatio = sizeCanvas(canvas, width, height);
  const settings = useSettings.getState();
  const theme = themeOf(settings);
  const { findings } = useFindings.getState();
  if (findings !== memory.findings) {
    memory.findings = findings;
    memory.marks = findingMarks(findings);
  }
  memory.level = nextLevel(memory.level, camera.zoom);
  const { ids, link, hovered } = useSelection.getState();
  const { gesture } = useGesture.getState();
  const { overlay } = useOverlay.getState();
  const list = drawDesign(useDocument.getState().history.design, registry, {
    theme,
    language: settings.language,
    zoom: camera.zoom,
    level: memory.level,
    viewport: visibleArea(camera, width, height),
    state: pictureState({ selection: ids, link, hovered, gesture, overlay, marks: memory.marks }),
    trace: { path: [], top: gestureShapes(gesture, themes[theme], 1 / Math.min(1, camera.zoom)) },
  });
  paintCanvas(context, list, { viewport: camera, pixelRatio, width, height, background: null });
  const step = gridPx * camera.zoom * (camera.zoom < 0.5 ? 4 : 1);
  canvas.style.backgroundSize = `${String(step)}px ${String(step)}px`;
  canvas.style.backgroundPosition = `${String(camera.x - step / 2)}px ${String(camera.y - step / 2)}px`;
}

/** The picture itself: one canvas, painted from the display list at most once per frame, outside React's rendering. */
export function PictureLayer() {
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = element.current;
    if (canvas === null) return;
    const memory: Memory = { level: levelAt(useViewport.getState().camera.zoom), findings: [], marks: new Map() };
    let frame = 0;
    const request = (): void => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        paintPicture(canvas, memory);
      });
    };
    let lit = useOverlay.getState().overlay?.lit ?? null;
    const stops = [
      useDocument.subscribe(request),
      useFindings.subscribe(request),
      useSettings.subscribe(request),
      useGesture.subscribe(request),
      useSelection.subscribe(request),
      useViewport.subscribe((state, before) => {
        // The pointer's place is in the same store and changes no pixel.
        if (state.camera !== before.camera || state.width !== before.width || state.height !== before.height) request();
      }),
      useOverlay.subscribe(({ overlay }) => {
        if ((overlay?.lit ?? null) === lit) return;
        lit = overlay?.lit ?? null;
        request();
      }),
    ];
    request();
    return () => {
      cancelAnimationFrame(frame);
      stops.forEach((stop) => stop());
    };
  }, []);
  return <canvas ref={element} className="picture" aria-hidden="true" />;
}
