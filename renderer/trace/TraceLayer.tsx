import { useEffect, useState } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { pictureOf } from '../../shared/drawing/index.ts';
import { canvasRectangle } from '../canvas/pointer.ts';
import { shownDesign } from '../layers/shown-design.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useViewport, wantedCamera, type Camera } from '../state/viewport.ts';
import { DropCards } from './DropCards.tsx';
import { playheadAt } from './model/schedule.ts';
import { deepest, endOf, playOrder } from './model/tracks.ts';
import { PacketCard } from './PacketCard.tsx';
import { traceBounds } from './trace-bounds.ts';
import { traceCamera } from './trace-camera.ts';
import { useTrace, type ShownTrace } from './trace-store.ts';
import { usePlayhead } from './use-playhead.ts';
import { useTraceOverlay } from './use-trace-overlay.ts';

/** The trace on the canvas: path and token in the painted layer, the packet's headers in a card below (VISUAL 10, 11). */
export function TraceLayer() {
  const shown = useTrace((state) => state.shown);
  const playhead = usePlayhead();
  useTraceOverlay();
  useTraceCamera();
  useEffect(() => useSelection.subscribe(followSelection), []);
  if (shown === null || playhead === null) return null;
  const end = endOf(shown.tracks);
  return end !== null && playhead.stop === end.stop && playhead.next === null ? <DropCards shown={shown} end={end} /> : <PacketCard shown={shown} playhead={playhead} />;
}

/** Shows the path once per question; afterwards the camera is the person's. When the trace closes, it goes back to where it was before. */
function useTraceCamera(): void {
  const probe = useTrace((state) => state.shown?.probe);
  const [before] = useState(() => ({ camera: wantedCamera(), document: useDocument.getState().opened }));
  useEffect(() => {
    const { shown } = useTrace.getState();
    if (shown === null || probe === undefined) return;
    const path = traceBounds(pictureOf(shownDesign(), registry), shown.timeline, missedBy(shown));
    // The panels have just changed the canvas; its own size is known before its observer tells.
    const canvas = canvasRectangle();
    if (path !== null && canvas.width > 0) moveCamera(traceCamera(path, wantedCamera(), canvas, deepest(shown.tracks)));
  }, [probe]);
  useEffect(
    () => () => {
      if (useDocument.getState().opened === before.document) moveCamera(before.camera);
    },
    [before],
  );
}

/** The further blockers of a packet that was dropped, and its destination. */
function missedBy({ trace }: ShownTrace): readonly string[] {
  if (trace.blockers.length === 0) return [];
  const { destinationComponent } = trace.probe;
  return [...trace.blockers.map((blocker) => blocker.at), ...(destinationComponent === null ? [] : [destinationComponent])];
}

function moveCamera(to: Camera): void {
  const camera = wantedCamera();
  if (camera.x !== to.x || camera.y !== to.y || camera.zoom !== to.zoom) useViewport.getState().controls?.moveTo(to, true);
}

/** A click on a device of the path takes the film there (UX 71); a rule that was asked to be shown does not. */
function followSelection({ ids, reveal }: { readonly ids: readonly string[]; readonly reveal: unknown }, before: { readonly ids: readonly string[] }): void {
  const [id] = ids;
  const { shown, timeMs, goTo } = useTrace.getState();
  if (shown === null || id === undefined || ids.length !== 1 || ids === before.ids || reveal !== null) return;
  const track = playheadAt(shown.schedule, timeMs)?.stop.track ?? 'forward';
  const stops = [...shown.tracks[track], ...playOrder(shown.tracks)];
  const stop = stops.find((candidate) => candidate.component === id);
  if (stop !== undefined) goTo(stop);
}
