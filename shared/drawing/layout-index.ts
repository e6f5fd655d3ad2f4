import type { AnyRegistry, Definition } from '../model/definition.ts';
import type { Component, Design, Placement } from '../model/design.ts';
import type { Note } from '../model/note.ts';
import type { Bounds } from './display-list.ts';
import { createRectGrid, contains, inflate, union } from './rect-grid.ts';
import { sizedNotes } from './place-notes.ts';
import { placeChildren, type SizedChild } from './place-children.ts';

/** Height of a container's title band (VISUAL 7). */
export const bandHeight = 24;

/** How a component is drawn: a card, a rail, or a box that holds others. */
export type NodeForm = 'card' | 'rail' | 'place' | 'group' | 'host' | 'holder' | 'note';

/** One component on the canvas, in absolute CSS pixels at 100 %. */
export interface LayoutNode {
  readonly id: string;
  /** For a note what lists and labels show of it: kind `note`, its first line as name. */
  readonly component: Component;
  /** Null for a kind this program does not know, and for a note. */
  readonly definition: Definition<never> | null;
  /** The annotation this is; null for a component. */
  readonly note: Note | null;
  readonly form: NodeForm;
  readonly isSegment: boolean;
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly depth: number;
  readonly bounds: Bounds;
  readonly placement: Placement | null;
  /** A container shown as one card with a count. */
  readonly isCollapsed: boolean;
}

/** Whether a node is drawn as a box that others stand in. */
export function isBox(node: Pick<LayoutNode, 'form' | 'isCollapsed'>): boolean {
  return node.form !== 'card' && node.form !== 'rail' && node.form !== 'note' && !node.isCollapsed;
}

/** Whether a node is a thin line around others: it is held by that line, its inside belongs to what it surrounds. */
export function isFrame(node: Pick<LayoutNode, 'note'>): boolean {
  return node.note?.shape === 'rectangle' || node.note?.shape === 'ellipse';
}

/** How far from its line a frame is still held. */
const frameReach = 6;

/** Where everything is: nested placements turned into absolute rectangles, with the questions the canvas asks. */
export interface LayoutIndex {
  /** Visible components in drawing order: parents before children, then by z, then by id. Notes below the z of all that stands on the canvas come before, other notes after. */
  readonly nodes: readonly LayoutNode[];
  readonly find: (id: string) => LayoutNode | null;
  readonly bounds: (id: string) => Bounds | null;
  /** The component itself, or the collapsed container it is hidden in; null when it is not shown at all. */
  readonly visible: (id: string) => LayoutNode | null;
  /** The topmost component at a point. */
  readonly hitTest: (x: number, y: number) => string | null;
  /** The innermost open container at a point, leaving out some ids and all they hold: where a dragged thing would land. */
  readonly containerAt: (x: number, y: number, except?: ReadonlySet<string>) => string | null;
  /** Indices into `nodes` of what touches an area. */
  readonly within: (area: Bounds) => readonly number[];
  /** Ids an ancestor chain names, from the direct parent outwards. */
  readonly ancestors: (id: string) => readonly string[];
  readonly all: Bounds;
}

const unknownSize = { width: 132, height: 46 };
const collapsedSize = { width: 148, height: 46 };

function formOf(definition: Definition<never> | null, hasChildren: boolean): NodeForm {
  if (definition === null) return hasChildren ? 'group' : 'card';
  if (definition.container !== null) return definition.container;
  if (definition.shape === 'container') return 'group';
  if (hasChildren) return 'holder';
  return definition.shape === 'segment' ? 'rail' : 'card';
}

interface Draft {
  readonly id: string;
  readonly component: Component;
  readonly definition: Definition<never> | null;
  readonly placement: Placement | null;
  readonly children: readonly Draft[];
  readonly form: NodeForm;
  readonly offsets: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
}

function childIds(design: Design): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const id of Object.keys(design.components).sort()) {
    const parent = design.components[id]?.parent ?? null;
    const key = parent !== null && design.components[parent] !== undefined ? parent : '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  }
  return groups;
}

/** Sizes from the inside out, positions relative to the parent. A parent cycle, which no parser lets in, is never reached from the root. */
function makeDraft(id: string, design: Design, registry: AnyRegistry, groups: ReadonlyMap<string, readonly string[]>): Draft | null {
  const component = design.components[id];
  const placement = design.placements[id] ?? null;
  if (component === undefined || placement?.hidden === true) return null;
  const definition = registry.find(component.kind);
  const children = (groups.get(id) ?? []).flatMap((child) => makeDraft(child, design, registry, groups) ?? []);
  const form = formOf(definition, children.length > 0);
  const start = placement?.collapsed === true && form !== 'card' && form !== 'rail' ? collapsedSize : (definition?.size ?? unknownSize);
  const isBox = form !== 'card' && form !== 'rail' && placement?.collapsed !== true;
  const sized: readonly SizedChild[] = children.map((child) => ({ id: child.id, placement: child.placement, width: child.width, height: child.height }));
  const inside = isBox ? placeChildren(sized, { minWidth: placement?.width ?? start.width, top: insideTop(form, definition?.shape === 'segment') }) : null;
  const grown = inside === null || inside.offsets.size === 0 ? start : { width: Math.max(start.width, inside.width), height: Math.max(start.height, inside.height) };
  const fixed = isBox || form === 'rail';
  return {
    id,
    component,
    definition,
    placement,
    children: isBox ? children : [],
    form,
    offsets: inside?.offsets ?? new Map(),
    width: (fixed ? placement?.width : undefined) ?? grown.width,
    height: (fixed ? placement?.height : undefined) ?? grown.height,
  };
}

