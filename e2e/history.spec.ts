import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { newDocument, openSample, type Editor } from './support/editor.ts';

interface HistoryPanel {
  readonly steps: Locator;
  readonly step: (name: string | RegExp) => Locator;
  readonly current: Locator;
  readonly checkpoints: Locator;
}

async function openHistory(page: Page): Promise<HistoryPanel> {
  await page.getByRole('tab', { name: 'History', exact: true }).click();
  const steps = page.getByRole('listbox', { name: /^Steps/ });
  return {
    steps,
    step: (name) => steps.getByRole('option', { name }),
    current: steps.getByRole('option', { selected: true }),
    checkpoints: page.getByRole('region', { name: 'Checkpoints' }),
  };
}

/** Three things, one after the other. */
async function drawThree(editor: Editor): Promise<void> {
  for (const kind of ['Internet', 'External user', 'DNS server']) await editor.paletteItem(kind).press('Enter');
  await expect(editor.page.locator('.react-flow__node')).toHaveCount(3);
}

const told = (page: Page): Locator => page.getByRole('contentinfo').getByRole('status');

test('ux-64 the history lists named steps with their time; a click travels, undone steps stay, checkpoints are returned to', async ({ page }) => {
  const editor = await newDocument(page);
  await drawThree(editor);
  const panel = await openHistory(page);
  await expect(panel.steps.getByRole('option')).toHaveCount(4);
  await expect(panel.step(/^As opened/)).toContainText('saved');
  await expect(panel.step(/^Add DNS server/)).toHaveText(/\d\d:\d\d:\d\d$/);
  await expect(panel.current).toContainText('Add DNS server');

  await panel.step(/^Add Internet/).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  await expect(panel.current).toContainText('Add Internet');
  await expect(panel.step(/^Add DNS server/)).toContainText('undone');
  await expect(told(page)).toHaveText('Step 1 of 3: Add Internet');
  await panel.step(/^Add External user/).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(2);

  await panel.checkpoints.getByRole('textbox', { name: 'Checkpoint name' }).fill('two things');
  await page.keyboard.press('Enter');
  await expect(panel.step(/^Add External user/)).toContainText('two things');
  await panel.step(/^As opened/).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(0);
  await panel.checkpoints.getByRole('button', { name: 'Return to two things' }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(2);

  // Another way from the beginning on cuts the checkpoint's own steps off; it is still there, one step away, and that step can be undone.
  await panel.step(/^As opened/).click();
  await editor.paletteItem('VPC').press('Enter');
  await expect(panel.steps.getByRole('option')).toHaveCount(2);
  await panel.checkpoints.getByRole('button', { name: 'Return to two things, its steps are gone: returning is a new step' }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  await expect(panel.current).toContainText('Return to checkpoint two things');
  await page.getByRole('toolbar').getByRole('button', { name: 'Undo: Return to checkpoint two things' }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  await panel.checkpoints.getByRole('button', { name: 'Forget two things' }).click();
  await expect(panel.checkpoints.getByRole('listitem')).toHaveCount(0);
});

test('ux-93 the history is walked by the keyboard: its own shortcut, arrows to choose, Enter to go, a checkpoint without a pointer', async ({ page }) => {
  const editor = await newDocument(page);
  await drawThree(editor);
  await page.keyboard.press('Control+Shift+h');
  const steps = page.getByRole('listbox', { name: /^Steps/ });
  await expect(steps).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  await page.keyboard.press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  await expect(steps).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(0);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Return to Checkpoint 1' })).toBeVisible();
});

test('ux-65 undo and redo select what changed, bring it into view when it is outside, and tell it', async ({ page }) => {
  const editor = await openSample(page, 'getting-started-6-load-balancer');
  const web = editor.component(/^Instance web-1,/);
  await web.click();
  await page.keyboard.press('ArrowRight');
  const far = async (): Promise<void> => {
    await page.keyboard.press('Control+0');
    await page.mouse.move(700, 400);
    // Far away: the whole drawing leaves the window.
    for (let turn = 0; turn < 3; turn++) {
      await page.mouse.down({ button: 'middle' });
      await page.mouse.move(400, 250, { steps: 3 });
      await page.mouse.up({ button: 'middle' });
      await page.mouse.move(700, 400);
    }
    await editor.atRest();
  };
  await page.keyboard.press('Escape');
  await far();
  await page.keyboard.press('Control+z');
  await expect(told(page)).toHaveText('Undone: Move web-1');
  await editor.atRest();
  const canvas = await editor.box(page.getByRole('main', { name: 'Canvas' }));
  const seen = async (): Promise<boolean> => {
    const box = await editor.box(web);
    return box.x >= canvas.x && box.y >= canvas.y && box.x + box.width <= canvas.x + canvas.width && box.y + box.height <= canvas.y + canvas.height;
  };
  await expect.poll(seen).toBe(true);
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('web-1');
  await page.keyboard.press('Escape');
  await far();
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(seen).toBe(true);
  await expect(told(page)).toHaveText('Redone: Move web-1');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the history passes axe in both languages, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const editor = await newDocument(page);
    for (const kind of ['Internet', 'VPC']) await editor.paletteItem(kind).press('Enter');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+h');
    await expect(page.getByRole('listbox', { name: /^Steps/ })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('textbox', { name: 'Checkpoint name' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.checkpoint')).toHaveCount(1);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Language' }).click();
    await expect(page.getByRole('tab', { name: '기록' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
