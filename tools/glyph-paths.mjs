// Turns assets/glyphs/*.svg (24 x 24, stroked in currentColor) into path data: shared/drawing/glyph/glyph-paths.ts.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, writeIfChanged } from './process.mjs';

/** @param {number} value */
const short = (value) => String(Math.round(value * 1000) / 1000);

/** How many numbers each path command takes. @type {Record<string, number>} */
const arity = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** Rewrites path data with absolute M, L, C, Q, A and Z only. @param {string} d */
function absolute(d) {
  const tokens = d.match(/[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g) ?? [];
  const out = [];
  let [x, y, startX, startY, controlX, controlY] = [0, 0, 0, 0, 0, 0];
  let command = '';
  let last = '';
  for (let index = 0; index < tokens.length; ) {
    if (/[a-zA-Z]/.test(tokens[index] ?? '')) command = tokens[index++] ?? '';
    const upper = command.toUpperCase();
    const relative = command !== upper;
    const count = arity[upper];
    if (count === undefined) throw new Error(`unknown path command ${command}`);
    const numbers = readNumbers(tokens, index, upper, count);
    index = numbers.next;
    const n = numbers.values;
    const at = (/** @type {number} */ position, /** @type {number} */ base) => (n[position] ?? 0) + (relative ? base : 0);
    const points = (/** @type {number} */ pairs) => Array.from({ length: pairs * 2 }, (_, k) => at(k, k % 2 === 0 ? x : y));
    if (upper === 'Z') {
      out.push('Z');
      [x, y] = [startX, startY];
    } else if (upper === 'H' || upper === 'V') {
      [x, y] = upper === 'H' ? [at(0, x), y] : [x, at(0, y)];
      out.push(`L${short(x)} ${short(y)}`);
    } else if (upper === 'A') {
      const [endX, endY] = [at(5, x), at(6, y)];
      out.push(`A${n.slice(0, 5).map(short).join(' ')} ${short(endX)} ${short(endY)}`);
      [x, y] = [endX, endY];
    } else {
      let p = points(count / 2);
      if (upper === 'S') p = [...('CS'.includes(last) ? [2 * x - controlX, 2 * y - controlY] : [x, y]), ...p];
      if (upper === 'T') p = [...('QT'.includes(last) ? [2 * x - controlX, 2 * y - controlY] : [x, y]), ...p];
      const letter = upper === 'S' ? 'C' : upper === 'T' ? 'Q' : upper;
      out.push(`${letter}${p.map(short).join(' ')}`);
      [controlX, controlY] = [p.at(-4) ?? x, p.at(-3) ?? y];
      [x, y] = [p.at(-2) ?? x, p.at(-1) ?? y];
      if (upper === 'M') {
        [startX, startY] = [x, y];
        command = relative ? 'l' : 'L';
      }
    }
    last = upper;
  }
  return out.join('');
}

/** Arc flags may be written without a separator ("1011"). @param {readonly string[]} tokens @param {number} from @param {string} upper @param {number} count */
function readNumbers(tokens, from, upper, count) {
  const values = [];
  const queue = tokens.slice(from, from + count);
  let used = 0;
  while (values.length < count) {
    const token = queue[used] ?? tokens[from + used];
    if (token === undefined) throw new Error('path data ends early');
    if (upper === 'A' && (values.length === 3 || values.length === 4) && token.length > 1 && /^[01]/.test(token)) {
      values.push(Number(token[0]));
      queue[used] = token.slice(1);
      continue;
    }
    values.push(Number(token));
    used++;
  }
  return { values, next: from + used };
}

/** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} r */
function roundedRect(x, y, w, h, r) {
  if (r === 0) return absolute(`M${x} ${y}h${w}v${h}h${-w}Z`);
  return absolute(`M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}Z`);
}

/** @param {string} svg */
function readGlyph(svg) {
  let [stroke, fill] = ['', ''];
  for (const [, name = '', attributes = ''] of svg.matchAll(/<(path|rect|circle|ellipse|line)\b([^>]*)\/?>/g)) {
    const text = (/** @type {string} */ key) => new RegExp(`(?:^|\\s)${key}="([^"]*)"`).exec(attributes)?.[1] ?? null;
    const number = (/** @type {string} */ key) => Number(text(key) ?? 0);
    const d = shapePath(name, text, number);
    if (text('fill') === 'currentColor') fill += d;
    if (text('stroke') !== 'none') stroke += d;
  }
  return { stroke, fill };
}

/** @param {string} name @param {(key: string) => string | null} text @param {(key: string) => number} number */
function shapePath(name, text, number) {
  if (name === 'path') return absolute(text('d') ?? '');
  if (name === 'line') return absolute(`M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`);
  if (name === 'rect') return roundedRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
  const [rx, ry] = name === 'circle' ? [number('r'), number('r')] : [number('rx'), number('ry')];
  const [cx, cy] = [number('cx'), number('cy')];
  return absolute(`M${cx - rx} ${cy}A${rx} ${ry} 0 1 1 ${cx + rx} ${cy}A${rx} ${ry} 0 1 1 ${cx - rx} ${cy}Z`);
}

/** Writes the module of glyph paths; leaves it alone when nothing changed. */
export function writeGlyphPaths() {
  const folder = path.join(root, 'assets/glyphs');
  const names = readdirSync(folder).filter((name) => name.endsWith('.svg')).sort();
  const rows = names.map((name) => {
    const { stroke, fill } = readGlyph(readFileSync(path.join(folder, name), 'utf8'));
    return `  '${path.basename(name, '.svg')}': { stroke: '${stroke}', fill: '${fill}' },`;
  });
  writeIfChanged(
    path.join(root, 'shared/drawing/glyph/glyph-paths.ts'),
    `/** Path data of every glyph on its 24 x 24 grid, by kind id. Written by tools/glyph-paths.mjs from assets/glyphs. */
export const glyphPaths: Readonly<Record<string, { readonly stroke: string; readonly fill: string }>> = {
${rows.join('\n')}
};
`,
  );
}
