import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { chromiumTestFlags, findChromium } from '../tools/browser.mjs';
import { root } from '../tools/process.mjs';
import { serveFolder } from '../tools/static-server.mjs';
import { serializeDesign } from '../shared/file/index.ts';
import type { BenchRow } from '../cli/bench-report.ts';
import { cloudDesign } from './cloud-design.ts';
import { costOf, dragCost, heapBytes, wheelCost, type GestureCost, type Place } from './gestures.ts';
import { rounded } from './measure.ts';
import { pageScript } from './page-script.mjs';
import type { Peer } from './peers-page.ts';

/*
 * The built app and three canvas libraries as they come, one after the other in one run: 1440 x 900, software rendering, real mouse and
 * wheel, main-thread time per event and the slowest frames. PERFORMANCE.md has the aims.
 */

const peers: readonly Peer[] = ['React Flow', 'Konva', 'Cytoscape'];
const counts = [2000, 10_000] as const;
const aimsMs = { 2000: { pan: 6, drag: 6 }, 10000: { pan: 12, drag: 12 } } as const;

interface Costs {
  readonly firstPaint: number;
  readonly pan: GestureCost;
  readonly zoom: GestureCost;
  readonly drag: GestureCost;
  readonly heapMb: number;
}

interface Opened {
  readonly page: Page;
  readonly session: CDPSession;
}

async function open(browser: Browser, address: string): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  return { page, session };
}

async function gestures({ page, session }: Opened, boxAt: Place, emptyAt: Place, panButton: 'left' | 'middle'): Promise<Pick<Costs, 'pan' | 'zoom' | 'drag'>> {
  const drag = await dragCost(page, session, boxAt, 'left');
  const zoom = await wheelCost(page, session, emptyAt);
  const pan = await dragCost(page, session, emptyAt, panButton);
  return { pan, zoom, drag };
}

async function measurePeer(browser: Browser, script: string, name: Peer, count: number): Promise<Costs> {
  const opened = await open(browser, 'about:blank');
  await opened.page.addStyleTag({ path: `${root}/node_modules/@xyflow/react/dist/style.css` });
  await opened.page.addScriptTag({ content: script });
  const before = await heapBytes(opened.session);
  const { firstPaintMs, boxAt, emptyAt } = await opened.page.evaluate(([peer, wanted]) => globalThis.mountPeer(peer, wanted), [name, count] as const);
  const costs = await gestures(opened, boxAt, emptyAt, 'left');
  const heapMb = ((await heapBytes(opened.session)) - before) / 2 ** 20;
  await opened.page.close();
  return { firstPaint: firstPaintMs, ...costs, heapMb };
}

/** Opens the built app with an empty document, as a browser without file pickers does. */
async function openApp(browser: Browser, address: string): Promise<Opened> {
  const opened = await open(browser, 'about:blank');
  await opened.page.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker']) Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
  });
  // Playwright begins to catch choosers some time after the first listener: it must be there before the key that opens one.
  opened.page.on('filechooser', () => undefined);
  await opened.page.goto(address);
  await opened.page.getByRole('button', { name: /^New/ }).click();
  await opened.page.getByTestId('document-name').waitFor();
  return opened;
}

async function openDesign({ page }: Opened, count: number): Promise<number> {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  const text = serializeDesign(cloudDesign(count));
  const began = Date.now();
  await (await chooser).setFiles({ name: 'bench.hopline', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByTestId('document-name').getByText('bench').waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const took = Date.now() - began;
  await page.locator('.canvas[data-camera="still"]').waitFor();
  return took;
}

async function measureApp(browser: Browser, address: string, count: number): Promise<Costs> {
  const opened = await openApp(browser, address);
  const before = await heapBytes(opened.session);
  const firstPaint = await openDesign(opened, count);
  const canvas = await opened.page.locator('.canvas').boundingBox();
  const card = await opened.page.locator('.react-flow__node').last().boundingBox();
  if (canvas === null || card === null) throw new Error('nothing is drawn');
  const emptyAt = { x: canvas.x + 12, y: canvas.y + canvas.height - 60 };
  const costs = await gestures(opened, { x: card.x + card.width / 2, y: card.y + card.height / 2 }, emptyAt, 'middle');
  const heapMb = ((await heapBytes(opened.session)) - before) / 2 ** 20;
  await opened.page.close();
  return { firstPaint, ...costs, heapMb };
}

/** Typing into the name of a component while everything is checked anew after each key. */
async function typingCost(browser: Browser, address: string): Promise<GestureCost> {
  const opened = await openApp(browser, address);
  await openDesign(opened, 1000);
  const { page, session } = opened;
  await page.locator('.react-flow__node').last().click();
  const field = page.getByRole('complementary', { name: 'Inspector' }).locator('input').first();
  await field.click();
  const cost = await costOf(page, session, 30, () => page.keyboard.type('a'));
  await page.close();
  return cost;
}

export async function run(): Promise<BenchRow[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    process.stderr.write('side by side: no Chromium was found (set CHROMIUM_PATH), nothing was measured\n');
    return [];
  }
  const { address, close } = await serveFolder(`${root}/dist/renderer`, 0);
  const browser = await chromium.launch({ executablePath, args: chromiumTestFlags });
  const script = await pageScript('bench/peers-page.ts');
  const rows: BenchRow[] = [];
  try {
    for (const count of counts) {
      const ours = await measureApp(browser, address, count);
      const theirs: { readonly name: Peer; readonly costs: Costs }[] = [];
      for (const name of peers) theirs.push({ name, costs: await measurePeer(browser, script, name, count) });
      const row = (name: string, unit: string, value: (costs: Costs) => number, aim?: number): void => {
        rows.push({ name: `${name}, ${String(count)} components`, value: rounded(value(ours)), unit, ...(aim === undefined ? {} : { aim }), peers: theirs.map(({ name: peer, costs }) => ({ name: peer, value: rounded(value(costs)) })) });
      };
      row('from the file (others: from the data) to the first picture', 'ms', (costs) => costs.firstPaint);
      row('pan, main thread per event', 'ms', (costs) => costs.pan.mainMs, aimsMs[count].pan);
      row('pan, frame p95', 'ms', (costs) => costs.pan.frameP95, count === 2000 ? 18 : undefined);
      row('zoom, main thread per event', 'ms', (costs) => costs.zoom.mainMs);
      row('zoom, frame p95', 'ms', (costs) => costs.zoom.frameP95, 24);
      row('drag, main thread per event', 'ms', (costs) => costs.drag.mainMs, aimsMs[count].drag);
      row('drag, frame p95', 'ms', (costs) => costs.drag.frameP95, count === 2000 ? 18 : undefined);
      row('heap over the empty page', 'MB', (costs) => costs.heapMb, count === 2000 ? undefined : 40);
    }
    const typing = await typingCost(browser, address);
    rows.push({ name: 'typing in the inspector, main thread per key, 1000 components', value: rounded(typing.mainMs), unit: 'ms', aim: 16 });
    rows.push({ name: 'typing in the inspector, frame p95, 1000 components', value: rounded(typing.frameP95), unit: 'ms' });
    return rows;
  } finally {
    await browser.close();
    await close();
  }
}
