/**
 * A short code for a defect, the same wherever it happens again: what it is and where it came from, without the words of the message, which may
 * hold names of a document. FNV-1a over the first lines of the stack without their addresses.
 */
export function supportCode(defect: Error): string {
  const places = (defect.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 3);
  const text = [defect.name, ...places.map((line) => line.replaceAll(/\(?\S*\/([^/\s?]+)(\?\S*?)?:(\d+):(\d+)\)?/g, '$1:$3:$4').trim())].join('|');
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return `DEFECT-${(hash >>> 0).toString(16).padStart(8, '0').toUpperCase()}`;
}
