import { expect } from '@playwright/test';
import { test } from '../support/electron-app.ts';

test('the window is sandboxed and isolated, without Node, and knows nothing of Electron', async ({ launch }) => {
  const { electron, page } = await launch();
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    // A function of Electron that its types leave out: what the window really got, defaults included.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, nodeIntegrationInWorker, nodeIntegrationInSubFrames, webSecurity, allowRunningInsecureContent, experimentalFeatures, webviewTag } =
      contents.getLastWebPreferences();
    // Electron leaves out what was turned off by default.
    return { sandbox, contextIsolation, nodeIntegration, nodeIntegrationInWorker: nodeIntegrationInWorker ?? false, nodeIntegrationInSubFrames, webSecurity, allowRunningInsecureContent, experimentalFeatures, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in globalThis))).toEqual([]);
  expect(page.url()).toBe('app://hopline/index.html');
});

test('the bridge is functions only, and the page cannot replace them', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(() => {
    const own = (globalThis as unknown as { desktop: Record<string, unknown> }).desktop;
    const kinds = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, typeof value]));
    let isReplaced = true;
    try {
      own['readFile'] = () => 'stolen';
      isReplaced = own['readFile']?.toString().includes('stolen') === true;
    } catch {
      isReplaced = false;
    }
    return { kinds, isReplaced };
  });
  expect(found).toEqual({
    isReplaced: false,
    kinds: {
      askUnsaved: 'function', closeWindow: 'function', exportFile: 'function', forgetRecent: 'function', listRecent: 'function', on: 'function', openFile: 'function',
      platform: 'string', readDropped: 'function', readFile: 'function', readSettings: 'function', saveFile: 'function', saveFileAs: 'function', setMenu: 'function',
      setTitle: 'function', writeSettings: 'function',
    },
  });
});

test('ux-106 injected scripts and styles do nothing: inline, handler, eval, from elsewhere', async ({ launch }) => {
  const { page } = await launch();
  await page.evaluate(() => {
    const marks = globalThis as unknown as { violations: string[] };
    marks.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => marks.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    const script = (set: (element: HTMLScriptElement) => void): void => {
      const element = document.createElement('script');
      set(element);
      document.body.append(element);
    };
    script((element) => (element.textContent = 'globalThis.hit = "inline"'));
    script((element) => (element.src = 'https://example.com/a.js'));
    script((element) => (element.src = 'data:text/javascript,globalThis.hit="data"'));
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="globalThis.hit = \'handler\'"><p id="styled" style="color: rgb(1, 2, 3)">x</p>');
    // In a task of its own: what the test itself evaluates is exempt from the policy.
    setTimeout(() => {
      try {
        (0, eval)('globalThis.hit = "eval"');
      } catch {
        marks.violations.push('eval threw');
      }
    }, 0);
  });
  await expect.poll(async () => (await page.evaluate(() => [...new Set((globalThis as unknown as { violations: string[] }).violations)])).sort()).toEqual([
    'eval threw',
    'script-src eval',
    'script-src-attr inline',
    'script-src-elem data',
    'script-src-elem https://example.com/a.js',
    'script-src-elem inline',
    'style-src-attr inline',
  ]);
  expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
  await expect(page.locator('#styled')).not.toHaveCSS('color', 'rgb(1, 2, 3)');
});

