import { expect, test } from 'vitest';
import type { Fingerprint, Result, SavedFile } from '../../shared/desktop/contract.ts';
import { failed } from './failure.ts';
import type { SaveRequest } from './save-file.ts';
import { createSaveQueue } from './save-queue.ts';

const seen = (hash: string): Fingerprint => ({ size: 1, modifiedMs: 0, hash });

/** A disk that finishes a save when the test says so. */
function slowDisk() {
  const started: SaveRequest[] = [];
  const finish: ((answer: Result<SavedFile>) => void)[] = [];
  return {
    started,
    save: (request: SaveRequest) =>
      new Promise<Result<SavedFile>>((resolve) => {
        started.push(request);
        finish.push(resolve);
      }),
    succeed: (index: number) =>
      finish[index]?.({ ok: true, value: { path: started[index]?.path ?? '', name: '', folder: '', fingerprint: seen(started[index]?.text ?? '') } }),
    fail: (index: number) => finish[index]?.(failed('DISK_FULL')),
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('saves of one path run one after the other, saves of two paths at once', async () => {
  const disk = slowDisk();
  const queue = createSaveQueue(disk.save);
  void queue.save({ path: '/a', text: '1', expected: null }, 1);
  void queue.save({ path: '/a', text: '2', expected: null }, 2);
  void queue.save({ path: '/b', text: '3', expected: null }, 1);
  expect(disk.started.map((request) => request.text)).toEqual(['1', '3']);
  disk.succeed(0);
  await turn();
  expect(disk.started.map((request) => request.text)).toEqual(['1', '3', '2']);
});

test('of the saves that wait, the last one of a window wins and answers for both', async () => {
  const disk = slowDisk();
  const queue = createSaveQueue(disk.save);
  void queue.save({ path: '/a', text: '1', expected: null }, 1);
  const second = queue.save({ path: '/a', text: '2', expected: null }, 1);
  const third = queue.save({ path: '/a', text: '3', expected: null }, 1);
  disk.succeed(0);
  await turn();
  disk.succeed(1);
  expect(disk.started.map((request) => request.text)).toEqual(['1', '3']);
  expect(await second).toEqual(await third);
});

test("a window's own earlier save is no change made by others", async () => {
  const disk = slowDisk();
  const queue = createSaveQueue(disk.save);
  void queue.save({ path: '/a', text: '1', expected: seen('opened') }, 1);
  void queue.save({ path: '/a', text: '2', expected: seen('opened') }, 1);
  disk.succeed(0);
  await turn();
  expect(disk.started[1]?.expected?.hash).toBe('1');
});

test("another window's save is one", async () => {
  const disk = slowDisk();
  const queue = createSaveQueue(disk.save);
  void queue.save({ path: '/a', text: '1', expected: seen('opened') }, 1);
  void queue.save({ path: '/a', text: '2', expected: seen('opened') }, 2);
  disk.succeed(0);
  await turn();
  expect(disk.started[1]?.expected?.hash).toBe('opened');
});

test('after a failed save the expectation stays', async () => {
  const disk = slowDisk();
  const queue = createSaveQueue(disk.save);
  void queue.save({ path: '/a', text: '1', expected: seen('opened') }, 1);
  void queue.save({ path: '/a', text: '2', expected: seen('opened') }, 1);
  disk.fail(0);
  await turn();
  expect(disk.started[1]?.expected?.hash).toBe('opened');
});

test('quitting waits until nothing runs or waits', async () => {
  const disk = slowDisk();
  const queue = createSaveQueue(disk.save);
  await queue.idle();
  void queue.save({ path: '/a', text: '1', expected: null }, 1);
  void queue.save({ path: '/a', text: '2', expected: null }, 2);
  let isIdle = false;
  const idle = queue.idle().then(() => (isIdle = true));
  disk.succeed(0);
  await turn();
  expect(isIdle).toBe(false);
  disk.succeed(1);
  await idle;
  expect(disk.started).toHaveLength(2);
});

test('a save that throws does not block the next one', async () => {
  const texts: string[] = [];
  const queue = createSaveQueue(async (request) => {
    texts.push(request.text);
    if (request.text === '1') throw new Error('defect');
    return failed('CANCELLED');
  });
  const first = queue.save({ path: '/a', text: '1', expected: null }, 1);
  const second = queue.save({ path: '/a', text: '2', expected: null }, 1);
  await expect(first).rejects.toThrow('defect');
  expect((await second).ok).toBe(false);
  expect(texts).toEqual(['1', '2']);
});
