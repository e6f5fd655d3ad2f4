import type { Bounds, Shape } from './display-list.ts';
import { foldingOf } from './contents.ts';
import { isBox, type LayoutNode } from './layout-index.ts';
import { hopBadge, severityMark, type FindingMark, type HopBadge } from './parts/badges.ts';
import { circle, paint, rect, stroke, type Ink } from './parts/ink.ts';
import { wireLine } from './parts/wire.ts';
import type { Picture } from './picture.ts';
import { inflate } from './rect-grid.ts';
import { centre } from './routing/geometry.ts';

/** What a session lays over the drawing. Nothing of it is in the document, and exports leave it out. */
export interface PictureState {
  /** Ids of components and links. */
  readonly selection?: ReadonlySet<string>;
  readonly hover?: string | null;
  readonly focus?: string | null;
  /** Ids that stay bright while the rest is dimmed; null or absent dims nothing. */
  readonly lit?: ReadonlySet<string> | null;
  readonly findings?: ReadonlyMap<string, FindingMark>;
  readonly hopBadges?: readonly HopBadge[];
  /** The device a packet is at. */
  readonly current?: string | null;
  /** Devices where the packet died or would die next, with the number of the blocker; 1 is the one that acted. */
  readonly blocked?: ReadonlyMap<string, number>;
  /** Components being moved, by how much. */
  readonly dragged?: { readonly ids: ReadonlySet<string>; readonly dx: number; readonly dy: number };
  /** A container a thing is held over, and whether it may be dropped there. */
  readonly drop?: { readonly id: string; readonly isAllowed: boolean } | null;
  /** Containers that a thing being placed may be dropped into, wherever it is held now. */
  readonly legal?: ReadonlySet<string>;
  /** Components a wire being drawn may end at. */
  readonly targets?: ReadonlySet<string>;
}

export interface Overlay {
  /** Fills of containers: behind their titles, rails and contents. */
  readonly behind: readonly Shape[];
  readonly under: readonly Shape[];
  /** Outlines and rings, then badges: everything that lies above the cards. */
  readonly over: readonly Shape[];
  /** The two parts of `over`, for a picture that has plates to put between them. */
  readonly outlines: readonly Shape[];
  readonly badges: readonly Shape[];
}

/** A rail's rectangle holds its words as well; rings go round what is seen. */
function shownBounds(picture: Picture, node: LayoutNode): Bounds {
  const rail = node.form === 'rail' ? picture.wiring.rails.get(node.id) : undefined;
  return rail === undefined ? node.bounds : { x: rail.x1 - 4, y: rail.y - 5, width: rail.x2 - rail.x1 + 8, height: 10 };
}

/** Selection, hover, focus, packet position, blockers, drag ghosts and drop targets. `under` goes below the cards. */
export function drawState(picture: Picture, ink: Ink, state: PictureState): Overlay {
  const behind: Shape[] = [];
  const under: Shape[] = [];
  const over: Shape[] = [];
  const badges: Shape[] = [];
  const { hidden } = foldingOf(picture, ink, state.lit ?? null);
  const at = (id: string | null | undefined): LayoutNode | null => {
    const node = id === null || id === undefined ? null : picture.layout.visible(id);
    return node === null || !hidden.has(node.id) ? node : at(node.parent);
  };
  const current = at(state.current);
  if (current !== null) {
    under.push(...halo(picture, ink, current));
    over.push(outline(picture, ink, current, ink.theme.color.accent, 1.5));
  }
  for (const id of state.targets ?? []) under.push(...glow(picture, ink, at(id)));
  for (const id of state.legal ?? []) if (id !== state.drop?.id) behind.push(...legalTarget(picture, ink, at(id), id));
  for (const id of [...(state.selection ?? [])].sort()) over.push(...selection(picture, ink, picture.route(id) === null ? (at(id)?.id ?? id) : id, state.selection?.size === 1));
  const [hovered, focused] = [at(state.hover), at(state.focus)];
  if (hovered !== null) over.push(...hoverMarks(picture, ink, hovered));
  if (focused !== null) over.push(ring(picture, ink, focused, ink.theme.color.focus, 2, 1));
  if (state.drop !== null && state.drop !== undefined) behind.push(...dropTarget(ink, at(state.drop.id), state.drop.isAllowed));
  if (state.dragged !== undefined) over.push(...dragGhosts(picture, ink, state.dragged));
  for (const [id, number] of state.blocked ?? []) {
    const node = at(id);
    // Red borders mean "a packet died here": the next blockers only carry their number.
    if (node !== null && number === 1) over.push(outline(picture, ink, node, ink.theme.color.error, 1.5));
    badges.push(...blockedMark(picture, ink, node, number));
  }
  for (const badge of state.hopBadges ?? []) {
    const node = at(badge.owner);
    if (node !== null && node.id === badge.owner && state.blocked?.has(badge.owner) !== true) badges.push(...hopBadge(ink, badge, shownBounds(picture, node)));
  }
  return { behind, under, over: [...over, ...badges], outlines: over, badges };
}

function radiusOf(node: LayoutNode): number {
  return node.form === 'place' ? 10 : node.form === 'rail' ? 5 : 8;
}

function outline(picture: Picture, ink: Ink, node: LayoutNode, color: string, width: number): Shape {
  return rect(shownBounds(picture, node), { radius: radiusOf(node), stroke: stroke(color, width * ink.pixel), owner: node.id });
}

