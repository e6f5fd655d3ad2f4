import { create } from 'zustand';
import { samples } from '../../shared/samples/index.ts';
import { openSample } from '../start/open-sample.ts';
import { useDocument } from '../state/document.ts';
import { usePanels } from '../state/panels.ts';
import { useSettings } from '../state/settings.ts';
import { useTrace } from '../trace/trace-store.ts';
import { tourSteps } from './tour-steps.ts';

interface TourState {
  /** The step that is shown; null while no tour is on. */
  readonly step: number | null;
  readonly go: (step: number) => void;
  readonly end: () => void;
}

export const useTour = create<TourState>()((set) => ({
  step: null,
  go: (step) => {
    if (step < 0) return;
    // Where the window is narrow the inspector is put away: its step shows it.
    usePanels.getState().setInspectorOpen(tourSteps[step]?.id === 'inspector');
    set({ step });
  },
  end: () => {
    set({ step: null });
    usePanels.getState().setInspectorOpen(false);
    seen();
  },
}));

/** Finished or skipped: it is not offered again (UX 90). */
export function seen(): void {
  if (!useSettings.getState().tourSeen) useSettings.getState().change({ tourSeen: true });
}

const tourSample = 'getting-started-2-floating-ip';

/** Begins the tour on the document that is open, else on a copy of a sample. */
export function startTour(): void {
  useTrace.getState().close();
  if (!useDocument.getState().isOpen) {
    const sample = samples.find(({ id }) => id === tourSample);
    if (sample !== undefined) openSample(sample);
  }
  useTour.getState().go(0);
}
