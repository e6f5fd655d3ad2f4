import path from 'node:path';

export interface Place {
  readonly path: string;
  readonly name: string;
  readonly folder: string;
}

/**
 * How a path is shown. Name and folder are composed (NFC), because macOS hands out decomposed Hangul that most fonts and
 * every comparison get wrong; the path itself stays byte for byte what the system gave.
 */
export function placeOf(file: string): Place {
  return { path: file, name: path.basename(file).normalize('NFC'), folder: path.dirname(file).normalize('NFC') };
}
