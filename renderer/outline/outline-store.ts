import { create } from 'zustand';

/** How the outline is looked at. Session state: folding and searching change nothing in the document. */
interface OutlineState {
  readonly folded: ReadonlySet<string>;
  readonly search: string;
  /** The row the keys act on, and where it stood: when it is gone, its neighbour takes over. */
  readonly active: { readonly id: string; readonly index: number } | null;
  /** Where a range of rows began. */
  readonly anchor: string | null;
  readonly renaming: string | null;
  /** Which of the documents opened it is about. */
  readonly opened: number;
  /** Another document begins with everything unfolded and nothing searched. */
  readonly begin: (opened: number) => void;
  readonly setFolded: (folded: ReadonlySet<string>) => void;
  readonly fold: (id: string, isFolded: boolean) => void;
  readonly setSearch: (search: string) => void;
  readonly setActive: (id: string, index: number) => void;
  readonly setAnchor: (id: string | null) => void;
  readonly rename: (id: string | null) => void;
}

export const useOutline = create<OutlineState>()((set) => ({
  folded: new Set(),
  search: '',
  active: null,
  anchor: null,
  renaming: null,
  opened: 0,
  begin: (opened) => set((state) => (state.opened === opened ? state : { opened, folded: new Set(), search: '', active: null, anchor: null, renaming: null })),
  setFolded: (folded) => set({ folded }),
  fold: (id, isFolded) =>
    set((state) => {
      const folded = new Set(state.folded);
      if (isFolded) folded.add(id);
      else folded.delete(id);
      return { folded };
    }),
  setSearch: (search) => set({ search }),
  setActive: (id, index) => set({ active: { id, index } }),
  setAnchor: (anchor) => set({ anchor }),
  rename: (renaming) => set({ renaming }),
}));
