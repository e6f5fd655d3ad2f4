import type { AnyRegistry } from './definition.ts';
import { createDesignFacts } from './design-facts.ts';
import type { ComponentId, Design } from './design.ts';
import { Recall, type Cell } from './recall.ts';
import { addTo, scopeOver, type InterfaceRef, type Scope } from './scope.ts';
import { SortedGroups } from './sorted-groups.ts';

/** A scope that goes from one value of a design to the next and keeps every answer that the difference does not concern. */
export interface FollowedScope {
  readonly scope: Scope;
  readonly recall: Recall;
  /** Ids of all components, in order. */
  readonly ids: () => readonly ComponentId[];
  /**
   * Turns to another design. Its parts may be copies: what says the same counts as unchanged. Several readers may share one scope and each turn it to
   * the design they are asked about; when it is there already that costs a comparison.
   */
  readonly follow: (design: Design) => void;
}

/** Interfaces by names they bear, where `namesOf` follows from cells of its own. */
interface InterfaceIndex {
  readonly groups: SortedGroups<InterfaceRef>;
  readonly namesOf: (ref: InterfaceRef, position: number, segments: readonly (string | null)[]) => readonly (string | null)[];
}

interface Indexed {
  readonly refs: readonly InterfaceRef[];
  readonly segments: readonly (string | null)[];
}

const nothing: Indexed = { refs: [], segments: [] };

/** Moves the interfaces of these owners to where they belong now. */
function updateIndex(index: InterfaceIndex, before: ReadonlyMap<string, Indexed>, after: ReadonlyMap<string, Indexed>): void {
  const left = new Set<string>();
  const joined = new Map<string, InterfaceRef[]>();
  const forEachName = ({ refs, segments }: Indexed, visit: (name: string, ref: InterfaceRef) => void): void => {
    refs.forEach((ref, position) => {
      for (const name of index.namesOf(ref, position, segments)) if (name !== null) visit(name, ref);
    });
  };
  for (const old of before.values()) forEachName(old, (name) => void left.add(name));
  for (const now of after.values()) forEachName(now, (name, ref) => addTo(joined, name, ref));
  index.groups.update(new Set(after.keys()), left, joined);
}

/** Starts with a design without anything in it. Kinds are asked as with a scope of one design, and nothing is asked again that is still true. */
export function followDesigns(registry: AnyRegistry): FollowedScope {
  const recall = new Recall();
  const facts = createDesignFacts(recall);
  const byOwner = (ref: InterfaceRef): string => ref.owner;
  const bySegment: InterfaceIndex = { groups: new SortedGroups(recall, byOwner), namesOf: (_ref, position, segments) => [segments[position] ?? null] };
  const byAddress: InterfaceIndex = { groups: new SortedGroups(recall, byOwner), namesOf: (ref) => ref.row.addresses };
  const byPolicy: InterfaceIndex = { groups: new SortedGroups(recall, byOwner), namesOf: (ref) => ref.row.policies };
  // What a component's interfaces are, and where they are wired to, is asked before anybody can know who else is there.
  let isIndexing = false;
  /** False after a defect on the way: the next design begins there, even one that says the same. */
  let isIndexed = true;
  const read = (index: InterfaceIndex, name: string): readonly InterfaceRef[] => {
    if (isIndexing) throw new Error('interfaces of a component depend on the interfaces of all components');
    return index.groups.read(name);
  };
  const scope = scopeOver(
    {
      ...facts,
      members: (segment) => read(bySegment, segment),
      boundTo: (policy) => read(byPolicy, policy),
      holders: (address) => read(byAddress, address),
      remembering: (ask) => recall.remembering(ask),
    },
    registry,
  );

  const known = new Map<ComponentId, Indexed>();
  const cells = new Map<ComponentId, Cell<Indexed>>();
  const indexedOf = (owner: ComponentId): Indexed => {
    const rows = scope.interfaces(owner);
    const segments = rows.map((row) => scope.segmentOf(owner, row.id));
    return { refs: rows.map((row) => ({ owner, row })), segments };
  };
  const current = (id: ComponentId): Indexed => {
    const cell = cells.get(id);
    if (cell !== undefined) return recall.read(cell);
    const made = recall.derived(() => indexedOf(id));
    cells.set(id, made);
    return made.value;
  };

  function followInterfaces(): void {
    const before = new Map<ComponentId, Indexed>();
    const after = new Map<ComponentId, Indexed>();
    const ids = facts.ids();
    const note = (id: ComponentId, now: Indexed): void => {
      const old = known.get(id) ?? nothing;
      if (old === now || (old.refs.length === 0 && now.refs.length === 0)) return;
      before.set(id, old);
      after.set(id, now);
    };
    for (const id of ids) note(id, current(id));
    for (const id of known.keys()) if (scope.component(id) === null) note(id, nothing);
    for (const [id, now] of after) {
      if (now.refs.length === 0) known.delete(id);
      else known.set(id, now);
    }
    for (const index of [byAddress, byPolicy, bySegment]) updateIndex(index, before, after);
  }

  return {
    scope,
    recall,
    ids: facts.ids,
    follow: (design) => {
      if (!facts.follow(design) && isIndexed) return;
      isIndexed = false;
      isIndexing = true;
      try {
        followInterfaces();
        isIndexed = true;
      } finally {
        isIndexing = false;
      }
    },
  };
}
