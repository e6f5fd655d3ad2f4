import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, pngSize } from './chromium.ts';
import { hopline, sampleFile } from './testing/run.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hopline-cli-export-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const final = sampleFile('getting-started');
const browser = findChromium(process.env);

describe('hopline export', () => {
  it('json gives the file byte for byte', async () => {
    expect((await hopline(['export', final, '--to', 'json'])).out).toBe(await readFile(final, 'utf8'));
  });

  it('svg gives the same bytes twice, with every name, and other ones for another theme', async () => {
    const { out, exit } = await hopline(['export', final, '--to', 'svg']);
    expect(exit).toBe(0);
    expect(out.startsWith('<svg ') && out.trimEnd().endsWith('</svg>')).toBe(true);
    for (const name of ['vm1', 'web-1', 'web-2', 'Public Network', '133.186.132.226']) expect(out).toContain(name);
    expect((await hopline(['export', final, '--to', 'svg'])).out).toBe(out);
    expect((await hopline(['export', final, '--to', 'svg', '--theme', 'dark'])).out).not.toBe(out);
  });

  it('draws only the selected components', async () => {
    const { out } = await hopline(['export', final, '--to', 'svg', '--select', 'vm1', 'web-1']);
    expect(out).toContain('192.168.0.6');
    expect(out).not.toContain('192.168.0.7');
  });

  it('png says with exit 2 that it needs a browser, and leaves no file', async () => {
    const file = path.join(folder, 'none.png');
    const ran = await hopline(['export', final, '--to', 'png', '--out', file], { environment: { PATH: folder, CHROMIUM_PATH: path.join(folder, 'no-browser') } });
    expect(ran).toMatchObject({ exit: 2, out: '', err: 'error: PNG needs a Chromium browser. Install Chromium or Chrome, or set CHROMIUM_PATH. SVG needs none.\n' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('png says so when the browser draws nothing or the wrong thing, and leaves no file', async () => {
    const liar = path.join(folder, 'browser.sh');
    await writeFile(liar, '#!/bin/sh\nexit 0\n');
    await chmod(liar, 0o755);
    const file = path.join(folder, 'wrong.png');
    const ran = await hopline(['export', final, '--to', 'png', '--out', file], { environment: { CHROMIUM_PATH: liar } });
    expect(ran).toMatchObject({ exit: 2, err: `error: ${liar} did not draw the picture (no PNG). Set CHROMIUM_PATH to another browser or export SVG.\n` });
    expect(await readdir(folder)).toEqual(['browser.sh']);
  });

  it.skipIf(browser === null)('png is the picture of the SVG at its scale, the same bytes twice', async () => {
    const { out: svg } = await hopline(['export', final, '--to', 'svg']);
    const [, width, height] = /^<svg [^>]*\bwidth="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const file = path.join(folder, 'twice.png');
    expect((await hopline(['export', final, '--to', 'png', '--scale', '2', '--out', file])).exit).toBe(0);
    const bytes = await readFile(file);
    expect(pngSize(bytes)).toEqual({ width: Number(width) * 2, height: Number(height) * 2 });
    const again = await hopline(['export', final, '--to', 'png', '--scale', '2']);
    expect(Buffer.compare(again.bytes, bytes)).toBe(0);
  }, 60_000);
});
