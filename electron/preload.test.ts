import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Desktop } from '../shared/desktop/contract.ts';
import type * as Fake from './testing/fake-electron.ts';

let electron: typeof Fake;

async function loadPreload(sandboxed: boolean, contextIsolated: boolean): Promise<Desktop> {
  vi.resetModules();
  electron = await import('./testing/fake-electron.ts');
  electron.contextBridge.exposed.clear();
  Object.assign(process, { sandboxed, contextIsolated });
  await import('./preload.ts');
  // What the preload exposes is what the contract says; the tests below look at it.
  return electron.contextBridge.exposed.get('desktop') as Desktop;
}

let desktop: Desktop;

beforeEach(async () => {
  desktop = await loadPreload(true, true);
});

afterEach(() => {
  Reflect.deleteProperty(process, 'sandboxed');
  Reflect.deleteProperty(process, 'contextIsolated');
});

test('the page gets the functions of the contract, frozen, and nothing else', () => {
  expect([...electron.contextBridge.exposed.keys()]).toEqual(['desktop']);
  expect(Object.isFrozen(desktop)).toBe(true);
  expect(Object.keys(desktop).sort()).toEqual([
    'askUnsaved', 'closeWindow', 'exportFile', 'forgetRecent', 'listRecent', 'on', 'openFile', 'platform', 'readDropped', 'readFile', 'readSettings', 'saveFile', 'saveFileAs',
    'setMenu', 'setTitle', 'writeSettings',
  ]);
});

test.each([[false, true], [true, false]])('without sandbox or isolation there is no bridge at all (%s, %s)', async (sandboxed, isolated) => {
  await expect(loadPreload(sandboxed, isolated)).rejects.toThrow('The window must be sandboxed and isolated.');
  expect(electron.contextBridge.exposed.size).toBe(0);
});

test('a call goes to its own channel with its one argument', async () => {
  electron.ipcRenderer.answer = { ok: true, value: { theme: 'dark' } };
  expect(await desktop.readSettings({})).toEqual({ ok: true, value: { theme: 'dark' } });
  expect(electron.ipcRenderer.invoked).toEqual([{ channel: 'desktop:readSettings', payload: {} }]);
});

test.each([
  ['no answer', undefined],
  ['a wrong one', { ok: true, value: 7 }],
  ['an exception', new Error('Error invoking remote method')],
])('what the shell answers is checked too: %s', async (_what, answer) => {
  electron.ipcRenderer.answer = answer;
  expect(await desktop.readSettings({})).toEqual({ ok: false, failure: { code: 'UNKNOWN', path: null, detail: 'the shell gave no proper answer' } });
});

test('a listener gets the payload and no event object, until its subscription ends', () => {
  const heard: unknown[][] = [];
  const stop = desktop.on('command', (...args: unknown[]) => heard.push(args));
  electron.ipcRenderer.emit('desktop-event:command', { sender: 'secret' }, { id: 'file.save', more: 1 });
  electron.ipcRenderer.emit('desktop-event:command', {}, { nonsense: true });
  stop();
  electron.ipcRenderer.emit('desktop-event:command', {}, { id: 'file.open' });
  expect(heard).toEqual([[{ id: 'file.save' }]]);
});

test('the shell is told when the first listens and when the last has stopped', () => {
  const listener = (): void => undefined;
  const stops = [desktop.on('closeRequested', listener), desktop.on('closeRequested', listener)];
  stops[0]?.();
  stops[0]?.();
  expect(electron.ipcRenderer.sent).toHaveLength(1);
  stops[1]?.();
  expect(electron.ipcRenderer.sent).toEqual([
    { channel: 'desktop-listening', payload: { event: 'closeRequested', active: true } },
    { channel: 'desktop-listening', payload: { event: 'closeRequested', active: false } },
  ]);
});

test('an event that the contract does not have cannot be listened to', () => {
  const stop = desktop.on('secret' as 'command', () => undefined);
  stop();
  expect(electron.ipcRenderer.sent).toEqual([]);
});

test('ux-13 a dropped file crosses the border as its path', async () => {
  electron.ipcRenderer.answer = { ok: false, failure: { code: 'FILE_NOT_TEXT', path: '/f/a.png', detail: null } };
  await desktop.readDropped({ droppedFrom: '/f/a.png' } as never);
  expect(electron.ipcRenderer.invoked).toEqual([{ channel: 'desktop-dropped', payload: { path: '/f/a.png' } }]);
});
