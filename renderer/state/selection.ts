import { create } from 'zustand';

/** What the person points at. Session state: never in the document, never undone (STYLE 38). */
interface SelectionState {
  /** Selected components, in the order they were chosen. */
  readonly ids: readonly string[];
  /** Selected link, exclusive with components. */
  readonly link: string | null;
  readonly hovered: string | null;
  /** JSON Pointer into the selected component's props that the inspector shows and focuses. `stamp` makes asking twice work twice. */
  readonly reveal: { readonly path: string; readonly stamp: number } | null;
  readonly select: (ids: readonly string[]) => void;
  readonly toggle: (id: string) => void;
  readonly selectLink: (id: string | null) => void;
  readonly clear: () => void;
  readonly hover: (id: string | null) => void;
  readonly revealField: (id: string, path: string) => void;
}

const none: readonly string[] = [];

function sameIds(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id, index) => id === right[index]);
}

export const useSelection = create<SelectionState>()((set) => ({
  ids: none,
  link: null,
  hovered: null,
  reveal: null,
  select: (ids) => set((state) => (state.link === null && sameIds(state.ids, ids) ? state : { ids, link: null, reveal: null })),
  toggle: (id) =>
    set((state) => ({ ids: state.ids.includes(id) ? state.ids.filter((other) => other !== id) : [...state.ids, id], link: null, reveal: null })),
  selectLink: (id) => set({ link: id, ids: none, reveal: null }),
  clear: () => set((state) => (state.ids.length === 0 && state.link === null ? state : { ids: none, link: null, reveal: null })),
  hover: (id) => set((state) => (state.hovered === id ? state : { hovered: id })),
  revealField: (id, path) => set((state) => ({ ids: [id], link: null, reveal: { path, stamp: (state.reveal?.stamp ?? 0) + 1 } })),
}));