test('ux-102 nothing leaves the program: not by the policy of the page, not below it', async ({ launch }) => {
  const { electron, page } = await launch();
  const attempts = await page.evaluate(async () => {
    const of = async (act: () => Promise<unknown>): Promise<string> => act().then(() => 'reached', () => 'refused');
    const image = (address: string): Promise<unknown> => new Promise((resolve, reject) => {
      const element = new Image();
      element.addEventListener('load', resolve);
      element.addEventListener('error', reject);
      element.src = address;
    });
    return {
      https: await of(() => fetch('https://example.com/')),
      loopback: await of(() => fetch('http://127.0.0.1:9/')),
      image: await of(() => image('http://127.0.0.1:9/a.png')),
      otherHost: await of(() => fetch('app://other/index.html')),
      file: await of(() => fetch('file:///etc/passwd')),
      beacon: navigator.sendBeacon('https://example.com/', 'x') ? 'queued' : 'refused',
    };
  });
  expect(attempts).toMatchObject({ https: 'refused', loopback: 'refused', image: 'refused', otherHost: 'refused', file: 'refused' });
  // Below the policy of the page: the session itself refuses.
  const below = await electron.evaluate(async ({ session }) => {
    const of = async (address: string): Promise<string> => session.defaultSession.fetch(address).then(() => 'reached', (error: unknown) => String(error));
    return [await of('http://127.0.0.1:9/'), await of('https://example.com/')];
  });
  expect(below).toEqual(['Error: net::ERR_BLOCKED_BY_CLIENT', 'Error: net::ERR_BLOCKED_BY_CLIENT']);
});

test('no second window, no other address, no embedded page', async ({ launch }) => {
  const { electron, page } = await launch();
  expect(await page.evaluate(() => window.open('app://hopline/index.html'))).toBeNull();
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
  for (const address of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,<h1>x</h1>', 'app://hopline/assets/other.svg', 'app://other/index.html']) {
    await page.evaluate((to) => {
      location.href = to;
    }, address);
  }
  const frame = await page.evaluate(async () => {
    const element = document.createElement('iframe');
    element.src = 'app://hopline/index.html';
    // A page that is refused ends in a load, too: of the browser's own empty one.
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
    document.body.append(element);
    await loaded;
    const inner = element.contentWindow;
    try {
      return inner !== null && 'desktop' in inner ? 'has the bridge' : 'has none';
    } catch {
      return 'has none';
    }
  });
  expect(frame).toBe('has none');
  expect(page.url()).toBe('app://hopline/index.html');
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('permissions and devices are denied', async ({ launch }) => {
  const { page } = await launch();
  const states = await page.evaluate(async () => {
    const state = async (name: string): Promise<string> => (await navigator.permissions.query({ name: name as PermissionName })).state;
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', () => 'denied');
    return { geolocation: await state('geolocation'), notifications: await state('notifications'), camera: await state('camera'), clipboard: await state('clipboard-read'), media };
  });
  expect(states).toEqual({ geolocation: 'denied', notifications: 'denied', camera: 'denied', clipboard: 'denied', media: 'denied' });
});

test('ux-106 a call with arguments that do not fit is refused, and no file is touched that the person did not choose', async ({ launch }) => {
  const { page } = await launch();
  const codes = await page.evaluate(async () => {
    const desktop = (globalThis as unknown as { desktop: Record<string, (args?: unknown) => Promise<{ ok: boolean; failure?: { code: string } }>> }).desktop;
    const code = async (name: string, args?: unknown): Promise<string> => {
      const answer = await desktop[name]?.(args);
      return answer?.ok === false ? (answer.failure?.code ?? '') : 'answered';
    };
    return [
      await code('readFile'),
      await code('readFile', { path: 7 }),
      await code('readFile', { path: '/etc/passwd' }),
      await code('saveFile', { path: '/tmp/x.hopline', text: 'x' }),
      await code('saveFile', { path: '/tmp/x.hopline', text: '{}', expected: null }),
      await code('setMenu', { items: [{ id: 'a' }] }),
      await code('readDropped', new File(['x'], 'x.hopline')),
      await code('readDropped', '/etc/passwd'),
    ];
  });
  expect(codes).toEqual(Array.from({ length: 8 }, () => 'BAD_REQUEST'));
});

test('a window that is none of ours gets no answer, even with our own bridge', async ({ launch }) => {
  const { electron } = await launch();
  const answer = await electron.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/electron/preload.cjs`;
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await foreign.loadURL('app://hopline/index.html');
    const result: unknown = await foreign.webContents.executeJavaScript('window.desktop.readSettings({})');
    foreign.destroy();
    return result;
  });
  expect(answer).toEqual({ ok: false, failure: { code: 'BAD_REQUEST', path: null, detail: 'not asked by our own page' } });
});
