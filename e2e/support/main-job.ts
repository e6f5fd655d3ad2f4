import { expect } from '@playwright/test';
import { appOn } from './app.ts';
import type { JobFile, JobFiles } from './files.ts';
import type { Page } from '@playwright/test';

/** What the main job brought out of the program. */
export interface JobResult {
  readonly saved: JobFile;
  readonly json: JobFile;
  readonly svg: JobFile;
  readonly png: JobFile;
}

const timedOut = 'Request timed out.';

/**
 * The main job of the product, the same in a browser and in the desktop shell: open a sample, see ping fail, let ICMP in, see it answered,
 * watch the packet to the end, take the rule back, save, open again, export. The page must show the start screen in English.
 * Expected numbers: domain/public-cloud.md C.8, P1 and P2.
 */
export async function mainJob(page: Page, files: JobFiles): Promise<JobResult> {
  const app = appOn(page);
  await app.openSample('getting-started-2-floating-ip');

  await app.traceSaved('Ping vm1');
  await expect(app.verdict).toContainText(/unreachable/i);
  expect(await app.console()).toEqual([
    'Pinging 133.186.132.47 with 32 bytes of data:',
    timedOut,
    timedOut,
    timedOut,
    timedOut,
    '',
    'Ping statistics for 133.186.132.47:',
    '    Packets: Sent = 4, Received = 0, Lost = 4 (100% loss),',
  ]);
  await expect(page.locator('.why-panel')).toContainText('SG_INGRESS_NO_MATCH');
  await app.closeTrace();

  await app.select('default');
  await app.addPreset('Rules', 'ALL ICMP');
  await app.traceSaved('Ping vm1');
  await expect(app.verdict).toContainText(/reachable/i);
  await expect(app.verdict).not.toContainText(/unreachable/i);
  expect(await app.console()).toEqual([
    'Pinging 133.186.132.47 with 32 bytes of data:',
    'Reply from 133.186.132.47: bytes=32 time=3ms TTL=50',
    'Reply from 133.186.132.47: bytes=32 time=2ms TTL=50',
    'Reply from 133.186.132.47: bytes=32 time=2ms TTL=50',
    'Reply from 133.186.132.47: bytes=32 time=2ms TTL=50',
    '',
    'Ping statistics for 133.186.132.47:',
    '    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),',
    'Approximate round trip times in milli-seconds:',
    '    Minimum = 2ms, Maximum = 3ms, Average = 2ms',
  ]);
  await stepToEnd(page);
  await app.closeTrace();

  await app.undo();
  await app.traceSaved('Ping vm1');
  expect(await app.console()).toContain('    Packets: Sent = 4, Received = 0, Lost = 4 (100% loss),');
  await app.closeTrace();

  const saved = await files.taken(() => page.keyboard.press('Control+s'));
  await page.keyboard.press('Control+w');
  await files.given(saved, () => page.getByRole('region', { name: 'Start screen' }).getByRole('button', { name: 'Open', exact: true }).click());
  await expect(app.node('vm1')).toBeVisible();

  const json = await exported(page, files, 'JSON design');
  const svg = await exported(page, files, 'SVG vector');
  const png = await exported(page, files, 'PNG picture', '1×');
  return { saved, json, svg, png };
}

/** Steps hop by hop from the client to vm1 and back to the client; every step shows the next hop in list, player and headers. */
async function stepToEnd(page: Page): Promise<void> {
  const player = page.getByRole('region', { name: 'Player' });
  await player.getByRole('button', { name: 'First hop' }).click();
  const current = page.locator('.hop-item.current .hop-row b');
  const visited = [await current.innerText()];
  for (let step = 0; step < 11; step++) {
    await player.getByRole('button', { name: /^Step forward/ }).click();
    visited.push(await current.innerText());
  }
  expect(visited).toEqual([
    'External user', 'Internet', 'Public Network', 'fip-vm1', 'vpc-default', 'vm1',
    'vm1', 'vpc-default', 'fip-vm1', 'Public Network', 'Internet', 'External user',
  ]);
  await expect(player).toContainText('Hop 6 / 6');
  await expect(page.getByRole('complementary', { name: 'Packet' })).toContainText('TTL50');
}

async function exported(page: Page, files: JobFiles, format: string, scale?: string): Promise<JobFile> {
  await page.getByRole('toolbar').getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText(format).click();
  if (scale !== undefined) await dialog.getByText(scale, { exact: true }).click();
  const file = await files.taken(() => dialog.getByRole('button', { name: 'Export' }).click());
  await expect(dialog).toBeHidden();
  return file;
}
