import { expect, test, type Page } from '@playwright/test';
import { openSample } from './support/editor.ts';
import { browserFiles, type JobFiles } from './support/files.ts';

interface Saved {
  readonly components: Readonly<Record<string, unknown>>;
  readonly placements: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

async function saved(page: Page, files: JobFiles): Promise<Saved> {
  const { bytes } = await files.taken(() => page.keyboard.press('Control+s'));
  return JSON.parse(bytes.toString('utf8')) as Saved;
}

/** The painted picture, small, as text. */
const picture = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const painted = document.querySelector<HTMLCanvasElement>('canvas.picture');
    const small = document.createElement('canvas');
    [small.width, small.height] = [240, 150];
    if (painted !== null) small.getContext('2d')?.drawImage(painted, 0, 0, 240, 150);
    return small.toDataURL();
  });

test('ux-52 a layout runs in a worker, keeps what is pinned, leaves the meaning alone and is one undo step', async ({ page }) => {
  const files = await browserFiles(page);
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const editor = await openSample(page, 'icp-on-vcenter');
  await editor.component(/^External user External user/).click();
  await editor.menu('Arrange', 'Keep Place in Layouts');
  const before = await saved(page, files);
  await page.keyboard.press('l');
  await expect(editor.unsavedMark).toBeVisible();
  expect(workers.some((url) => url.includes('elk-worker'))).toBe(true);
  const after = await saved(page, files);
  expect(after.components).toEqual(before.components);
  expect(after.placements['client']).toEqual(before.placements['client']);
  expect(after.placements['vcenter']).not.toEqual(before.placements['vcenter']);
  await page.keyboard.press('Control+z');
  expect((await saved(page, files)).placements).toEqual(before.placements);
});

test('ux-52 a selected container is laid out by itself; its contents travel to their places, and jump where motion is unwanted', async ({ page }) => {
  await page.clock.install();
  const files = await browserFiles(page);
  const editor = await openSample(page, 'icp-on-vcenter');
  const before = await saved(page, files);
  await editor.component(/^vCenter Server/).click({ position: { x: 30, y: 10 } });
  await editor.atRest();
  const start = await picture(page);
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.keyboard.press('Shift+l');
  // The worker's answers are waited for with timers: time goes on a millisecond at a look, until the layout is there.
  await expect.poll(async () => (await page.clock.runFor(1), editor.unsavedMark.isVisible())).toBe(true);
  await page.clock.runFor(80);
  const onTheWay = await picture(page);
  await page.clock.runFor(400);
  const end = await picture(page);
  expect(new Set([start, onTheWay, end]).size).toBe(3);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('Control+z');
  await expect(editor.unsavedMark).toBeHidden();
  await page.clock.runFor(32);
  const jumped = await picture(page);
  await page.clock.runFor(400);
  expect(await picture(page)).toBe(jumped);
  expect(jumped).not.toBe(end);

  await page.clock.resume();
  await page.keyboard.press('Control+Shift+z');
  const after = await saved(page, files);
  for (const id of ['client', 'internet', 'fcr', 'bcr']) expect([id, after.placements[id]]).toEqual([id, before.placements[id]]);
  expect(after.placements['cluster1']).not.toEqual(before.placements['cluster1']);
});
