import { fontAdvances, measuredCharacters } from './advances.ts';

export type Weight = 430 | 530 | 620;

export interface TextStyle {
  /** Type size in CSS pixels. */
  readonly size: number;
  readonly weight: Weight;
  /** All digits as wide as each other: addresses, ports, sizes, counts (VISUAL 3). */
  readonly tabular?: boolean;
  /** In parts of the type size. */
  readonly letterSpacing?: number;
}

const position = new Map<number, number>([...measuredCharacters].map((character, index) => [character.codePointAt(0) ?? 0, index]));

function isHangul(point: number): boolean {
  return (point >= 0xac00 && point <= 0xd7a3) || (point >= 0x1100 && point <= 0x11ff) || (point >= 0x3130 && point <= 0x318f);
}

function isCombining(point: number): boolean {
  return (point >= 0x300 && point <= 0x36f) || (point >= 0x200b && point <= 0x200d) || (point >= 0xfe00 && point <= 0xfe0f);
}

/** Thousandths of the type size. Kerning is not counted: it only ever makes Latin text a little narrower. */
function advanceOf(point: number, weight: Weight, tabular: boolean): number {
  const table = fontAdvances[weight];
  if (tabular && point >= 48 && point <= 57) return table.tabularDigit;
  const known = position.get(point);
  if (known !== undefined) return table.advances[known] ?? table.wide;
  if (isHangul(point)) return table.hangul;
  return isCombining(point) ? 0 : table.wide;
}

/** Width of one line of text in CSS pixels, from the bundled table of Pretendard; no font or canvas is asked. */
export function measureText(text: string, style: TextStyle): number {
  let thousandths = 0;
  let count = 0;
  for (const character of text) {
    thousandths += advanceOf(character.codePointAt(0) ?? 0, style.weight, style.tabular === true);
    count += 1;
  }
  return (style.size * (thousandths + 1000 * count * (style.letterSpacing ?? 0))) / 1000;
}

/** The text, or its longest beginning with an ellipsis that fits into `width` pixels; empty when not even one letter fits. */
export function fitText(text: string, width: number, style: TextStyle): string {
  if (measureText(text, style) <= width) return text;
  const letters = [...text];
  const room = width - measureText('…', style);
  let used = 0;
  let kept = 0;
  for (const letter of letters) {
    used += measureText(letter, style);
    if (used > room) break;
    kept += 1;
  }
  return kept === 0 ? '' : `${letters.slice(0, kept).join('').trimEnd()}…`;
}
