import { create } from 'zustand';

/** By what things are shown or not. */
export const facets = ['family', 'kind', 'tag', 'severity'] as const;
export type Facet = (typeof facets)[number];

/** What becomes of things that are filtered out: they stay in the background, or go. */
export type FilterEffect = 'dim' | 'hide';

type Switches = Readonly<Record<Facet, ReadonlySet<string>>>;

/** Which layers are on. Session state: neither in the document nor undone; another document begins with all of them on. */
interface LayersState {
  /** What is switched off, by facet: families, kinds, tags (empty: without a tag), severities (`none`: without a finding). */
  readonly off: Switches;
  readonly effect: FilterEffect;
  readonly isOpen: boolean;
  /** Which of the documents opened it is about. */
  readonly opened: number;
  readonly setOn: (facet: Facet, values: readonly string[], isOn: boolean) => void;
  readonly setEffect: (effect: FilterEffect) => void;
  readonly setOpen: (isOpen: boolean) => void;
  readonly clear: () => void;
  readonly begin: (opened: number) => void;
}

const allOn: Switches = { family: new Set(), kind: new Set(), tag: new Set(), severity: new Set() };

export const useLayers = create<LayersState>()((set) => ({
  off: allOn,
  effect: 'dim',
  isOpen: false,
  opened: 0,
  setOn: (facet, values, isOn) =>
    set((state) => {
      const next = new Set(state.off[facet]);
      for (const value of values) {
        if (isOn) next.delete(value);
        else next.add(value);
      }
      return { off: { ...state.off, [facet]: next } };
    }),
  setEffect: (effect) => set({ effect }),
  setOpen: (isOpen) => set({ isOpen }),
  clear: () => set({ off: allOn }),
  begin: (opened) => set((state) => (state.opened === opened ? state : { opened, off: allOn })),
}));

/** Whether anything is filtered at all. */
export function isFiltering(state: Pick<LayersState, 'off'>): boolean {
  return facets.some((facet) => state.off[facet].size > 0);
}
