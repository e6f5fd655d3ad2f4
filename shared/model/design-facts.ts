import { componentId, emptyDesign, type Component, type ComponentId, type Design, type Link, type LinkKind } from './design.ts';
import { mergeSorted } from './merge-sorted.ts';
import type { Cell, Recall } from './recall.ts';
import { isSameValue } from './same-value.ts';
import { addTo, viewsOf, type Entry, type LinkView, type ScopeFacts } from './scope.ts';
import { SortedGroups } from './sorted-groups.ts';

/** What a design says of itself, as facts that go from one value of the design to the next. */
export interface DesignFacts extends Pick<ScopeFacts, 'design' | 'component' | 'children' | 'ofKind' | 'links'> {
  /** Ids of all components, in order. */
  readonly ids: () => readonly ComponentId[];
  /** Sets what differs; false when nothing does. Parts may be copies: what says the same counts as unchanged. */
  readonly follow: (design: Design) => boolean;
}

interface Change<Item> {
  readonly before: Item | null;
  readonly after: Item | null;
}

type Changes<Item> = ReadonlyMap<string, Change<Item>>;

/** What differs between what is known by id and a record of such things; `known` is brought up to date. */
function takeOver<Item>(known: Map<string, Item>, record: Readonly<Record<string, Item>>): Changes<Item> {
  const changes = new Map<string, Change<Item>>();
  let found = 0;
  for (const id of Object.keys(record)) {
    const after = record[id];
    if (after === undefined) continue;
    const before = known.get(id);
    if (before !== undefined) found += 1;
    if (before === after || (before !== undefined && isSameValue(before, after))) continue;
    changes.set(id, { before: before ?? null, after });
    known.set(id, after);
  }
  if (found + [...changes.values()].filter((change) => change.before === null).length === known.size) return changes;
  for (const [id, before] of known) {
    if (Object.hasOwn(record, id)) continue;
    changes.set(id, { before, after: null });
    known.delete(id);
  }
  return changes;
}

/** The links at each component. */
function createLinkFacts(recall: Recall, links: ReadonlyMap<string, Link>): Pick<DesignFacts, 'links'> & { readonly follow: (changes: Changes<Link>) => void } {
  const linksAt = new Map<string, Set<string>>();
  const views = new Map<LinkKind | null, Map<string, Cell<readonly LinkView[]>>>();
  const viewsAt = (id: string, kind: LinkKind | null): readonly LinkView[] =>
    [...(linksAt.get(id) ?? [])].sort().flatMap((linkId) => {
      const link = links.get(linkId);
      return link === undefined || (kind !== null && link.kind !== kind) ? [] : viewsOf(linkId, link, id);
    });
  const cellsOf = (kind: LinkKind | null): Map<string, Cell<readonly LinkView[]>> => {
    const known = views.get(kind) ?? new Map<string, Cell<readonly LinkView[]>>();
    views.set(kind, known);
    return known;
  };
  const setViews = (end: string, kind: LinkKind | null): void => {
    const cell = cellsOf(kind).get(end);
    if (cell !== undefined) recall.set(cell, viewsAt(end, kind));
  };
  return {
    links: (id, kind) => {
      const cells = cellsOf(kind);
      const cell = cells.get(id) ?? recall.fact(viewsAt(id, kind));
      cells.set(id, cell);
      return recall.read(cell);
    },
    follow: (changes) => {
      const ends = ({ from, to }: Link): readonly string[] => [from.component, to.component];
      for (const [id, { before }] of changes) if (before !== null) for (const end of ends(before)) linksAt.get(end)?.delete(id);
      for (const [id, { after }] of changes) if (after !== null) for (const end of ends(after)) linksAt.set(end, (linksAt.get(end) ?? new Set<string>()).add(id));
      for (const { before, after } of changes.values()) {
        for (const link of [before, after]) {
          if (link !== null) for (const end of ends(link)) for (const kind of [null, link.kind]) setViews(end, kind);
        }
      }
    },
  };
}

