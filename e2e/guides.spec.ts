import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { editorOn, type Editor } from './support/editor.ts';

/*
 * The guides as a person follows them, each from start to end by mouse and by keyboard alone: the internet gateway guide (seed 000) and the
 * getting started guide (seed 001), the first steps of each kind by hand. Literals are those of domain/public-cloud.md A.0 and C.8.
 */

interface Guide {
  readonly panel: Locator;
  readonly step: (title: string) => Locator;
  readonly isDone: (title: string) => Promise<void>;
  readonly doIt: Locator;
  readonly next: Locator;
}

function guideOn(page: Page): Guide {
  const panel = page.getByRole('region', { name: 'Guide', exact: true });
  const step = (title: string): Locator => panel.getByRole('region', { name: title, exact: true });
  return {
    panel,
    step,
    isDone: (title) => expect(step(title)).toHaveAttribute('data-done', 'true'),
    doIt: panel.getByRole('button', { name: 'Do it for me' }),
    next: panel.getByRole('button', { name: /^(Next|Skip|Finish)$/ }),
  };
}

async function openGuide(page: Page, name: string): Promise<readonly [Guide, Editor]> {
  await page.goto('/');
  await page.getByRole('button', { name: `Start guide: ${name}` }).click();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  return [guideOn(page), editorOn(page)];
}

function dialog(page: Page): Locator {
  return page.getByRole('dialog').or(page.getByRole('alertdialog'));
}

/** Waits until a step is done and goes on. */
async function goOn(guide: Guide, title: string): Promise<void> {
  await guide.isDone(title);
  await expect(guide.next).toHaveText('Next');
  await guide.next.click();
}

/** Traces a saved probe by the form, by hand. */
async function traceSaved(page: Page, name: string): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: /^Trace/ }).click();
  const form = page.getByRole('dialog', { name: 'Trace a packet' });
  const saved = form.getByLabel('Saved probes');
  await saved.focus();
  await saved.selectOption({ label: name });
  await form.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Trace result' })).toBeVisible();
}

/** Has a step done for oneself and goes on. */
async function haveDone(guide: Guide, title: string): Promise<void> {
  await expect(guide.step(title)).toHaveAttribute('data-done', 'false');
  await guide.doIt.click();
  await goOn(guide, title);
}

/** Goes by Tab until something has the focus. */
async function tabTo(page: Page, target: Locator, most: number): Promise<void> {
  for (let tabs = 0; tabs < most && !(await target.evaluate((element) => element === document.activeElement)); tabs += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** From the start screen to the first step of a guide by keyboard. */
async function openGuideByKeyboard(page: Page, name: string): Promise<Guide> {
  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: `Start guide: ${name}` }), 20);
  await page.keyboard.press('Enter');
  const guide = guideOn(page);
  await expect(guide.panel.getByRole('heading', { level: 3 })).toBeFocused();
  return guide;
}

