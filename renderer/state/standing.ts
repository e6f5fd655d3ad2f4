import { create } from 'zustand';
import type { FileProblem } from '../../shared/file/index.ts';
import { useDocument } from './document.ts';

/** What a person must know about the file behind the document for as long as it is open, and what saving does differently because of it. */
export type Standing =
  /** A newer Hopline wrote the file: it is never written over, and a copy is saved only after a warning (UX 16). */
  | { readonly about: 'newer'; readonly version: number; readonly known: number }
  /** The file has an older form: the first save that replaces it keeps `original` (UX 16). */
  | { readonly about: 'migrated'; readonly version: number; readonly original: string }
  /** Parts of a damaged file; there is no file to save to (UX 17). */
  | { readonly about: 'partial'; readonly name: string; readonly left: readonly FileProblem[]; readonly leftCount: number };

interface StandingState {
  readonly standing: Standing | null;
  /** The person has read the notice and closed it; what saving does stays. */
  readonly isDismissed: boolean;
  readonly set: (standing: Standing | null) => void;
  readonly dismiss: () => void;
}

export const useStanding = create<StandingState>()((set) => ({
  standing: null,
  isDismissed: false,
  set: (standing) => set({ standing, isDismissed: false }),
  dismiss: () => set({ isDismissed: true }),
}));

// What was said about one document is not true of the next one, whoever opens it.
useDocument.subscribe((state, before) => {
  if (state.opened !== before.opened || state.isOpen !== before.isOpen) useStanding.getState().set(null);
});
