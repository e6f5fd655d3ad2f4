import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile, chmod, lstat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OpenedFile } from '../../shared/desktop/contract.ts';
import { diskKilledAt, diskWith, systemError } from '../testing/faulty-disk.ts';
import { steppedClock } from '../testing/stepped-clock.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createBackups } from './backups.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { readTextFile } from './read-file.ts';
import { saveFile, type SaveTools } from './save-file.ts';

function tools(folder: string, disk: Disk = nodeDisk, clock = steppedClock()): SaveTools {
  return { disk, clock, backups: createBackups(path.join(folder, 'user-data'), disk), verify: () => null };
}

async function opened(file: string): Promise<OpenedFile> {
  const result = await readTextFile(file, nodeDisk);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** A document folder with one file in it, and a place for the program's own data. */
async function scene(text = 'old\n'): Promise<{ folder: string; documents: string; file: string }> {
  const folder = await temporaryFolder();
  const documents = path.join(folder, 'documents');
  await mkdir(documents);
  const file = path.join(documents, 'campus.hopline');
  await writeFile(file, text);
  return { folder, documents, file };
}

describe('a save that works', () => {
  test('ux-6 ux-10 the file is replaced, its fingerprint is new, nothing is left beside it', async () => {
    const { folder, documents, file } = await scene();
    const { fingerprint } = await opened(file);
    const saved = await saveFile({ path: file, text: 'new\n', expected: fingerprint }, tools(folder));
    expect(saved).toEqual({
      ok: true,
      value: {
        path: file,
        name: 'campus.hopline',
        folder: documents,
        // SHA-256 of "new\n", as sha256sum prints it.
        fingerprint: { size: 4, modifiedMs: (await stat(file)).mtimeMs, hash: '7aa7a5359173d05b63cfd682e3c38487f3cb4f7f1d60659fe59fab1505977d4c' },
      },
    });
    expect(await readFile(file, 'utf8')).toBe('new\n');
    expect(await readdir(documents)).toEqual(['campus.hopline']);
  });

  test('the answer is the expectation of the next save', async () => {
    const { folder, file } = await scene();
    const first = await saveFile({ path: file, text: 'first\n', expected: (await opened(file)).fingerprint }, tools(folder));
    if (!first.ok) throw new Error(first.failure.code);
    const second = await saveFile({ path: file, text: 'second\n', expected: first.value.fingerprint }, tools(folder));
    expect(second.ok).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('second\n');
  });

  test('a new file is made where there was none', async () => {
    const { folder, documents } = await scene();
    const file = path.join(documents, 'second.hopline');
    expect((await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder))).ok).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('new\n');
  });

  test('what the file held before is kept in the user data, one generation', async () => {
    const { folder, file } = await scene();
    await saveFile({ path: file, text: 'second\n', expected: null }, tools(folder));
    await saveFile({ path: file, text: 'third\n', expected: null }, tools(folder));
    const kept = await readdir(path.join(folder, 'user-data'));
    expect(kept).toHaveLength(1);
    expect(await readFile(path.join(folder, 'user-data', kept[0] ?? ''), 'utf8')).toBe('second\n');
  });

  test.skipIf(process.platform === 'win32')('permission bits stay as they were', async () => {
    const { folder, file } = await scene();
    await chmod(file, 0o664);
    await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder));
    expect((await stat(file)).mode & 0o777).toBe(0o664);
  });

  test.skipIf(process.platform === 'win32')('a symbolic link stays a link; the file behind it is written', async () => {
    const { folder, documents, file } = await scene();
    const link = path.join(folder, 'link.hopline');
    await symlink(file, link);
    const saved = await saveFile({ path: link, text: 'new\n', expected: (await opened(link)).fingerprint }, tools(folder));
    expect(saved.ok && saved.value.path).toBe(link);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('new\n');
    expect(await readdir(documents)).toEqual(['campus.hopline']);
  });

  test.skipIf(process.platform === 'win32')('a link to a file that is not there yet makes that file', async () => {
    const { folder, documents } = await scene();
    const link = path.join(folder, 'link.hopline');
    await symlink(path.join('documents', 'later.hopline'), link);
    expect((await saveFile({ path: link, text: 'new\n', expected: null }, tools(folder))).ok).toBe(true);
    expect(await readFile(path.join(documents, 'later.hopline'), 'utf8')).toBe('new\n');
  });

  test.each(['사내망 설계.hopline', '사내망.hopline'.normalize('NFD'), 'with spaces & signs (2).hopline', `${'가'.repeat(80)}.hopline`])('ux-20 the name %j', async (name) => {
    const { folder, documents } = await scene();
    const file = path.join(documents, name);
    const saved = await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder));
    expect(saved.ok && saved.value.name).toBe(name.normalize('NFC'));
    expect(await readFile(file, 'utf8')).toBe('new\n');
  });

  test.skipIf(process.platform === 'win32')('ux-20 a path longer than 260 characters', async () => {
    const { folder, documents } = await scene();
    const deep = path.join(documents, ...Array.from({ length: 8 }, () => 'a'.repeat(40)));
    await mkdir(deep, { recursive: true });
    const file = path.join(deep, 'deep.hopline');
    expect(file.length).toBeGreaterThan(260);
    expect((await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder))).ok).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('new\n');
  });
});

