import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startApp, type App } from './support/app.ts';
import { browserFiles, type JobFiles } from './support/files.ts';
import { compareWithSvg } from './support/pictures.ts';

async function opened(page: Page): Promise<{ readonly app: App; readonly files: JobFiles }> {
  const files = await browserFiles(page);
  const app = await startApp(page);
  await app.openSample('getting-started');
  return { app, files };
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });

async function exported(page: Page, files: JobFiles, prepare: () => Promise<void>): Promise<Buffer> {
  await page.keyboard.press('Control+e');
  await prepare();
  const { bytes } = await files.taken(() => dialog(page).getByRole('button', { name: 'Export' }).click());
  await expect(dialog(page)).toBeHidden();
  return bytes;
}

/** Width and height of a PNG, from its header. */
function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } {
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

test('a PNG at four times the size has four times the pixels, and the dialog says so before', async ({ page }) => {
  const { files } = await opened(page);
  const at = async (scale: string): Promise<{ width: number; height: number }> => {
    let said = '';
    const bytes = await exported(page, files, async () => {
      await dialog(page).getByText(scale, { exact: true }).click();
      said = await dialog(page).locator('figcaption').innerText();
    });
    const size = pngSize(bytes);
    expect(said).toBe(`${size.width} × ${size.height} px`);
    return size;
  };
  const [one, four] = [await at('1×'), await at('4×')];
  expect(four).toEqual({ width: one.width * 4, height: one.height * 4 });
});

test('PNG and SVG of the dark theme are the same picture', async ({ page, browser }) => {
  const { files } = await opened(page);
  const dark = (format: string) => async (): Promise<void> => {
    await dialog(page).getByText(format).click();
    await dialog(page).getByText('Dark', { exact: true }).click();
    if (format === 'PNG picture') await dialog(page).getByText('1×', { exact: true }).click();
  };
  const svg = (await exported(page, files, dark('SVG vector'))).toString('utf8');
  const png = await exported(page, files, dark('PNG picture'));
  const difference = await compareWithSvg(browser, png, svg);
  expect(difference.mean).toBeLessThan(1.5);
  expect(difference.share).toBeLessThan(0.01);
});

test('title and legend can be left out; the selection alone can be exported; marks of the session never are', async ({ page }) => {
  const { app, files } = await opened(page);
  const full = (await exported(page, files, async () => dialog(page).getByText('SVG vector').click())).toString('utf8');
  expect(full).toContain('>Getting started<');
  const plain = (
    await exported(page, files, async () => {
      await dialog(page).getByText('SVG vector').click();
      await dialog(page).getByLabel('Title').uncheck();
      await dialog(page).getByLabel('Legend').uncheck();
    })
  ).toString('utf8');
  expect(plain.split('<text').length).toBeLessThan(full.split('<text').length);

  await app.select('vm1');
  const again = (await exported(page, files, async () => dialog(page).getByText('SVG vector').click())).toString('utf8');
  expect(again).toBe(full);
  const alone = (
    await exported(page, files, async () => {
      await dialog(page).getByText('SVG vector').click();
      await dialog(page).getByText('1 selected').click();
    })
  ).toString('utf8');
  expect(alone).toContain('>vm1<');
  expect(alone).not.toContain('>web-1<');
});

test('the dialog keeps the focus, closes with Escape, and has no serious accessibility problem', async ({ page }) => {
  await opened(page);
  await page.keyboard.press('Control+e');
  await expect(dialog(page)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  for (let press = 0; press < 14; press++) {
    await page.keyboard.press('Tab');
    expect(await dialog(page).evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
});
