import type { Design } from '../../shared/model/design.ts';
import { isSameValue } from '../../shared/model/same-value.ts';

function sharing<Item>(mine: Readonly<Record<string, Item>>, theirs: Readonly<Record<string, Item>>): Readonly<Record<string, Item>> {
  return Object.fromEntries(Object.entries(theirs).map(([id, item]) => [id, Object.hasOwn(mine, id) && isSameValue(mine[id], item) ? (mine[id] ?? item) : item]));
}

/**
 * The second design made of the objects of the first where both say the same. Only what differs is then sent to the worker, and what one edit does not
 * concern is not compiled again for either.
 */
export function withSharedParts(mine: Design, theirs: Design): Design {
  return {
    meta: isSameValue(mine.meta, theirs.meta) ? mine.meta : theirs.meta,
    components: sharing(mine.components, theirs.components),
    links: sharing(mine.links, theirs.links),
    placements: sharing(mine.placements, theirs.placements),
    probes: sharing(mine.probes, theirs.probes),
    extra: isSameValue(mine.extra, theirs.extra) ? mine.extra : theirs.extra,
  };
}
