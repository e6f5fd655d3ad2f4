import { create } from 'zustand';
import type { PaletteEntry } from './palette-entry.ts';

/** Click-to-place (UX 39): what the next click on the canvas puts there. Session state. */
interface PlacingState {
  readonly armed: PaletteEntry | null;
  /** Stays armed after a click, until it is left. */
  readonly isKept: boolean;
  readonly arm: (entry: PaletteEntry) => void;
  readonly keep: (isKept: boolean) => void;
  readonly leave: () => void;
}

export const usePlacing = create<PlacingState>()((set) => ({
  armed: null,
  isKept: false,
  arm: (armed) => set({ armed, isKept: false }),
  keep: (isKept) => set({ isKept }),
  leave: () => set({ armed: null, isKept: false }),
}));
