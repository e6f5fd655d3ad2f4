import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startApp } from './support/app.ts';
import { browserFiles } from './support/files.ts';

const state = path.join(import.meta.dirname, '../shared/file/terraform/testing/getting-started.tfstate');

test('a Terraform state is opened as a new design that is laid out, and written as Terraform again', async ({ page }) => {
  const files = await browserFiles(page);
  const app = await startApp(page);
  await files.given({ name: 'getting-started.tfstate', bytes: await readFile(state) }, () => page.keyboard.press('Control+o'));
  await expect(page.getByText('Imported 27 Terraform resources as 17 components.')).toBeVisible();
  for (const name of ['web-1', 'web-2', 'web-lb', 'Default Subnet']) await expect(app.node(name)).toBeVisible();
  // The two servers stand beside each other or below each other, never on one another.
  const boxes = await Promise.all(['web-1', 'web-2'].map(async (name) => app.node(name).boundingBox()));
  expect(boxes[0]).not.toEqual(boxes[1]);
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText('Terraform configuration').click();
  await expect(dialog.getByText('17 components')).toBeVisible();
  const { name, bytes } = await files.taken(() => dialog.getByRole('button', { name: 'Export' }).click());
  expect(name).toBe('getting-started.tf');
  const text = bytes.toString('utf8');
  expect(text).toContain('resource "nhncloud_networking_vpcsubnet_v2" "subnet" {\n  name   = "Default Subnet"\n  vpc_id = nhncloud_networking_vpc_v2.vpc.id\n  cidr   = "192.168.0.0/24"\n}');
  expect(text).not.toContain('PRIVATE KEY');
});
