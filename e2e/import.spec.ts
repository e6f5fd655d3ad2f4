import { expect, test } from '@playwright/test';
import { browserFiles } from './support/files.ts';
import { newDocument, openSample } from './support/editor.ts';

const sheet = 'name,kind,container,address\r\noffice,vpc,,10.20.0.0/16\r\nfloor-1,subnet,office,10.20.1.0/24\r\nweb,instance,floor-1,10.20.1.10\r\ndb,instance,floor-1,10.20.1.10\r\nodd,toaster,floor-1,\r\n';

test('ux-24 a sheet of hosts is shown row by row, wrong rows with the reason; the others come in as one undo step', async ({ page }) => {
  const files = await browserFiles(page);
  const editor = await newDocument(page);
  await editor.menu('File', 'Import…');
  const dialog = page.getByRole('dialog', { name: 'Import into the document' });
  await expect(dialog.getByText('Choose a file or paste its contents to see what comes in.')).toBeVisible();
  await files.given({ name: 'hosts.csv', bytes: Buffer.from(sheet) }, () => dialog.getByRole('button', { name: 'Choose File…' }).click());
  await expect(dialog.getByRole('status')).toHaveText('3 of 5 components come in.');
  await expect(dialog.getByRole('row', { name: /db Instance floor-1 10\.20\.1\.10/ })).toContainText('10.20.1.10 is used already by web in the same network.');
  await expect(dialog.getByRole('row', { name: /odd toaster/ })).toContainText('There is no kind called "toaster".');
  await dialog.getByRole('button', { name: 'Import 3' }).click();
  await expect(editor.component(/^Instance web, 10\.20\.1\.10, in Subnet floor-1/)).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('3 components');
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('contentinfo')).toContainText('0 components');
});

test('ux-24 pasted JSON and pasted CSV are previewed; what this version does not know stays out, ids that are taken are changed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  await page.evaluate(() => navigator.clipboard.writeText('{"format":"hopline-design","version":1,"components":{"vpc":{"kind":"vpc","name":"vpc","props":{"cidr":"10.0.0.0/16"}},"box":{"kind":"hologram","name":"box"}},"notes":{"memo":{"shape":"note","text":"hi"}},"placements":{"memo":{"x":0,"y":300}}}'));
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog', { name: 'Import into the document' });
  await expect(dialog.getByRole('status')).toHaveText('1 of 2 components come in.');
  await expect(dialog.getByRole('row', { name: /box hologram/ })).toContainText('This version does not know the kind hologram.');
  await expect(dialog).toContainText('1 note');
  await dialog.getByRole('button', { name: 'Import 1' }).click();
  await expect(editor.component(/^VPC vpc, 10\.0\.0\.0/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('contentinfo')).toContainText('18 components');
  await expect(editor.unsavedMark).toBeHidden();
  await page.evaluate((text) => navigator.clipboard.writeText(text), sheet);
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+v');
  await expect(dialog.getByRole('status')).toHaveText('3 of 5 components come in.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('ux-24 what cannot be read is named with its place, and nothing can be applied', async ({ page }) => {
  const editor = await newDocument(page);
  await editor.menu('File', 'Import…');
  const dialog = page.getByRole('dialog', { name: 'Import into the document' });
  const field = dialog.getByRole('textbox', { name: 'Contents (may be pasted here)' });
  await field.fill('just words\nand more');
  await expect(dialog.getByRole('alert')).toContainText('neither a Hopline design nor a CSV');
  await expect(dialog.getByRole('button', { name: 'Import 0' })).toBeDisabled();
  await field.fill('{"format": "excalidraw", "type": "excalidraw"}');
  await expect(dialog.getByRole('alert')).toContainText('Excalidraw');
  await expect(dialog.getByRole('button', { name: 'Import 0' })).toBeDisabled();
});

test('ux-23 document properties: title, author, description, generation, seed, version and counts; each change is one undo step', async ({ page }) => {
  const files = await browserFiles(page);
  const editor = await openSample(page, 'getting-started');
  await editor.atRest();
  await editor.menu('File', 'Document Properties…');
  const dialog = page.getByRole('dialog', { name: 'Document properties' });
  await expect(dialog.getByText('Not saved yet.')).toBeVisible();
  await expect(dialog.getByText('Components', { exact: true }).locator('..')).toContainText('18');
  await expect(dialog.getByText('Schema version').locator('..')).toContainText('1');
  const author = dialog.getByRole('textbox', { name: 'Author' });
  await author.fill('Kim');
  await author.press('Enter');
  const seed = dialog.getByRole('textbox', { name: 'Seed of choices' });
  await seed.fill('many');
  await seed.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('0 to 4294967295');
  await expect(seed).toHaveValue('many');
  await seed.fill('7');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await editor.menu('File', 'Document Properties…');
  await expect(author).toHaveValue('');
  await expect(seed).toHaveValue('0');
  await page.keyboard.press('Escape');
  await page.locator('.canvas').focus();
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  const saved = await files.taken(() => page.keyboard.press('Control+s'));
  expect(JSON.parse(saved.bytes.toString())).toMatchObject({ meta: { author: 'Kim', seed: 7 } });
  await files.given({ name: 'copy.hopline', bytes: saved.bytes }, () => page.keyboard.press('Control+o'));
  await expect(editor.documentName).toHaveText('copy.hopline');
  await editor.menu('File', 'Document Properties…');
  await expect(author).toHaveValue('Kim');
  await expect(dialog.getByText('Modified').locator('..')).toContainText(String(new Date().getFullYear()));
});
