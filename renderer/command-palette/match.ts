import { hangulInitials, isInitials } from '../../shared/i18n/hangul-initials.ts';

/** What the words typed say about a text: the smaller the better. */
const found = { whole: 0, beginning: 1, word: 2, inside: 3, initials: 4 } as const;

/** Words of a text, Hangul and Latin alike. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[\s·:,()/.…-]+/).filter((word) => word !== '');
}

function rankOfWord(text: string, wanted: string): number | null {
  if (text === wanted) return found.whole;
  if (text.startsWith(wanted)) return found.beginning;
  const words = wordsOf(text);
  if (words.some((word) => word.startsWith(wanted))) return found.word;
  if (text.includes(wanted)) return found.inside;
  // First consonants of Korean words, first letters of English ones: `ㅈㄷㅂㅊ` and `al` for auto layout.
  if (isInitials(wanted)) return hangulInitials(text).replaceAll(' ', '').includes(wanted) ? found.initials : null;
  return wanted.length > 1 && words.map((word) => word.charAt(0)).join('').startsWith(wanted) ? found.initials : null;
}

const clean = (text: string): string => text.normalize('NFC').toLowerCase().trim();

/**
 * How well something answers to what was typed: every word typed must be found in one of its texts (labels in both languages, its menu); null when one is not.
 * The smaller the better, 0: it is called so.
 */
export function rankOf(texts: readonly string[], typed: string): number | null {
  const known = texts.map(clean);
  const wanted = clean(typed);
  if (wanted === '') return 0;
  const whole = known.flatMap((text) => rankOfWord(text, wanted) ?? []);
  if (whole.length > 0) return Math.min(...whole);
  let sum = found.initials;
  for (const word of wanted.split(/\s+/)) {
    const ranks = known.flatMap((text) => rankOfWord(text, word) ?? []);
    if (ranks.length === 0) return null;
    sum += Math.min(...ranks);
  }
  return sum;
}
