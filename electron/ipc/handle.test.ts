import { expect, test } from 'vitest';
import { startShell, ownFrame } from '../testing/start-shell.ts';

async function call(event: unknown, ...args: readonly unknown[]): Promise<unknown> {
  const { electron } = shell;
  return electron.ipcMain.handlers.get('desktop:readSettings')?.(event, ...args);
}

let shell: Awaited<ReturnType<typeof startShell>>;

const refusal = (detail: string): unknown => ({ ok: false, failure: { code: 'BAD_REQUEST', path: null, detail } });

test('the own page is answered', async () => {
  shell = await startShell();
  expect(await call(ownFrame(shell.page().window), {})).toEqual({ ok: true, value: {} });
});

test.each([
  ['a frame that is gone', { senderFrame: null }],
  ['a frame inside the page', { senderFrame: { parent: {}, origin: 'app://hopline' } }],
  ['another origin', { senderFrame: { parent: null, origin: 'https://example.com' } }],
  ['an origin that begins like ours', { senderFrame: { parent: null, origin: 'app://hopline.example' } }],
  ['a window that is none of ours', { sender: { id: 4711 } }],
])('ux-106 refused: %s', async (_what, part) => {
  shell = await startShell();
  expect(await call({ ...ownFrame(shell.page().window), ...part }, {})).toEqual(refusal('not asked by our own page'));
});

test.each([
  ['no argument', [], '0 arguments'],
  ['one argument too many', [{}, {}], '2 arguments'],
  ['a text where an object belongs', ['x'], 'arguments:  invalid_type'],
  ['nothing', [null], 'arguments:  invalid_type'],
])('ux-106 refused: %s', async (_what, args, detail) => {
  shell = await startShell();
  expect(await call(ownFrame(shell.page().window), ...args)).toEqual(refusal(detail));
});

test.each([
  ['openFile', { filters: 'x', title: '' }],
  ['readFile', { path: 7 }],
  ['saveFile', { path: '/a', text: 'x' }],
  ['saveFile', { path: '/a', text: 'x', expected: { size: '1', modifiedMs: 0, hash: '' } }],
  ['saveFileAs', { suggestedName: 'a', text: {}, filters: [], title: '' }],
  ['exportFile', { suggestedName: 'a', content: [1, 2], filters: [], title: '' }],
  ['askUnsaved', {}],
  ['setTitle', { title: 'a', path: undefined, edited: false }],
  ['setMenu', { items: [{ id: 'a', label: 'a', enabled: true, type: 'checkbox' }] }],
  ['writeSettings', { settings: null }],
])('ux-106 arguments that do not fit the contract: %s', async (name, args) => {
  shell = await startShell();
  const answer = await shell.electron.ipcMain.handlers.get(`desktop:${name}`)?.(ownFrame(shell.page().window), args);
  expect(answer).toMatchObject({ ok: false, failure: { code: 'BAD_REQUEST' } });
});

test('every call of the contract is answered', async () => {
  shell = await startShell();
  expect([...shell.electron.ipcMain.handlers.keys()].sort()).toEqual([
    'desktop-dropped', 'desktop:askUnsaved', 'desktop:closeWindow', 'desktop:exportFile', 'desktop:forgetRecent', 'desktop:listRecent', 'desktop:openFile', 'desktop:readFile',
    'desktop:readSettings', 'desktop:saveFile', 'desktop:saveFileAs', 'desktop:setMenu', 'desktop:setTitle', 'desktop:writeSettings',
  ]);
});

test('nothing is thrown across the border', async () => {
  shell = await startShell();
  shell.electron.Menu.buildFromTemplate = () => {
    throw new Error('defect');
  };
  expect(await shell.page().ask('setMenu', { items: [] })).toEqual({ ok: false, failure: { code: 'UNKNOWN', path: null, detail: null } });
});
