// Runs once per filter and packet: no allocation, integers only.
import { matchWords } from '../compile/matches.ts';
import { actionWords, comparesCurrent, comparesOriginal, filterWords, listWords } from '../compile/tables.ts';
import type { Network } from '../network.ts';
import type { Machine } from './machine.ts';
import { isWhereWanted, matchesHere, matchesPacket } from './match-packet.ts';

/** The first of `count` matches from `first` on that holds; -1 for none. */
function findMatch(network: Network, machine: Machine, first: number, count: number, words: Int32Array): number {
  const { matches } = network;
  for (let row = 0, at = first; row < count; row++, at += matchWords) if (matchesPacket(matches, at, words) && isWhereWanted(network, machine, at)) return row;
  return -1;
}

/** The first row of a filter that matches; -1 when the default decides. Rows compare the packet as it is, or as it entered the device. */
export function findFilterRow(network: Network, machine: Machine, table: number, original: Int32Array): number {
  const { filters, actions } = network.stages;
  const current = machine.packet;
  const count = filters[table * filterWords] ?? 0;
  const first = filters[table * filterWords + 1] ?? 0;
  const compares = filters[table * filterWords + 5] ?? comparesCurrent;
  if (compares === comparesCurrent) return findMatch(network, machine, first, count, current);
  if (compares === comparesOriginal) return findMatch(network, machine, first, count, original);
  const own = filters[table * filterWords + 2] ?? 0;
  for (let row = 0; row < count; row++) {
    const words = actions[own + row * actionWords + 1] === 1 ? original : current;
    if (matchesHere(network, machine, first + row * matchWords, words)) return row;
  }
  return -1;
}

/** What the row, or the default, says: one of the action words of compile/tables.ts. */
export function filterAction(network: Network, table: number, row: number): number {
  const { filters, actions } = network.stages;
  if (row < 0) return filters[table * filterWords + 3] ?? 0;
  return actions[(filters[table * filterWords + 2] ?? 0) + row * actionWords] ?? 0;
}

/** The first predicate of a list that holds; -1 for none. */
export function findListRow(network: Network, machine: Machine, table: number): number {
  const { lists } = network.stages;
  return findMatch(network, machine, lists[table * listWords + 1] ?? 0, lists[table * listWords] ?? 0, machine.packet);
}
