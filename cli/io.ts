import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** The world as the command line meets it, so that tests can hand in another one. */
export interface Io {
  readonly stdout: (content: string | Uint8Array) => void;
  readonly stderr: (text: string) => void;
  readonly readStdin: () => Promise<Uint8Array>;
  /** Bytes in the file, or null when it is no readable file. */
  readonly fileSize: (file: string) => Promise<number | null>;
  readonly readFile: (file: string) => Promise<Uint8Array>;
  /** Writes the whole file or nothing: never half of one. */
  readonly writeFile: (file: string, content: string | Uint8Array) => Promise<void>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Writes beside the target and renames over it; on any failure the target is as it was and nothing else remains. */
export async function writeWholeFile(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = path.join(path.dirname(file), `${path.basename(file)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function readAll(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

/** The process itself. */
export const nodeIo: Io = {
  stdout: (content) => {
    process.stdout.write(content);
  },
  stderr: (text) => {
    process.stderr.write(text);
  },
  readStdin: () => readAll(process.stdin),
  fileSize: async (file) => {
    const found = await stat(file);
    return found.isFile() ? found.size : null;
  },
  readFile: (file) => readFile(file),
  writeFile: writeWholeFile,
  environment: process.env,
};
