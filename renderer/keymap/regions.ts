/** The regions that F6 walks through, in reading order; the element with the mark takes the focus itself or gives it to the first thing inside, below the tabs where a start is marked. */
const selector = '[data-region]';

const focusable = 'button:not([disabled]), [href], input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/** Moves the focus to the next (1) or previous (-1) region. */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(selector)].filter((region) => region.offsetParent !== null);
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(current + step + regions.length) % regions.length] ?? regions[0];
  if (next === undefined) return;
  // Coming back to the canvas means coming back to what is being worked on.
  const inside = next.querySelector<HTMLElement>('.react-flow__node.selected, [data-link]') ?? (next.querySelector('[data-region-start]') ?? next).querySelector<HTMLElement>(focusable);
  // An empty canvas has nothing to focus: the region itself takes it, so that the walk goes on from there.
  (inside ?? next).focus();
}
