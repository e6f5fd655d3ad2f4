import { isComposing, isTyping } from '../keymap/shortcuts.ts';

/** Whether Space is held over the canvas, which makes the left button pan (UX 27). `changed` is told when it is pressed and let go. */
export interface SpaceKey {
  readonly isDown: () => boolean;
  readonly stop: () => void;
}

export function followSpace(region: HTMLElement, changed: () => void): SpaceKey {
  const end = new AbortController();
  let isDown = false;
  const press = (event: KeyboardEvent): void => {
    const { target } = event;
    if (event.code !== 'Space' || isComposing(event) || isTyping(target)) return;
    if (target !== document.body && !(target instanceof Node && region.contains(target))) return;
    // On a button that lies on the canvas Space presses the button.
    if (target instanceof Element && target.closest('button, a') !== null) return;
    event.preventDefault();
    isDown = true;
    changed();
  };
  const letGo = (): void => {
    if (!isDown) return;
    isDown = false;
    changed();
  };
  globalThis.addEventListener('keydown', press, { capture: true, signal: end.signal });
  globalThis.addEventListener('keyup', (event) => (event.code === 'Space' ? letGo() : undefined), { capture: true, signal: end.signal });
  globalThis.addEventListener('blur', letGo, { signal: end.signal });
  return { isDown: () => isDown, stop: () => end.abort() };
}
