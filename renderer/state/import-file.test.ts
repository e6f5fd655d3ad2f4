import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Desktop } from '../../shared/desktop/contract.ts';
import { emptyDesign } from '../../shared/model/design.ts';

const state = readFileSync(path.join(import.meta.dirname, '../../shared/file/terraform/testing/getting-started.tfstate'), 'utf8');
const fingerprint = { size: 1, modifiedMs: 1, hash: 'opened' };

const world = vi.hoisted(() => ({ text: '', savedAs: '', arranged: 0, extensions: [] as readonly string[] }));
const fake: Pick<Desktop, 'openFile' | 'readFile' | 'saveFileAs'> = {
  openFile: async ({ filters }) => {
    world.extensions = filters.flatMap((filter) => filter.extensions);
    return { ok: true, value: { path: '/work/terraform.tfstate', name: 'terraform.tfstate', folder: '/work', text: world.text, readOnly: false, fingerprint } };
  },
  readFile: async ({ path: file }) => ({ ok: true, value: { path: file, name: 'terraform.tfstate', folder: '/work', text: world.text, readOnly: false, fingerprint } }),
  saveFileAs: async ({ suggestedName }) => {
    world.savedAs = suggestedName;
    return { ok: true, value: { path: `/work/${suggestedName}`, name: suggestedName, folder: '/work', fingerprint } };
  },
};
vi.mock('../desktop/index.ts', () => ({ desktop: () => fake }));
vi.mock('../canvas/arrange.ts', () => ({
  arrange: async () => {
    world.arranged += 1;
    return Promise.resolve();
  },
}));

const { openDocument, saveDocument } = await import('./file-actions.ts');
const { useDocument } = await import('./document.ts');
const { useSession } = await import('./session.ts');

beforeEach(() => {
  Object.assign(world, { text: state, savedAs: '', arranged: 0 });
  useDocument.getState().open({ ...emptyDesign, meta: { ...emptyDesign.meta, name: 'mine' } }, null);
});

test('Open takes a Terraform state by its content and lays it out', async () => {
  await openDocument();
  expect(world.extensions).toContain('tfstate');
  expect(useDocument.getState().history.design.components['web-1']).toMatchObject({ kind: 'instance', parent: 'subnet' });
  expect(world.arranged).toBe(1);
});

test('saving asks for a place of its own and never replaces the state', async () => {
  await openDocument();
  expect(useDocument.getState().file).toBeNull();
  expect(await saveDocument()).toBe(true);
  expect(world.savedAs).toBe('terraform.hopline');
});

test('a state that cannot be read leaves the open document and says why', async () => {
  world.text = JSON.stringify({ version: 3, terraform_version: '0.11.14', modules: [] });
  await openDocument();
  expect(useDocument.getState().history.design.meta.name).toBe('mine');
  const { dialog } = useSession.getState();
  expect(dialog?.name === 'error' ? dialog.notice.details : null).toEqual([{
    ko: '1행 2열 /version: 상태 형식 3은 읽을 수 없습니다(형식 4만). 현재 Terraform에서 "terraform show -json > state.json"을 실행하고 state.json을 고르세요.',
    en: 'line 1, column 2 /version: State format 3 cannot be read, only 4. Run "terraform show -json > state.json" with a current Terraform and choose state.json.',
  }]);
  expect(world.arranged).toBe(0);
  useSession.getState().close();
});
