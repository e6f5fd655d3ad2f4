import { expect, test } from '@playwright/test';
import { appOn } from './support/app.ts';
import { newDocument, type Place } from './support/editor.ts';

test('the first network is drawn from an empty canvas by dragging; it has no errors and ping is answered as in C8-P2', async ({ page }) => {
  const editor = await newDocument(page);
  const app = appOn(page);
  const place = (label: string, x: number, y: number): Promise<void> => editor.dragFromPalette(label, { x, y });
  const middle = (name: RegExp): Promise<Place> => editor.middle(editor.component(name));
  const link = async (from: RegExp, to: RegExp): Promise<void> => editor.drag(await editor.bottomEdge(editor.component(from)), await middle(to));
  await place('External user', 300, 250);
  await place('Internet', 300, 380);
  await place('External network', 300, 510);
  await link(/^External user/, /^Internet internet/);
  await link(/^Internet internet/, /^External network/);

  await place('VPC', 850, 130);
  await place('Routing table', 660, 190);
  await place('Security group', 840, 190);
  await place('Subnet', 820, 250);
  await place('Internet gateway', 470, 200);
  await link(/^Internet gateway/, /^Routing table/);

  await place('Instance', 800, 340);
  await place('Floating IP', 470, 340);
  await link(/^Floating IP/, /^Instance instance/);
  await expect(page.getByText('10 components · 4 links').first()).toBeVisible();
  await expect(editor.component(/^Instance instance, 192\.168\.0\.4, in Subnet subnet/)).toBeVisible();

  await editor.component(/^Security group/).click();
  await app.addPreset('Rules', 'ALL ICMP');
  await expect(editor.findings.getByRole('list')).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('img', { name: '0 errors', exact: true })).toBeVisible();
  await expect(editor.findings.getByRole('button', { name: /^Error / })).toHaveCount(0);

  await page.keyboard.press('r');
  const form = page.getByRole('dialog', { name: 'Trace a packet' });
  await form.getByRole('combobox', { name: 'From' }).fill('external-user');
  await page.keyboard.press('Tab');
  await form.getByRole('combobox', { name: 'To' }).fill('instance');
  await page.keyboard.press('Tab');
  await form.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(app.verdict).toHaveText('Reachable');
  const lines = await app.console();
  expect(lines[0]).toMatch(/^Pinging 133\.186\.\d+\.\d+ with 32 bytes of data:$/);
  expect(lines.slice(1, 5).map((line) => line.replace(/^Reply from [\d.]+: /, ''))).toEqual([
    'bytes=32 time=3ms TTL=50',
    'bytes=32 time=2ms TTL=50',
    'bytes=32 time=2ms TTL=50',
    'bytes=32 time=2ms TTL=50',
  ]);
  expect(lines.slice(7)).toEqual([
    '    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),',
    'Approximate round trip times in milli-seconds:',
    '    Minimum = 2ms, Maximum = 3ms, Average = 2ms',
  ]);
});
