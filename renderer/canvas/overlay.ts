import { create } from 'zustand';
import type { Shape } from '../../shared/drawing/display-list.ts';

/**
 * What another part of the window lays over the picture: the trace's path, badges and token at one moment.
 * Painted on a canvas of its own above the picture, so that an animation frame repaints a few shapes and not the design.
 */
export interface CanvasOverlay {
  /** Owners that stay lit while all else is dimmed; null dims nothing. */
  readonly lit: ReadonlySet<string> | null;
  /** In drawing coordinates, in drawing order. */
  readonly shapes: readonly Shape[];
}

interface OverlayState {
  readonly overlay: CanvasOverlay | null;
  readonly show: (overlay: CanvasOverlay | null) => void;
}

export const useOverlay = create<OverlayState>()((set) => ({ overlay: null, show: (overlay) => set({ overlay }) }));
