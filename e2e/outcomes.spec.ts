import { expect, test, type Locator } from '@playwright/test';
import { startApp, type App } from './support/app.ts';
import { editorOn } from './support/editor.ts';

/*
 * The outcomes of the seed's examples as a person sees them in the window, by the saved probes of the samples: what ssh and curl print, which server
 * answered each request and what its log says (domain/public-cloud.md C.8). The pings, C8-P1 and C8-P2, are part of the main job.
 */

const outcome = (app: App): Locator => app.page.locator('.outcome h3 .tag');
const inspector = (app: App): Locator => app.page.getByRole('complementary', { name: 'Inspector' });

async function opened(app: App, sample: string): Promise<void> {
  await app.page.goto('/');
  await app.openSample(sample);
}

/** Traces a saved probe; the outcome in words, and what the program at the keyboard printed. */
async function seen(app: App, probe: string): Promise<readonly [string, readonly string[]]> {
  await app.traceSaved(probe);
  const answer = [(await outcome(app).innerText()).trim(), await app.console()] as const;
  await app.closeTrace();
  return answer;
}

/** The rows of the table of requests: number, server, status, log line. */
async function requests(app: App): Promise<readonly (readonly string[])[]> {
  await app.page.locator('.outcome summary').click();
  const rows = app.page.locator('.request-table tbody tr');
  return Promise.all((await rows.all()).map((row) => row.locator('td').allInnerTexts()));
}

async function setFileMode(app: App, mode: string): Promise<void> {
  await inspector(app).getByLabel('File mode').selectOption(mode);
  await expect(inspector(app).getByLabel('File mode')).toHaveValue(mode);
}

/** Stops the web server in an instance: its row in the list of services. */
async function stopWebServer(app: App, instance: string): Promise<void> {
  await app.select(instance);
  await inspector(app).getByRole('button', { name: 'Edit web' }).click();
  await inspector(app).getByLabel('Running').uncheck();
}

test('C8-P0 C8-H0: a private address and ssh before its rule time out, and the panel says why', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started-3-icmp');
  await app.traceSaved('Ping the private address');
  await expect(outcome(app)).toHaveText('Timed out');
  await expect(page.locator('.why-panel')).toContainText('UNROUTABLE_PRIVATE_DST');
  await app.closeTrace();
  await app.traceSaved('SSH to vm1');
  await expect(outcome(app)).toHaveText('Timed out');
  await expect(page.locator('.why-panel')).toContainText('SG_INGRESS_NO_MATCH');
});

test('C8-H1 C8-H2 C8-H3: ssh with a key file that others may read, with the right one, and with another pair', async ({ page }) => {
  const app = await startApp(page);
  const editor = editorOn(page);
  await app.openSample('getting-started-4-ssh');

  await app.select('my_keypair');
  await setFileMode(app, '0644');
  expect(await seen(app, 'SSH to vm1')).toEqual(['The key file is readable by others', [
    '$ ssh -i my_keypair.pem root@133.186.132.47',
    "WARNING: UNPROTECTED PRIVATE KEY FILE! Permissions for 'my_keypair.pem' are too open.",
  ]]);

  await app.select('my_keypair');
  await setFileMode(app, '0400');
  expect(await seen(app, 'SSH to vm1')).toEqual(['Logged in', ['$ ssh -i my_keypair.pem root@133.186.132.47', '[root@host-192-168-0-4 ~]#']]);

  await editor.dragFromPalette('Key pair', { x: 560, y: 640 });
  await setFileMode(app, '0400');
  await page.getByRole('toolbar').getByRole('button', { name: /^Trace/ }).click();
  const form = page.getByRole('dialog', { name: 'Trace a packet' });
  await form.getByLabel('Saved probes').selectOption({ label: 'SSH to vm1' });
  await form.getByLabel('Key pair').selectOption({ label: 'key-pair' });
  await form.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(outcome(app)).toHaveText('Permission denied (publickey)');
  expect((await app.console()).at(-1)).toBe('root@133.186.132.47: Permission denied (publickey).');
});

test('C8-W0 C8-W1 C8-W2: no rule times out, no server refuses, a server answers and its log has the client itself', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started-4-ssh');
  await app.traceSaved('Open vm1 in a browser');
  await expect(outcome(app)).toHaveText('Timed out');
  await expect(page.locator('.why-panel')).toContainText('SG_INGRESS_NO_MATCH');

  await opened(app, 'getting-started-5-http');
  await app.traceSaved('Open vm1 in a browser');
  await expect(app.verdict).toHaveText('Reachable');
  expect(await app.console()).toEqual(['$ curl -i http://133.186.132.47/', 'HTTP/1.1 200', '', 'hello world!']);
  expect(await requests(app)).toEqual([['1', 'vm1', '200', '103.243.200.42 - - "GET / HTTP/1.1" 200 -']]);
  await app.closeTrace();

  await stopWebServer(app, 'vm1');
  await app.traceSaved('Open vm1 in a browser');
  await expect(app.verdict).toHaveText('Unreachable');
  await expect(outcome(app)).toHaveText('Connection refused');
});

