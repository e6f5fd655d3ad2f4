import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startApp, type App } from './support/app.ts';
import { editorOn } from './support/editor.ts';

const player = (page: Page) => page.getByRole('region', { name: 'Player' });
const currentHop = (page: Page) => page.locator('.hop-item.current .hop-row b');
const packet = (page: Page) => page.getByRole('complementary', { name: 'Packet' });

/** Stops the film at the first hop. While it plays, hops follow each other by themselves. */
async function stopped(page: Page): Promise<void> {
  await player(page).getByRole('button', { name: 'First hop' }).click();
  await expect(player(page)).toContainText(/Hop 1 \/ \d/);
}

/** Where the camera stands, once it has come to rest. */
async function cameraOf(page: Page): Promise<string> {
  await expect(page.locator('.canvas')).toHaveAttribute('data-camera', 'still');
  return (await page.locator('.react-flow__viewport').getAttribute('style')) ?? '';
}

async function traced(page: Page, sample: string, probe: string): Promise<App> {
  const app = await startApp(page);
  await app.openSample(sample);
  await app.traceSaved(probe);
  return app;
}

test('ux-68: the probe form picks its ends on the canvas, swaps them, and remembers the last probe', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started');
  await page.keyboard.press('r');
  const form = page.getByRole('dialog', { name: 'Trace a packet' });
  const [from, to] = [form.getByRole('combobox', { name: 'From' }), form.getByRole('combobox', { name: 'To' })];

  await form.getByRole('button', { name: 'Pick the destination on the canvas' }).click();
  await expect(page.getByText('Click the component to reach')).toBeVisible();
  await app.node('web-1').click();
  await expect(to).toHaveValue('web-1');
  await form.getByRole('button', { name: 'Pick the source on the canvas' }).click();
  await app.node('web-2').click();
  await expect(from).toHaveValue('web-2');

  await form.getByRole('button', { name: 'Swap source and destination' }).click();
  await expect(from).toHaveValue('web-1');
  await expect(to).toHaveValue('web-2');

  await form.getByText('TCP connection').click();
  await form.getByLabel('Port').fill('80');
  await form.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(app.verdict).toHaveText('Reachable');
  await page.getByRole('button', { name: /^Return/ }).click();
  await expect(currentHop(page)).toHaveText('web-2');
  await page.getByRole('button', { name: /^Forward/ }).click();
  await expect(currentHop(page)).toHaveText('web-1');
  await app.closeTrace();

  await page.keyboard.press('r');
  await expect(from).toHaveValue('web-1');
  await expect(to).toHaveValue('web-2');
  await expect(form.getByLabel('Port')).toHaveValue('80');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
});

test('a probe without ends or with a port that is none says so and traces nothing', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started-1-private-only');
  await page.keyboard.press('r');
  const form = page.getByRole('dialog', { name: 'Trace a packet' });
  await form.getByRole('combobox', { name: 'To' }).fill('');
  await page.keyboard.press('Tab');
  await form.getByText('TCP connection').click();
  await form.getByLabel('Port').fill('70000');
  await form.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(form.getByText('Enter where the packet goes')).toBeVisible();
  await expect(form.getByText('A port is 1–65535')).toBeVisible();
  await expect(app.verdict).toHaveCount(0);
});

