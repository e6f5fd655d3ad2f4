import path from 'node:path';
import type { z } from 'zod';
import type { Clock } from './clock.ts';
import { type Disk, errorCode } from './disk.ts';
import { replaceFile } from './replace-file.ts';

export interface JsonFile<Value> {
  /** The content, or the fallback where there is none. `setAside` is where a file that could not be understood was put. */
  readonly load: () => Promise<{ readonly value: Value; readonly setAside: string | null }>;
  /** Writes are durable and one after the other; a failing one answers false, the file before it stays. */
  readonly store: (value: Value) => Promise<boolean>;
  /** Resolves when what was stored is on the disk. */
  readonly idle: () => Promise<void>;
}

export interface JsonFileTools {
  readonly disk: Disk;
  readonly clock: Clock;
}

/** A small file of the program's own. It never stops the start: what cannot be read is moved aside, under a name that tells when. */
export function createJsonFile<Value>(file: string, schema: z.ZodType<Value>, fallback: Value, { disk, clock }: JsonFileTools): JsonFile<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    load: async () => {
      let text: string;
      try {
        text = Buffer.from(await disk.read(file)).toString('utf8');
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return { value: fallback, setAside: null };
        return { value: fallback, setAside: await moveAside(file, disk, clock) };
      }
      const parsed = schema.safeParse(jsonOf(text));
      return parsed.success ? { value: parsed.data, setAside: null } : { value: fallback, setAside: await moveAside(file, disk, clock) };
    },
    store: (value) => {
      const write = async (): Promise<boolean> => {
        const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
        try {
          await disk.makeFolder(path.dirname(file));
        } catch {
          return false;
        }
        return (await replaceFile({ target: file, bytes, mode: 0o600, isOldContentSafe: false }, disk, clock)).ok;
      };
      const turn = last.then(write, write);
      last = turn;
      return turn;
    },
    idle: async () => {
      await last;
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function moveAside(file: string, disk: Disk, clock: Clock): Promise<string> {
  const { dir, name, ext } = path.parse(file);
  const aside = path.join(dir, `${name}.broken-${new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-')}${ext}`);
  try {
    await disk.rename(file, aside);
    return aside;
  } catch {
    // It stays where it is and is replaced by the next write; the person is told about the file itself.
    return file;
  }
}
