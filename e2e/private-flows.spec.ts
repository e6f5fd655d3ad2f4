import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startApp, type App } from './support/app.ts';

const player = (page: Page) => page.getByRole('region', { name: 'Player' });
const currentHop = (page: Page) => page.locator('.hop-item.current .hop-row');
const packet = (page: Page) => page.getByRole('complementary', { name: 'Packet' });
/** Protocols of the packet's envelopes, outermost first. */
const envelopes = (page: Page) => packet(page).locator('.envelope > .envelope-line > b');
const tick = (page: Page, track: 'forward' | 'back', number: number) => page.locator(`[data-testid="tick-${track}-${number}"]`);

async function traced(page: Page, probe: string): Promise<App> {
  const app = await startApp(page);
  await app.openSample('icp-on-vcenter');
  await app.traceSaved(probe);
  await expect(app.verdict).toHaveText('Reachable');
  return app;
}

/** Plays to the end as a person with a mouse does: four times as fast, then watching. */
async function playedByMouse(page: Page): Promise<void> {
  await player(page).getByLabel('Speed').selectOption('4');
  await player(page).getByRole('button', { name: 'First hop' }).click();
  await player(page).getByRole('button', { name: 'Play (Space)' }).click();
  await expect(player(page).getByRole('button', { name: 'Replay (Space)' })).toBeVisible({ timeout: 30_000 });
}

/** Steps to the end with the arrow key and gives every hop it passes, as the list reads it. */
async function steppedByKeys(page: Page, hops: number): Promise<readonly string[]> {
  await player(page).getByRole('slider', { name: 'Position in the trace' }).focus();
  await page.keyboard.press('Home');
  const seen: string[] = [];
  for (let index = 0; index < hops; index++) {
    seen.push((await currentHop(page).getAttribute('aria-label')) ?? '');
    await page.keyboard.press('ArrowRight');
  }
  return seen;
}

test('flow 1 plays to the end by mouse; on the way back conntrack takes the translations back', async ({ page }) => {
  await traced(page, 'Flow 1: the shop by its URL');
  await playedByMouse(page);
  await expect(player(page)).toContainText('Hop 12 / 12');
  await expect(currentHop(page)).toHaveAccessibleName(/^Hop 12 External user: received/);
  await tick(page, 'back', 8).click();
  await expect(currentHop(page)).toHaveAccessibleName('Hop 8 ESG: un-NAT 203.0.113.11:443 →');
  await expect(page.getByRole('region', { name: /^8\.\d un-NAT$/ })).toContainText('undone from connection tracking (conntrack)');
  await expect(packet(page).locator('mark').first()).toHaveText('172.29.0.80:443 203.0.113.11:443');
});

test('flow 1 between two workers opens three envelopes deep on the way to the other host', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('icp-on-vcenter');
  await app.select('web1');
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Ready').uncheck();
  await app.traceSaved('Flow 1: the shop by its URL');
  await expect(app.verdict).toHaveText('Reachable');
  await tick(page, 'forward', 11).click();
  await expect(currentHop(page)).toHaveAccessibleName('Hop 11 worker1: +IP-in-IP → 192.168.20.32');
  await expect(envelopes(page)).toHaveText(['IP-in-IP', 'TCP']);
  await tick(page, 'forward', 12).click();
  await expect(currentHop(page)).toHaveAccessibleName('Hop 12 esx2: +VXLAN VNI 5001 → 10.100.1.13');
  await expect(envelopes(page)).toHaveText(['VXLAN', 'IP-in-IP', 'TCP']);
  await expect(packet(page).locator('h2')).toContainText('1070 B');
  await expect(page.getByText('max 1070 B')).toBeVisible();
  await tick(page, 'forward', 15).click();
  await expect(currentHop(page)).toHaveAccessibleName(/^Hop 15 worker2: −IP-in-IP/);
  await expect(envelopes(page)).toHaveText(['TCP']);
});

test('flow 2 by keyboard: out through the DLR on the sender’s host, and a ring for each VXLAN', async ({ page }) => {
  await traced(page, 'Flow 2: web pod to database');
  const hops = await steppedByKeys(page, 24);
  expect(hops.slice(0, 12)).toEqual([
    'Hop 1 web1: send → 192.168.30.50:3306',
    'Hop 2 worker1: SNAT 192.168.20.31:45000 →',
    'Hop 3 esx2: +VXLAN VNI 5001 → 10.100.1.11',
    'Hop 4 Private A: switch no L3 hop',
    'Hop 5 esx1: −VXLAN LS-ICP',
    'Hop 6 ESG: permit F1 · TTL 62',
    'Hop 7 esx1: port group LS-Transit',
    'Hop 8 DLR@esx1: forward TTL 61 · 192.168.30.0/24',
    'Hop 9 esx1: +VXLAN VNI 5002 → 10.100.1.13',
    'Hop 10 Private A: switch no L3 hop',
    'Hop 11 esx3: −VXLAN DFW permits · LS-DB',
    'Hop 12 db: received TTL 61',
  ]);
  expect(hops[22]).toMatch(/^Hop 11 worker1: un-NAT → 172\.28\.1\.20:45000/);
  await expect(player(page)).toContainText('Hop 12 / 12');
  await tick(page, 'forward', 9).click();
  await expect(envelopes(page)).toHaveText(['VXLAN', 'TCP']);
});

test('flow 3 by mouse: one frame in the tunnel of two concentrators, and the same way back', async ({ page }) => {
  await traced(page, 'Flow 3: enterprise user to the stretched network');
  await tick(page, 'forward', 4).click();
  await expect(currentHop(page)).toHaveAccessibleName('Hop 4 L2C on-prem: +L2 tunnel → 10.100.3.20');
  await expect(envelopes(page)).toHaveText(['L2 tunnel', 'TCP']);
  await tick(page, 'forward', 11).click();
  await expect(currentHop(page)).toHaveAccessibleName(/^Hop 11 L2C cloud: −L2 tunnel/);
  await playedByMouse(page);
  await expect(player(page)).toContainText('Hop 15 / 15');
  await expect(currentHop(page)).toHaveAccessibleName(/^Hop 15 Enterprise user: received/);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`icp-on-vcenter open and traced passes axe in the ${scheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const app = await startApp(page);
    await app.openSample('icp-on-vcenter');
    const serious = async () => (await new AxeBuilder({ page }).analyze()).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes[0]?.html]);
    expect(await serious()).toEqual([]);
    await app.traceSaved('Flow 1: the shop by its URL');
    await player(page).getByRole('button', { name: 'Last hop' }).click();
    expect(await serious()).toEqual([]);
  });
}
