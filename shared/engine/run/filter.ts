// Runs once per filter and packet: no allocation, integers only.
import { matchWords } from '../compile/matches.ts';
import { filterWords, listWords } from '../compile/tables.ts';
import type { Network } from '../network.ts';
import { matchesPacket } from './match-packet.ts';

/** The first row of a filter that matches; -1 when the default decides. */
export function findFilterRow(network: Network, table: number, words: Int32Array): number {
  const { filters } = network.stages;
  const count = filters[table * filterWords] ?? 0;
  const first = filters[table * filterWords + 1] ?? 0;
  for (let row = 0; row < count; row++) {
    if (matchesPacket(network.matches, first + row * matchWords, words)) return row;
  }
  return -1;
}

/** What the row, or the default, says: one of the action words of compile/tables.ts. */
export function filterAction(network: Network, table: number, row: number): number {
  const { filters, actions } = network.stages;
  if (row < 0) return filters[table * filterWords + 3] ?? 0;
  return actions[(filters[table * filterWords + 2] ?? 0) + row] ?? 0;
}

/** The first predicate of a list that holds; -1 for none. */
export function findListRow(network: Network, table: number, words: Int32Array): number {
  const { lists } = network.stages;
  const count = lists[table * listWords] ?? 0;
  const first = lists[table * listWords + 1] ?? 0;
  for (let row = 0; row < count; row++) {
    if (matchesPacket(network.matches, first + row * matchWords, words)) return row;
  }
  return -1;
}
