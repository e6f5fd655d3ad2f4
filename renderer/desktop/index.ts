/**
 * The window's way to the world outside its page. In the desktop program the preload has put `window.desktop` there; in a plain
 * browser the same contract is kept by this folder. Everybody asks `desktop()` and cannot tell the difference, except by `platform`.
 */
import type { Desktop } from '../../shared/desktop/contract.ts';
import { problemInDesign } from '../../shared/file/problem-in-design.ts';
import { createBrowserDesktop } from './browser-desktop.ts';

let chosen: Desktop | undefined;

/** The shell's contract, or the browser's; always the same object. */
export function desktop(): Desktop {
  chosen ??= (globalThis as { readonly desktop?: Desktop }).desktop ?? createBrowserDesktop({ verify: problemInDesign });
  return chosen;
}
