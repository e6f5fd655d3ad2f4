import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edited, sampleFile } from './testing/run.ts';

let folder = '';
let program = '';

// The program as it is shipped: one bundle, run by plain Node without a display.
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hopline-bundle-'));
  await build({
    platform: 'node',
    input: { hopline: path.join(import.meta.dirname, 'hopline.ts') },
    external: (id) => isBuiltin(id),
    output: { dir: folder, format: 'esm' },
  });
  program = path.join(folder, 'hopline.js');
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], options: { readonly stdin?: string; readonly closeAfter?: number } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { env: { PATH: process.env['PATH'] }, stdio: 'pipe' });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (options.closeAfter !== undefined && out.length > options.closeAfter) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
    child.stdin.end(options.stdin ?? '');
  });
}

describe('the hopline program', () => {
  it('runs without a display and ends with the documented exit codes', async () => {
    expect((await run(['validate', sampleFile('getting-started')])).code).toBe(0);
    expect((await run(['trace', sampleFile('getting-started-2-floating-ip'), '--probe', 'ping-vm1', '--expect', 'reachable'])).code).toBe(1);
    expect((await run(['trace'])).code).toBe(2);
    expect((await run(['validate', '/no/such/file'])).code).toBe(3);
  });

  it('reads standard input and writes nothing but the result to standard output', async () => {
    const text = edited('getting-started');
    expect(await run(['export', '-', '--to', 'json'], { stdin: text })).toEqual({ code: 0, out: text, err: '' });
  });

  it('is content when its reader has seen enough', async () => {
    const ended = await run(['kinds', '--json'], { closeAfter: 10 });
    expect([ended.code, ended.err]).toEqual([0, '']);
  });
});
