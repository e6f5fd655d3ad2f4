import { chromium } from '@playwright/test';
import { chromiumTestFlags, findChromium } from '../tools/browser.mjs';
import type { BenchRow } from '../cli/bench-report.ts';
import { rounded } from './measure.ts';
import type { PageTimes } from './canvas-page.ts';
import { pageScript } from './page-script.mjs';

/* The picture from the design value to pixels, in a headless Chromium on a canvas of 1440 x 900, software rendering, wall time, medians. */

interface Aim {
  readonly key: Exclude<keyof PageTimes, 'components'>;
  readonly name: string;
  readonly aims: readonly [number, number];
  readonly peers?: BenchRow['peers'];
}

// Aims and peers: PERFORMANCE.md, canvas; peers at 2,000 nodes.
const figures: readonly Aim[] = [
  {
    key: 'firstPaint',
    name: 'first paint, all in view',
    aims: [120, 200],
    peers: [
      { name: 'React Flow', value: 1270 },
      { name: 'maxGraph', value: 2007 },
      { name: 'X6', value: 1356 },
      { name: 'JointJS', value: 1213 },
      { name: 'Cytoscape', value: 1730 },
      { name: 'Konva', value: 643 },
    ],
  },
  { key: 'firstPaintZoomedIn', name: 'first paint, zoomed in', aims: [250, 250] },
  { key: 'pan', name: 'one frame of a pan, all in view', aims: [18, 12] },
  { key: 'zoom', name: 'one frame of a zoom', aims: [24, 24] },
  { key: 'move', name: 'one component moved, rewired and painted', aims: [120, 200] },
  { key: 'export1920', name: 'picture of 1,920 px', aims: [150, 600] },
];

export async function run(): Promise<BenchRow[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    process.stderr.write('canvas: no Chromium was found (set CHROMIUM_PATH), nothing was measured\n');
    return [];
  }
  const browser = await chromium.launch({ executablePath, args: chromiumTestFlags });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await pageScript('bench/canvas-page.ts') });
    const rows: BenchRow[] = [];
    for (const [index, count] of [2000, 10_000].entries()) {
      const times = await page.evaluate((wanted) => globalThis.measureCanvas(wanted), count);
      for (const { key, name, aims, peers } of figures) {
        const aim = aims[index];
        rows.push({
          name: `${name}, ${count} components`,
          value: rounded(times[key]),
          unit: 'ms',
          ...(aim === undefined ? {} : { aim }),
          ...(peers === undefined || index > 0 ? {} : { peers }),
        });
      }
    }
    return rows;
  } finally {
    await browser.close();
  }
}