/** Notes are no part of what a scope says: nothing that answers questions about a design may depend on them. */
type Part = Exclude<keyof Design, 'notes'>;

const parts: readonly Part[] = ['meta', 'components', 'links', 'placements', 'probes', 'extra'];

/** A design whose parts are facts of their own: who asks for its profile is not concerned by a new component. */
function createDesignView(recall: Recall): { readonly view: Design; readonly follow: (changed: readonly Part[], design: Design) => void } {
  let now = emptyDesign;
  const cells: Readonly<Record<Part, Cell<unknown>>> = {
    meta: recall.fact(null), components: recall.fact(null), links: recall.fact(null), placements: recall.fact(null), probes: recall.fact(null), extra: recall.fact(null),
  };
  const read = <Name extends Part>(part: Name): Design[Name] => {
    recall.read(cells[part]);
    return now[part];
  };
  const view: Design = {
    get meta() { return read('meta'); },
    get components() { return read('components'); },
    get links() { return read('links'); },
    get placements() { return read('placements'); },
    get probes() { return read('probes'); },
    get extra() { return read('extra'); },
  };
  return {
    view,
    follow: (changed, design) => {
      now = design;
      for (const part of changed) recall.set(cells[part], null);
    },
  };
}

/** Facts of a design without anything in it. */
export function createDesignFacts(recall: Recall): DesignFacts {
  const designView = createDesignView(recall);
  const components = new Map<string, Component>();
  const links = new Map<string, Link>();
  const entries = new Map<string, Cell<Entry | null>>();
  const byId = (entry: Entry): string => entry.id;
  const [children, kinds] = [new SortedGroups(recall, byId), new SortedGroups(recall, byId)];
  const linkFacts = createLinkFacts(recall, links);
  let last = emptyDesign;
  let ids: readonly ComponentId[] = [];
  const entryOf = (id: string): Entry | null => {
    const component = components.get(id);
    return component === undefined ? null : { id: componentId(id), component };
  };
  const cellOf = (id: string): Cell<Entry | null> => {
    const known = entries.get(id);
    if (known !== undefined) return known;
    const made = recall.fact(entryOf(id));
    entries.set(id, made);
    return made;
  };

  function followComponents(changes: Changes<Component>): void {
    const changed = [...changes.keys()].sort();
    const left = { parents: new Set<string>(), kinds: new Set<string>() };
    const joined = { parents: new Map<string, Entry[]>(), kinds: new Map<string, Entry[]>() };
    for (const id of changed) {
      const before = changes.get(id)?.before ?? null;
      if (before !== null) {
        left.parents.add(before.parent ?? '');
        left.kinds.add(before.kind);
      }
      const entry = entryOf(id);
      recall.set(cellOf(id), entry);
      if (entry === null) continue;
      addTo(joined.parents, entry.component.parent ?? '', entry);
      addTo(joined.kinds, entry.component.kind, entry);
    }
    const owners = new Set(changed);
    children.update(owners, left.parents, joined.parents);
    kinds.update(owners, left.kinds, joined.kinds);
    const isNewOrGone = (id: string): boolean => changes.get(id)?.before === null || changes.get(id)?.after === null;
    if (changed.some(isNewOrGone)) ids = mergeSorted(ids, owners, changed.filter((id) => components.has(id)).map(componentId), (id) => id);
  }

  return {
    design: () => designView.view,
    component: (id) => (id === null ? null : recall.read(cellOf(id))),
    children: (id) => children.read(id ?? ''),
    ofKind: (kind) => kinds.read(kind),
    links: linkFacts.links,
    ids: () => ids,
    follow: (design) => {
      const changes = { components: takeOver(components, design.components), links: takeOver(links, design.links) };
      const isOther = (part: Part): boolean => (part === 'components' || part === 'links' ? changes[part].size > 0 : !isSameValue(last[part], design[part]));
      const changed = parts.filter(isOther);
      if (changed.length === 0) return false;
      last = design;
      designView.follow(changed, design);
      followComponents(changes.components);
      linkFacts.follow(changes.links);
      return true;
    },
  };
}
