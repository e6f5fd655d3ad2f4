/** What can take the focus once it is switched on. */
const candidates = 'button, [href], input, select, textarea, [tabindex="0"]';

/** What had the focus, and what could have had it in the same region, in reading order. */
interface Kept {
  readonly element: HTMLElement;
  readonly order: readonly HTMLElement[];
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && element.offsetParent !== null && !element.matches(':disabled');
}

/** Where the focus goes when its element is gone: to what came after it in its region, else to what came before. */
export function successorOf({ element, order }: Kept): HTMLElement | null {
  const at = order.indexOf(element);
  return order.slice(at + 1).find(isUsable) ?? order.slice(0, Math.max(at, 0)).findLast(isUsable) ?? null;
}

function homeOfFocus(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.canvas, .start .button.primary');
}

/** Never lets the focus fall to nowhere when what had it goes away or is switched off (UX 94). Returns the function that stops it. */
export function keepFocus(): () => void {
  let kept: Kept | null = null;
  let frame = 0;
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const region = target.closest('[data-region], [role=dialog]');
    kept = { element: target, order: region === null ? [] : [...region.querySelectorAll<HTMLElement>(candidates)] };
  };
  const rescue = (): void => {
    if (kept === null || document.querySelector('dialog[open]') !== null) return;
    if ((document.activeElement ?? document.body) !== document.body || isUsable(kept.element)) return;
    (successorOf(kept) ?? homeOfFocus())?.focus({ preventScroll: true });
  };
  // Who gives the focus on knowingly does so when it goes away or in the next frame; only then it counts as lost.
  const watch = new MutationObserver(() => {
    if (kept === null || isUsable(kept.element)) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(rescue);
    });
  });
  document.addEventListener('focusin', remember);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    document.removeEventListener('focusin', remember);
    watch.disconnect();
    cancelAnimationFrame(frame);
  };
}
