import { expect, test, type Page } from '@playwright/test';
import { editorOn, newDocument, openSample, type Editor } from './support/editor.ts';

const clipboard = ['clipboard-read', 'clipboard-write'];

function textOnClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

function setClipboard(page: Page, text: string): Promise<void> {
  return page.evaluate((value) => navigator.clipboard.writeText(value), text);
}

/** Gives the page a clipboard event with a text or a file, as a browser does; for what is too large or no text to put on a real clipboard. */
async function pasteEvent(page: Page, what: { readonly length: number } | { readonly name: string; readonly type: string; readonly base64: string }): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    if ('length' in given) data.setData('text/plain', 'x'.repeat(given.length));
    else data.items.add(new File([Uint8Array.from(atob(given.base64), (character) => character.charCodeAt(0))], given.name, { type: given.type }));
    document.querySelector('.canvas')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, what);
}

async function focusCanvas(editor: Editor): Promise<void> {
  await editor.page.locator('.canvas').focus();
}

const group = (editor: Editor, name: string | RegExp): ReturnType<Page['getByRole']> => editor.page.getByRole('main', { name: 'Canvas' }).getByRole('group', { name });

test('ux-48 Mod+D duplicates, with contents and internal links, a free name and the next free address', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  await group(editor, /^Instance web-1,/).click();
  await page.keyboard.press('Control+d');
  await expect(group(editor, /^Instance web-3,/)).toBeVisible();
  const addresses = await page.evaluate(() => [...document.querySelectorAll('.react-flow__node')].flatMap((node) => /^Instance .*?(192\.168\.0\.\d+)/.exec(node.getAttribute('aria-label') ?? '')?.[1] ?? []));
  expect([addresses.length, new Set(addresses).size]).toEqual([4, 4]);
  await page.keyboard.press('Control+z');
  await expect(group(editor, /^Instance web-3,/)).toBeHidden();
});

test('ux-48 Alt+drag leaves the original and lets go a copy, in one undo step', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  const original = group(editor, /^Instance web-1,/);
  const before = await editor.box(original);
  await page.keyboard.down('Alt');
  await editor.drag(await editor.middle(original), { x: before.x + before.width / 2 + 12, y: before.y + before.height / 2 + 90 });
  await page.keyboard.up('Alt');
  await expect(group(editor, /^Instance web-3,/)).toBeVisible();
  const after = await editor.box(original);
  expect([Math.round(after.x), Math.round(after.y)]).toEqual([Math.round(before.x), Math.round(before.y)]);
  await page.keyboard.press('Control+z');
  await expect(group(editor, /^Instance web-3,/)).toBeHidden();
});

test('ux-48 copies between two windows: readable JSON, internal links kept, ids remapped, pasted at the pointer', async ({ page, context }) => {
  await context.grantPermissions(clipboard);
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  await focusCanvas(editor);
  await page.keyboard.press('Control+a');
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toContainText('18');
  await page.keyboard.press('Control+c');
  const text = await textOnClipboard(page);
  const piece: unknown = JSON.parse(text);
  expect(piece).toMatchObject({ format: 'hopline-clipboard', version: 1, components: { 'web-1': { kind: 'instance' }, vpc: { kind: 'vpc' } } });
  expect(text).toContain('\n  "components"');
  const other = await context.newPage();
  const there = await newDocument(other);
  const canvas = await there.box(other.locator('.canvas'));
  await other.mouse.move(canvas.x + 120, canvas.y + 80);
  await focusCanvas(there);
  await other.keyboard.press('Control+v');
  await expect(group(there, /^Instance web-1,/)).toBeVisible();
  await expect(other.getByRole('contentinfo')).toContainText('18 components · 8 links');
  const corner = await other.evaluate(() => {
    const boxes = [...document.querySelectorAll('.react-flow__node')].map((node) => node.getBoundingClientRect());
    return { x: Math.min(...boxes.map((box) => box.x)), y: Math.min(...boxes.map((box) => box.y)) };
  });
  expect(Math.hypot(corner.x - canvas.x - 120, corner.y - canvas.y - 80)).toBeLessThan(12);
  await group(there, /^Instance web-1,/).click();
  await other.keyboard.press('Control+c');
  await other.keyboard.press('Control+v');
  await expect(group(there, /^Instance web-3,/)).toBeVisible();
  await expect(other.getByRole('contentinfo')).toContainText('19 components');
});

test('ux-48 Mod+X takes away what it copies, Mod+V brings it back with a free id', async ({ page, context }) => {
  await context.grantPermissions(clipboard);
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  await group(editor, /^External user/).click();
  await page.keyboard.press('Control+x');
  await expect(page.getByRole('contentinfo')).toContainText('17 components');
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('contentinfo')).toContainText('18 components');
});

