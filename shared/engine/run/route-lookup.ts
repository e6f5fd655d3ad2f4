// Runs once per routed packet and hop: no allocation, no closures, integers only.
import { searchWords } from '../compile/ranges.ts';
import { nodeWords } from '../compile/routes.ts';
import type { RouteTables } from '../compile/routes.ts';

/** Value of the range that holds the biased address; -1 where no prefix does. */
function findRange(tables: RouteTables, search: number, biased: number): number {
  const { starts, searches } = tables;
  let low = searches[search] ?? 0;
  let high = low + (searches[search + 1] ?? 0) - 1;
  const buckets = searches[search + 2] ?? 0;
  if (buckets > 0) {
    const first = searches[search + 3] ?? 0;
    if (biased < first) return tables.values[low] ?? -1;
    const bucket = (biased - first) >>> (searches[search + 4] ?? 0);
    if (bucket >= buckets) return tables.values[high] ?? -1;
    low = searches[search + searchWords + bucket] ?? low;
    high = searches[search + searchWords + bucket + 1] ?? high;
  }
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
  const search = tables.devices[device] ?? -1;
  if (search < 0) return -1;
  const { nodes } = tables;
  let node = findRange(tables, search, destination ^ 0x80000000);
  while (node >= 0) {
    const sources = nodes[node] ?? -1;
    if (sources >= 0) {
      const bound = findRange(tables, sources, policySource ^ 0x80000000);
      if (bound >= 0) return bound;
    }
    const plain = nodes[node + 1] ?? -1;
    if (plain >= 0) return plain;
    node = nodes[node + nodeWords - 1] ?? -1;
  }
  return -1;
}
