/**
 * Korean particles after a word that is only known when the sentence is filled. A sentence is written with both forms, `{name}이(가)`;
 * the last sound of the word chooses one. A word whose sound nobody can tell (another script, a sign) keeps both forms, as a form letter would.
 */

/** How a word ends in speech. `ㄹ` is a consonant that only `(으)로` treats as a vowel. */
type Ending = 'vowel' | 'consonant' | 'ㄹ';

/** Both written forms, then the form after a consonant and the form after a vowel. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  '이(가)': ['이', '가'],
  '을(를)': ['을', '를'],
  '은(는)': ['은', '는'],
  '과(와)': ['과', '와'],
  '와(과)': ['과', '와'],
  '(으)로': ['으로', '로'],
};

/** A particle in both forms, for a regular expression. */
export const particleForms = Object.keys(pairs).map((forms) => forms.replaceAll(/[()]/g, String.raw`\$&`)).join('|');

/** Digits as they are read: 영 일 이 삼 사 오 육 칠 팔 구. A number that ends in 0 ends in 영, 십, 백, 천 or 만: always a consonant. */
const digits: readonly Ending[] = ['consonant', 'ㄹ', 'vowel', 'consonant', 'vowel', 'vowel', 'consonant', 'ㄹ', 'ㄹ', 'vowel'];

/** Letters whose name ends in a consonant: 엘, 알, 엠, 엔. */
const letterNames: Readonly<Record<string, Ending>> = { l: 'ㄹ', r: 'ㄹ', m: 'consonant', n: 'consonant' };

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const finals = 28;
const finalRieul = 8;

function syllableEnding(code: number): Ending {
  const final = (code - firstSyllable) % finals;
  if (final === 0) return 'vowel';
  return final === finalRieul ? 'ㄹ' : 'consonant';
}

/** A Latin word: spelled out when it is written in capitals or has no vowel (VPC, ssh), otherwise as Korean spells foreign words (넷, 서버, 스테이징). */
function latinEnding(word: string): Ending {
  if (word === word.toUpperCase() || !/[aeiouy]/i.test(word)) return letterNames[word.slice(-1).toLowerCase()] ?? 'vowel';
  const lower = word.toLowerCase();
  if (/(?:l|le)$/.test(lower)) return 'ㄹ';
  return /(?:[mn]e?|ng|[aeiou]c?[bckpt])$/.test(lower) ? 'consonant' : 'vowel';
}

function endingOf(text: string): Ending | null {
  // What stands in brackets after a word is not read: the particle belongs to the word. Closing quotes are never read.
  const spoken = text.normalize('NFC').replace(/(?<=\S)\s*\([^()]*\)$/, '').replace(/["'”’」』)\]]+$/, '');
  const last = spoken.at(-1) ?? '';
  const code = last.charCodeAt(0);
  if (code >= firstSyllable && code <= lastSyllable) return syllableEnding(code);
  if (/\d/.test(last)) return digits[Number(last)] ?? null;
  const [word] = /[a-z]+$/i.exec(spoken) ?? [];
  return word === undefined ? null : latinEnding(word);
}

/** The form of a particle that follows a text; both forms as written when the sound of the text is not known. */
export function particleAfter(text: string, forms: string): string {
  const pair = pairs[forms];
  const ending = endingOf(text);
  if (pair === undefined || ending === null) return forms;
  const [afterConsonant, afterVowel] = pair;
  if (ending === 'ㄹ') return forms === '(으)로' ? afterVowel : afterConsonant;
  return ending === 'vowel' ? afterVowel : afterConsonant;
}
