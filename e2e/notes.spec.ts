import { expect, test } from '@playwright/test';
import { newDocument, openSample, type Editor, type Place } from './support/editor.ts';

async function canvasAt(editor: Editor, x: number, y: number): Promise<Place> {
  const box = await editor.box(editor.page.locator('.canvas'));
  return { x: box.x + x, y: box.y + y };
}

/** Presses a tool's letter with the pointer at a place of the canvas, and waits for the field. */
async function write(editor: Editor, letter: 'n' | 't', at: Place, text: string): Promise<void> {
  const { page } = editor;
  await page.mouse.move(at.x, at.y);
  await page.locator('.canvas').focus();
  await page.keyboard.press(letter);
  const field = page.getByRole('textbox', { name: letter === 'n' ? 'Text of the Note' : 'Text of the Text box' });
  await expect(field).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await expect(field).toBeHidden();
}

const note = (editor: Editor, name: string | RegExp): ReturnType<Editor['component']> => editor.page.getByRole('main', { name: 'Canvas' }).getByRole('group', { name });

test('ux-53 ux-87 N writes a note where the pointer is, T a text box; adding and writing are one undo step', async ({ page }) => {
  const editor = await newDocument(page);
  await write(editor, 'n', await canvasAt(editor, 300, 200), '# Plan\nask **Kim** about the WAN');
  const plan = note(editor, 'Note Plan');
  await expect(plan).toBeVisible();
  const middle = await editor.middle(plan);
  const wanted = await canvasAt(editor, 300, 200);
  expect(Math.hypot(middle.x - wanted.x, middle.y - wanted.y)).toBeLessThan(24);
  await write(editor, 't', await canvasAt(editor, 600, 300), 'Seoul');
  await expect(note(editor, 'Text box Seoul')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(note(editor, 'Text box Seoul')).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(plan).toBeHidden();
  await expect(editor.unsavedMark).toBeHidden();
});

test('ux-53 F2, Enter and double click write a note again; Enter makes lines, a text box left empty is gone', async ({ page }) => {
  const editor = await newDocument(page);
  await write(editor, 'n', await canvasAt(editor, 300, 200), 'first');
  const field = page.getByRole('textbox', { name: 'Text of the Note' });
  await expect(note(editor, 'Note first')).toBeFocused();
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('second');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('first\nsecond');
  await page.keyboard.press('Escape');
  await note(editor, 'Note first').dblclick();
  await expect(field).toBeFocused();
  await page.keyboard.type('other');
  await page.mouse.click((await canvasAt(editor, 700, 500)).x, (await canvasAt(editor, 700, 500)).y);
  await expect(note(editor, 'Note other')).toBeVisible();
  await page.locator('.canvas').focus();
  await page.keyboard.press('t');
  await expect(page.getByRole('textbox', { name: 'Text of the Text box' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(note(editor, /^Text box/)).toBeHidden();
});

test('ux-53 a note is selected, dragged, nudged, resized, duplicated and deleted like a component, and never touches an answer', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  const answers = async (): Promise<readonly string[]> => (await page.getByRole('contentinfo').innerText()).split('\n').slice(0, 4);
  // First the design is checked.
  await expect.poll(async () => (await answers())[3]).toBe('18 components · 8 links');
  const told = await answers();
  await editor.atRest();
  await write(editor, 'n', await canvasAt(editor, 120, 420), 'memo');
  const memo = note(editor, 'Note memo');
  const before = await editor.box(memo);
  await editor.drag(await editor.middle(memo), { x: before.x + before.width / 2 + 60, y: before.y + before.height / 2 + 40 });
  await expect.poll(async () => (await editor.box(memo)).x - before.x).toBeGreaterThan(40);
  const dragged = await editor.box(memo);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await editor.box(memo)).x).toBeGreaterThan(dragged.x + 1);
  const corner = page.locator('[data-handle="1,1"]');
  await editor.drag(await editor.middle(corner), { x: (await editor.middle(corner)).x + 50, y: (await editor.middle(corner)).y + 30 });
  await expect.poll(async () => (await editor.box(memo)).width - dragged.width).toBeGreaterThan(30);
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+d');
  await expect(note(editor, 'Note memo')).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect(memo).toHaveCount(1);
  await expect.poll(answers).toEqual(told);
});

test('ux-53 hostile text stays text: no markup runs, no link opens, the inspector only copies an address', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const editor = await newDocument(page);
  const opened: string[] = [];
  context.on('page', (other) => opened.push(other.url()));
  page.on('dialog', (dialog) => {
    opened.push(dialog.message());
    void dialog.dismiss();
  });
  await write(editor, 'n', await canvasAt(editor, 300, 240), '<script>alert(1)</script> <img src=x onerror=alert(2)> [bad](javascript:alert(3)) [good](https://example.com/a)');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toContainText('<script>alert(1)</script>');
  await expect(editor.inspector.getByText('javascript:alert(3)')).toHaveCount(0);
  await editor.inspector.getByRole('button', { name: 'Copy the address https://example.com/a' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('https://example.com/a');
  expect(opened).toEqual([]);
});

test('ux-53 rectangles and ellipses let the pointer through to what they surround', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  await editor.menu('Insert', 'Add rectangle');
  await page.keyboard.press('Escape');
  const frame = note(editor, /^Rectangle/);
  const box = await editor.box(frame);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(editor.inspector.getByRole('heading', { level: 2 })).not.toHaveText('Rectangle');
  await page.mouse.click(box.x + 1, box.y + box.height / 2);
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toHaveText('Rectangle');
});
