import type { Bounds, Shape } from './display-list.ts';
import type { LayoutNode } from './layout-index.ts';
import { findingBadge, type FindingMark } from './parts/badges.ts';
import { boxGround, boxTitle, type BoxContent } from './parts/box.ts';
import { card } from './parts/card.ts';
import type { Ink } from './parts/ink.ts';
import { labelPlaces } from './parts/label-places.ts';
import { edgePlate, middlePlate, plateHeight } from './parts/plate.ts';
import { noteShapes } from './parts/note.ts';
import { railLine, railWords } from './parts/rail.ts';
import { hostPort } from './parts/tunnel-end.ts';
import { tapDot, wireLabel, wireLine } from './parts/wire.ts';
import { contentsCount, descendants, foldingOf, holdsPlaces, type Folding, worstInside } from './contents.ts';
import type { Picture } from './picture.ts';
import { mergeStrokes } from './merge-strokes.ts';
import { inflate, touches, union } from './rect-grid.ts';
import { runBounds } from './routing/geometry.ts';
import type { Route } from './routing/route-wires.ts';

/** Shapes by layer, in the drawing order: containers, rails, links, nodes that hold others, words, cards, labels, plates, badges. */
export interface Layers {
  readonly bounds: Bounds;
  readonly boxes: readonly Shape[];
  readonly rails: readonly Shape[];
  readonly wires: readonly Shape[];
  readonly holders: readonly Shape[];
  readonly words: readonly Shape[];
  readonly cards: readonly Shape[];
  readonly notes: readonly Shape[];
  readonly labels: readonly Shape[];
  readonly plates: readonly Shape[];
  readonly badges: readonly Shape[];
}

export interface LayerFilter {
  readonly viewport?: Bounds;
  readonly only?: ReadonlySet<string>;
  /** Ids that stay bright; everything else is dimmed. Null dims nothing. */
  readonly lit?: ReadonlySet<string> | null;
  readonly findings?: ReadonlyMap<string, FindingMark>;
  /** Leaves out the plates of places. */
  readonly isThumbnail?: boolean;
}

/** Opacity of what a trace leaves in the background (VISUAL 2). */
const dimmed = 0.34;

interface Mutable {
  boxes: Shape[];
  rails: Shape[];
  wires: Shape[];
  holders: Shape[];
  words: Shape[];
  cards: Shape[];
  notes: Shape[];
  labels: Shape[];
  plates: Shape[];
  badges: Shape[];
}

export function drawLayers(picture: Picture, ink: Ink, filter: LayerFilter): Layers {
  const { layout } = picture;
  const chosen = filter.only === undefined ? null : descendants(layout, filter.only);
  const area = filter.viewport === undefined ? null : inflate(filter.viewport, 40 * ink.pixel);
  const out: Mutable = { boxes: [], rails: [], wires: [], holders: [], words: [], cards: [], notes: [], labels: [], plates: [], badges: [] };
  const isLit = (id: string): boolean => filter.lit === undefined || filter.lit === null || filter.lit.has(id);
  const put = (layer: Shape[], shapes: readonly Shape[], lit: boolean): void => {
    for (const shape of shapes) layer.push(lit ? shape : { ...shape, opacity: (shape.opacity ?? 1) * dimmed });
  };
  const folding = foldingOf(picture, ink, filter.lit ?? null);
  const isShown = (id: string): boolean => !folding.hidden.has(id) && (chosen === null || chosen.has(id));
  const nodes = area === null ? layout.nodes : layout.within(area).flatMap((index) => layout.nodes[index] ?? []);
  const drawn: Bounds[] = [];
  for (const node of nodes) {
    if (!isShown(node.id)) continue;
    drawn.push(node.bounds);
    drawNode(picture, ink, node, { out, put, isLit, filter, folding });
  }
  for (const route of picture.wiring.routes) {
    if (!isShown(route.from) || !isShown(route.to) || (area !== null && !touchesRoute(route, area))) continue;
    drawn.push(runBounds(route.points[0] ?? { x: 0, y: 0 }, route.points.at(-1) ?? { x: 0, y: 0 }));
    const lit = isRouteLit(route, filter);
    drawRoute(picture, ink, route, (layer, shapes) => {
      // The core of a tunnel is the canvas showing through: it is never dimmed, or the two lines would become one band.
      const isTunnel = layer === 'wires' && route.wire.kind === 'tunnel';
      put(out[layer], isTunnel ? shapes.slice(0, 1) : shapes, lit);
      if (isTunnel) out.wires.push(...shapes.slice(1));
    });
  }
  const bounds = chosen === null && area === null ? layout.all : union(drawn);
  if (ink.level !== 'block') return { bounds, ...out };
  return { bounds, ...out, wires: mergeStrokes(out.wires), badges: offPlates(out.badges, out.plates) };
}

/** Marks that a plate would hide half of are left out: the plate's own mark shows the worst of what is inside. */
function offPlates(badges: readonly Shape[], plates: readonly Shape[]): readonly Shape[] {
  const areas = plates.flatMap((plate) => (plate.type === 'rect' ? [plate] : []));
  return badges.filter((badge) => {
    if (badge.type === 'text') return true;
    const [x, y] = [badge.x ?? 0, badge.y ?? 0];
    return !areas.some((area) => area.owner !== badge.owner && x > area.x - 9 && x < area.x + area.width + 9 && y > area.y - 9 && y < area.y + area.height + 9);
  });
}

