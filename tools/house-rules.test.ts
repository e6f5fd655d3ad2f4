import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Source files below some folders, relative to the root, tests left out. */
function sourcesOf(...folders: string[]): string[] {
  const files = folders.flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file.replaceAll('\\', '/'))));
  return files.filter((file) => /\.(ts|tsx)$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes('/testing/'));
}

/** "file:line: text" of every line that a pattern finds. */
function linesWith(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

const everywhere = sourcesOf('shared', 'renderer', 'electron', 'cli');

describe('house rules', () => {
  const families = readdirSync(path.join(root, 'shared/catalog'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const kinds = families.flatMap((family) => readdirSync(path.join(root, 'shared/catalog', family.name), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name));

  test('no code outside the catalog decides by the kind of a component', () => {
    expect(kinds.length).toBeGreaterThan(0);
    const kind = `['"](?:${kinds.join('|')})['"]`;
    const decision = new RegExp(`[!=]==\\s*${kind}|${kind}\\s*[!=]==|case\\s+${kind}\\s*:`);
    const outside = everywhere.filter((file) => !file.startsWith('shared/catalog/'));
    expect(linesWith(decision, outside)).toEqual([]);
  });

  test('barrels stand only at the entry of a layer', () => {
    const isBarrel = (file: string): boolean => {
      const code = readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return code.trim() !== '' && code.replaceAll(/export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'[^']+';/g, '').trim() === '';
    };
    expect(everywhere.filter((file) => isBarrel(file) && !/^shared\/[^/]+\/index\.ts$/.test(file))).toEqual([]);
  });

  test('nothing is left for later', () => {
    expect(linesWith(/\b(TODO|FIXME|XXX|HACK)\b/, everywhere)).toEqual([]);
  });

  test('README shows and links only what is there', () => {
    const targets = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(targets).toContain('assets/screenshot.png');
    expect(targets.filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
  });

  test('every package is pinned to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });
});

describe('security switches that stay as they are', () => {
  const dangerous = [
    /webSecurity['"]?\s*:\s*false/,
    /contextIsolation['"]?\s*:\s*false/,
    /sandbox['"]?\s*:\s*false/,
    /nodeIntegration\w*['"]?\s*:\s*true/,
    /webviewTag['"]?\s*:\s*true/,
    /allowRunningInsecureContent['"]?\s*:\s*true/,
    /experimentalFeatures['"]?\s*:\s*true/,
    /(enable|disable)BlinkFeatures/,
    /appendSwitch\(\s*['"](no-sandbox|disable-web-security|remote-debugging)/,
  ];
  test.each(dangerous)('%s is nowhere in the shell', (pattern) => {
    expect(linesWith(pattern, sourcesOf('electron'))).toEqual([]);
  });

  test('the page loads no code from text and allows none in its policy', () => {
    expect(linesWith(/dangerouslySetInnerHTML|new Function\(|\beval\(|unsafe-(inline|eval)/, sourcesOf('renderer', 'electron'))).toEqual([]);
  });
});