describe('changes made by others', () => {
  test('ux-11 a file that somebody changed is not overwritten', async () => {
    const { folder, file } = await scene();
    const { fingerprint } = await opened(file);
    await writeFile(file, 'theirs\n');
    expect(await saveFile({ path: file, text: 'mine\n', expected: fingerprint }, tools(folder))).toEqual({
      ok: false,
      failure: { code: 'FILE_CHANGED_ON_DISK', path: file, detail: null },
    });
    expect(await readFile(file, 'utf8')).toBe('theirs\n');
  });

  test('ux-11 a change that keeps size and time is noticed too', async () => {
    const { folder, file } = await scene('aaa\n');
    const before = await opened(file);
    await writeFile(file, 'bbb\n');
    await utimes(file, new Date(), new Date(before.fingerprint.modifiedMs));
    const saved = await saveFile({ path: file, text: 'mine\n', expected: before.fingerprint }, tools(folder));
    expect(saved.ok || saved.failure.code).toBe('FILE_CHANGED_ON_DISK');
  });

  test('a file that was only touched is no conflict', async () => {
    const { folder, file } = await scene();
    const { fingerprint } = await opened(file);
    await utimes(file, new Date(), new Date(86_400_000));
    expect((await saveFile({ path: file, text: 'mine\n', expected: fingerprint }, tools(folder))).ok).toBe(true);
  });

  test('a file deleted meanwhile is written anew', async () => {
    const { folder, file } = await scene();
    const { fingerprint } = await opened(file);
    await rm(file);
    expect((await saveFile({ path: file, text: 'mine\n', expected: fingerprint }, tools(folder))).ok).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('mine\n');
  });

  test('keeping mine over theirs needs no expectation', async () => {
    const { folder, file } = await scene('theirs\n');
    expect((await saveFile({ path: file, text: 'mine\n', expected: null }, tools(folder))).ok).toBe(true);
  });
});

describe('a save that fails leaves the old file untouched and says why', () => {
  const failing = async (steps: Partial<Disk>): Promise<unknown> => {
    const { folder, documents, file } = await scene();
    const result = await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder, diskWith(steps)));
    expect(await readFile(file, 'utf8')).toBe('old\n');
    expect(await readdir(documents)).toEqual(['campus.hopline']);
    return result.ok ? 'saved' : result.failure.code;
  };
  const writing = (code: string): Partial<Disk> => ({
    writeNew: async (file, bytes, mode) => {
      if (!file.includes('hopline-saving-')) return nodeDisk.writeNew(file, bytes, mode);
      await writeFile(file, bytes.subarray(0, 2));
      throw systemError(code);
    },
  });

  test.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EACCES', 'FOLDER_READ_ONLY'],
    ['EROFS', 'FOLDER_READ_ONLY'],
    ['ENODEV', 'FOLDER_MISSING'],
    ['EIO', 'UNKNOWN'],
  ])('ux-6 writing answers %s: %s', async (code, meaning) => {
    expect(await failing(writing(code))).toBe(meaning);
  });

  test('ux-6 a disk that gives back other bytes', async () => {
    const read: Disk['read'] = async (file) => (file.includes('hopline-saving-') ? new Uint8Array([1]) : nodeDisk.read(file));
    expect(await failing({ read })).toBe('VERIFY_FAILED');
  });

  test('a file locked by another program', async () => {
    const rename: Disk['rename'] = async (from, to) => (from.includes('hopline-saving-') ? Promise.reject(systemError('EBUSY')) : nodeDisk.rename(from, to));
    expect(await failing({ rename, overwrite: () => Promise.reject(systemError('EBUSY')) })).toBe('FILE_LOCKED');
  });

  test('a document that would not open again is not written', async () => {
    const { folder, file } = await scene();
    const result = await saveFile({ path: file, text: '{', expected: null }, { ...tools(folder), verify: (text) => (text === '{' ? 'JSON_UNFINISHED' : null) });
    expect(result).toEqual({ ok: false, failure: { code: 'VERIFY_FAILED', path: file, detail: 'JSON_UNFINISHED' } });
    expect(await readFile(file, 'utf8')).toBe('old\n');
  });

  test('ux-18 a document above 20 MB, which would be refused when opened', async () => {
    const { folder, file } = await scene();
    const result = await saveFile({ path: file, text: 'a'.repeat(20 * 1024 * 1024 + 1), expected: null }, tools(folder));
    expect(result.ok || result.failure.code).toBe('FILE_TOO_LARGE');
    expect(await readFile(file, 'utf8')).toBe('old\n');
  });

  test.skipIf(process.platform === 'win32')('ux-15 a read-only file', async () => {
    const { folder, file } = await scene();
    await chmod(file, 0o444);
    const result = await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder));
    expect(result.ok || result.failure.code).toBe('FILE_READ_ONLY');
    expect(await readFile(file, 'utf8')).toBe('old\n');
  });

  test('a folder that is gone', async () => {
    const { folder, documents, file } = await scene();
    await rm(documents, { recursive: true });
    expect(await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder))).toEqual({
      ok: false,
      failure: { code: 'FOLDER_MISSING', path: file, detail: 'ENOENT' },
    });
  });
});

