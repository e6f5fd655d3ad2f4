import { create } from 'zustand';

/** The panels that share the place below the canvas, in the order of their tabs. */
export const bottomPanels = ['findings', 'history'] as const;
export type BottomPanel = (typeof bottomPanels)[number];

/** Which panel shows where panels share a place. Session state: neither in the document nor undone. */
interface PanelsState {
  readonly bottom: BottomPanel;
  /** The bottom panel takes half of the window's height. */
  readonly isTall: boolean;
  readonly showBottom: (panel: BottomPanel) => void;
  readonly setTall: (isTall: boolean) => void;
}

export const usePanels = create<PanelsState>()((set) => ({
  bottom: 'findings',
  isTall: false,
  showBottom: (bottom) => set({ bottom }),
  setTall: (isTall) => set({ isTall }),
}));