/** Where children may start below a container's title; a segment leaves room for its rail. */
function insideTop(form: NodeForm, isSegment: boolean): number {
  if (isSegment) return 68;
  return form === 'holder' ? 32 : 40;
}

export function createLayoutIndex(design: Design, registry: AnyRegistry): LayoutIndex {
  const groups = childIds(design);
  const roots = (groups.get('') ?? []).flatMap((id) => makeDraft(id, design, registry, groups) ?? []);
  const notes = sizedNotes(design);
  const rootPlaces = placeChildren([...roots, ...notes], { minWidth: 1200, top: 0, isRoot: true });
  const nodes: LayoutNode[] = [];
  const lowest = roots.reduce((least, root) => Math.min(least, root.placement?.z ?? 0), Infinity);
  const visitNotes = (isBelow: boolean): void => {
    for (const { id, note, component, placement, width, height } of notes) {
      const isUnder = roots.length > 0 && (placement?.z ?? 0) < lowest;
      if (isUnder !== isBelow) continue;
      const { x, y } = rootPlaces.offsets.get(id) ?? { x: 0, y: 0 };
      nodes.push({ id, component, definition: null, note, form: 'note', isSegment: false, parent: null, children: [], depth: 0, bounds: { x, y, width, height }, placement, isCollapsed: false });
    }
  };
  visitNotes(true);
  const visit = (draft: Draft, parent: string | null, x: number, y: number, depth: number): void => {
    const bounds = { x, y, width: draft.width, height: draft.height };
    const isCollapsed = draft.placement?.collapsed === true && draft.form !== 'card' && draft.form !== 'rail';
    nodes.push({
      id: draft.id,
      component: draft.component,
      definition: draft.definition,
      note: null,
      form: draft.form,
      isSegment: draft.definition?.shape === 'segment',
      parent,
      children: draft.children.map((child) => child.id),
      depth,
      bounds,
      placement: draft.placement,
      isCollapsed,
    });
    for (const child of byStack(draft.children)) {
      const offset = draft.offsets.get(child.id) ?? { x: 0, y: 0 };
      visit(child, draft.id, x + offset.x, y + offset.y, depth + 1);
    }
  };
  for (const root of byStack(roots)) {
    const offset = rootPlaces.offsets.get(root.id) ?? { x: 0, y: 0 };
    visit(root, null, offset.x, offset.y, 0);
  }
  visitNotes(false);
  return indexNodes(nodes, design);
}

function byStack<Item extends { readonly id: string; readonly placement: Placement | null }>(items: readonly Item[]): readonly Item[] {
  return items.some((item) => item.placement?.z !== undefined) ? [...items].sort((a, b) => (a.placement?.z ?? 0) - (b.placement?.z ?? 0)) : items;
}

function indexNodes(nodes: readonly LayoutNode[], design: Design): LayoutIndex {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const grid = createRectGrid(nodes.map((node) => node.bounds));
  const at = (x: number, y: number): readonly LayoutNode[] =>
    grid.touching({ x, y, width: 0, height: 0 }).flatMap((index) => nodes[index] ?? []);
  const ancestors = (id: string): readonly string[] => {
    const chain: string[] = [];
    for (let next = byId.get(id)?.parent ?? null; next !== null; next = byId.get(next)?.parent ?? null) chain.push(next);
    return chain;
  };
  return {
    nodes,
    find: (id) => byId.get(id) ?? null,
    bounds: (id) => byId.get(id)?.bounds ?? null,
    visible: (id) => {
      let next: string | null = id;
      for (let guard = 0; next !== null && guard < 64; guard++) {
        const node: LayoutNode | undefined = byId.get(next);
        if (node !== undefined) return next === id || node.isCollapsed ? node : null;
        if (design.placements[next]?.hidden === true) return null;
        next = design.components[next]?.parent ?? null;
      }
      return null;
    },
    hitTest: (x, y) => at(x, y).findLast((node) => contains(node.bounds, x, y) && !(isFrame(node) && contains(inflate(node.bounds, -frameReach), x, y)))?.id ?? null,
    containerAt: (x, y, except = new Set()) => {
      const isOpen = (node: LayoutNode): boolean =>
        isBox(node) && !except.has(node.id) && !ancestors(node.id).some((id) => except.has(id));
      return at(x, y).findLast(isOpen)?.id ?? null;
    },
    within: (area) => grid.touching(area),
    ancestors,
    all: union(nodes.map((node) => node.bounds)),
  };
}

const known = new WeakMap<Design['placements'], { readonly components: Design['components']; readonly notes: Design['notes']; readonly registry: AnyRegistry; readonly index: LayoutIndex }>();

/** The index of a design, built once per (components, placements, notes) and shared by the picture, the canvas and the router. */
export function layoutOf(design: Design, registry: AnyRegistry): LayoutIndex {
  const cached = known.get(design.placements);
  if (cached !== undefined && cached.components === design.components && cached.notes === design.notes && cached.registry === registry) return cached.index;
  const index = createLayoutIndex(design, registry);
  known.set(design.placements, { components: design.components, notes: design.notes, registry, index });
  return index;
}
