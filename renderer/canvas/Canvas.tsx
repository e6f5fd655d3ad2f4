import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { notesOf } from '../../shared/model/note.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { useSession } from '../state/session.ts';
import { closeDocument } from '../state/file-actions.ts';
import { followViews } from '../state/last-views.ts';
import { resizeCanvas, toDrawing, useViewport } from '../state/viewport.ts';
import { followFind } from '../find/find-store.ts';
import { followFocus, onBodyDoubleClick } from '../focus-mode/focus-actions.ts';
import { isReachable } from '../focus-mode/inside.ts';
import { showDocument } from './camera-actions.ts';
import { followCameraGestures } from './camera-gestures.ts';
import { ArrangeProgress } from './ArrangeProgress.tsx';
import { ArrangeLayer } from '../arrange/ArrangeLayer.tsx';
import { followMarquee } from '../arrange/marquee.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { BadgeLayer } from './BadgeLayer.tsx';
import { CanvasLegend } from './CanvasLegend.tsx';
import { followCanvasKeys } from './canvas-keys.ts';
import { tellChanges } from './tell-changes.ts';
import { LinkLayer } from '../links/LinkLayer.tsx';
import { ComponentMenu } from '../operations/ComponentMenu.tsx';
import { onMenuGesture, onMenuPress } from '../operations/open-menu.ts';
import { EdgeLayer } from './EdgeLayer.tsx';
import { Flow } from './Flow.tsx';
import { GestureTip } from './GestureTip.tsx';
import { LiveLayer } from './LiveLayer.tsx';
import { useGesture } from './gesture.ts';
import { activeAt } from './nodes-near.ts';
import { PictureLayer } from './PictureLayer.tsx';
import { PlacingBar } from '../palette/PlacingBar.tsx';

/** The drawing board: the painted picture, React Flow above it for pointer and keyboard, then what gestures and traces lay on top. */
export function Canvas() {
  const say = useTexts(editorTexts);
  const language = useLanguage();
  const region = useRef<HTMLDivElement>(null);
  const opened = useDocument((state) => state.opened);
  const count = useDocument((state) => Object.keys(state.history.design.components).length);
  const isEmpty = useDocument((state) => count === 0 && Object.keys(notesOf(state.history.design)).length === 0);
  const pick = useSession((state) => state.pick);
  const isConnecting = useGesture((state) => state.gesture?.name === 'connect');
  const isMoving = useViewport((state) => state.goal !== null);
  const hasSize = useViewport((state) => state.width > 0);

  useEffect(() => {
    const element = region.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) resizeCanvas(entry.contentRect.width, entry.contentRect.height);
    });
    observer.observe(element);
    const stops = [followCameraGestures(element), followViews(), followFind(), followFocus(), followMarquee(element), followCanvasKeys(element), tellChanges()];
    return () => {
      observer.disconnect();
      stops.forEach((stop) => stop());
    };
  }, []);
  useEffect(() => {
    if (hasSize) showDocument();
  }, [opened, hasSize]);
  useEffect(() => {
    // Whatever opened the document is gone with the start screen: the keyboard begins at the drawing.
    if (document.activeElement === null || document.activeElement === document.body) region.current?.focus({ preventScroll: true });
  }, [opened]);

  const onPointerMove = (event: React.PointerEvent): void => {
    const rectangle = region.current?.getBoundingClientRect();
    if (rectangle === undefined) return;
    const point = toDrawing(event.clientX - rectangle.left, event.clientY - rectangle.top);
    useViewport.getState().setPointer(point);
    if (event.buttons !== 0 || useGesture.getState().gesture !== null) return;
    const active = activeAt(layoutOf(shownDesign(), registry), point.x, point.y, useViewport.getState().camera.zoom);
    useSelection.getState().hover(active !== null && isReachable(shownDesign(), active) ? active : null);
  };
  const onPointerLeave = (): void => {
    useViewport.getState().setPointer(null);
    useSelection.getState().hover(null);
  };
  // A field that is being typed in takes its text before the canvas reacts.
  const onPointerDown = (event: React.PointerEvent): void => {
    onMenuPress(event);
    if (document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea')) document.activeElement.blur();
  };
  return (
    <div
      className={pick === null ? 'canvas' : 'canvas picking'}
      ref={region}
      tabIndex={-1}
      role="application"
      aria-label={say('canvas.label', { count })}
      data-region="canvas"
      data-camera={isMoving ? 'moving' : 'still'}
      onPointerMove={onPointerMove}
      onPointerLeave={onPointerLeave}
      onPointerDownCapture={onPointerDown}
      onContextMenu={onMenuGesture}
      onDoubleClick={onBodyDoubleClick}
    >
      <PictureLayer />
      <LiveLayer />
      <ReactFlowProvider>
        <Flow />
      </ReactFlowProvider>
      <EdgeLayer />
      <LinkLayer />
      <BadgeLayer />
      <ComponentMenu />
      <ArrangeLayer />
      <GestureTip />
      <PlacingBar />
      <CanvasLegend />
      <ArrangeProgress />
      {isConnecting ? <div className="canvas-hint">{say('connect.hint')}</div> : null}
      {pick === null ? null : <div className="canvas-hint">{pick.prompt[language]}</div>}
      {!isEmpty ? null : (
        <div className="canvas-empty">
          <b>{say('canvas.empty')}</b>
          <p>{say('canvas.emptyHint')}</p>
          <p>{say('canvas.emptyNext')}</p>
          <button type="button" className="button" onClick={() => void closeDocument()}>
            {say('canvas.emptySamples')}
          </button>
        </div>
      )}
    </div>
  );
}