describe('others that hold the file for a moment', () => {
  const busyTimes = (times: number, code: string): Disk['rename'] => {
    let left = times;
    return async (from, to) => {
      if (!from.includes('hopline-saving-') || left === 0) return nodeDisk.rename(from, to);
      left -= 1;
      throw systemError(code);
    };
  };

  test.each(['EPERM', 'EBUSY', 'EACCES'])('the rename is tried again with growing waits after %s', async (code) => {
    const { folder, file } = await scene();
    const clock = steppedClock();
    const saved = await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder, diskWith({ rename: busyTimes(3, code) }), clock));
    expect(saved.ok && saved.value.writtenInPlace).toBeUndefined();
    expect(clock.waits).toEqual([50, 100, 200]);
    expect(await readFile(file, 'utf8')).toBe('new\n');
  });

  test('a place that allows no rename at all is written over, and the answer says so', async () => {
    const { folder, documents, file } = await scene();
    const clock = steppedClock();
    const saved = await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder, diskWith({ rename: busyTimes(7, 'EPERM') }), clock));
    expect(saved.ok && saved.value.writtenInPlace).toBe(true);
    expect(clock.waits).toEqual([50, 100, 200, 400, 800, 1600]);
    expect(await readFile(file, 'utf8')).toBe('new\n');
    expect(await readdir(documents)).toEqual(['campus.hopline']);
  });

  test('it is not written over while the old content is nowhere else', async () => {
    const { folder, file } = await scene();
    const disk = diskWith({ rename: busyTimes(7, 'EPERM'), makeFolder: () => Promise.reject(systemError('ENOSPC')) });
    const saved = await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder, disk));
    expect(saved.ok || saved.failure.code).toBe('FILE_LOCKED');
    expect(await readFile(file, 'utf8')).toBe('old\n');
  });

  test('a file system that cannot sync folders still saves', async () => {
    const { folder, file } = await scene();
    const disk = diskWith({ syncFolder: () => Promise.reject(systemError('EINVAL')) });
    expect((await saveFile({ path: file, text: 'new\n', expected: null }, tools(folder, disk))).ok).toBe(true);
  });
});

test('killed at any step, the file holds the old or the new text, whole', async () => {
  const complete = diskKilledAt(0);
  const whole = await scene('old text\n');
  await saveFile({ path: whole.file, text: 'new text\n', expected: null }, tools(whole.folder, complete));
  // Backup: folder, remove, write, rename. Document: write, rename, sync.
  expect(complete.steps()).toBe(7);
  const found: string[] = [];
  for (let step = 1; step <= 7; step += 1) {
    const { folder, file } = await scene('old text\n');
    await saveFile({ path: file, text: 'new text\n', expected: null }, tools(folder, diskKilledAt(step)));
    found.push(await readFile(file, 'utf8'));
  }
  expect(found).toEqual(['old text\n', 'old text\n', 'old text\n', 'old text\n', 'old text\n', 'old text\n', 'new text\n']);
});
