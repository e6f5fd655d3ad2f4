// Measures Pretendard in an installed Chromium and writes shared/drawing/font/advances.ts. Run it when the font's version changes.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumTestFlags, findChromium } from './browser.mjs';
import { root } from './process.mjs';

const weights = [430, 530, 620];
const fontFile = path.join(root, 'node_modules/pretendard/dist/web/variable/woff2/PretendardVariable.woff2');
const characters = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCodePoint(0x20 + index)),
  ...Array.from({ length: 96 }, (_, index) => String.fromCodePoint(0xa0 + index)).filter((character) => character !== '\u00ad'),
  ...'–—‘’“”…•→←↑↓↔−≤≥≠',
].join('');

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('Chromium is needed to measure the font: set CHROMIUM_PATH.');
const browser = await chromium.launch({ executablePath, args: chromiumTestFlags });
const page = await browser.newPage();
const url = `data:font/woff2;base64,${readFileSync(fontFile).toString('base64')}`;
await page.setContent(`<style>@font-face{font-family:P;src:url(${url});font-weight:45 920}
span{font-family:P;font-size:1000px;font-kerning:none;white-space:pre;position:absolute}</style><body></body>`);
const tables = await page.evaluate(
  async ({ characters, weights }) => {
    await Promise.all(weights.map((weight) => document.fonts.load(`${weight} 100px P`, '가A')));
    /** @param {string} character @param {number} weight @param {boolean} tabular */
    const advance = (character, weight, tabular) => {
      const span = document.createElement('span');
      span.style.fontWeight = String(weight);
      if (tabular) span.style.fontVariantNumeric = 'tabular-nums';
      span.textContent = character;
      document.body.append(span);
      const { width } = span.getBoundingClientRect();
      span.remove();
      return Math.round(width);
    };
    return weights.map((weight) => ({
      weight,
      advances: [...characters].map((character) => advance(character, weight, false)),
      hangul: advance('가', weight, false),
      wide: advance('漢', weight, false),
      tabularDigit: advance('1', weight, true),
    }));
  },
  { characters, weights },
);
await browser.close();

/** @param {readonly number[]} numbers */
function lines(numbers) {
  const rows = [];
  for (let index = 0; index < numbers.length; index += 30) rows.push(`    ${numbers.slice(index, index + 30).join(', ')},`);
  return rows.join('\n');
}

const body = tables
  .map((table) => `  ${table.weight}: {\n    hangul: ${table.hangul},\n    wide: ${table.wide},\n    tabularDigit: ${table.tabularDigit},\n    advances: [\n${lines(table.advances)}\n    ],\n  },`)
  .join('\n');
writeFileSync(
  path.join(root, 'shared/drawing/font/advances.ts'),
  `/**
 * Advance widths of Pretendard 1.3.9 (variable) in thousandths of the type size, without kerning. Written by tools/font-metrics.mjs.
 * \`advances\` follows \`measuredCharacters\`; every Hangul syllable has one width, other wide characters are counted as \`wide\`.
 */
export const measuredCharacters = ${JSON.stringify(characters)};

export const fontAdvances = {
${body}
} as const;
`,
);
