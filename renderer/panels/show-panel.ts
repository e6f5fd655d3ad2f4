import { usePanels, type BottomPanel } from '../state/panels.ts';

/** Shows a panel below the canvas and gives the focus to a part of it, its tab where no other is named. */
export function showBottom(panel: BottomPanel, part = `#bottom-tab-${panel}`): void {
  usePanels.getState().showBottom(panel);
  requestAnimationFrame(() => document.querySelector<HTMLElement>(part)?.focus());
}
