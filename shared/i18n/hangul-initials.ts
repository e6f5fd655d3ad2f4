const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
/** Syllables that begin with one consonant: 21 vowels with 28 endings. */
const perInitial = 588;

/** A text with every Hangul syllable replaced by its first consonant, the rest as it is: `서브넷 a` becomes `ㅅㅂㄴ a`. */
export function hangulInitials(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const code = letter.charCodeAt(0);
      return code < firstSyllable || code > lastSyllable ? letter : (initials[Math.floor((code - firstSyllable) / perInitial)] ?? letter);
    })
    .join('');
}

/** True when a text typed to search consists of first consonants only, blanks aside. */
export function isInitials(text: string): boolean {
  const letters = [...text.normalize('NFC')].filter((letter) => letter !== ' ');
  return letters.length > 0 && letters.every((letter) => initials.includes(letter));
}
