import type { AnyRegistry } from './definition.ts';
import type { ComponentId } from './design.ts';
import type { Entry, Scope } from './scope.ts';

/** One line of the tree of containment, as it stands between what is folded and what a search leaves. */
export interface OutlineRow {
  readonly id: ComponentId;
  /** 1 for what stands on the canvas itself. */
  readonly level: number;
  /** Among the siblings that are shown, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Null where there is nothing to unfold. */
  readonly isOpen: boolean | null;
  /** False for a container that is shown only because something inside it is found. */
  readonly isFound: boolean;
}

const shapeOrder = { container: 0, segment: 1, node: 2 } as const;
const names = new Intl.Collator('ko', { numeric: true });

/** Containers before networks before single things; within each by name, numbers as numbers. */
function inOrder(entries: readonly Entry[], registry: AnyRegistry): readonly Entry[] {
  const rank = ({ component }: Entry): number => shapeOrder[registry.find(component.kind)?.shape ?? 'node'];
  return [...entries].sort((left, right) => rank(left) - rank(right) || names.compare(left.component.name, right.component.name));
}

export interface OutlineView {
  /** Containers whose contents are folded away. */
  readonly folded: ReadonlySet<string>;
  /** What a search finds; null without a search. What is found is shown whatever is folded. */
  readonly finds: ((entry: Entry) => boolean) | null;
  /** What is not listed, with everything in it. */
  readonly without?: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

/** The lines of the tree from top to bottom. Iterates, so that a deep nesting cannot exhaust the stack. */
export function outlineRows(scope: Scope, registry: AnyRegistry, { folded, finds, without = nothing }: OutlineView): readonly OutlineRow[] {
  const shown = finds === null ? null : foundOrAround(scope, finds);
  const rows: OutlineRow[] = [];
  const siblingsOf = (parent: ComponentId | null): readonly Entry[] => {
    const all = without.size === 0 ? scope.children(parent) : scope.children(parent).filter(({ id }) => !without.has(id));
    return inOrder(shown === null ? all : all.filter(({ id }) => shown.has(id)), registry);
  };
  const levels: { readonly entries: readonly Entry[]; next: number }[] = [{ entries: siblingsOf(null), next: 0 }];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const entry = level.entries[level.next];
    if (entry === undefined) {
      levels.pop();
      continue;
    }
    level.next += 1;
    const children = siblingsOf(entry.id);
    const isOpen = children.length === 0 ? null : shown !== null || !folded.has(entry.id);
    rows.push({ id: entry.id, level: levels.length, position: level.next, siblings: level.entries.length, isOpen, isFound: shown?.get(entry.id) ?? true });
    if (isOpen === true) levels.push({ entries: children, next: 0 });
  }
  return rows;
}

/** What is found (true), and what it stands in (false). */
function foundOrAround(scope: Scope, finds: (entry: Entry) => boolean): ReadonlyMap<ComponentId, boolean> {
  const shown = new Map<ComponentId, boolean>();
  for (const id of Object.keys(scope.design.components)) {
    const entry = scope.component(id);
    if (entry === null || !finds(entry)) continue;
    shown.set(entry.id, true);
    for (const around of scope.ancestors(entry.id)) if (!shown.has(around.id)) shown.set(around.id, false);
  }
  return shown;
}
