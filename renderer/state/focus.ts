import { create } from 'zustand';

/** Which container the person has gone into (UX 35). Session state. */
interface FocusState {
  /** Containers entered one after the other, the present one last; empty while the whole drawing is on. */
  readonly entered: readonly string[];
  readonly set: (entered: readonly string[]) => void;
}

export const useFocus = create<FocusState>()((set) => ({ entered: [], set: (entered) => set({ entered }) }));

/** The container the person is in; null for the whole drawing. */
export function focusedContainer(): string | null {
  return useFocus.getState().entered.at(-1) ?? null;
}
