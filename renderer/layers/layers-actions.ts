import { useLayers } from './layers-store.ts';

/** Opens the switches and gives them the keyboard. */
export function showLayers(): void {
  useLayers.getState().setOpen(true);
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-layers] input[type=checkbox]')?.focus());
}

/** Closes the switches; the keyboard goes on at the drawing. */
export function closeLayers(): void {
  useLayers.getState().setOpen(false);
  document.querySelector<HTMLElement>('.canvas')?.focus({ preventScroll: true });
}

export function toggleLayers(): void {
  if (useLayers.getState().isOpen) closeLayers();
  else showLayers();
}
