import type { z } from 'zod';
import type { fileFilterSchema } from './contract.ts';

type Filter = z.infer<typeof fileFilterSchema>;

/** Longest name part that every file system takes: 255 bytes on Linux, a Hangul syllable being 3, with room for an ending. */
const longestStem = 80;

// Control characters are exactly what must not reach a file name.
const unsafe = /[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name for a save dialog made from anything, such as the name of a design: no separators, no control or
 * direction-changing characters, nothing that Windows or OneDrive refuses, composed (NFC) Hangul.
 */
export function safeFileName(wish: string): string {
  const clean = wish.normalize('NFC').replace(unsafe, ' ').replace(/\s+/g, ' ').trim();
  const ending = /(?<=.)\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? '';
  const stem = clean.slice(0, clean.length - ending.length).replace(/^[.~ ]+/, '');
  const short = [...stem].slice(0, longestStem).join('').replace(/[ .]+$/, '');
  return `${short === '' ? 'untitled' : reservedOnWindows.test(short) ? `${short}_` : short}${ending}`;
}

/** The path with the first ending of the filters, unless it already ends in one that any filter names. Some save dialogs of Linux add none. */
export function withEnding(path: string, filters: readonly Filter[]): string {
  const endings = filters.flatMap((filter) => filter.extensions).filter((extension) => extension !== '*');
  const [first] = endings;
  if (first === undefined || endings.some((extension) => path.toLowerCase().endsWith(`.${extension.toLowerCase()}`))) return path;
  return `${path}.${first}`;
}
