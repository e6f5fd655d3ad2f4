import { usePanels, type BottomPanel, type LeftPanel } from '../state/panels.ts';

/** Shows a panel below the canvas and gives the focus to a part of it, its tab where no other is named. */
export function showBottom(panel: BottomPanel, part = `#bottom-tab-${panel}`): void {
  usePanels.getState().showBottom(panel);
  requestAnimationFrame(() => document.querySelector<HTMLElement>(part)?.focus());
}

/** Shows a panel left of the canvas and gives the focus to a part of it. */
export function showLeft(panel: LeftPanel, part: string): void {
  usePanels.getState().showLeft(panel);
  requestAnimationFrame(() => (document.querySelector<HTMLElement>(part) ?? document.getElementById(`left-tab-${panel}`))?.focus());
}
