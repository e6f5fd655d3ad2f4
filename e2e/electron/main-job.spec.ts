import { chromium, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumTestFlags, findChromium } from '../../tools/browser.mjs';
import { shellFiles, test } from '../support/electron-app.ts';
import { mainJob } from '../support/main-job.ts';
import { compareWithSvg } from '../support/pictures.ts';

const sample = readFileSync(path.resolve(import.meta.dirname, '../../shared/samples/getting-started-2-floating-ip.hopline'), 'utf8');

test('the main job in the desktop shell: ping fails (C8-P1), a rule lets it in (C8-P2), undo, save, open again, export', async ({ launch }) => {
  const app = await launch();
  const { saved, json, svg, png } = await mainJob(app.page, shellFiles(app));

  expect(saved.bytes.toString('utf8')).toBe(sample);
  expect(json.bytes.toString('utf8')).toBe(sample);

  // The picture that this engine painted, beside the SVG as an ordinary browser shows it.
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: chromiumTestFlags, ...(executablePath ? { executablePath } : {}) });
  try {
    const difference = await compareWithSvg(browser, png.bytes, svg.bytes.toString('utf8'));
    // The drawing spans 736 px, from the user to the right edge of the VPC, and has a margin of 24 on each side.
    expect(difference.width).toBe(784);
    expect(difference.colors).toBeGreaterThan(50);
    expect(difference.mean).toBeLessThan(1.5);
    expect(difference.share).toBeLessThan(0.01);
  } finally {
    await browser.close();
  }
  expect(app.complaints).toEqual([]);
});