function isRouteLit(route: Route, filter: LayerFilter): boolean {
  const { lit } = filter;
  if (lit === undefined || lit === null) return true;
  return lit.has(route.wire.id) || (route.wire.link !== null && lit.has(route.wire.link));
}

function touchesRoute(route: Route, area: Bounds): boolean {
  return route.points.some((point, index) => index > 0 && touches(runBounds(route.points[index - 1] ?? point, point), area));
}

interface NodeContext {
  readonly out: Mutable;
  readonly put: (layer: Shape[], shapes: readonly Shape[], lit: boolean) => void;
  readonly isLit: (id: string) => boolean;
  readonly filter: LayerFilter;
  readonly folding: Folding;
}

function drawNode(picture: Picture, ink: Ink, node: LayoutNode, { out, put, isLit, filter, folding }: NodeContext): void {
  if (node.note !== null) {
    put(isUnder(picture.layout, node) ? out.boxes : out.notes, noteShapes(ink, node, node.note), isLit(node.id));
    return;
  }
  const facts = picture.facts.card(node.id);
  const family = ink.theme.family[picture.facts.family(node.id)];
  const content: BoxContent = { node, facts, family };
  const lit = isLit(node.id);
  const rail = picture.wiring.rails.get(node.id);
  const isFolded = folding.isFolded(node);
  if (rail !== undefined) {
    put(out.rails, railLine(ink, { rail, ...content }), lit);
    put(out.words, railWords(ink, { rail, ...content }), lit);
  }
  if (node.form === 'card' || isFolded) {
    const inside = isFolded ? contentsCount(picture, node.id).total : 0;
    const count = inside > 0 ? inside : null;
    put(out.cards, card(ink, { ...content, count }), lit);
  } else if (node.form !== 'rail') {
    put(node.form === 'holder' ? out.holders : out.boxes, boxGround(ink, content), lit);
    put(out.words, boxTitle(ink, content), lit);
    if (node.form === 'place' && filter.isThumbnail !== true) put(out.plates, placePlate(picture, ink, content, filter), lit);
  }
  const mark = filter.findings?.get(node.id);
  if (mark !== undefined) put(out.badges, findingBadge(ink, mark, badgeCorner(node, rail?.y ?? null), node.id), true);
}

/** Whether a note lies under all components, as a ground for them. */
function isUnder({ nodes }: Picture['layout'], note: LayoutNode): boolean {
  for (const node of nodes) {
    if (node.note === null) return false;
    if (node === note) return nodes.some((other) => other.note === null);
  }
  return false;
}

function badgeCorner(node: LayoutNode, railY: number | null): { readonly x: number; readonly y: number } {
  return { x: node.bounds.x + node.bounds.width, y: node.form === 'rail' && railY !== null ? railY : node.bounds.y };
}

/** Where the plate of the next place around a place ends, when their top edges are nearer than a plate is high. */
function plateBefore(picture: Picture, ink: Ink, node: LayoutNode): number | null {
  const outer = picture.layout.ancestors(node.id).flatMap((id) => picture.layout.find(id) ?? []).find((around) => around.form === 'place');
  if (outer === undefined || node.bounds.y - outer.bounds.y >= plateHeight * ink.pixel) return null;
  const [plate] = edgePlate(ink, { node: outer, facts: picture.facts.card(outer.id), family: ink.theme.family[picture.facts.family(outer.id)] }, plateBefore(picture, ink, outer));
  return plate?.type === 'rect' ? plate.x + plate.width : null;
}

/** Under 35 % the outermost place carries the plate, unless it is so large on the screen that its own places have room for theirs. */
function placePlate(picture: Picture, ink: Ink, content: BoxContent, filter: LayerFilter): readonly Shape[] {
  if (ink.level === 'compact') return edgePlate(ink, content, plateBefore(picture, ink, content.node));
  if (ink.level !== 'block') return [];
  const isWide = (node: LayoutNode): boolean => node.bounds.width > 480 * ink.pixel && holdsPlaces(picture.layout, node.id);
  const outer = picture.layout.ancestors(content.node.id).flatMap((id) => picture.layout.find(id) ?? []).filter((node) => node.form === 'place');
  if (outer.some((node) => !isWide(node))) return [];
  if (isWide(content.node)) return edgePlate(ink, content);
  const { words } = contentsCount(picture, content.node.id, ink.language);
  return middlePlate(ink, { ...content, count: words, finding: filter.findings === undefined ? null : worstInside(picture, content.node.id, filter.findings) });
}

function drawRoute(picture: Picture, ink: Ink, route: Route, put: (layer: 'wires' | 'labels' | 'words', shapes: readonly Shape[]) => void): void {
  const { facts, layout, wiring } = picture;
  const rail = route.rail === null ? null : (wiring.rails.get(route.rail) ?? null);
  const owner = rail === null ? route.from : rail.id;
  const isNeutral = route.wire.kind === 'routed' || rail?.isPhysical === true;
  const family = ink.theme.family[facts.family(owner)];
  const color = isNeutral ? ink.theme.color['line-link'] : family.edge;
  put('wires', wireLine(ink, route, { color }));
  if (rail !== null) put('words', tapDot(ink, route, color));
  if (rail !== null && layout.find(route.from)?.form === 'host') {
    const port = route.wire.from === route.from ? route.wire.fromPort : route.wire.toPort;
    put('labels', hostPort(ink, route, picture.addressOf(route.from, port), ink.theme.family[facts.family(route.from)]));
  }
  if (route.wire.label !== '') put('labels', wireLabel(ink, route, labelPlaces(wiring, ink.pixel).get(route.wire.id)));
}
