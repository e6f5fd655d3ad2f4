/**
 * A list in order of its items' ids without the items of some ids and with others put in: `joining` is in order itself. Where a joining item has the
 * id of one that stays it comes after it.
 */
export function mergeSorted<Item>(list: readonly Item[], without: ReadonlySet<string>, joining: readonly Item[], idOf: (item: Item) => string): readonly Item[] {
  const merged: Item[] = [];
  let next = 0;
  for (const item of list) {
    const id = idOf(item);
    if (without.has(id)) continue;
    for (let candidate = joining[next]; candidate !== undefined && idOf(candidate) < id; candidate = joining[next]) {
      merged.push(candidate);
      next += 1;
    }
    merged.push(item);
  }
  for (const item of next === 0 ? joining : joining.slice(next)) merged.push(item);
  return merged;
}