test('ux-69: play and pause by Space, step with . and , and arrows, first and last, speed, loop, scrub by hop ticks', async ({ page }) => {
  await traced(page, 'getting-started-3-icmp', 'Ping vm1');
  const scrub = player(page).getByRole('slider', { name: 'Position in the trace' });
  const time = async (): Promise<number> => Number(await scrub.getAttribute('aria-valuenow'));
  await expect(player(page).getByRole('button', { name: 'Pause (Space)' })).toBeVisible();
  await expect.poll(time).toBeGreaterThan(0);
  await scrub.focus();
  await page.keyboard.press('Space');
  await expect(player(page).getByRole('button', { name: 'Play (Space)' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(player(page).getByRole('button', { name: 'Pause (Space)' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(player(page).getByRole('button', { name: 'Play (Space)' })).toBeVisible();

  await page.keyboard.press('Home');
  await expect(currentHop(page)).toHaveText('External user');
  await page.keyboard.press('Period');
  await expect(currentHop(page)).toHaveText('Internet');
  await page.keyboard.press('ArrowRight');
  await expect(currentHop(page)).toHaveText('Public Network');
  await page.keyboard.press('Comma');
  await expect(currentHop(page)).toHaveText('Internet');
  await page.keyboard.press('ArrowLeft');
  await expect(currentHop(page)).toHaveText('External user');
  await page.keyboard.press('End');
  await expect(player(page)).toContainText('Hop 6 / 6');
  await expect(page.getByRole('button', { name: /^Return/ })).toHaveAttribute('aria-pressed', 'true');

  await page.locator('[data-testid="tick-forward-4"]').click();
  await expect(currentHop(page)).toHaveText('fip-vm1');

  await expect(player(page).getByLabel('Speed').locator('option')).toHaveText(['0.25×', '0.5×', '1×', '2×', '4×']);
  await player(page).getByLabel('Speed').selectOption('4');
  await player(page).getByRole('button', { name: 'Loop' }).click();
  await player(page).getByRole('button', { name: 'Last hop' }).click();
  await player(page).getByRole('button', { name: 'Replay (Space)' }).click();
  await expect(player(page).getByRole('button', { name: 'Pause (Space)' })).toBeVisible();
  const early = await time();
  await expect.poll(time).not.toBe(early);
});

test('ux-70: each hop shows device, decision, deciding row, and the packet before and after with the change marked', async ({ page }) => {
  await traced(page, 'getting-started-3-icmp', 'Ping vm1');
  await page.locator('[data-testid="tick-forward-4"]').click();
  await expect(page.locator('.hop-item.current .hop-row')).toHaveAccessibleName('Hop 4 fip-vm1: DNAT → 192.168.0.4');
  await expect(packet(page).locator('mark')).toHaveText('133.186.132.47 192.168.0.4');
  await page.locator('[data-testid="tick-forward-5"]').click();
  const route = page.getByRole('region', { name: '5.2 Route' });
  await expect(route).toContainText('192.168.0.0/24');
  await expect(route).toContainText('3rd of 4');
  await expect(packet(page).locator('mark')).toHaveText('51 50');
  await page.locator('[data-testid="tick-forward-6"]').click();
  await expect(page.getByRole('region', { name: '6.2 Security groups · ingress' })).toContainText('2nd of 2');
  await expect(player(page)).toContainText('2.21 ms');
});

test('ux-71: row, tick and badge lead to the same hop in list, headers and player', async ({ page }) => {
  const app = await traced(page, 'getting-started-3-icmp', 'Ping vm1');
  await stopped(page);
  await page.getByRole('button', { name: /^Hop 5 vpc-default/ }).click();
  await expect(player(page)).toContainText('Hop 5 / 6');
  await expect(packet(page)).toContainText('Packet at vpc-default');
  await page.locator('[data-testid="tick-forward-2"]').click();
  await expect(currentHop(page)).toHaveText('Internet');
  await expect(packet(page)).toContainText('Packet at Internet');
  // The badge stands on the corner of the card.
  const card = await app.node('fip-vm1').boundingBox();
  if (card === null) throw new Error('fip-vm1 is not on screen');
  await page.mouse.click(card.x + 3, card.y + 3);
  await expect(currentHop(page)).toHaveText('fip-vm1');
  await expect(player(page)).toContainText('Hop 4 / 6');
});

test('ux-72: a drop shows where and why with the exact rule, and what would allow it', async ({ page }) => {
  const app = await traced(page, 'getting-started-2-floating-ip', 'Ping vm1');
  const why = page.locator('.why-panel');
  await expect(why).toContainText('vm1 · Security groups · ingress · 6.2');
  await expect(why).toContainText('SG_INGRESS_NO_MATCH');
  await expect(why.getByRole('row', { name: /ingress-self/ })).toContainText('192.168.0.4/32');
  await expect(why.getByRole('columnheader', { name: /Source/ })).toContainText('103.243.200.42');
  // The same beside the path, as long as the film stands at its end.
  await expect(packet(page)).toContainText('Dropped at vm1 · Security groups · ingress');
  await expect(packet(page)).toContainText('SG_INGRESS_NO_MATCH');
  await expect(packet(page)).toContainText('103.243.200.42 → 192.168.0.4');
  await player(page).getByRole('button', { name: /^Step back/ }).click();
  await expect(packet(page)).not.toContainText('Dropped at');
  const apply = why.getByRole('button', { name: 'Apply: Add ALL ICMP to default · Rules' });
  await expect(why).toContainText('Result: Reachable, Answered');
  await apply.click();
  await expect(app.verdict).toHaveText('Reachable');
  expect(await app.console()).toContain('Reply from 133.186.132.47: bytes=32 time=3ms TTL=50');
  await page.getByRole('toolbar').getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(app.verdict).toHaveText('Unreachable');
});

test.describe('with less motion asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('ux-73: the packet jumps from device to device instead of travelling, and no hop is shorter than 600 ms', async ({ page }) => {
    await page.clock.install({ time: 0 });
    await traced(page, 'getting-started-3-icmp', 'Ping vm1');
    await stopped(page);
    const scrub = player(page).getByRole('slider');
    const arrivals: number[] = [];
    for (let hop = 1; hop <= 6; hop++) {
      await page.locator(`[data-testid="tick-forward-${hop}"]`).click();
      await expect(player(page)).toContainText(`Hop ${hop} / 6`);
      arrivals.push(Number(await scrub.getAttribute('aria-valuenow')));
    }
    expect(arrivals.slice(1).filter((at, index) => at - (arrivals[index] ?? 0) < 600)).toEqual([]);
    await stopped(page);
    // From here the page's time stands still but for what the test lets pass: 900 ms to each device and 250 ms where something is decided.
    await page.clock.pauseAt(600_000);
    await player(page).getByRole('button', { name: 'Play (Space)' }).click();
    const seen: string[] = [];
    for (let passed = 0; passed < 2800; passed += 200) {
      await page.clock.runFor(200);
      seen.push(await player(page).locator('.player-position b').innerText());
    }
    expect([...new Set(seen)]).toEqual(['Hop 1 / 6', 'Hop 2 / 6', 'Hop 3 / 6']);
  });
});

test('the focus is never lost: after asking it is on play, after closing on the button that asks', async ({ page }) => {
  const app = await traced(page, 'getting-started-3-icmp', 'Ping vm1');
  await expect(player(page).getByRole('button', { name: /\(Space\)/ })).toBeFocused();
  await app.closeTrace();
  await expect(page.getByRole('toolbar').getByRole('button', { name: /^Trace/ })).toBeFocused();
});

test('asking leaves a camera that shows the whole path where it is, and closing goes back to where it was', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started-2-floating-ip');
  const fitted = await cameraOf(page);
  const seen = await editorOn(page).view();
  await app.traceSaved('Ping vm1');
  await cameraOf(page);
  // The panels of a trace take their room from all sides: what was in the middle of the canvas still is.
  const now = await editorOn(page).view();
  expect(Math.hypot(now.x - seen.x, now.y - seen.y)).toBeLessThan(1);
  expect(now.zoom).toBe(seen.zoom);
  await app.closeTrace();
  expect(await cameraOf(page)).toBe(fitted);

  const zoom = page.getByRole('combobox', { name: 'Zoom level' });
  await app.node('External user').click();
  await page.keyboard.press('Shift+2');
  const near = await cameraOf(page);
  expect(near).not.toBe(fitted);
  await app.traceSaved('Ping vm1');
  expect(await cameraOf(page)).not.toBe(near);
  await expect(zoom).toHaveValue('100');
  for (const name of ['External user', 'vm1']) await expect(app.node(name)).toBeInViewport({ ratio: 1 });
  await app.closeTrace();
  expect(await cameraOf(page)).toBe(near);
});

test('ux-75: an edit marks the trace as stale and offers to run it again; moving a box does not', async ({ page }) => {
  const app = await traced(page, 'getting-started-3-icmp', 'Ping vm1');
  const stale = page.getByText('The design has changed. This result is from before the change.');
  await app.select('my_keypair');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('toolbar').getByRole('button', { name: /^Undo/ })).toBeEnabled();
  await expect(stale).toBeHidden();
  await app.select('vm1');
  await page.keyboard.press('Delete');
  // It asks first, as a floating IP is left behind.
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(stale).toBeVisible();
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(stale).toBeHidden();
  await expect(app.verdict).toHaveText('Unreachable');
});

test('ten requests through the load balancer: one stop for the proxy, and who answered each', async ({ page }) => {
  const app = await traced(page, 'getting-started', 'Reload the load balancer ten times');
  await stopped(page);
  await expect(app.hops.locator('b')).toHaveText(['External user', 'Internet', 'Public Network', 'fip-lb', 'vpc-default', 'web-lb', 'web-1']);
  expect(await app.console()).toEqual(['$ curl -i http://133.186.132.226/', 'HTTP/1.1 200', '', 'hello world!']);
  await page.getByText('10 requests · web-1 ×5, web-2 ×5').click();
  await expect(page.locator('.request-table tbody tr')).toHaveCount(10);
  await expect(page.locator('.request-table tbody tr').nth(1)).toContainText('192.168.0.10 - - "GET / HTTP/1.1" 200 -');
});

for (const [theme, language, probe] of [
  ['light', 'en', 'Ping vm1'],
  ['dark', 'en', 'Ping vm1'],
  ['light', 'ko', 'Ping vm1'],
] as const) {
  for (const sample of ['getting-started-2-floating-ip', 'getting-started-3-icmp']) {
    test(`the trace of ${sample} has no serious accessibility problem (${theme}, ${language})`, async ({ page }) => {
      await page.addInitScript(([name, words]) => localStorage.setItem('hopline.settings', JSON.stringify({ theme: name, language: words })), [theme, language] as const);
      await page.goto('/');
      await page.locator(`[data-sample="${sample}"]`).click();
      await expect(page.locator('.react-flow__node').first()).toBeVisible();
      await page.keyboard.press('r');
      await page.locator('.probe-form select').first().selectOption({ label: probe });
      await page.locator('.probe-form [type=submit]').click();
      await expect(page.locator('.verdict')).toBeVisible();
      await page.keyboard.press('Escape');
      await page.keyboard.press('r');
      await page.locator('.probe-form [type=submit]').click();
      await expect(page.locator('.fix-card, .hop-item.current')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });
  }
}
