import type { Language } from '../model/text.ts';
import type { LayoutIndex, LayoutNode } from './layout-index.ts';
import type { FindingMark } from './parts/badges.ts';
import type { Ink } from './parts/ink.ts';
import type { Picture } from './picture.ts';

/** Ids together with everything that stands in them. */
export function descendants(layout: LayoutIndex, ids: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of layout.nodes) if (ids.has(node.id) || (node.parent !== null && found.has(node.parent))) found.add(node.id);
  return found;
}

interface Contents {
  readonly total: number;
  readonly words: string;
}

const counted = new WeakMap<Picture, Map<string, Contents>>();

/** How many components stand in one, collapsed and folded ones included, and the two most frequent kinds in words. Counted once per picture. */
export function contentsCount(picture: Picture, id: string, language: Language = 'en'): Contents {
  const known = counted.get(picture) ?? new Map<string, Contents>();
  counted.set(picture, known);
  const key = `${language} ${id}`;
  const contents = known.get(key) ?? countContents(picture, id, language);
  known.set(key, contents);
  return contents;
}

function countContents(picture: Picture, id: string, language: Language): Contents {
  const { scope } = picture.facts;
  const byKind = new Map<string, number>();
  let total = 0;
  const visit = (parent: string): void => {
    const entry = scope.component(parent);
    if (entry === null) return;
    for (const child of scope.children(entry.id)) {
      total += 1;
      byKind.set(child.component.kind, (byKind.get(child.component.kind) ?? 0) + 1);
      visit(child.id);
    }
  };
  visit(id);
  const kinds = [...byKind].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 2);
  const words = kinds.map(([kind, count]) => `${labelOf(picture, kind, language)} ${count}`).join(' · ');
  return { total, words };
}

function labelOf(picture: Picture, kind: string, language: Language): string {
  const node = picture.layout.nodes.find((candidate) => candidate.component.kind === kind);
  return node?.definition?.labels[language] ?? kind;
}

const placesInside = new WeakMap<LayoutIndex, ReadonlySet<string>>();

/** Whether places stand directly in a component. */
export function holdsPlaces(layout: LayoutIndex, id: string): boolean {
  const known = placesInside.get(layout) ?? new Set(layout.nodes.flatMap((node) => (node.form === 'place' && node.parent !== null ? [node.parent] : [])));
  placesInside.set(layout, known);
  return known.has(id);
}

const rank = { error: 2, warning: 1, info: 0 };

/** The worst finding of a component and of all it holds. */
export function worstInside(picture: Picture, id: string, findings: ReadonlyMap<string, FindingMark>): FindingMark | null {
  let worst: FindingMark | null = null;
  for (const [owner, mark] of findings) {
    if (owner !== id && !picture.layout.ancestors(owner).includes(id)) continue;
    if (worst === null || rank[mark.severity] > rank[worst.severity]) worst = mark;
  }
  return worst;
}

/** What a picture does not show of nodes that hold others. */
export interface Folding {
  /** Ids of what folded nodes hold. */
  readonly hidden: ReadonlySet<string>;
  /** True for a node that holds others and is drawn as one card. */
  readonly isFolded: (node: LayoutNode) => boolean;
}

const foldings = new WeakMap<LayoutIndex, WeakMap<object, Folding>>();
const unfolded: Folding = { hidden: new Set(), isFolded: (node) => node.isCollapsed };
const nothingLit: ReadonlySet<string> = new Set();

/**
 * Below 70 % a node that holds others is one card with a count (VISUAL 8). Between 35 and 70 % one that holds something lit stays open: a trace that
 * goes through its pods shows them.
 */
export function foldingOf(picture: Picture, ink: Ink, lit: ReadonlySet<string> | null = null): Folding {
  if (ink.level !== 'compact' && ink.level !== 'block') return unfolded;
  const { layout } = picture;
  const kept = ink.level === 'compact' ? (lit ?? nothingLit) : nothingLit;
  const known = foldings.get(layout) ?? new WeakMap<object, Folding>();
  foldings.set(layout, known);
  const before = known.get(kept);
  if (before !== undefined) return before;
  const isFolded = (node: LayoutNode): boolean => node.isCollapsed || (node.form === 'holder' && !node.children.some((child) => kept.has(child)));
  const hidden = new Set<string>();
  for (const node of layout.nodes) {
    const parent = node.parent === null ? null : layout.find(node.parent);
    if (parent !== null && (isFolded(parent) || hidden.has(parent.id))) hidden.add(node.id);
  }
  const made = { hidden, isFolded };
  known.set(kept, made);
  return made;
}