/** Has the rest of a guide done, step by step, with no hand on the mouse: from the focused "Do it for me" to the focused "Finish". What each step is called. */
async function playByKeyboard(page: Page, guide: Guide, count: number, look: Readonly<Record<string, () => Promise<void>>>): Promise<readonly string[]> {
  const titles: string[] = [];
  for (let steps = 1; steps <= count; steps += 1) {
    const title = (await guide.panel.locator('.guide-step').getByRole('heading').innerText()).trim();
    titles.push(title);
    await expect(guide.doIt).toBeFocused();
    await page.keyboard.press('Enter');
    await guide.isDone(title);
    // What is told, such as the guest's df -h, is read and closed.
    if ((await dialog(page).count()) > 0) await page.keyboard.press('Escape');
    await expect(guide.doIt).toBeFocused();
    await look[title]?.();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(guide.next).toBeFocused();
    if (steps === count) break;
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
  }
  return titles;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

test('the internet gateway guide by mouse, from creation to the failed restart', async ({ page }) => {
  const [guide, editor] = await openGuide(page, 'Internet gateway guide');
  const result = page.getByRole('region', { name: 'Trace result' });
  const actions = editor.inspector.getByRole('region', { name: 'Actions' });
  const table = editor.component(/^Routing table vpc-default/);
  const gateway = editor.component(/^Internet gateway internet-gateway/);
  await expect(guide.panel).toContainText('0 of 29 steps');

  // By hand: created from the palette, asked about before it is attached, attached from the routing table.
  await editor.dragFromPalette('Internet gateway', { x: 800, y: 160 });
  await goOn(guide, 'Create the gateway');
  await traceSaved(page, 'web-b → 103.243.200.42');
  await goOn(guide, 'No effect unattached');
  await page.keyboard.press('Escape');
  await table.click();
  await actions.getByRole('button', { name: 'Attach internet gateway…' }).click();
  await dialog(page).getByRole('button', { name: 'Attach internet gateway' }).click();
  await goOn(guide, 'Attach to the routing table');

  // The locked route tells why when it is opened.
  await table.click();
  await editor.inspector.getByRole('button', { name: '0.0.0.0/0, automatic' }).click();
  await goOn(guide, 'The automatic route');
  await haveDone(guide, 'Out to the internet');

  await haveDone(guide, 'Allocate a floating IP');
  await haveDone(guide, 'Associate it with web-a');
  await table.click();
  await actions.getByRole('button', { name: 'Detach internet gateway…' }).click();
  await guide.isDone('Detaching is refused');
  await guide.next.click();
  await page.getByRole('alert', { name: 'Not possible' }).getByRole('button', { name: 'Disassociate all' }).click();
  await goOn(guide, 'Disassociate the floating IP');
  await table.click();
  await actions.getByRole('button', { name: 'Detach internet gateway…' }).click();
  await dialog(page).getByRole('button', { name: 'Detach internet gateway' }).click();
  await goOn(guide, 'Detach the gateway');
  await haveDone(guide, 'No route any more');

  await haveDone(guide, 'Attach again');
  await gateway.click();
  await page.keyboard.press('Delete');
  await dialog(page).getByRole('button', { name: 'Delete', exact: true }).click();
  await goOn(guide, 'Delete it while attached');
  await page.getByRole('toolbar').getByRole('button', { name: /^Undo/ }).click();
  await goOn(guide, 'Take it back at once');

  // The restart, watched on both instances before, during and after.
  await haveDone(guide, 'Two instances');
  await haveDone(guide, 'Maintenance');
  await haveDone(guide, 'Before: web-b');
  await haveDone(guide, 'Before: web-a');
  await page.keyboard.press('Escape');
  await page.locator('.badge-button').click();
  await dialog(page).getByRole('button', { name: 'Restart', exact: true }).click();
  await goOn(guide, 'Restart');
  await guide.doIt.click();
  await expect(result.locator('.verdict')).toHaveText('Unreachable');
  await expect(result).toContainText('IG_RESTARTING');
  await goOn(guide, 'During: web-b');
  await guide.doIt.click();
  await expect(result.locator('.verdict')).toHaveText('Reachable');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await goOn(guide, 'During: web-a');
  await haveDone(guide, 'During: in to web-a');
  await haveDone(guide, 'No operations meanwhile');
  await haveDone(guide, 'Finish the restart');
  await haveDone(guide, 'After: web-b');
  await haveDone(guide, 'After: web-a');

  await haveDone(guide, 'A restart that fails');
  await haveDone(guide, 'After the failure: web-b');
  await guide.doIt.click();
  await guide.isDone('After the failure: web-a');
  await expect(guide.panel).toContainText('29 of 29 steps');
  await guide.panel.getByRole('button', { name: 'Finish' }).click();
  await expect(guide.panel).toBeHidden();
  await expect(page.getByText('Internet gateway guide: the guide is finished.').first()).toBeVisible();
});

test('C8-G1 C8-G2 C8-G5 the internet gateway guide by keyboard alone, from creation to the failed restart', async ({ page }) => {
  test.setTimeout(150_000);
  const guide = await openGuideByKeyboard(page, 'Internet gateway guide');
  const result = page.getByRole('region', { name: 'Trace result' });
  const verdict = (text: string, reason?: string) => async (): Promise<void> => {
    await expect(result.locator('.verdict')).toHaveText(text);
    if (reason !== undefined) await expect(result).toContainText(reason);
  };
  await tabTo(page, guide.doIt, 40);
  const titles = await playByKeyboard(page, guide, 29, {
    'Out to the internet': verdict('Reachable'),
    'No route any more': verdict('Unreachable', 'NO_ROUTE'),
    'Before: web-b': verdict('Reachable'),
    'During: web-b': verdict('Unreachable', 'IG_RESTARTING'),
    'During: web-a': verdict('Reachable'),
    'During: in to web-a': async () => expect(result).toContainText('Sent = 4, Received = 4, Lost = 0 (0% loss)'),
    'After: web-b': verdict('Reachable'),
    'After the failure: web-b': verdict('Unreachable', 'IG_ERROR'),
    'After the failure: web-a': verdict('Reachable'),
  });
  expect([titles[0], titles.at(-1)]).toEqual(['Create the gateway', 'After the failure: web-a']);
  await expect(guide.panel).toContainText('29 of 29 steps');
  await page.keyboard.press('Enter');
  await expect(guide.panel).toBeHidden();
});

test('the getting started guide by mouse, from activation to the load balancer', async ({ page }) => {
  test.setTimeout(150_000);
  const [guide, editor] = await openGuide(page, 'Getting started with Compute & Network');
  const result = page.getByRole('region', { name: 'Trace result' });
  const look: Readonly<Record<string, () => Promise<void>>> = {
    'Open it in a browser': () => expect(result.locator('.outcome')).toContainText('hello world!'),
    'Reload ten times': () => expect(result).toContainText('web-1 ×5, web-2 ×5'),
  };

  // The first step by hand: the project's own button, which asks before it goes on.
  await editor.component(/^Project/).click({ position: { x: 60, y: 8 } });
  await editor.inspector.getByRole('region', { name: 'Actions' }).getByRole('button', { name: /^Enable/ }).click();
  await dialog(page).getByRole('button', { name: /^Enable/ }).click();
  await goOn(guide, 'Enable it in the project');

  const titles: string[] = [];
  for (let steps = 2; steps <= 44; steps += 1) {
    const title = (await guide.panel.locator('.guide-step').getByRole('heading').innerText()).trim();
    titles.push(title);
    await guide.doIt.click();
    await guide.isDone(title);
    // What is told, such as the guest's df -h, is read and closed.
    if ((await dialog(page).count()) > 0) await dialog(page).getByRole('button', { name: 'Close' }).first().click();
    await look[title]?.();
    if (steps < 44) await guide.next.click();
  }
  expect([titles[0], titles.at(-1)]).toEqual(['Create the instance', 'Reload ten times']);
  await expect(guide.panel).toContainText('44 of 44 steps');
  await guide.panel.getByRole('button', { name: 'Finish' }).click();
  await expect(guide.panel).toBeHidden();
  await expect(editor.component(/^Load balancer lb, 192\.168\.0\.10/)).toBeVisible();
});

test('ux-93 the getting started guide by keyboard alone, from activation to the load balancer', async ({ page }) => {
  test.setTimeout(150_000);
  const press = (...keys: readonly string[]): Promise<void> => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const guide = await openGuideByKeyboard(page, 'Getting started with Compute & Network');
  const editor = editorOn(page);
  const result = page.getByRole('region', { name: 'Trace result' });

  // The first steps by hand: the project by search, the instance from the palette.
  await press('Control+k');
  await page.keyboard.type('Enable');
  await press('Enter');
  // It asks first, and Enter alone would not go on.
  await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await press('Tab', 'Enter');
  await guide.isDone('Enable it in the project');
  for (let steps = 0; steps < 12 && !(await guide.doIt.evaluate((element) => element === document.activeElement)); steps += 1) {
    const isInside = await guide.panel.evaluate((element) => element.contains(document.activeElement));
    await press(isInside ? 'Tab' : 'F6');
  }
  await tabTo(page, guide.doIt, 40);
  await press('Tab', 'Tab', 'Enter', 'Shift+Tab', 'Shift+Tab');
  await expect(guide.step('Create the instance')).toBeVisible();

  const titles = await playByKeyboard(page, guide, 43, { 'Open it in a browser': () => expect(result.locator('.outcome')).toContainText('hello world!') });
  expect(titles.at(-1)).toBe('Reload ten times');
  await expect(guide.panel).toContainText('44 of 44 steps');
  await expect(result).toContainText('web-1 ×5, web-2 ×5');
  await press('Enter');
  await expect(guide.panel).toBeHidden();
  await press('Escape');
  await expect(editor.component(/^Load balancer lb, 192\.168\.0\.10/)).toBeVisible();
});

test('a guide is left and found again: in the same document from Help, after another document from the start screen', async ({ page }) => {
  const [guide, editor] = await openGuide(page, 'Internet gateway guide');
  await haveDone(guide, 'Create the gateway');
  await guide.panel.getByRole('button', { name: /^Leave the guide/ }).click();
  await expect(guide.panel).toBeHidden();
  // What happens meanwhile is seen.
  await traceSaved(page, 'web-b → 103.243.200.42');
  await editor.menu('Help', 'Back to the guide');
  await guide.isDone('No effect unattached');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+w');
  await dialog(page).getByRole('button', { name: /don.t save/i }).click();
  const card = page.getByRole('button', { name: 'Continue guide: Internet gateway guide' });
  await expect(card).toContainText('2 of 29 steps done');
  await card.click();
  await expect(guide.step('No effect unattached')).toBeVisible();
  await expect(editor.component(/^Internet gateway ig-guide/)).toBeVisible();

  await guide.panel.getByRole('button', { name: 'Start over' }).click();
  await expect(guide.panel).toContainText('0 of 29 steps');
  await expect(editor.component(/^Internet gateway/)).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const) {
  for (const [language, name] of [['ko', '가이드 시작: 인터넷 게이트웨이 가이드'], ['en', 'Start guide: Internet gateway guide']] as const) {
    test(`ux-91 a guide has no serious accessibility problem: ${theme}, ${language}`, async ({ page }) => {
      await page.addInitScript((settings) => localStorage.setItem('hopline.settings', JSON.stringify(settings)), { theme, language });
      await page.goto('/');
      await page.getByRole('button', { name }).click();
      await expect(page.locator('.react-flow__node').first()).toBeVisible();
      await page.locator('.guide-buttons button').first().click();
      await expect(page.locator('.guide-step')).toHaveAttribute('data-done', 'true');
      await expectAccessible(page);
    });
  }
}

test('the guide and the canvas fit a window of 1024 x 640', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 640 });
  const [guide] = await openGuide(page, 'Internet gateway guide');
  await expect(guide.doIt).toBeInViewport();
  await expect(guide.next).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await haveDone(guide, 'Create the gateway');
  await guide.doIt.click();
  await guide.isDone('No effect unattached');
  await expect(guide.next).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});
