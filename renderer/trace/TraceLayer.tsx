import { useEffect } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { pictureOf } from '../../shared/drawing/index.ts';
import { useDocument } from '../state/document.ts';
import { fitBounds, useViewport } from '../state/viewport.ts';
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
  return shown === null || playhead === null ? null : <PacketCard shown={shown} playhead={playhead} />;
}
