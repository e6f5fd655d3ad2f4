// Runs once per routed packet and hop: no allocation, no closures, integers only.
import { nodeWords } from '../compile/routes.ts';
import type { RouteTables } from '../compile/routes.ts';

/** Value of the range that holds the biased address; -1 where no prefix does. */
function findRange(tables: RouteTables, offset: number, count: number, biased: number): number {
  const { starts } = tables;
  let low = offset;
  let high = offset + count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= biased) low = middle;
    else high = middle - 1;
  }
  return tables.values[low] ?? -1;
}

/**
 * The list of best rows for a packet, as an offset into `lists`; -1 when no row applies. Longest destination prefix first; within one prefix a row
 * bound to the source beats the others. `policySource` is the address policy rows look at.
 */
export function lookupRoute(tables: RouteTables, device: number, destination: number, policySource: number): number {
  const count = tables.devices[device * 2 + 1] ?? 0;
  if (count === 0) return -1;
  const { nodes } = tables;
  let node = findRange(tables, tables.devices[device * 2] ?? 0, count, destination ^ 0x80000000);
  while (node >= 0) {
    const sources = nodes[node + 1] ?? 0;
    if (sources > 0) {
      const bound = findRange(tables, nodes[node] ?? 0, sources, policySource ^ 0x80000000);
      if (bound >= 0) return bound;
    }
    const plain = nodes[node + 2] ?? -1;
    if (plain >= 0) return plain;
    node = nodes[node + nodeWords - 1] ?? -1;
  }
  return -1;
}
