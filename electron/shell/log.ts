import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

const largestBytes = 1024 * 1024;

export interface Log {
  readonly info: (message: string) => void;
  readonly error: (message: string, cause?: unknown) => void;
}

/**
 * The program's own log, kept on this machine: `<folder>/hopline.log` and one older generation. Written synchronously, so the
 * last line before a crash is there; never holds the content of a document. A log that cannot be written is no reason to stop.
 */
export function openLog(folder: string, now: () => number): Log {
  const file = path.join(folder, 'hopline.log');
  const write = (level: string, message: string): void => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) renameSync(file, path.join(folder, 'hopline.old.log'));
      appendFileSync(file, `${new Date(now()).toISOString()} ${level} ${message}\n`);
    } catch {
      // Nowhere to tell it.
    }
  };
  return {
    info: (message) => write('info', message),
    error: (message, cause) => write('error', cause === undefined ? message : `${message}: ${inspect(cause)}`),
  };
}
