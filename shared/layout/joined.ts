import type { Drawn } from './drawn.ts';

/** Two neighbours on one sheet that a wire joins, directly or by something inside them. */
export interface Joined {
  readonly a: string;
  readonly b: string;
}

/** For every container (null: the drawing) which of its own children are joined, each pair once, by the wires of the picture. */
export function joinedOf({ layout, wires }: Drawn): ReadonlyMap<string | null, readonly Joined[]> {
  const bySheet = new Map<string | null, Joined[]>();
  const seen = new Set<string>();
  for (const { from, to } of wires) {
    const [left, right] = [[from, ...layout.ancestors(from)], [to, ...layout.ancestors(to)]];
    if (layout.find(from) === null || layout.find(to) === null || left.includes(to) || right.includes(from)) continue;
    const shared = left.find((id) => right.includes(id)) ?? null;
    const a = left[shared === null ? left.length - 1 : left.indexOf(shared) - 1];
    const b = right[shared === null ? right.length - 1 : right.indexOf(shared) - 1];
    if (a === undefined || b === undefined || a === b) continue;
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const list = bySheet.get(shared);
    if (list === undefined) bySheet.set(shared, [{ a, b }]);
    else list.push({ a, b });
  }
  return bySheet;
}

/**
 * Gives every pair a direction away from the first of the list, breadth first: a line that joins many then lies between them, whichever way
 * each link was drawn.
 */
export function directed(ids: readonly string[], joined: readonly Joined[]): readonly Joined[] {
  const neighbours = new Map<string, string[]>();
  for (const { a, b } of joined) {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  }
  const depth = new Map<string, number>();
  for (const root of ids) {
    if (depth.has(root)) continue;
    depth.set(root, 0);
    const queue = [root];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      for (const other of neighbours.get(next) ?? []) {
        if (depth.has(other)) continue;
        depth.set(other, (depth.get(next) ?? 0) + 1);
        queue.push(other);
      }
    }
  }
  return joined.map(({ a, b }) => ((depth.get(a) ?? 0) <= (depth.get(b) ?? 0) ? { a, b } : { a: b, b: a }));
}