test('C8-G3: while the internet gateway restarts, what has a floating IP answers ping and the browser', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started-5-http');
  await app.select('ig-default');
  const actions = inspector(app).getByRole('region', { name: 'Actions' });
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await actions.getByRole('button', { name: 'Mark for maintenance…' }).click();
  await dialog.getByRole('button', { name: 'Mark for maintenance', exact: true }).click();
  await expect(dialog).toBeHidden();
  await actions.getByRole('button', { name: 'Restart…' }).click();
  await dialog.getByRole('button', { name: 'Restart', exact: true }).click();
  await expect(inspector(app).getByLabel('State', { exact: true })).toHaveValue('migrating');

  await app.traceSaved('Ping vm1');
  await expect(app.verdict).toHaveText('Reachable');
  await app.closeTrace();
  await app.traceSaved('Open vm1 in a browser');
  expect(await app.console()).toEqual(['$ curl -i http://133.186.132.47/', 'HTTP/1.1 200', '', 'hello world!']);
  expect(await requests(app)).toEqual([['1', 'vm1', '200', '103.243.200.42 - - "GET / HTTP/1.1" 200 -']]);
});

test('C8-L0 C8-L1: the private VIP times out; ten requests alternate, five each, and every log line has the load balancer', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started');
  await app.traceSaved('Open the private VIP');
  await expect(outcome(app)).toHaveText('Timed out');
  await expect(page.locator('.why-panel')).toContainText('UNROUTABLE_PRIVATE_DST');
  await app.closeTrace();

  await app.traceSaved('Reload the load balancer ten times');
  await expect(app.verdict).toHaveText('Reachable');
  await expect(page.locator('.outcome summary')).toContainText('web-1 ×5, web-2 ×5');
  const rows = await requests(app);
  expect(rows.map(([n, server]) => `${n} ${server}`)).toEqual(['1 web-1', '2 web-2', '3 web-1', '4 web-2', '5 web-1', '6 web-2', '7 web-1', '8 web-2', '9 web-1', '10 web-2']);
  expect(new Set(rows.map(([, , status, line]) => `${status} ${line}`))).toEqual(new Set(['200 192.168.0.10 - - "GET / HTTP/1.1" 200 -']));
});

test('C8-L2 C8-L3: a server that stopped gets nothing, and without any the load balancer answers 503', async ({ page }) => {
  const app = await startApp(page);
  await app.openSample('getting-started');
  await stopWebServer(app, 'web-2');
  await app.traceSaved('Reload the load balancer ten times');
  await expect(app.verdict).toHaveText('Reachable');
  await expect(page.locator('.outcome summary')).toContainText('web-1 ×10');
  await app.closeTrace();

  await stopWebServer(app, 'web-1');
  await app.traceSaved('Reload the load balancer ten times');
  expect((await app.console()).slice(0, 2)).toEqual(['$ curl -i http://133.186.132.226/', 'HTTP/1.1 503']);
});

test('C8-L4 NHN-LB-015: a rule for the clients only: 503 through the load balancer, 200 past it, and the finding says why', async ({ page }) => {
  const app = await startApp(page);
  const editor = editorOn(page);
  await app.openSample('getting-started');
  await app.select('default');
  await inspector(app).getByRole('button', { name: 'Edit http', exact: true }).click();
  const remote = inspector(app).getByLabel('Remote CIDR', { exact: true });
  await remote.fill('103.243.200.0/24');
  await remote.press('Enter');
  await app.traceSaved('Reload the load balancer ten times');
  expect((await app.console()).slice(0, 2)).toEqual(['$ curl -i http://133.186.132.226/', 'HTTP/1.1 503']);
  await app.closeTrace();
  await app.traceSaved('Open web-1 in a browser');
  expect((await app.console()).slice(0, 2)).toEqual(['$ curl -i http://133.186.132.157/', 'HTTP/1.1 200']);
  await app.closeTrace();
  await expect(editor.findings).toContainText('web-1 drops web-lb (192.168.0.10 -> :80)');
});

test('NHN-IMG-001: one switch of the design, in the inspector: an image of a running instance is refused by the first guide and possible today', async ({ page }) => {
  const app = await startApp(page);
  const editor = editorOn(page);
  await app.openSample('getting-started-4-ssh');
  const generation = editor.inspector.getByLabel('Rule generation');
  const dialog = page.getByRole('dialog', { name: 'Create image – vm1' });
  const run = dialog.getByRole('button', { name: 'Create image', exact: true });
  const askForImage = async (): Promise<void> => {
    await app.select('vm1');
    await editor.inspector.getByRole('region', { name: 'Actions' }).getByRole('button', { name: /^Create image/ }).click();
    await dialog.getByLabel('Image name').fill('web-image');
  };
  await expect(generation).toHaveValue('seed');
  await askForImage();
  await expect(dialog.getByRole('alert')).toContainText('Shut vm1 down before creating an image.');
  await expect(run).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  // With nothing selected the inspector is that of the document.
  await app.select('vm1');
  await page.keyboard.press('Escape');

  await generation.selectOption({ label: 'Current documents' });
  await askForImage();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await run.click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.react-flow__node[aria-label^="Image web-image"]')).toHaveCount(1);
});

test('the inspector tells how many addresses of a subnet are left, and whose the reserved ones are', async ({ page }) => {
  const app = await startApp(page);
  const editor = editorOn(page);
  await app.openSample('getting-started-1-private-only');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Default Subnet');
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText('Default Subnet');
  await page.keyboard.press('Enter');
  // 251 of a /24 with internet gateway, less vm1.
  await expect(editor.inspector.locator('.readings')).toHaveText(/Free addresses250Next address192\.168\.0\.5Gateway192\.168\.0\.1DHCP192\.168\.0\.2Source NAT192\.168\.0\.3/);
});
