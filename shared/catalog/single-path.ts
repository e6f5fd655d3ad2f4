import type { RouteRow } from '../plan/stage.ts';

/**
 * Routes of a device that keeps one way to each network: of rows that are equally good only the first one is installed. Worse ones stay, as what the
 * best one was preferred to.
 */
export function singlePath(rows: readonly RouteRow[]): readonly RouteRow[] {
  const known = new Set<string>();
  return rows.filter(({ destination, from = '', distance, metric }) => {
    const key = `${destination} ${from} ${distance} ${metric}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