function ring(picture: Picture, ink: Ink, node: LayoutNode, color: string, width: number, opacity: number): Shape {
  return rect(inflate(shownBounds(picture, node), 4 * ink.pixel), { radius: radiusOf(node) + 4 * ink.pixel, stroke: stroke(color, width * ink.pixel, { opacity }), owner: node.id });
}

function halo(picture: Picture, ink: Ink, node: LayoutNode): readonly Shape[] {
  if (isBox(node)) return [];
  return [rect(inflate(shownBounds(picture, node), 5 * ink.pixel), { radius: radiusOf(node) + 5 * ink.pixel, fill: paint(ink.theme.color.fwd, 0.14), owner: node.id })];
}

function glow(picture: Picture, ink: Ink, node: LayoutNode | null): readonly Shape[] {
  if (node === null) return [];
  return [rect(shownBounds(picture, node), { radius: radiusOf(node), stroke: stroke(ink.theme.color.accent, 11 * ink.pixel, { opacity: 0.22 }), owner: node.id })];
}

function selection(picture: Picture, ink: Ink, id: string, isAlone: boolean): readonly Shape[] {
  const { accent } = ink.theme.color;
  const route = picture.route(id);
  if (route !== null) return wireLine(ink, route, { color: accent, isSelected: true });
  const node = picture.layout.find(id);
  if (node === null) return [];
  const marks = [outline(picture, ink, node, accent, isBox(node) ? 2 : 1.5), ring(picture, ink, node, accent, 1, 0.45)];
  return isAlone && (isBox(node) || node.form === 'note') ? [...marks, ...resizeHandles(ink, node)] : marks;
}

/** Only containers and notes can be resized, one at a time: eight squares of 7 pixels. */
function resizeHandles(ink: Ink, node: LayoutNode): readonly Shape[] {
  const { x, y, width, height } = node.bounds;
  const size = 7 * ink.pixel;
  return [0, 0.5, 1].flatMap((across) =>
    [0, 0.5, 1]
      .filter((down) => across !== 0.5 || down !== 0.5)
      .map((down) =>
        rect({ x: x + width * across - size / 2, y: y + height * down - size / 2, width: size, height: size }, {
          radius: 1.5 * ink.pixel,
          fill: paint(ink.theme.color['bg-surface']),
          stroke: stroke(ink.theme.color.accent, 1.25 * ink.pixel),
          owner: node.id,
        }),
      ),
  );
}

function hoverMarks(picture: Picture, ink: Ink, node: LayoutNode): readonly Shape[] {
  const { color } = ink.theme;
  const edge = outline(picture, ink, node, color['line-strong'], 1);
  if (ink.level === 'block' || isBox(node) || node.form === 'note') return [edge];
  const { x, y, width, height } = shownBounds(picture, node);
  const middle = centre({ x, y, width, height });
  const ports = [[x, middle.y], [x + width, middle.y], [middle.x, y], [middle.x, y + height]] as const;
  return [edge, ...ports.map(([px, py]) => circle(px, py, 4.5 * ink.pixel, { fill: paint(color['bg-surface']), stroke: stroke(color.accent, 2 * ink.pixel), owner: node.id }))];
}

/** Quieter than the one under the pointer: an accent edge, and a breath of its fill. */
function legalTarget(picture: Picture, ink: Ink, node: LayoutNode | null, id: string): readonly Shape[] {
  // A container that is folded away is not lit in the place of another.
  if (node === null || node.id !== id) return [];
  const { color } = ink.theme;
  return [rect(shownBounds(picture, node), { radius: radiusOf(node), owner: id, fill: paint(color['accent-soft'], 0.4), stroke: stroke(color.accent, 1.5 * ink.pixel, { opacity: 0.6 }) })];
}

function dropTarget(ink: Ink, node: LayoutNode | null, isAllowed: boolean): readonly Shape[] {
  if (node === null) return [];
  const { color } = ink.theme;
  const px = ink.pixel;
  const look = isAllowed
    ? { fill: paint(color['accent-soft'], 0.6), stroke: stroke(color.accent, 2 * px) }
    : { fill: paint(color['error-soft'], 0.6), stroke: stroke(color.error, 2 * px, { dash: [5 * px, 4 * px] }) };
  return [rect(node.bounds, { radius: radiusOf(node), owner: node.id, ...look })];
}

function dragGhosts(picture: Picture, ink: Ink, dragged: NonNullable<PictureState['dragged']>): readonly Shape[] {
  const { color } = ink.theme;
  const px = ink.pixel;
  return [...dragged.ids].sort().flatMap((id) => {
    const node = picture.layout.find(id);
    if (node === null) return [];
    const bounds = shownBounds(picture, node);
    const moved = { ...bounds, x: bounds.x + dragged.dx, y: bounds.y + dragged.dy };
    return [
      rect(bounds, { radius: radiusOf(node), fill: paint(color['bg-canvas'], 0.45), owner: id }),
      rect(moved, { radius: radiusOf(node), fill: paint(color['bg-surface'], 0.55), stroke: stroke(color.accent, px, { dash: [4 * px, 3 * px] }), owner: id }),
    ];
  });
}

function blockedMark(picture: Picture, ink: Ink, node: LayoutNode | null, number: number): readonly Shape[] {
  if (node === null) return [];
  const { x, y } = shownBounds(picture, node);
  return severityMark(ink, 'error', { x: x + 2 * ink.pixel, y, scale: 1.28, number, owner: node.id });
}
