import type { Drawn, DrawnNode } from './drawn.ts';

/** What stands directly in one container, or on the drawing (`container` null): the unit that is laid out by itself. */
export interface Sheet {
  readonly container: DrawnNode | null;
  /** Segments without contents: lines across the container, under its title. */
  readonly rails: readonly DrawnNode[];
  /** Pinned and locked ones keep their place; the rest goes round them. */
  readonly fixed: readonly DrawnNode[];
  readonly free: readonly DrawnNode[];
}

/** Notes belong to a place of the drawing, not to a network. */
function isFixed(node: DrawnNode): boolean {
  return node.form === 'note' || node.placement?.pinned === true || node.placement?.locked === true;
}

function sheetOf(container: DrawnNode | null, nodes: readonly DrawnNode[]): Sheet {
  const loose = nodes.filter((node) => !isFixed(node));
  // Lines of the drawing itself lie between what they join; inside a container they lie across it.
  const rails = container === null ? [] : loose.filter((node) => node.form === 'rail');
  return { container, rails, fixed: nodes.filter(isFixed), free: loose.filter((node) => !rails.includes(node)) };
}

/** The order in which people put things side by side: where they stand now, row by row. */
function inReadingOrder(nodes: readonly DrawnNode[]): readonly DrawnNode[] {
  return [...nodes].sort((a, b) => a.bounds.y - b.bounds.y || a.bounds.x - b.bounds.x || (a.id < b.id ? -1 : 1));
}

/**
 * Everything to lay out, containers before what holds them. With `only`, the contents of one chosen container, or the chosen things among
 * themselves: then the last sheet holds just these, and everything else stays where it is.
 */
export function sheetsOf(layout: Drawn['layout'], only: readonly string[]): readonly Sheet[] {
  const childrenOf = (node: DrawnNode | null): readonly DrawnNode[] =>
    inReadingOrder(node === null ? layout.nodes.filter((other) => other.parent === null) : node.children.flatMap((id) => layout.find(id) ?? []));
  const sheets: Sheet[] = [];
  const visit = (container: DrawnNode | null): void => {
    const children = childrenOf(container);
    for (const child of children) if (child.children.length > 0) visit(child);
    if (children.length > 0) sheets.push(sheetOf(container, children));
  };
  const chosen = only.flatMap((id) => layout.find(id) ?? []);
  const [first, ...more] = chosen;
  if (first === undefined) visit(null);
  else if (more.length === 0) visit(first);
  else {
    const siblings = chosen.filter((node) => node.parent === first.parent);
    sheets.push(sheetOf(first.parent === null ? null : layout.find(first.parent), inReadingOrder(siblings)));
  }
  return sheets;
}
