import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { steppedClock } from '../testing/stepped-clock.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { nodeDisk } from './disk.ts';
import { removeLeftovers, temporaryPlace } from './leftovers.ts';

test('ux-10 what a killed save left beside its document goes away when the document is opened; nothing else does', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'campus.hopline');
  const clock = steppedClock(10_000_000);
  const place = async (name: string, ageMs: number): Promise<void> => {
    await writeFile(name, 'half');
    await utimes(name, new Date(), new Date(10_000_000 - ageMs));
  };
  const old = temporaryPlace(file);
  const running = temporaryPlace(file);
  const ofAnother = temporaryPlace(path.join(folder, 'branch.hopline'));
  const own = path.join(folder, 'hopline-saving-notes.tmp');
  await place(old, 61_000);
  await place(running, 59_000);
  await place(ofAnother, 61_000);
  await place(own, 61_000);
  await removeLeftovers(file, nodeDisk, clock);
  expect(await readdir(folder)).toEqual([running, ofAnother, own].map((each) => path.basename(each)).sort());
});

test('a folder that cannot be read is no failure', async () => {
  await expect(removeLeftovers('/not/there/campus.hopline', nodeDisk, steppedClock())).resolves.toBeUndefined();
});
