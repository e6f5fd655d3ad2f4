import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * ARCHITECTURE 1, "may import", typed from the table, with three readings of it: every layer may use net's and model's
 * vocabulary where the table already lets it see something above them; an export speaks a language, so it may use i18n;
 * and zod schemas may stand anywhere but in net. The guides stand beside the samples: they drive documents and read answers. A comparison reads two
 * designs, asks the saved probes of both as the checks do, and speaks a language.
 */
const mayImport: Record<string, readonly string[]> = {
  net: [],
  model: ['net'],
  plan: ['net', 'model'],
  catalog: ['net', 'model', 'plan'],
  engine: ['net', 'model', 'plan'],
  checks: ['net', 'model', 'engine'],
  document: ['net', 'model', 'catalog'],
  file: ['net', 'model', 'catalog'],
  drawing: ['net', 'model'],
  walkthrough: ['net', 'model', 'engine', 'drawing'],
  export: ['net', 'model', 'engine', 'checks', 'file', 'drawing', 'walkthrough', 'i18n'],
  i18n: ['model'],
  lab: ['net', 'model', 'engine'],
  layout: ['net', 'model'],
  desktop: ['net', 'model', 'file'],
  samples: ['net', 'model', 'catalog', 'document'],
  guides: ['net', 'model', 'engine', 'document'],
  compare: ['net', 'model', 'engine', 'checks', 'i18n'],
};
const layers = Object.keys(mayImport);
const processes = ['renderer', 'electron', 'cli', 'tools', 'bench', 'e2e'];
const root = path.resolve(import.meta.dirname, '..');

/** File to lint -> its text; the rule that must (or must not) speak is in the tests below. */
const fixtures = new Map<string, string>();

function fixture(file: string, text: string): string {
  fixtures.set(file, `${text}\nexport const marker = 1;\n`);
  return file;
}
const importing = (file: string, specifier: string): string => fixture(file, `import { thing } from '${specifier}';\nexport const used = thing;`);

const refused: { file: string; rule: string }[] = [];
const accepted: string[] = [];
const refuse = (file: string, rule = 'no-restricted-imports'): void => void refused.push({ file, rule });

for (const layer of layers) {
  for (const other of layers.filter((name) => name !== layer)) {
    const flat = importing(`shared/${layer}/to-${other}.ts`, `../${other}/thing.ts`);
    const nested = importing(`shared/${layer}/inner/to-${other}.ts`, `../../${other}/deep/thing.ts`);
    for (const file of [flat, nested]) {
      if (mayImport[layer]?.includes(other)) accepted.push(file);
      else refuse(file);
    }
  }
  for (const other of processes) refuse(importing(`shared/${layer}/to-${other}.ts`, `../../${other}/thing.ts`));
  for (const [name, specifier] of [['node', 'node:fs'], ['react', 'react'], ['electron', 'electron']] as const) {
    refuse(importing(`shared/${layer}/package-${name}.ts`, specifier));
  }
  accepted.push(importing(`shared/${layer}/own.ts`, './neighbour.ts'), importing(`shared/${layer}/inner/own.ts`, '../neighbour.ts'));
}

accepted.push(importing('shared/catalog/cloud/vpc/to-plan.ts', '../../../plan/thing.ts'), importing('shared/catalog/cloud/vpc/own.ts', './plan.ts'));
accepted.push(importing('shared/catalog/cloud/vpc/to-shared-by-family.ts', '../addressing.ts'), importing('shared/catalog/cloud/vpc/to-shared-by-all.ts', '../../ports.ts'));
refuse(importing('shared/catalog/cloud/vpc/to-kind.ts', '../subnet/definition.ts'));
refuse(importing('shared/catalog/cloud/vpc/to-family.ts', '../../nsx/esg/definition.ts'));
refuse(importing('shared/catalog/cloud/vpc/to-other-family.ts', '../../nsx/overlay.ts'));
refuse(importing('shared/catalog/cloud/vpc/to-engine.ts', '../../../engine/index.ts'));
refuse(importing('shared/catalog/cloud/vpc/migrations/to-kind.ts', '../../subnet/definition.ts'));

for (const name of ['document', 'window', 'process', 'console', 'fetch', 'setTimeout']) refuse(fixture(`shared/model/global-${name.toLowerCase()}.ts`, `export const used = ${name};`), 'no-restricted-globals');
refuse(fixture('shared/model/clock.ts', 'export const used = Date.now();'), 'no-restricted-properties');
refuse(fixture('shared/model/dice.ts', 'export const used = Math.random();'), 'no-restricted-properties');

accepted.push(importing('renderer/app/to-shared.ts', '../../shared/document/thing.ts'), importing('renderer/app/to-react.ts', 'react'));
for (const specifier of ['node:fs', 'electron', 'electron/renderer', 'commander', '../../electron/main.ts', '../../cli/hopline.ts']) {
  refuse(importing(`renderer/app/bad-${specifier.replaceAll(/[^a-z]+/g, '-')}.ts`, specifier));
}
refuse(fixture('renderer/app/process.ts', 'export const used = process.platform;'), 'no-restricted-globals');

