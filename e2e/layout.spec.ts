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

/** Collects a fingerprint of the painted picture for every frame from now on. */
async function watchPicture(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    const small = document.createElement('canvas');
    [small.width, small.height] = [160, 100];
    const look = (): void => {
      const picture = document.querySelector<HTMLCanvasElement>('canvas.picture');
      const context = small.getContext('2d', { willReadFrequently: true });
      if (picture !== null && context !== null) {
        context.clearRect(0, 0, 160, 100);
        context.drawImage(picture, 0, 0, 160, 100);
        seen.add(context.getImageData(0, 0, 160, 100).data.join());
      }
      Reflect.set(globalThis, 'picturesSeen', seen.size);
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => Number(Reflect.get(globalThis, 'picturesSeen')));
}

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
  const files = await browserFiles(page);
  const editor = await openSample(page, 'icp-on-vcenter');
  const before = await saved(page, files);
  await editor.component(/^vCenter Server/).click({ position: { x: 30, y: 10 } });
  await editor.atRest();
  const pictures = await watchPicture(page);
  await page.keyboard.press('Shift+l');
  await expect(editor.unsavedMark).toBeVisible();
  await expect.poll(pictures).toBeGreaterThan(3);
  const after = await saved(page, files);
  for (const id of Object.keys(before.placements)) if (['client', 'internet', 'fcr', 'bcr'].includes(id)) expect([id, after.placements[id]]).toEqual([id, before.placements[id]]);
  expect(after.placements['cluster1']).not.toEqual(before.placements['cluster1']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const still = await pictures();
  await page.keyboard.press('Control+z');
  await expect.poll(pictures).toBeGreaterThan(still);
  // The picture before, the one after, and the selection's repainting: no way between them.
  await page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 400)));
  expect((await pictures()) - still).toBeLessThan(3);
});