test('ux-49 foreign text becomes a note at the pointer; text for a field stays in the field', async ({ page, context }) => {
  await context.grantPermissions(clipboard);
  const editor = await newDocument(page);
  await setClipboard(page, 'Ask Kim\n<b>about</b> {"x": 1}');
  const canvas = await editor.box(page.locator('.canvas'));
  await page.mouse.move(canvas.x + 400, canvas.y + 300);
  await focusCanvas(editor);
  await page.keyboard.press('Control+v');
  const made = group(editor, 'Note Ask Kim');
  await expect(made).toBeVisible();
  const middle = await editor.middle(made);
  expect(Math.hypot(middle.x - canvas.x - 400, middle.y - canvas.y - 300)).toBeLessThan(24);
  await page.getByRole('searchbox').first().focus();
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('searchbox').first()).toHaveValue(/Ask Kim/);
  await expect(group(editor, 'Note Ask Kim')).toHaveCount(1);
});

test('ux-49 a design on the clipboard opens the import preview, a broken piece and 21 MB are refused with the reason, nothing is lost', async ({ page, context }) => {
  await context.grantPermissions(clipboard);
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  await focusCanvas(editor);
  await setClipboard(page, '{"format":"hopline-design","version":1,"components":{"__proto__":{"kind":"vpc"},"office":{"kind":"vpc","name":"office"}}}');
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog', { name: 'Import into the document' });
  await expect(dialog).toContainText('__proto__');
  await page.keyboard.press('Escape');
  await setClipboard(page, '{"format":"hopline-clipboard","components":{"constructor":{"kind":"vpc"}}}');
  await focusCanvas(editor);
  await page.keyboard.press('Control+v');
  await expect(page.getByText('The clipboard holds no Hopline components.').first()).toBeVisible();
  await pasteEvent(page, { length: 21 * 1024 * 1024 });
  await expect(page.getByText('The clipboard holds 21 MB of text; up to 20 MB can be pasted.').first()).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('18 components');
  await expect(editor.unsavedMark).toBeHidden();
});

/** A red square of 2 by 2 pixels. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGP4z8DwnwGMgRQAH+4D/dJQfRoAAAAASUVORK5CYII=';
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300"><script>window.bad=1</script><rect width="600" height="300" fill="teal"/></svg>').toString('base64');

test('ux-49 a pasted or dropped picture is offered as one: drawn anew, at most 256 pixels, never run', async ({ page }) => {
  const editor = await newDocument(page);
  await focusCanvas(editor);
  await pasteEvent(page, { name: 'image.png', type: 'image/png', base64: png });
  const dialog = page.getByRole('dialog', { name: 'Add picture' });
  await expect(dialog).toContainText('2 × 2 pixels');
  await dialog.getByRole('button', { name: 'Place' }).click();
  await expect(group(editor, 'Picture, empty')).toBeVisible();
  await pasteEvent(page, { name: 'plan.svg', type: 'image/svg+xml', base64: svg });
  await expect(dialog).toContainText('256 × 128 pixels');
  await dialog.getByLabel('Words below it (optional)').fill('Plan');
  await dialog.getByRole('button', { name: 'Place' }).click();
  await expect(group(editor, 'Picture Plan')).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'bad'))).toBeUndefined();
  await pasteEvent(page, { name: 'broken.png', type: 'image/png', base64: 'AAAA' });
  await expect(dialog.getByRole('alert')).toContainText('broken.png cannot be read as a picture');
});

test('ux-49 of dropped files ours open, pictures are offered, others are refused with the reason', async ({ page }) => {
  await newDocument(page);
  const drop = (name: string, type: string, text: string): Promise<void> =>
    page.evaluate((file) => {
      const data = new DataTransfer();
      data.items.add(new File([file.text], file.name, { type: file.type }));
      document.querySelector('.canvas')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, { name, type, text });
  await drop('report.docx', '', 'PK\u0003\u0004 something');
  await expect(page.getByRole('alertdialog')).toContainText('ZIP');
  await page.keyboard.press('Escape');
  await drop('x.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>');
  await expect(page.getByRole('dialog', { name: 'Add picture' })).toContainText('40 × 40');
  await page.keyboard.press('Escape');
  await drop('net.hopline', '', '{"format":"hopline-design","version":1,"components":{"office":{"kind":"vpc","name":"office"}}}');
  await expect(editorOn(page).documentName).toHaveText('net.hopline');
});
