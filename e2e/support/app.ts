import { expect, type Locator, type Page } from '@playwright/test';

/** What a person does in the window, in the words of the English interface. */
export interface App {
  readonly page: Page;
  readonly openSample: (id: string) => Promise<void>;
  /** Traces a saved probe of the open design and waits for the answer. */
  readonly traceSaved: (name: string) => Promise<void>;
  readonly closeTrace: () => Promise<void>;
  /** The lines of the program at the keyboard. */
  readonly console: () => Promise<string[]>;
  readonly verdict: Locator;
  readonly hops: Locator;
  /** A component on the canvas. */
  readonly node: (name: string) => Locator;
  readonly select: (name: string) => Promise<void>;
  /** Adds a ready-made row of a list in the inspector. */
  readonly addPreset: (list: string, preset: string) => Promise<void>;
  readonly undo: () => Promise<void>;
}

/** Opens the program at its start screen, in English. */
export async function startApp(page: Page): Promise<App> {
  await page.goto('/');
  return appOn(page);
}

export function appOn(page: Page): App {
  const panel = page.getByRole('region', { name: 'Trace result' });
  const node = (name: string): Locator => page.locator('.react-flow__node').filter({ has: page.getByText(name, { exact: true }) }).or(page.locator(`.react-flow__node[aria-label*=" ${name},"], .react-flow__node[aria-label$=" ${name}"]`)).first();
  return {
    page,
    openSample: async (id) => {
      await page.locator(`[data-sample="${id}"]`).click();
      await expect(page.getByRole('toolbar').first()).toBeVisible();
    },
    traceSaved: async (name) => {
      await page.getByRole('toolbar').getByRole('button', { name: /^Trace/ }).click();
      const form = page.getByRole('dialog', { name: 'Trace a packet' });
      await form.getByLabel('Saved probes').selectOption({ label: name });
      await form.getByRole('button', { name: 'Trace', exact: true }).click();
      await expect(form).toBeHidden();
      await expect(panel).toBeVisible();
    },
    closeTrace: async () => {
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();
    },
    console: async () => (await panel.locator('.outcome pre').innerText()).split('\n'),
    verdict: panel.locator('.verdict'),
    hops: panel.locator('.hop-row'),
    node,
    select: async (name) => {
      await node(name).click();
    },
    addPreset: async (list, preset) => {
      const inspector = page.getByRole('complementary', { name: 'Inspector' });
      await inspector.getByRole('group', { name: list, exact: true }).getByRole('button', { name: new RegExp(`^Add`) }).first().click();
      await page.getByRole('menuitem', { name: preset, exact: true }).click();
    },
    undo: async () => {
      await page.getByRole('toolbar').getByRole('button', { name: /^Undo/ }).click();
    },
  };
}
