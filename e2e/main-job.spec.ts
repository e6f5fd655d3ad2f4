import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { browserFiles } from './support/files.ts';
import { mainJob } from './support/main-job.ts';
import { compareWithSvg } from './support/pictures.ts';

const sample = readFileSync(path.resolve(import.meta.dirname, '../shared/samples/getting-started-2-floating-ip.hopline'), 'utf8');

test('the main job: ping fails (C8-P1), a rule lets it in (C8-P2), undo, save, open again, export', async ({ page, browser }) => {
  const files = await browserFiles(page);
  await page.goto('/');
  const { saved, json, svg, png } = await mainJob(page, files);

  // The rule was taken back, so what is saved is the sample, byte for byte, also after opening and exporting it.
  expect(saved.name).toMatch(/\.hopline$/);
  expect(saved.bytes.toString('utf8')).toBe(sample);
  expect(json.name).toMatch(/\.json$/);
  expect(json.bytes.toString('utf8')).toBe(sample);

  const text = svg.bytes.toString('utf8');
  for (const name of ['vm1', '192.168.0.4', 'Internet', 'Default Network', 'fip-vm1']) expect(text).toContain(name);
  expect(text).not.toMatch(/<script|<foreignObject|href=/);

  expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  const difference = await compareWithSvg(browser, png.bytes, text);
  expect(difference.width).toBeGreaterThan(600);
  expect(difference.colors).toBeGreaterThan(50);
  expect(difference.mean).toBeLessThan(1.5);
  expect(difference.share).toBeLessThan(0.01);
});
