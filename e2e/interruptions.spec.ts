import { expect, type Page } from '@playwright/test';
import { newDocument, type Editor, type Place } from './support/editor.ts';
import { expectSoundHistory, savedJson, test } from './support/faultless.ts';
import { browserFiles, type JobFiles } from './support/files.ts';

interface Bench {
  readonly editor: Editor;
  readonly files: JobFiles;
  /** The document before anything was done. */
  readonly first: unknown;
}

const internet = (editor: Editor) => editor.component(/^Internet internet/);
const network = (editor: Editor) => editor.component(/^External network/);
const vpc = (editor: Editor) => editor.component(/^VPC vpc/);
const at = ({ x, y }: Place, dx: number, dy: number): Place => ({ x: x + dx, y: y + dy });

/** The internet linked to an external network, and a VPC, drawn by keyboard; the last step moved the network. */
async function drawn(page: Page): Promise<Bench> {
  const files = await browserFiles(page);
  const editor = await newDocument(page);
  const first = await savedJson(page, files);
  for (const kind of ['Internet', 'External network', 'VPC']) await editor.paletteItem(kind).press('Enter');
  await internet(editor).click();
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText('3 components · 1 link');
  await network(editor).click();
  await page.keyboard.press('Shift+ArrowDown');
  await editor.atRest();
  return { editor, files, first };
}

const stepsDrawn = 5;

async function selectLink(editor: Editor): Promise<void> {
  await internet(editor).click();
  await editor.inspector.getByRole('tab', { name: 'Links' }).click();
  await editor.inspector.getByRole('button', { name: /external-network/ }).first().click();
  await expect(editor.page.locator('[data-end="to"]')).toBeVisible();
  await editor.atRest();
}

/** Every gesture, begun and held: what it needs before, where it is held from, and where to. */
const gestures: readonly { readonly name: string; readonly hold: (editor: Editor) => Promise<Place> }[] = [
  {
    name: 'drag',
    hold: async (editor) => {
      const from = await editor.middle(network(editor));
      const to = at(from, 90, 40);
      await editor.holdFrom(from, to);
      return to;
    },
  },
  {
    name: 'drop from the palette',
    hold: async (editor) => {
      const to = at(await editor.middle(editor.page.locator('.canvas')), 200, -220);
      await editor.paletteItem('VPC').scrollIntoViewIfNeeded();
      await editor.holdFrom(await editor.middle(editor.paletteItem('VPC')), to);
      return to;
    },
  },
  {
    name: 'resize',
    hold: async (editor) => {
      await vpc(editor).focus();
      await editor.atRest();
      const from = await editor.middle(editor.page.locator('[data-handle="1,1"]'));
      await editor.holdFrom(from, at(from, 70, 50));
      return at(from, 70, 50);
    },
  },
  {
    name: 'wire',
    hold: async (editor) => {
      const to = await editor.middle(internet(editor));
      await editor.holdFrom(await editor.bottomEdge(network(editor)), to);
      return to;
    },
  },
  {
    name: 'bend',
    hold: async (editor) => {
      await selectLink(editor);
      const from = await editor.middle(editor.page.locator('[data-run]').first());
      await editor.holdFrom(from, at(from, 60, 60));
      return at(from, 60, 60);
    },
  },
  {
    name: 'end of a link',
    hold: async (editor) => {
      await selectLink(editor);
      const to = await editor.middle(vpc(editor));
      await editor.holdFrom(await editor.middle(editor.page.locator('[data-end="to"]')), to);
      return to;
    },
  },
  {
    name: 'marquee',
    hold: async (editor) => {
      const { x, y, width, height } = await editor.box(editor.page.locator('.canvas'));
      const to = { x: x + width - 240, y: y + height - 120 };
      await editor.holdFrom({ x: x + 12, y: y + 90 }, to);
      return to;
    },
  },
];

const marks = (page: Page) => page.locator('.gesture-tip, .marquee, .ghost');

async function moveOn({ page }: Editor, from: Place): Promise<void> {
  await page.mouse.move(from.x + 14, from.y + 10, { steps: 3 });
  await page.mouse.move(from.x + 4, from.y + 2, { steps: 3 });
}

for (const { name, hold } of gestures) {
  test(`ux-62 ux-63 a gesture under way (${name}) is given up by an undo, which takes back the step before, and by Escape, also when the window was left and made small`, async ({ page }) => {
    const { editor, files, first } = await drawn(page);
    const before = await savedJson(page, files);
    const held = await hold(editor);
    await page.keyboard.press('Control+z');
    await moveOn(editor, held);
    await expect(marks(page)).toHaveCount(0);
    await editor.release();
    await page.locator('.canvas').focus();
    const undone = await savedJson(page, files);
    expect(undone).not.toEqual(before);
    await page.keyboard.press('Control+y');
    expect(await savedJson(page, files)).toEqual(before);
    await editor.atRest();

    const again = await hold(editor);
    await page.evaluate(() => globalThis.dispatchEvent(new Event('blur')));
    await page.setViewportSize({ width: 1024, height: 640 });
    const inside = { x: Math.min(again.x, 900), y: Math.min(again.y, 560) };
    await moveOn(editor, inside);
    await page.keyboard.press('Escape');
    await moveOn(editor, inside);
    await expect(marks(page)).toHaveCount(0);
    await editor.release();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectSoundHistory(editor, files, first, stepsDrawn);
    expect(await savedJson(page, files)).toEqual(before);
  });
}
