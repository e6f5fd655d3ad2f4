import { create } from 'zustand';

/** The panels that share the place below the canvas, in the order of their tabs. */
export const bottomPanels = ['findings', 'components', 'addresses', 'rules', 'routes', 'history'] as const;
export type BottomPanel = (typeof bottomPanels)[number];

/** The panels that share the place left of the canvas. */
export const leftPanels = ['palette', 'outline'] as const;
export type LeftPanel = (typeof leftPanels)[number];

/** Which panel shows where panels share a place. Session state: neither in the document nor undone. */
interface PanelsState {
  readonly left: LeftPanel;
  readonly bottom: BottomPanel;
  /** The bottom panel takes half of the window's height. */
  readonly isTall: boolean;
  /** Where the window is narrow the inspector lies over the canvas, and where it is small the left panel too: when they are asked for. */
  readonly isInspectorOpen: boolean;
  readonly isLeftOpen: boolean;
  readonly setInspectorOpen: (isOpen: boolean) => void;
  readonly setLeftOpen: (isOpen: boolean) => void;
  readonly showLeft: (panel: LeftPanel) => void;
  readonly showBottom: (panel: BottomPanel) => void;
  readonly setTall: (isTall: boolean) => void;
}

export const usePanels = create<PanelsState>()((set) => ({
  left: 'palette',
  bottom: 'findings',
  isTall: false,
  isInspectorOpen: false,
  isLeftOpen: false,
  setInspectorOpen: (isInspectorOpen) => set({ isInspectorOpen }),
  setLeftOpen: (isLeftOpen) => set({ isLeftOpen }),
  showLeft: (left) => set({ left, isLeftOpen: true }),
  showBottom: (bottom) => set({ bottom }),
  setTall: (isTall) => set({ isTall }),
}));
