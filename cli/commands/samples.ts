import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { samples } from '../../shared/samples/index.ts';
import type { CliContext } from '../context.ts';
import { usage } from '../exit.ts';
import { deliver } from '../read-design.ts';
import { table } from '../table.ts';

async function isWritable({ io }: CliContext, file: string, text: string): Promise<boolean> {
  const known = await io.readFile(file).catch(() => null);
  return known === null || new TextDecoder().decode(known) === text;
}

/** `hopline samples`: lists the sample designs, or writes them into a folder. A file that somebody has changed is not overwritten. */
export async function runSamples(context: CliContext, options: { readonly out?: string }): Promise<void> {
  const { io, words, language } = context;
  const { out } = options;
  if (out === undefined) {
    io.stdout(table(samples.map((sample) => [sample.id, sample.title[language], sample.description[language]])));
    return;
  }
  const files = samples.map((sample) => ({ file: path.join(out, `${sample.id}.hopline`), text: sample.text() }));
  for (const { file, text } of files) if (!(await isWritable(context, file, text))) throw usage('OUT_EXISTS', { file });
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw usage('OUT_NOT_WRITABLE', { file: out, reason: error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN' });
  });
  for (const { file, text } of files) {
    await deliver(context, text, file);
    io.stdout(`${words('samples.written', { file })}\n`);
  }
}
