// Writes the notices of everything that Hopline ships, read from what the bundles really contain.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './process.mjs';

/** Shipped as files, so no source map names them. */
const shippedAsFiles = ['elkjs', 'pretendard'];

/** Licences whose terms are met by shipping the unmodified package with its text. */
const accepted = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'EPL-2.0', 'OFL-1.1', 'CC0-1.0', 'Zlib', 'BlueOak-1.0.0', 'Unlicense']);

/** @param {unknown} license an SPDX expression of package.json; of alternatives one is enough */
export const isAccepted = (license) =>
  typeof license === 'string' &&
  license
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => accepted.has(part)));

/** What a licence asks to be said beside its text. */
const remarks = new Map([
  [
    'elkjs',
    'The Eclipse Layout Kernel is used unmodified under the Eclipse Public License 2.0, without warranty of any kind by its contributors. Its source is at https://github.com/kieler/elkjs and https://github.com/eclipse/elk.',
  ],
  ['pretendard', 'The font Pretendard is used under the SIL Open Font License 1.1. It is shipped with Hopline and not sold by itself.'],
]);

/**
 * @param {readonly string[]} files paths as source maps write them
 * @returns {string[]} the package folders below node_modules that they lie in, sorted, e.g. "node_modules/@scope/name"
 */
export function packagesOf(files) {
  const folders = files.flatMap((file) => /^.*?(node_modules\/.*)$/.exec(file.replaceAll('\\', '/'))?.[1] ?? []);
  const packages = folders.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(packages)].sort();
}

/** @returns {string[]} the sources of every bundle in dist/ */
function bundledSources() {
  const dist = path.join(root, 'dist');
  const maps = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.map') && !file.startsWith('bench'));
  if (maps.length === 0) throw new Error('dist/ holds no source maps: run `npm run build` first.');
  return maps.flatMap((file) => JSON.parse(readFileSync(path.join(dist, file), 'utf8')).sources ?? []);
}

/** @param {string} folder @returns {string | undefined} the licence texts and notices that a package brings */
function textOf(folder) {
  const inside = ['', 'dist'].map((place) => path.join(folder, place)).filter(existsSync);
  const files = inside.flatMap((place) =>
    readdirSync(place)
      .filter((name) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(name) && !/\.(js|ts)$/.test(name))
      .map((name) => path.join(place, name)),
  );
  return files.length > 0 ? files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n') : undefined;
}

/** @param {string} place relative to the root */
function noticeFor(place) {
  const folder = path.join(root, place);
  const { name, version, license, author, homepage } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!isAccepted(license)) throw new Error(`${name} ${version} is under "${license}", which nobody has agreed to ship.`);
  const holder = typeof author === 'string' ? author : author?.name;
  const text = textOf(folder) ?? [`Licensed under ${license}.`, holder && `Author: ${holder}`, homepage].filter(Boolean).join('\n');
  const remark = remarks.get(name);
  return `${name} ${version} (${license})\n\n${remark ? `${remark}\n\n` : ''}${text}`;
}

/** Writes dist/renderer/THIRD-PARTY-NOTICES.txt. Throws when something shipped has a licence that nobody agreed to. */
export function writeNotices() {
  const packages = packagesOf([...bundledSources(), ...shippedAsFiles.map((name) => `node_modules/${name}/package.json`)]);
  const intro = 'Hopline contains the following works of others. The desktop app also contains Electron and Chromium, whose notices lie beside its program.';
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  const file = path.join(root, 'dist/renderer/THIRD-PARTY-NOTICES.txt');
  writeFileSync(file, `${[intro, ...packages.map(noticeFor)].join(rule)}\n`);
  return { file, count: packages.length };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { file, count } = writeNotices();
  console.log(`${path.relative(root, file)}: ${count} packages.`);
}
