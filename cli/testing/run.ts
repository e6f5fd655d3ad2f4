import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { registry } from '../../shared/catalog/index.ts';
import { findCommand } from '../../shared/document/index.ts';
import { traceSchema, type Trace } from '../../shared/engine/index.ts';
import { parseDesign, serializeDesign } from '../../shared/file/index.ts';
import { findSample } from '../../shared/samples/index.ts';
import type { ExitCode } from '../exit.ts';
import { writeWholeFile, type Io } from '../io.ts';
import { runCli } from '../run-cli.ts';

/** What one run of the command line left behind. */
export interface Ran {
  readonly exit: ExitCode;
  readonly out: string;
  readonly bytes: Uint8Array;
  readonly err: string;
}

export interface World {
  readonly stdin?: string | Uint8Array;
  readonly environment?: Io['environment'];
}

/** Runs the command line in this process with real files and captured streams. */
export async function hopline(args: readonly string[], world: World = {}): Promise<Ran> {
  const out: Uint8Array[] = [];
  let err = '';
  const exit = await runCli(args, {
    stdout: (content) => {
      out.push(Buffer.from(content));
    },
    stderr: (text) => {
      err += text;
    },
    readStdin: async () => Promise.resolve(Buffer.from(world.stdin ?? '')),
    fileSize: async (file) => {
      const found = await stat(file);
      return found.isFile() ? found.size : null;
    },
    readFile: async (file) => readFile(file),
    writeFile: writeWholeFile,
    environment: world.environment ?? process.env,
  });
  const bytes = Buffer.concat(out);
  return { exit, out: bytes.toString('utf8'), bytes, err };
}

/** The path of a sample's file. */
export function sampleFile(id: string): string {
  return path.join(import.meta.dirname, '../../shared/samples', `${id}.hopline`);
}

/** The text of a sample after some edits, made through the same commands as in the window. */
export function edited(id: string, ...edits: readonly (readonly [command: string, args: unknown])[]): string {
  const parsed = parseDesign(findSample(id)?.text() ?? '', { registry, name: id });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const design = edits.reduce((known, [command, args]) => {
    const result = findCommand(command)?.apply(known, args, registry);
    if (result?.ok !== true) throw new Error(`${command}: ${JSON.stringify(result?.refusals ?? 'no such command')}`);
    return result.design;
  }, parsed.design);
  return serializeDesign(design);
}

/** `hopline trace - --json` of a design text, checked against the published shape. */
export async function traceJson(design: string, ...args: readonly string[]): Promise<Trace> {
  const ran = await hopline(['trace', '-', '--json', ...args], { stdin: design });
  if (ran.exit !== 0) throw new Error(ran.err);
  return traceSchema.parse(JSON.parse(ran.out));
}
