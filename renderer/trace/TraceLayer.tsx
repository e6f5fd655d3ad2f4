import { useEffect } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { pictureOf } from '../../shared/drawing/index.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { fitBounds, useViewport } from '../state/viewport.ts';
import { playheadAt } from './model/schedule.ts';
import { playOrder } from './model/tracks.ts';
import { PacketCard } from './PacketCard.tsx';
import { traceBounds } from './trace-bounds.ts';
import { useTrace } from './trace-store.ts';
import { usePlayhead } from './use-playhead.ts';
import { useTraceOverlay } from './use-trace-overlay.ts';

/** Height the packet's card may take at the bottom of the canvas, so that the camera leaves it free. */
const cardRoomPx = 132;

/** The trace on the canvas: path and token in the painted layer, the packet's headers in a card below (VISUAL 10). */
export function TraceLayer() {
  const shown = useTrace((state) => state.shown);
  const playhead = usePlayhead();
  useTraceOverlay();
  const probe = shown?.probe;
  const width = useViewport((state) => state.width);
  useEffect(() => {
    const now = useTrace.getState().shown;
    if (now === null || probe === undefined || width === 0) return;
    const bounds = traceBounds(pictureOf(useDocument.getState().history.design, registry), now.tracks);
    const { height } = useViewport.getState();
    // The camera moves once per question; afterwards it is the person's.
    if (bounds !== null) fitBounds({ ...bounds, height: bounds.height * (height / Math.max(height - cardRoomPx, 1)) });
  }, [probe, width]);
  useEffect(() => useSelection.subscribe(followSelection), []);
  return shown === null || playhead === null ? null : <PacketCard shown={shown} playhead={playhead} />;
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
