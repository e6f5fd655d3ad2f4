import type { Desktop } from './contract.ts';

export interface WindowTitle {
  /** The bare name of the document, e.g. `campus.hopline`; empty while there is none. */
  readonly title: string;
  readonly folder: string | null;
  readonly edited: boolean;
}

/**
 * The title of a window: unsaved mark, document, folder, product. On macOS the mark is the dot in the close button and the
 * folder belongs to the proxy icon, so neither is repeated in the text.
 */
export function windowTitle({ title, folder, edited }: WindowTitle, platform: Desktop['platform']): string {
  if (title === '') return 'Hopline';
  const own = platform === 'darwin';
  const mark = edited && !own ? '● ' : '';
  const place = folder !== null && folder !== '' && !own ? ` — ${folder}` : '';
  return `${mark}${title}${place} — Hopline`;
}
