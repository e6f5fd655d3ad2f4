import { chmod, mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { diskWith, systemError } from '../testing/faulty-disk.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { nodeDisk } from './disk.ts';
import { readTextFile } from './read-file.ts';

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(await temporaryFolder(), name);
  await writeFile(file, content);
  return file;
}

async function codeOf(file: string): Promise<string> {
  const result = await readTextFile(file, nodeDisk);
  return result.ok ? 'opened' : result.failure.code;
}

test('a file is read with what saving needs to know later', async () => {
  const file = await written('망.hopline', '{}\n');
  const result = await readTextFile(file, nodeDisk);
  expect(result).toMatchObject({ ok: true, value: { path: file, name: '망.hopline', folder: path.dirname(file), text: '{}\n', readOnly: false } });
  // sha256sum of "{}\n"
  expect(result.ok && result.value.fingerprint.hash).toBe('ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356');
});

test('ux-20 a decomposed Korean name is shown composed, its path stays as the system gave it', async () => {
  const name = '사내망.hopline'.normalize('NFD');
  const file = await written(name, '{}\n');
  const result = await readTextFile(file, nodeDisk);
  expect(result.ok && result.value.name).toBe('사내망.hopline');
  expect(result.ok && path.basename(result.value.path)).toBe(name);
});

test('a byte order mark is not part of the text', async () => {
  const result = await readTextFile(await written('a.hopline', '\uFEFF{}'), nodeDisk);
  expect(result.ok && result.value.text).toBe('{}');
});

test.each([
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00])],
  ['EUC-KR', new Uint8Array([0xb8, 0xc1])],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x80])],
])('ux-106 bytes that are not UTF-8 are refused: %s', async (_what, bytes) => {
  expect(await codeOf(await written('a.hopline', bytes))).toBe('FILE_NOT_TEXT');
});

test('ux-18 above 20 MB a file is refused before it is read, with both sizes', async () => {
  const file = await written('big.hopline', '');
  await truncate(file, 20 * 1024 * 1024 + 1);
  const neverRead = diskWith({ read: () => Promise.reject(systemError('EIO')) });
  expect(await readTextFile(file, neverRead)).toEqual({ ok: false, failure: { code: 'FILE_TOO_LARGE', path: file, detail: '20971521 > 20971520' } });
});

test('ux-18 exactly 20 MB opens', async () => {
  expect(await codeOf(await written('big.hopline', 'a'.repeat(20 * 1024 * 1024)))).toBe('opened');
});

test('what is not a file is not read', async () => {
  const folder = path.join(await temporaryFolder(), 'folder.hopline');
  await mkdir(folder);
  expect(await codeOf(folder)).toBe('FILE_NOT_READABLE');
});

test.skipIf(process.platform === 'win32')('a device that never ends is not read', async () => {
  expect(await codeOf('/dev/zero')).toBe('FILE_NOT_READABLE');
});

test('a file that is not there', async () => {
  const file = path.join(await temporaryFolder(), 'gone.hopline');
  expect(await readTextFile(file, nodeDisk)).toEqual({ ok: false, failure: { code: 'FILE_NOT_FOUND', path: file, detail: 'ENOENT' } });
});

test.each([['EACCES', 'FILE_NOT_READABLE'], ['EIO', 'FILE_NOT_READABLE'], ['EBUSY', 'FILE_LOCKED']])('the disk answers %s: %s', async (code, meaning) => {
  const result = await readTextFile(await written('a.hopline', '{}'), diskWith({ read: () => Promise.reject(systemError(code)) }));
  expect(result.ok || result.failure.code).toBe(meaning);
});

test.skipIf(process.platform === 'win32')('ux-15 a file without write permission opens read-only', async () => {
  const file = await written('a.hopline', '{}');
  await chmod(file, 0o444);
  const result = await readTextFile(file, nodeDisk);
  expect(result.ok && result.value.readOnly).toBe(true);
});
