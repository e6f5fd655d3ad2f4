import type { Match, Range } from '../../plan/stage.ts';
import { bias, maskOf, readPrefix, WordBuffer, type WordList } from './words.ts';

/**
 * Packet predicates as words. A match is ten words: protocol, source set, destination set, source ports, destination ports, ICMP types, ICMP codes,
 * sets of excepted sources and destinations; -1 means any (of exceptions: none). Sets are `[count, first, last, ...]`, disjoint and sorted; addresses
 * in them are biased (see {@link bias}). The last word says where the packet must be, among the sets as well: the names of interfaces it came in by and
 * of those it leaves by, each the offset of `[count, name, ...]` or -1, and 1 when it must be the device's own.
 *
 * Interfaces are known by numbers of their names: rows are shared by devices whose interfaces have other numbers.
 */
export const matchWords = 10;

export interface MatchTables {
  readonly matches: Int32Array;
  readonly sets: Int32Array;
}

/** Adds predicates to the tables of a network under construction. Equal lists share one set. */
export interface MatchCompiler {
  /** Returns the offset of the match. */
  readonly add: (match: Match) => number;
  /** Adds matches one after the other and returns the offset of the first; -1 without any. The same list again is where it was. */
  readonly addAll: (rows: readonly Match[]) => number;
  /** Numbers of the names that matches speak of; null where none speaks of any. */
  readonly interfaceNames: () => ReadonlyMap<string, number> | null;
  /** Words written so far. */
  readonly size: () => number;
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

/** A list this long is known by what it says only where the very same list comes again: its words as a text would cost more than the words. */
const longList = 64;

export function createMatchCompiler(): MatchCompiler {
  const [matches, sets] = [new WordBuffer(), new WordBuffer()];
  const byList = new WeakMap<object, number>();
  const byWords = new Map<string, number>();
  const byAddress = new Map<string, number>();
  const byRows = new WeakMap<readonly Match[], number>();
  const names = new Map<string, number>();
  const addWords = (words: WordList): number => {
    const key = words.length > longList ? null : words.join(' ');
    const known = key === null ? undefined : byWords.get(key);
    if (known !== undefined) return known;
    const offset = sets.length;
    sets.append(words);
    if (key !== null) byWords.set(key, offset);
    return offset;
  };
  const addSet = (list: object, words: () => WordList): number => {
    const known = byList.get(list);
    if (known !== undefined) return known;
    const offset = addWords(words());
    byList.set(list, offset);
    return offset;
  };
  /** Most lists hold one address: that of a port, or everybody's. */
  const addOne = (text: string): number => {
    const known = byAddress.get(text);
    if (known !== undefined) return known;
    const offset = sets.length;
    const prefix = readPrefix(text);
    sets.append(prefix === null ? [0] : [1, bias(prefix.network), bias(prefix.network | ~maskOf(prefix.length))]);
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
  const nameNumber = (name: string): number => {
    const number = names.get(name) ?? names.size;
    names.set(name, number);
    return number;
  };
  const interfaces = (list: readonly string[] | undefined): number => (list === undefined ? -1 : addWords([list.length, ...list.map(nameNumber)]));
  const place = ({ ingress, egress, isOwn }: Match): number =>
    ingress === undefined && egress === undefined && isOwn === undefined ? -1 : addWords([interfaces(ingress), interfaces(egress), isOwn === true ? 1 : 0]);
  const add = (match: Match): number => {
    const words = [
      match.protocol ?? -1, addresses(match.sources), addresses(match.destinations), ranges(match.sourcePorts), ranges(match.destinationPorts),
      ranges(match.icmpTypes), ranges(match.icmpCodes), addresses(match.exceptSources), addresses(match.exceptDestinations),
      place(match),
    ];
    matches.append(words);
    return matches.length - matchWords;
  };
  return {
    add,
    addAll: (rows) => {
      const known = byRows.get(rows);
      if (known !== undefined) return known;
      const first = rows.length === 0 ? -1 : matches.length;
      for (const row of rows) add(row);
      byRows.set(rows, first);
      return first;
    },
    interfaceNames: () => (names.size === 0 ? null : names),
    size: () => matches.length + sets.length,
    finish: () => ({ matches: matches.finish(), sets: sets.finish() }),
  };
}
