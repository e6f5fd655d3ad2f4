import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FakeEvent } from '../testing/fake-electron.ts';
import { startShell } from '../testing/start-shell.ts';
import { mayNavigate } from './guard-contents.ts';
import { mayRequest } from './guard-session.ts';

test('every window is sandboxed and isolated, without Node, webview or spell checker; developer tools stay in development', async () => {
  const { page } = await startShell();
  const { preload, ...rest } = page().window.options.webPreferences ?? {};
  expect(path.basename(preload ?? '')).toBe('preload.cjs');
  expect(rest).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
  expect(page().window.url).toBe('app://hopline/index.html');
});

test('the sandbox is on for the whole program, except where somebody who starts it as root forbids that', async () => {
  expect((await startShell()).electron.app.log).toContain('enableSandbox');
  const asRoot = await startShell({ prepare: ({ app }) => app.commandLine.appendSwitch('no-sandbox') });
  expect(asRoot.electron.app.log).not.toContain('enableSandbox');
});

test('ux-102 no name is resolved, no crash report is sent', async () => {
  const { electron } = await startShell();
  expect(electron.app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  expect(electron.crashReporter.started).toEqual([{ uploadToServer: false }]);
  expect(electron.session.defaultSession.spellChecker).toBe(false);
});

test('the scheme of the window is an origin of its own', async () => {
  expect((await startShell()).electron.protocol.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
});

describe('permissions', () => {
  const own = 'app://hopline/index.html';
  test.each([
    ['clipboard-sanitized-write', own, true],
    ['fullscreen', own, true],
    ['clipboard-sanitized-write', 'app://hopline.example/', false],
    ['clipboard-read', own, false],
    ['geolocation', own, false],
    ['media', own, false],
    ['notifications', own, false],
    ['fileSystem', own, false],
    ['openExternal', own, false],
  ] as const)('%s for %s: %s', async (permission, origin, isAllowed) => {
    const { electron, page } = await startShell();
    const { permissionRequest, permissionCheck } = electron.session.defaultSession;
    const answers: boolean[] = [];
    // The fake contents and details have what the handlers look at.
    permissionRequest?.(page().window.webContents as never, permission, (answer) => answers.push(answer), { requestingUrl: origin, isMainFrame: true });
    answers.push(permissionCheck?.(null, permission, origin, { requestingUrl: origin, isMainFrame: true }) ?? true);
    expect(answers).toEqual([isAllowed, isAllowed]);
  });

  test('no device is ever given', async () => {
    const { electron } = await startShell();
    expect(electron.session.defaultSession.devicePermission?.({ deviceType: 'usb', origin: own, device: {} as never })).toBe(false);
  });
});

test.each([
  ['app://hopline/assets/a.js', true],
  ['blob:app://hopline/1f0c', true],
  ['data:image/png;base64,AAAA', true],
  ['app://other/a.js', false],
  ['http://127.0.0.1:8080/', false],
  ['https://example.com/', false],
  ['ws://example.com/', false],
  ['ftp://example.com/', false],
  ['file:///etc/passwd', false],
  ['chrome-extension://abc/a.js', false],
  ['devtools://devtools/bundled/a.js', false],
])('ux-102 a request for %s: %s', async (url, isAllowed) => {
  const { electron } = await startShell();
  const answers: unknown[] = [];
  electron.session.defaultSession.beforeRequest?.({ url }, (answer) => answers.push(answer));
  expect(answers).toEqual([{ cancel: !isAllowed }]);
});

test('developer tools load themselves in development only', () => {
  expect([mayRequest('devtools://devtools/a.js', false), mayRequest('devtools://devtools/a.js', true)]).toEqual([true, false]);
});

test('ux-102 nothing is downloaded behind the back of the save dialog', async () => {
  const { electron } = await startShell();
  const event = new FakeEvent();
  electron.session.defaultSession.emit('will-download', event);
  expect(event.defaultPrevented).toBe(true);
});

test.each([
  ['app://hopline/index.html', true],
  ['app://hopline/index.html#x', true],
  ['app://hopline/assets/picture.svg', false],
  ['app://hopline.example/index.html', false],
  ['https://example.com/index.html', false],
  ['file:///index.html', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
])('ux-106 the window may go to %s: %s', async (url, isAllowed) => {
  const { page } = await startShell();
  const prevented = ['will-navigate', 'will-redirect', 'will-frame-navigate'].map((name) => {
    const event = Object.assign(new FakeEvent(), { url });
    page().window.webContents.emit(name, event);
    return event.defaultPrevented;
  });
  expect(prevented).toEqual([!isAllowed, !isAllowed, !isAllowed]);
  expect(mayNavigate(url)).toBe(isAllowed);
});

test('no second window, no embedded page, no direct WebRTC', async () => {
  const { page } = await startShell();
  const { webContents } = page().window;
  expect(webContents.windowOpenHandler?.({ url: 'app://hopline/index.html' } as never)).toEqual({ action: 'deny' });
  const event = new FakeEvent();
  webContents.emit('will-attach-webview', event);
  expect(event.defaultPrevented).toBe(true);
  expect(webContents.webRtcPolicy).toBe('disable_non_proxied_udp');
});

test('the protocol answers with what lies in the folder of the window, and with nothing else', async () => {
  const { electron } = await startShell();
  const ask = async (url: string, method = 'GET'): Promise<number> => (await electron.session.defaultSession.appHandler?.(new Request(url.replace('app://', 'http://'), { method })))?.status ?? 0;
  // Node's Request knows no app: addresses; the handler sees that the scheme is a foreign one.
  expect(await ask('app://hopline/index.html')).toBe(403);
  const own = electron.session.defaultSession.appHandler;
  expect((await own?.({ url: 'app://hopline/not-there.js', method: 'GET' } as Request))?.status).toBe(404);
  expect((await own?.({ url: 'app://hopline/..%2f..%2fpackage.json', method: 'GET' } as Request))?.status).toBe(403);
  expect((await own?.({ url: 'app://hopline/index.html', method: 'POST' } as Request))?.status).toBe(405);
});

test('ux-103 a broken settings file is told once the page listens', async () => {
  const { page, userData } = await startShell({ prepare: (_electron, folder) => writeFile(path.join(folder, 'settings.json'), '{broken') });
  expect(page().heard('notice')).toEqual([]);
  page().listen('notice');
  expect(page().heard('notice')).toEqual([{ code: 'SETTINGS_SET_ASIDE', path: expect.stringContaining(path.join(userData, 'settings.broken-')) as unknown }]);
});
