import { expect, test, type Page } from '@playwright/test';
import { editorOn } from './support/editor.ts';
import { browserFiles } from './support/files.ts';

const card = (page: Page) => page.locator('.tour-card');

/** The parts of the window that the steps stand at, in order. */
const places = ['.region-left', '.region-canvas', '.region-right', '.region-bottom', '.toolbar .button.primary'];

test('ux-90 the tour is offered on the first start, leads through five real places by the keyboard, and is not offered again', async ({ page }) => {
  await page.goto('/');
  const offer = page.getByRole('region', { name: 'New here?' });
  await offer.getByRole('button', { name: 'Take the tour' }).press('Enter');
  for (const [at, place] of places.entries()) {
    await expect(card(page)).toContainText(`Tour, step ${String(at + 1)} of 5`);
    await expect(card(page).getByRole('button', { name: at === 4 ? 'Done' : 'Next' })).toBeFocused();
    const [frame, box] = [await page.locator('.tour-frame').boundingBox(), await page.locator(place).boundingBox()];
    expect([frame?.x, frame?.y, frame?.width, frame?.height].map((side) => Math.round(side ?? 0))).toEqual([box?.x, box?.y, box?.width, box?.height].map((side) => Math.round(side ?? 0)));
    await expect(card(page)).toBeInViewport({ ratio: 1 });
    // Enter presses the button that has the focus, an arrow goes on as well.
    await page.keyboard.press(at % 2 === 0 ? 'Enter' : at === 4 ? 'Enter' : 'ArrowRight');
  }
  await expect(card(page)).toBeHidden();
  await expect(page.locator('[data-region="canvas"]')).toBeFocused();
  // It showed the program on a copy of a sample: a new document without edits.
  await expect(editorOn(page).documentName).toHaveText('Getting started 2: floating IP.hopline');
  await page.reload();
  await expect(page.getByRole('button', { name: /^New blank document/ })).toBeVisible();
  await expect(offer).toBeHidden();
});

test('ux-90 the tour can be skipped on the start screen and in the middle, goes back, and is in the Help menu', async ({ page }) => {
  await page.goto('/');
  const offer = page.getByRole('region', { name: 'New here?' });
  await offer.getByRole('button', { name: 'Skip' }).click();
  await expect(offer).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: /^New blank document/ })).toBeVisible();
  await expect(offer).toBeHidden();

  await page.getByRole('button', { name: /^New blank document/ }).click();
  const editor = editorOn(page);
  await editor.menu('Help', 'Take the Tour');
  await expect(card(page)).toContainText('Place components');
  // The open document stays: nothing is opened for the tour.
  await expect(editor.documentName).toHaveText('Untitled.hopline');
  await card(page).getByRole('button', { name: 'Next' }).click();
  await expect(card(page)).toContainText('Connect them');
  await card(page).getByRole('button', { name: 'Back' }).click();
  await expect(card(page)).toContainText('Place components');
  await expect(card(page).getByRole('button', { name: 'Next' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
  await expect(editor.unsavedMark).toBeHidden();
});

test('ux-90 a sample opens as a copy: saving asks for a place of its own, and the sample stays as it was', async ({ page }) => {
  const files = await browserFiles(page);
  await page.goto('/');
  const sample = page.locator('[data-sample="getting-started-2-floating-ip"]');
  await sample.click();
  const editor = editorOn(page);
  const name = editor.inspector.getByRole('textbox', { name: 'Name' });
  await name.fill('mine');
  await name.press('Enter');
  await expect(editor.unsavedMark).toBeVisible();
  const saved = await files.taken(() => page.keyboard.press('Control+s'));
  expect(saved.name).toBe('mine.hopline');
  await page.keyboard.press('Control+w');
  await sample.click();
  await expect(name).toHaveValue('Getting started 2: floating IP');
});
