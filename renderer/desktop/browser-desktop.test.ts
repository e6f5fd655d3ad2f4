import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Desktop } from '../../shared/desktop/contract.ts';
import { createBrowserDesktop } from './browser-desktop.ts';
import { browserError, MemoryFile } from './testing/memory-file.ts';

const filters = [{ name: 'Hopline', extensions: ['hopline', 'json'] }];
const question = { suggestedName: '망/설계', filters, title: '' };

let downloads: { name: string; text: Promise<string> }[];

beforeEach(() => {
  localStorage.clear();
  downloads = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${blobs.size}`;
    // Only blobs are handed over here.
    blobs.set(address, blob as Blob);
    return address;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    downloads.push({ name: this.download, text: blobs.get(this.href)?.text() ?? Promise.resolve('') });
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function withPickers(open: MemoryFile | Error | null, save: MemoryFile | Error | null = null): void {
  const answer = async (given: MemoryFile | Error | null): Promise<MemoryFile> => {
    if (given === null || given instanceof Error) throw given ?? browserError('AbortError');
    return given;
  };
  vi.stubGlobal('showOpenFilePicker', async () => [await answer(open)]);
  vi.stubGlobal('showSaveFilePicker', () => answer(save));
}

const desktopOf = (verify: (text: string) => string | null = () => null): Desktop => createBrowserDesktop({ verify, now: () => 5000 });

async function opened(desktop: Desktop) {
  const result = await desktop.openFile({ filters, title: '' });
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const codeOf = (result: Awaited<ReturnType<Desktop['saveFile']>>): string => (result.ok ? 'saved' : result.failure.code);

describe('files through the File System Access API', () => {
  test('ux-1 open, save, and what the next save expects', async () => {
    const file = new MemoryFile('망.hopline', 'old\n');
    withPickers(file);
    const desktop = desktopOf();
    const first = await opened(desktop);
    // sha256sum of "old\n"
    expect(first).toEqual({
      path: '망.hopline', name: '망.hopline', folder: '', text: 'old\n', readOnly: false,
      fingerprint: { size: 4, modifiedMs: 1000, hash: '01d09d19c2139a46aebfb577780d123d7396e97201bc7ead210a2ebff8239dee' },
    });
    const saved = await desktop.saveFile({ path: first.path, text: 'new\n', expected: first.fingerprint });
    if (!saved.ok) throw new Error(saved.failure.code);
    expect(file.content).toBe('new\n');
    expect(codeOf(await desktop.saveFile({ path: first.path, text: 'newer\n', expected: saved.value.fingerprint }))).toBe('saved');
    expect(downloads).toEqual([]);
  });

  test('ux-11 a file changed by others is not overwritten', async () => {
    const file = new MemoryFile('a.hopline', 'old\n');
    withPickers(file);
    const desktop = desktopOf();
    const { path, fingerprint } = await opened(desktop);
    file.content = 'theirs\n';
    expect(codeOf(await desktop.saveFile({ path, text: 'mine\n', expected: fingerprint }))).toBe('FILE_CHANGED_ON_DISK');
    expect(file.content).toBe('theirs\n');
  });

  test('ux-6 a text that would not open again is refused, the file stays', async () => {
    const file = new MemoryFile('a.hopline', 'old\n');
    withPickers(file, file);
    const desktop = desktopOf((text) => (text === '{' ? 'JSON_UNFINISHED' : null));
    const { path } = await opened(desktop);
    expect(await desktop.saveFile({ path, text: '{', expected: null })).toEqual({ ok: false, failure: { code: 'VERIFY_FAILED', path, detail: 'JSON_UNFINISHED' } });
    expect(codeOf(await desktop.saveFileAs({ ...question, text: '{' }))).toBe('VERIFY_FAILED');
    expect(file.content).toBe('old\n');
  });

  test('ux-6 a disk that keeps other bytes than were written', async () => {
    const file = new MemoryFile('a.hopline', 'old\n');
    file.lost = 1;
    withPickers(file);
    const desktop = desktopOf();
    const { path } = await opened(desktop);
    expect(codeOf(await desktop.saveFile({ path, text: 'new\n', expected: null }))).toBe('VERIFY_FAILED');
  });

  test.each([
    ['AbortError', 'CANCELLED'], ['NotFoundError', 'FILE_NOT_FOUND'], ['NotAllowedError', 'FILE_READ_ONLY'], ['NoModificationAllowedError', 'FILE_LOCKED'],
    ['QuotaExceededError', 'DISK_FULL'], ['TypeError', 'UNKNOWN'],
  ])('the browser throws %s: %s', async (name, code) => {
    const file = new MemoryFile('a.hopline', 'old\n');
    withPickers(file);
    const desktop = desktopOf();
    const { path } = await opened(desktop);
    file.failure = browserError(name);
    expect(codeOf(await desktop.saveFile({ path, text: 'new\n', expected: null }))).toBe(code);
  });

  test('ux-15 the person does not allow writing', async () => {
    const file = new MemoryFile('a.hopline', 'old\n');
    withPickers(file);
    const desktop = desktopOf();
    const { path } = await opened(desktop);
    Object.assign(file, { permission: 'prompt', answer: 'denied' });
    expect(codeOf(await desktop.saveFile({ path, text: 'new\n', expected: null }))).toBe('FILE_READ_ONLY');
    expect(file.content).toBe('old\n');
  });

  test('two files of the same name are two paths, the same file is one', async () => {
    const [a, b] = [new MemoryFile('net.hopline', 'a'), new MemoryFile('net.hopline', 'b')];
    const desktop = desktopOf();
    const paths: string[] = [];
    for (const file of [a, b, a]) {
      withPickers(file);
      paths.push((await opened(desktop)).path);
    }
    expect(paths).toEqual(['net.hopline', 'net.hopline (2)', 'net.hopline']);
  });

  test('ux-2 ux-21 recent files: latest first, read again, marked when this browser no longer has them, forgotten', async () => {
    localStorage.setItem('hopline.recent', JSON.stringify([{ path: 'lost.hopline', openedMs: 1 }]));
    withPickers(new MemoryFile('a.hopline', 'text'));
    const desktop = desktopOf();
    await opened(desktop);
    expect(await desktop.listRecent({})).toEqual({
      ok: true,
      value: [
        { path: 'a.hopline', name: 'a.hopline', folder: '', openedMs: 5000, missing: false },
        { path: 'lost.hopline', name: 'lost.hopline', folder: '', openedMs: 1, missing: true },
      ],
    });
    const again = await desktop.readFile({ path: 'a.hopline' });
    expect(again.ok && again.value.text).toBe('text');
    const lost = await desktop.readFile({ path: 'lost.hopline' });
    expect(lost.ok || lost.failure.code).toBe('FILE_NOT_FOUND');
    await desktop.forgetRecent({ path: 'lost.hopline' });
    const left = await desktop.listRecent({});
    expect(left.ok && left.value.map((entry) => entry.path)).toEqual(['a.hopline']);
  });
});

describe('upload and download', () => {
  async function choose(file: File | null): Promise<Awaited<ReturnType<Desktop['openFile']>>> {
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(this: HTMLInputElement) {
      if (file !== null) Object.defineProperty(this, 'files', { value: [file] });
      this.dispatchEvent(new Event(file === null ? 'cancel' : 'change'));
    });
    return desktopOf().openFile({ filters, title: '' });
  }

  test('ux-1 a file is uploaded, and saving downloads it', async () => {
    const result = await choose(new File(['{}\n'], 'a.hopline'));
    expect(result.ok && [result.value.path, result.value.text]).toEqual(['a.hopline', '{}\n']);
    expect(document.querySelectorAll('input')).toHaveLength(0);
    expect(codeOf(await desktopOf().saveFile({ path: 'a.hopline', text: 'new\n', expected: null }))).toBe('saved');
    expect([downloads[0]?.name, await downloads[0]?.text]).toEqual(['a.hopline', 'new\n']);
  });

  test('the person thinks again', async () => {
    expect(await choose(null)).toEqual({ ok: false, failure: { code: 'CANCELLED', path: null, detail: null } });
  });

  test('save as downloads under a safe name with its ending', async () => {
    const saved = await desktopOf().saveFileAs({ ...question, text: '{}\n' });
    expect(saved.ok && saved.value.path).toBe('망 설계.hopline');
    expect(downloads[0]?.name).toBe('망 설계.hopline');
  });

  test('an export is a download, text or bytes', async () => {
    const desktop = desktopOf();
    await desktop.exportFile({ suggestedName: 'net', content: '<svg/>', filters: [{ name: 'SVG', extensions: ['svg'] }], title: '' });
    await desktop.exportFile({ suggestedName: 'net', content: new TextEncoder().encode('png'), filters: [{ name: 'PNG', extensions: ['png'] }], title: '' });
    expect(await Promise.all(downloads.map(async ({ name, text }) => [name, await text]))).toEqual([['net.svg', '<svg/>'], ['net.png', 'png']]);
  });

  test('ux-18 above 20 MB nothing is read', async () => {
    const big = { name: 'big.hopline', size: 20 * 1024 * 1024 + 1, lastModified: 0, arrayBuffer: () => Promise.reject(new Error('was read')) };
    expect(await desktopOf().readDropped(big)).toEqual({ ok: false, failure: { code: 'FILE_TOO_LARGE', path: 'big.hopline', detail: '20971521 > 20971520' } });
  });

  test('ux-13 ux-20 a dropped file is read, its decomposed Korean name shown composed', async () => {
    const result = await desktopOf().readDropped(new File(['{}'], '망.hopline'.normalize('NFD')));
    expect(result.ok && [result.value.name, result.value.text]).toEqual(['망.hopline', '{}']);
  });

  test('ux-106 bytes that are not UTF-8 are refused', async () => {
    const result = await desktopOf().readDropped(new File([new Uint8Array([0xff, 0xfe])], 'a.hopline'));
    expect(result.ok || result.failure.code).toBe('FILE_NOT_TEXT');
  });
});

describe('the window', () => {
  test('ux-3 the title is that of the page; leaving a page with unsaved changes asks', async () => {
    const desktop = desktopOf();
    const leave = (): boolean => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    await desktop.setTitle({ title: '망.hopline', path: null, edited: true });
    expect([document.title, leave()]).toEqual(['● 망.hopline — Hopline', true]);
    await desktop.setTitle({ title: '망.hopline', path: null, edited: false });
    expect([document.title, leave()]).toEqual(['망.hopline — Hopline', false]);
  });

  test.each([['Save', 'save'], ["Don't save", 'discard'], ['Cancel', 'cancel']])('ux-5 the question about unsaved changes: %s', async (label, choice) => {
    const answer = desktopOf().askUnsaved({ title: 'Save?', message: 'Changes.', save: 'Save', discard: "Don't save", cancel: 'Cancel' });
    const dialog = document.querySelector('dialog');
    expect(dialog?.textContent).toContain('Save?');
    expect(document.activeElement?.textContent).toBe('Save');
    [...(dialog?.querySelectorAll('button') ?? [])].find((button) => button.textContent === label)?.click();
    expect(await answer).toEqual({ ok: true, value: choice });
    expect(document.querySelector('dialog')).toBeNull();
  });

  test('ux-5 Esc means Cancel', async () => {
    const answer = desktopOf().askUnsaved({ title: '', message: '', save: 'S', discard: 'D', cancel: 'C' });
    document.querySelector('dialog')?.dispatchEvent(new Event('cancel'));
    expect(await answer).toEqual({ ok: true, value: 'cancel' });
  });

  test('ux-101 settings are there again in the next visit', async () => {
    await desktopOf().writeSettings({ settings: { theme: 'dark', language: 'ko' } });
    expect(await desktopOf().readSettings({})).toEqual({ ok: true, value: { theme: 'dark', language: 'ko' } });
  });

  test.each(['{"theme":', '[]', 'null'])('ux-103 broken settings are set aside with a notice: %s', async (content) => {
    localStorage.setItem('hopline.settings', content);
    const desktop = desktopOf();
    const notices: unknown[] = [];
    desktop.on('notice', (notice) => notices.push(notice));
    expect(await desktop.readSettings({})).toEqual({ ok: true, value: {} });
    expect(notices).toEqual([{ code: 'SETTINGS_SET_ASIDE', path: 'hopline.settings.broken' }]);
    expect(localStorage.getItem('hopline.settings.broken')).toBe(content);
    expect(localStorage.getItem('hopline.settings')).toBeNull();
  });

  test('a notice waits for somebody who still listens', async () => {
    localStorage.setItem('hopline.settings', '{');
    const desktop = desktopOf();
    const heard: string[] = [];
    desktop.on('notice', () => heard.push('first'))();
    await Promise.resolve();
    desktop.on('notice', () => heard.push('second'));
    await Promise.resolve();
    desktop.on('notice', () => heard.push('third'));
    await Promise.resolve();
    expect(heard).toEqual(['second']);
  });

  test('a browser that keeps nothing still works', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw browserError('SecurityError');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw browserError('SecurityError');
    });
    const desktop = desktopOf();
    await desktop.writeSettings({ settings: { theme: 'dark' } });
    expect(await desktop.readSettings({})).toEqual({ ok: true, value: { theme: 'dark' } });
  });

  test('the window draws its own menu: sending one is fine', async () => {
    expect(await desktopOf().setMenu({ items: [] })).toEqual({ ok: true, value: null });
  });
});
