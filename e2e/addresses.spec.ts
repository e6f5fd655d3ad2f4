import { expect, test } from '@playwright/test';
import { newDocument } from './support/editor.ts';

test('ux-54 the next free address of the network is one press away, by pointer and by key, as one undo step', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['VPC', 'Subnet', 'Instance', 'Instance']) await editor.paletteItem(kind).press('Enter');
  const { inspector } = editor;
  await editor.component(/^Instance instance, 192\.168\.0\.3, /).click();
  await inspector.getByRole('button', { name: 'Edit eth0' }).click();
  const address = inspector.locator('input[data-path="/interfaces/0/fixedIp"], input[data-path="/interfaces/0/address"]').first();
  await expect(address).toHaveValue('192.168.0.3');
  await address.focus();
  await page.keyboard.press('Tab');
  const free = inspector.getByRole('button', { name: 'Next free', exact: true });
  await expect(free).toBeFocused();
  await page.keyboard.press('Enter');
  // .4 is the other instance’s.
  await expect(address).toHaveValue('192.168.0.5');
  await expect(address).toBeFocused();
  await expect(editor.component(/^Instance instance, 192\.168\.0\.5, /)).toBeVisible();
  await page.getByRole('toolbar').getByRole('button', { name: /^Undo/ }).click();
  await expect(editor.component(/^Instance instance, 192\.168\.0\.3, /)).toBeVisible();
});

test('ux-54 the CIDR calculator opens by key and tells network, hosts, what the cloud keeps, what is inside, and the parts', async ({ page }) => {
  const editor = await newDocument(page);
  for (const kind of ['VPC', 'Subnet']) await editor.paletteItem(kind).press('Enter');
  const { inspector } = editor;
  const cidr = inspector.getByLabel('CIDR', { exact: true });
  await cidr.focus();
  await page.keyboard.press('Tab');
  const open = inspector.getByRole('button', { name: 'Calculator', exact: true });
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  const calculator = inspector.getByRole('group', { name: 'CIDR calculator' });
  const range = calculator.getByLabel('Range');
  await expect(range).toBeFocused();
  await expect(range).toHaveValue('192.168.0.0/24');
  for (const fact of ['255.255.255.0', '192.168.0.255', '192.168.0.1 – 192.168.0.254', '252 of 256', 'Reserved: Gateway192.168.0.1', 'Reserved: DHCP192.168.0.2']) await expect(calculator).toContainText(fact);
  const asked = calculator.getByLabel('Contains?');
  await asked.fill('192.168.0.77');
  await expect(calculator.getByRole('status')).toHaveText('is inside');
  await asked.fill('192.168.0.0/16');
  await expect(calculator.getByRole('status')).toHaveText('overlaps in part');
  await asked.fill('somewhere');
  await expect(calculator.getByRole('status')).toHaveText('neither an address nor a range');
  await calculator.getByLabel('Split').selectOption({ label: '4 × /26' });
  await expect(calculator.getByRole('listitem')).toHaveText(['192.168.0.0/26', '192.168.0.64/26', '192.168.0.128/26', '192.168.0.192/26']);
  await calculator.getByRole('button', { name: 'Use 192.168.0.64/26' }).click();
  await expect(cidr).toHaveValue('192.168.0.64/26');
  await expect(cidr).toBeFocused();
  await range.focus();
  await page.keyboard.press('Escape');
  await expect(calculator).toHaveCount(0);
  await expect(open).toBeFocused();
  await page.getByRole('toolbar').getByRole('button', { name: /^Undo/ }).click();
  await expect(cidr).toHaveValue('192.168.0.0/24');
});
