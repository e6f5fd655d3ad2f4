/*
 * Regular expressions of L7 conditions. They come from files of other people and run in a backtracking matcher, so that only patterns whose cost is
 * bounded are let through: no repeated groups, no references back, no looking around, few repetitions and few alternatives. Everything else is refused
 * as incomplete (NHN-LB-008).
 */

/** Longest pattern, as for every value of a condition. */
const longest = 255;
/** How often a pattern may look at each character of a text: at most so often to the power of the text's length. */
const highestPower = 2;
/** Ways through options (`?`) and alternatives (`|`) at one place of a text. */
const mostWays = 32;
/** Patterns whose cost grows with the square of the text look only at texts up to this length. */
const textLimit = 1024;

/** Why a pattern is not taken. */
export type PatternProblem = 'unreadable' | 'too-complex';

interface Cost {
  readonly repetitions: number;
  readonly ways: number;
  readonly isRefused: boolean;
}

const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})/;
const groupStart = /^\((?:\?(?::|<[A-Za-z_]\w*>))?/;
/** References back, and every kind of group but plain, unnamed and named ones. */
const refused = /\\[1-9k]|\(\?(?!:|<[A-Za-z_])/;
const largestCount = 255;

/** Reads one atom: how many characters of the pattern it takes. */
function atomLength(rest: string): number {
  if (rest.startsWith('\\')) return 2;
  if (!rest.startsWith('[')) return groupStart.exec(rest)?.[0].length ?? 1;
  for (let at = 1; at < rest.length; at += 1) {
    if (rest[at] === '\\') at += 1;
    else if (rest[at] === ']') return at + 1;
  }
  return rest.length;
}

/** Walks over a pattern that the matcher can read and adds up what it may cost. */
function costOf(pattern: string): Cost {
  const alternatives = [1];
  let [repetitions, ways, isRefused] = [0, 1, refused.test(pattern)];
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    if (rest.startsWith('(')) alternatives.push(1);
    if (rest.startsWith('|')) alternatives.push((alternatives.pop() ?? 1) + 1);
    if (rest.startsWith(')')) ways *= alternatives.pop() ?? 1;
    at += atomLength(rest);
    const found = quantifier.exec(pattern.slice(at))?.[0] ?? '';
    at += found.length;
    // Lazy: another order of the same ways.
    if (found !== '' && pattern[at] === '?') at += 1;
    if (found === '?') ways *= 2;
    else if (found !== '' && rest.startsWith(')')) isRefused = true;
    else if (found !== '' && !/^\{(\d+)(?:,\1)?\}$/.test(found)) repetitions += 1;
    if ((found.match(/\d+/g) ?? []).some((count) => Number(count) > largestCount)) isRefused = true;
  }
  return { repetitions, ways: ways * (alternatives[0] ?? 1), isRefused };
}

/** The power with which the cost grows with the text: each repetition, and the search for where a pattern begins that is not tied to the start. */
function powerOf(pattern: string, cost: Cost): number {
  const isTied = pattern.startsWith('^') && !pattern.includes('|');
  return cost.repetitions + (isTied ? 0 : 1);
}

function isReadable(pattern: string): boolean {
  try {
    return new RegExp(pattern).source !== '';
  } catch {
    return false;
  }
}

/** Whether a pattern can be taken; null when it can. */
export function patternProblem(pattern: string): PatternProblem | null {
  if (!isReadable(pattern)) return 'unreadable';
  const cost = costOf(pattern);
  const isBounded = pattern.length <= longest && !cost.isRefused && cost.ways <= mostWays && powerOf(pattern, cost) <= highestPower;
  return isBounded ? null : 'too-complex';
}

/** The pattern as the plan states it: one whose cost grows with the square of the text says that longer texts do not match. */
export function boundedPattern(pattern: string): string {
  return powerOf(pattern, costOf(pattern)) < highestPower ? pattern : `^(?![^]{${textLimit + 1}})[^]*?(?:${pattern})`;
}
