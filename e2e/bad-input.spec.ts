import { expect, type Page } from '@playwright/test';
import { openSample, type Editor } from './support/editor.ts';
import { test } from './support/faultless.ts';

interface Given {
  readonly name: string;
  readonly type?: string;
  readonly text: string;
  /** The text this many times: what is too large to send to the page. */
  readonly times?: number;
}

/** Drops a file on a place of the window, as a browser does. */
async function drop(page: Page, on: string, file: Given): Promise<void> {
  await page.locator(on).first().evaluate((target, { name, type = '', text, times = 1 }) => {
    const data = new DataTransfer();
    data.items.add(new File([text.repeat(times)], name, { type }));
    for (const event of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(event, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, file);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.canvas').evaluate((canvas, value) => {
    const data = new DataTransfer();
    data.setData('text/plain', value);
    canvas.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const design = (body: string): string => `{"format":"hopline-design","version":1,${body}}`;
const piece = (body: string): string => `{"format":"hopline-clipboard","version":1,${body}}`;
const vpcs = (count: number): string => Array.from({ length: count }, (_, at) => `"v${String(at)}":{"kind":"vpc","name":"v${String(at)}"}`).join(',');

async function expectUntouched(editor: Editor): Promise<void> {
  await expect(editor.page.locator('.status-bar')).toContainText('18 components · 8 links');
  await expect(editor.unsavedMark).toBeHidden();
  await expect(editor.component(/^Instance web-1,/)).toBeVisible();
  expect(await editor.page.evaluate(() => [Reflect.get(Object.prototype, 'kind'), Reflect.get(globalThis, 'bad')])).toEqual([undefined, undefined]);
}

/** Files that must be refused, and a part of the reason. */
const refused: readonly (Given & { readonly why: RegExp })[] = [
  { name: 'proto.hopline', text: design('"components":{"__proto__":{"kind":"vpc","name":"x"}}'), why: /__proto__/ },
  { name: 'constructor.hopline', text: design('"components":{"constructor":{"kind":"vpc","name":"x"}}'), why: /constructor/ },
  { name: 'deep.json', text: '['.repeat(200_000), why: /./ },
  { name: 'deep-object.json', text: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, why: /./ },
  { name: 'many.hopline', text: design(`"components":{${vpcs(20_001)}}`), why: /20,?000/ },
  { name: 'huge.hopline', text: 'x'.repeat(1024), times: 21 * 1024, why: /20 MB/ },
  { name: 'number.hopline', text: design('"components":{"a":{"kind":"vpc","name":"a"}},"placements":{"a":{"x":1e400,"y":-1e308}}'), why: /placements/ },
  { name: 'empty.hopline', text: '', why: /./ },
  { name: 'half.hopline', text: '{"format":"hopline-design","version":1,"compon', why: /./ },
  { name: 'list.json', text: '[1,2,3]', why: /./ },
  { name: 'setup.exe', text: 'MZ\u0000\u0001', why: /./ },
  { name: 'report.pdf', type: 'application/pdf', text: '%PDF-1.7', why: /./ },
];

test('ux-18 ux-106 files above the limits and hostile files dropped on the canvas are refused with the reason, and the open document stays as it is', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  for (const file of refused) {
    await drop(page, '.canvas', file);
    const dialog = page.getByRole('alertdialog');
    await expect(dialog, file.name).toContainText(file.why);
    await expect(dialog, file.name).toContainText(file.name);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await expectUntouched(editor);
});

test('ux-49 a file is taken or refused alike wherever in the window it is dropped, and never opened by the browser or under a dialog', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  for (const place of ['.canvas', '.region-left', '.inspector', '.status-bar', '.title-bar, header', '.region-left input[type=search]']) {
    await drop(page, place, { name: 'setup.exe', text: 'MZ\u0000\u0001' });
    await expect(page.getByRole('alertdialog'), place).toContainText('setup.exe');
    // Under the dialog another file would take the document away that the dialog is about.
    await drop(page, 'body', { name: 'other.hopline', text: design('"components":{"a":{"kind":"vpc","name":"a"}}') });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await drop(page, place, { name: 'dot.svg', type: 'image/svg+xml', text: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" onload="globalThis.bad=1"><script>globalThis.bad=1</script></svg>' });
    await expect(page.getByRole('dialog', { name: 'Add picture' }), place).toContainText('40 × 40');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await expectUntouched(editor);
});

/** Texts that say they are ours and are not, or are hostile. */
const hostile: readonly string[] = [
  piece('"components":{"__proto__":{"kind":"vpc","name":"x"}}'),
  piece('"components":{"a":{"kind":"__proto__","name":"x"}}'),
  piece('"components":{"a":{"kind":"vpc","name":"a","parent":"a"}}'),
  piece('"components":{"a":{"kind":"vpc","name":"a","parent":"b"},"b":{"kind":"vpc","name":"b","parent":"a"}}'),
  piece('"components":null,"links":7'),
  piece(`"components":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
  `{"format":"hopline-clipboard",${'['.repeat(100_000)}`,
];

test('ux-48 ux-106 hostile pieces on the clipboard are refused with the reason: no prototype is touched, no ring of containers made', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  for (const text of hostile) {
    await paste(page, text);
    const said = page.locator('.toast').filter({ has: page.getByRole('button') }).last();
    await expect(said, text.slice(0, 90)).toBeVisible();
    await said.getByRole('button').last().click();
    await expect(page.locator('.toast')).toHaveCount(0);
  }
  await expectUntouched(editor);
});

test('ux-106 scripts in names, notes and addresses are drawn and said as the letters they are, and nothing runs', async ({ page }) => {
  const editor = await openSample(page, 'getting-started');
  const script = '<img src=x onerror="globalThis.bad=1"><script>globalThis.bad=1</script>';
  await drop(page, '.canvas', {
    name: 'script.hopline',
    text: design(`"meta":{"name":${JSON.stringify(script)},"description":${JSON.stringify(script)}},"components":{"a":{"kind":"vpc","name":${JSON.stringify(script.slice(0, 38))},"tags":["<b>x</b>"]}}`),
  });
  const vpc = page.getByRole('main').getByRole('group', { name: /^VPC <img src=x/ });
  await expect(vpc).toBeVisible();
  await vpc.click({ position: { x: 20, y: 12 } });
  await expect(editor.inspector).toContainText('<img src=x');
  await page.locator('.canvas').focus();
  await paste(page, `${script}\n[open](javascript:globalThis.bad=1) **bold** ${'9'.repeat(4000)}`);
  await expect(page.getByRole('main').getByRole('group', { name: /^Note <img src=x/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+E');
  await expect(page.locator('.outline-tree')).toContainText('<img src=x');
  await page.keyboard.press('Control+Shift+U');
  await expect(page.locator('.inventory-grid')).toContainText('<img src=x');
  await page.keyboard.press('Control+k');
  await expect(page.locator('dialog[open]')).toBeVisible();
  expect(await page.evaluate(() => [document.querySelectorAll('[href^="javascript:" i]').length, document.querySelectorAll('img[onerror], script:not([src])').length, Reflect.get(globalThis, 'bad')])).toEqual([0, 0, undefined]);
});