accepted.push(importing('electron/to-desktop.ts', '../shared/desktop/contract.ts'), importing('electron/shell/to-file.ts', '../../shared/file/index.ts'));
accepted.push(importing('electron/to-electron.ts', 'electron'));
for (const specifier of ['react', '@xyflow/react', '../shared/engine/index.ts', '../shared/catalog/registry.ts', '../renderer/main.tsx', '../cli/hopline.ts']) {
  refuse(importing(`electron/bad-${specifier.replaceAll(/[^a-z]+/g, '-')}.ts`, specifier));
}
refuse(importing('electron/shell/to-electron.ts', 'electron'));
refuse(importing('electron/shell/to-engine.ts', '../../shared/engine/index.ts'));
refuse(fixture('electron/document.ts', 'export const used = document.title;'), 'no-restricted-globals');

accepted.push(importing('cli/to-engine.ts', '../shared/engine/index.ts'), importing('cli/to-node.ts', 'node:fs'));
for (const specifier of ['electron', 'react', '../renderer/main.tsx', '../electron/main.ts']) {
  refuse(importing(`cli/bad-${specifier.replaceAll(/[^a-z]+/g, '-')}.ts`, specifier));
}
refuse(importing('e2e/to-renderer.ts', '../renderer/main.tsx'));
refuse(importing('tools/to-electron.mjs', 'electron'));

fixture('shared/net/cycle-a.ts', "import { b } from './cycle-b.ts';\nexport const a = (): unknown => b;");
refuse(fixture('shared/net/cycle-b.ts', "import { a } from './cycle-a.ts';\nexport const b = (): unknown => a;"), 'no-cycle');
refuse(fixture('shared/net/any.ts', 'export const used: any = 1;'), 'no-explicit-any');
refuse(fixture('shared/net/bang.ts', 'export const used = (list: readonly string[]): string => list[0]!;'), 'no-non-null-assertion');
refuse(fixture('shared/net/default-export.ts', 'const thing = 1;\nexport default thing;'), 'no-default-export');
refuse(fixture('shared/net/too-long.ts', Array.from({ length: 401 }, (_, line) => `export const line${line} = ${line};`).join('\n')), 'max-lines');
refuse(fixture('shared/net/CamelCase.ts', ''), 'filename-case');

let folder = '';
/** File -> the rules that spoke about it. */
const spoken = new Map<string, string[]>();

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hopline-fences-'));
  cpSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
  for (const [file, text] of fixtures) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const { stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json'], { cwd: folder, encoding: 'utf8', maxBuffer: 64e6 });
  for (const { code, filename } of JSON.parse(stdout).diagnostics as { code: string; filename: string }[]) {
    const file = path.relative(folder, path.resolve(folder, filename)).replaceAll('\\', '/');
    spoken.set(file, [...(spoken.get(file) ?? []), code]);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** "shared/engine", "electron", ... */
const placeOf = (file: string): string => (file.startsWith('shared/') ? file.split('/').slice(0, 2) : file.split('/').slice(0, 1)).join('/');
const restrictions = (file: string): string[] => (spoken.get(file) ?? []).filter((code) => /restricted/.test(code));

describe('import fences', () => {
  const places = [...new Set(refused.map(({ file }) => placeOf(file)))];
  test.each(places)('nothing forbidden passes in %s', (place) => {
    const here = refused.filter(({ file }) => placeOf(file) === place);
    expect(here.length).toBeGreaterThan(0);
    expect(here.filter(({ file, rule }) => !spoken.get(file)?.some((code) => code.includes(rule)))).toEqual([]);
  });
  test('what ARCHITECTURE 1 allows is not refused', () => {
    expect(accepted.filter((file) => restrictions(file).length > 0)).toEqual([]);
  });
  test('every folder of shared/ has a fence', () => {
    const folders = readdirSync(path.join(root, 'shared'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(folders.filter((name) => !layers.includes(name))).toEqual([]);
  });
});

describe('type fence of shared/', () => {
  test.each([
    ['document.title', /Cannot find name 'document'/],
    ['process.platform', /Cannot find name 'process'/],
    ['window.location', /Cannot find name 'window'/],
  ])('%s does not compile', (expression, complaint) => {
    const file = path.join(folder, `types-${expression.replaceAll('.', '-')}.ts`);
    writeFileSync(file, `export const used: unknown = ${expression};\n`);
    const project = path.join(folder, 'tsconfig.json');
    writeFileSync(project, JSON.stringify({ extends: path.join(root, 'tsconfig.shared.json'), include: [file], exclude: [] }));
    const { stdout, status } = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', project], { encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stdout).toMatch(complaint);
  });
});
