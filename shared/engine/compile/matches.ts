import type { Match, Range } from '../../plan/stage.ts';
import { bias, maskOf, readPrefix, toWords, type WordList } from './words.ts';

/**
 * Packet predicates as words. A match is nine words: protocol, source set, destination set, source ports, destination ports, ICMP types, ICMP codes,
 * sets of excepted sources and destinations; -1 means any (of exceptions: none). Sets are `[count, first, last, ...]`, disjoint and sorted; addresses
 * in them are biased (see {@link bias}).
 */
export const matchWords = 9;

export interface MatchTables {
  readonly matches: Int32Array;
  readonly sets: Int32Array;
}

/** Adds predicates to the tables of a network under construction. Equal lists share one set. */
export interface MatchCompiler {
  /** Returns the offset of the match. */
  readonly add: (match: Match) => number;
  readonly finish: () => MatchTables;
}

function addressRanges(texts: readonly string[]): WordList {
  const ranges = texts
    .flatMap((text) => {
      const prefix = readPrefix(text);
      return prefix === null ? [] : [{ first: bias(prefix.network), last: bias(prefix.network | ~maskOf(prefix.length)) }];
    })
    .sort((a, b) => a.first - b.first);
  const merged: { first: number; last: number }[] = [];
  for (const range of ranges) {
    const top = merged.at(-1);
    if (top !== undefined && range.first <= top.last + 1) top.last = Math.max(top.last, range.last);
    else merged.push({ ...range });
  }
  return [merged.length, ...merged.flatMap((range) => [range.first, range.last])];
}

export function createMatchCompiler(): MatchCompiler {
  const matches: WordList = [];
  const sets: WordList = [];
  const byList = new WeakMap<object, number>();
  const byWords = new Map<string, number>();
  const byAddress = new Map<string, number>();
  const addSet = (list: object, words: () => WordList): number => {
    const known = byList.get(list);
    if (known !== undefined) return known;
    const made = words();
    const key = made.join(' ');
    const offset = byWords.get(key) ?? sets.length;
    if (offset === sets.length) {
      for (const word of made) sets.push(word);
      byWords.set(key, offset);
    }
    byList.set(list, offset);
    return offset;
  };
  /** Most lists hold one address: that of a port, or everybody's. */
  const addOne = (text: string): number => {
    const known = byAddress.get(text);
    if (known !== undefined) return known;
    const offset = sets.length;
    const prefix = readPrefix(text);
    if (prefix === null) sets.push(0);
    else sets.push(1, bias(prefix.network), bias(prefix.network | ~maskOf(prefix.length)));
    byAddress.set(text, offset);
    return offset;
  };
  const addresses = (list: readonly string[] | undefined): number => {
    if (list === undefined) return -1;
    const [only] = list;
    return list.length === 1 && only !== undefined ? addOne(only) : addSet(list, () => addressRanges(list));
  };
  const ranges = (list: readonly Range[] | undefined): number =>
    list === undefined ? -1 : addSet(list, () => [list.length, ...list.flatMap(([first, last]) => [first, last])]);
  return {
    add: (match) => {
      const offset = matches.length;
      matches.push(
        match.protocol ?? -1, addresses(match.sources), addresses(match.destinations), ranges(match.sourcePorts), ranges(match.destinationPorts),
        ranges(match.icmpTypes), ranges(match.icmpCodes), addresses(match.exceptSources), addresses(match.exceptDestinations),
      );
      return offset;
    },
    finish: () => ({ matches: toWords(matches), sets: toWords(sets) }),
  };
}
