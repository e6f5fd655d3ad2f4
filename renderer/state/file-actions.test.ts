import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Desktop } from '../../shared/desktop/contract.ts';
import { serializeDesign } from '../../shared/file/index.ts';
import { emptyDesign } from '../../shared/model/design.ts';

const fingerprint = { size: 1, modifiedMs: 1, hash: 'opened' };
const named = (name: string): string => serializeDesign({ ...emptyDesign, meta: { ...emptyDesign.meta, name } });

/** One file that somebody else has changed since it was opened. */
const disk = vi.hoisted(() => ({ text: '', hash: '', elsewhere: '' }));
const fake: Pick<Desktop, 'saveFile' | 'saveFileAs' | 'readFile'> = {
  saveFile: async ({ path, text, expected }) => {
    if (expected !== null && expected.hash !== disk.hash) return { ok: false, failure: { code: 'FILE_CHANGED_ON_DISK', path, detail: null } };
    disk.text = text;
    disk.hash = 'mine';
    return { ok: true, value: { path, name: 'net.hopline', folder: '/work', fingerprint: { ...fingerprint, hash: disk.hash } } };
  },
  saveFileAs: async ({ text }) => {
    disk.elsewhere = text;
    return { ok: true, value: { path: '/work/other.hopline', name: 'other.hopline', folder: '/work', fingerprint } };
  },
  readFile: async ({ path }) => ({ ok: true, value: { path, name: 'net.hopline', folder: '/work', text: disk.text, readOnly: false, fingerprint: { ...fingerprint, hash: disk.hash } } }),
};
vi.mock('../desktop/index.ts', () => ({ desktop: () => fake }));

const { saveDocument } = await import('./file-actions.ts');
const { hasUnsavedEdits, useDocument } = await import('./document.ts');
const { useSession } = await import('./session.ts');

const documentName = (): string => useDocument.getState().history.design.meta.name;

/** Saves, and answers the question that comes. */
async function saveAnd(choice: 'reload' | 'keep' | 'saveAs' | 'cancel'): Promise<boolean> {
  const saving = saveDocument();
  const asked = await vi.waitUntil(() => useSession.getState().dialog);
  if (asked.name !== 'changed') throw new Error(asked.name);
  expect(asked.file).toBe('net.hopline');
  useSession.getState().close();
  asked.answer(choice);
  return saving;
}

describe('ux-11 saving a document whose file was changed by others', () => {
  beforeEach(() => {
    Object.assign(disk, { text: named('theirs'), hash: 'theirs', elsewhere: '' });
    useDocument.getState().open(emptyDesign, { path: '/work/net.hopline', name: 'net.hopline', folder: '/work', readOnly: false, fingerprint });
    useDocument.getState().dispatch('design.rename', { name: 'mine' });
  });

  test('writes nothing before the person has answered, nor after Cancel', async () => {
    expect(await saveAnd('cancel')).toBe(false);
    expect(disk.text).toBe(named('theirs'));
    expect(documentName()).toBe('mine');
    expect(hasUnsavedEdits(useDocument.getState())).toBe(true);
  });

  test('Keep Mine replaces the file by what is in the window', async () => {
    expect(await saveAnd('keep')).toBe(true);
    expect(disk.text).toBe(named('mine'));
    expect(hasUnsavedEdits(useDocument.getState())).toBe(false);
    expect(await saveDocument()).toBe(true);
  });

  test('Reload shows what is on disk, and the next save expects that', async () => {
    expect(await saveAnd('reload')).toBe(false);
    expect(documentName()).toBe('theirs');
    expect(hasUnsavedEdits(useDocument.getState())).toBe(false);
    expect(await saveDocument()).toBe(true);
  });

  test('Save As keeps both', async () => {
    expect(await saveAnd('saveAs')).toBe(true);
    expect(disk.text).toBe(named('theirs'));
    expect(disk.elsewhere).toBe(named('mine'));
    expect(useDocument.getState().file?.name).toBe('other.hopline');
  });

  test('a file on disk that is damaged leaves the document as it is', async () => {
    disk.text = '{ "format": ';
    expect(await saveAnd('reload')).toBe(false);
    expect(documentName()).toBe('mine');
    expect(useSession.getState().dialog?.name).toBe('error');
    useSession.getState().close();
  });
});
