import type { Shape } from '../drawing/display-list.ts';
import type { PictureState } from '../drawing/draw-state.ts';
import type { HopBadge } from '../drawing/parts/badges.ts';
import { paint, path as pathShape, stroke, type Ink } from '../drawing/parts/ink.ts';
import { token } from '../drawing/parts/token.ts';
import type { Picture } from '../drawing/picture.ts';
import { roundedPath, type Point } from '../drawing/routing/geometry.ts';
import { crossedTitles } from './crossed-titles.ts';
import { findWay } from './find-way.ts';
import { legLength, placeAt, type LegPath, type TracePath } from './path.ts';
import { pointAt, slice } from './polyline.ts';
import type { WalkthroughState } from './state-at.ts';
import type { Scene, Timeline } from './timeline.ts';

export interface TraceInput {
  readonly timeline: Timeline;
  readonly path: TracePath;
  readonly state: WalkthroughState;
  /** Devices that block, in path order; the first is the one that dropped the packet (VISUAL 11). */
  readonly blockers?: readonly string[];
  /** Where the packet was meant to end. */
  readonly destination?: string | null;
}

/** What a trace adds to the picture: shapes below the cards and on top, and the marks that cards carry themselves. */
export interface TraceDrawing {
  readonly under: readonly Shape[];
  readonly top: readonly Shape[];
  readonly state: PictureState;
}

function isBack(scene: Scene | null): boolean {
  return scene !== null && scene.direction !== 'forward';
}

/** The path so far, what lies ahead, the token, hop badges and blockers at one moment. Pure: a film frame is the same bytes every time. */
export function drawTrace(picture: Picture, ink: Ink, input: TraceInput): TraceDrawing {
  const { timeline, path, state } = input;
  const { scene } = state;
  if (scene === null) return { under: [], top: [], state: {} };
  const back = isBack(scene);
  const place = placeAt(path, timeline, state);
  // Only one direction is shown at a time: forward and return on the same wires would hide each other.
  const legs = path.legs.filter((leg) => (leg.direction !== 'forward') === back);
  const under: Shape[] = [];
  for (const leg of legs) {
    const walked = leg.leg < scene.leg ? legLength(leg) : leg.leg === scene.leg ? (place?.along ?? 0) : 0;
    const end = deathOf(leg, timeline) ?? legLength(leg);
    under.push(...aheadDots(ink, slice(leg.points, walked, end), back));
    under.push(...walkedLine(ink, slice(leg.points, 0, walked), back));
    under.push(...arrows(ink, leg, walked, back));
  }
  under.push(...ghosts(picture, ink, input));
  const carried = marks(picture, input, legs);
  under.push(...crossedTitles(picture, ink, timeline, legs, carried.lit ?? null));
  const top = place === null ? [] : token(ink, place.point, { kind: state.isDropped ? 'dropped' : back ? 'return' : 'forward', rings: state.wrappings.length });
  return { under, top, state: carried };
}

/** Distance at which the packet of a leg stops for good; null when it does not. */
function deathOf(leg: LegPath, timeline: Timeline): number | null {
  const scenes = timeline.scenes.filter((scene) => scene.leg === leg.leg);
  return scenes.at(-1)?.isDrop === true ? (leg.arrivals.at(-1) ?? null) : null;
}

function walkedLine(ink: Ink, points: readonly Point[], back: boolean): readonly Shape[] {
  if (points.length < 2) return [];
  const { color } = ink.theme;
  const px = ink.pixel;
  const d = roundedPath(points);
  const isThin = ink.level === 'block';
  const width = (isThin ? 2.5 : 3.5) * px;
  const dash = back ? { dash: (isThin ? [5, 3.5] : [8, 5]).map((part) => part * px) } : {};
  return [
    pathShape(d, { stroke: stroke(color['bg-canvas'], (isThin ? 5 : 8) * px, { cap: 'round', join: 'round', opacity: 0.9 }) }),
    pathShape(d, { stroke: stroke(back ? color.ret : color.fwd, width, { cap: 'round', join: 'round', ...dash }) }),
  ];
}

function dots(ink: Ink, points: readonly Point[], color: string): readonly Shape[] {
  if (points.length < 2) return [];
  const px = ink.pixel;
  const d = roundedPath(points);
  return [
    pathShape(d, { stroke: stroke(ink.theme.color['bg-canvas'], 5 * px, { cap: 'round', join: 'round', opacity: 0.9 }) }),
    pathShape(d, { stroke: stroke(color, 2 * px, { cap: 'round', join: 'round', dash: [0.1 * px, 6 * px] }) }),
  ];
}

function aheadDots(ink: Ink, points: readonly Point[], back: boolean): readonly Shape[] {
  return dots(ink, points, back ? ink.theme.color.ret : ink.theme.color.fwd);
}

/** An arrow of 9 x 11 where the path arrives at a card it has reached. */
function arrows(ink: Ink, leg: LegPath, walked: number, back: boolean): readonly Shape[] {
  const color = back ? ink.theme.color.ret : ink.theme.color.fwd;
  const px = ink.pixel;
  return leg.arrivals.flatMap((at, position) => {
    if (leg.isCard[position] !== true || at > walked + 0.01 || at <= 0) return [];
    const { point, direction } = pointAt(leg.points, at);
    const side = { x: -direction.y, y: direction.x };
    const corner = (along: number, across: number): string =>
      `${round(point.x - direction.x * along * px + side.x * across * px)} ${round(point.y - direction.y * along * px + side.y * across * px)}`;
    return [pathShape(`M${corner(0, 0)}L${corner(9, 5.5)}L${corner(9, -5.5)}Z`, { fill: paint(color), stroke: stroke(ink.theme.color['bg-canvas'], 0.75 * px) })];
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Grey dots for the way the packet would have gone on, over the next blockers to its destination. */
function ghosts(picture: Picture, ink: Ink, input: TraceInput): readonly Shape[] {
  const blockers = input.blockers ?? [];
  const last = input.destination ?? null;
  const visits = [...blockers, ...(last === null || blockers.includes(last) ? [] : [last])].filter((id, index, all) => id !== all[index - 1]);
  if (blockers.length === 0 || visits.length < 2) return [];
  const points = findWay(picture, input.path.graph, visits.map((component) => ({ component, ingress: null, egress: null }))).flatMap((move) => move.passage.line());
  const line = points.filter((point, index) => index === 0 || point.x !== points[index - 1]?.x || point.y !== points[index - 1]?.y);
  return dots(ink, line, ink.theme.color['path-ghost']);
}

/** Hop badges in visit order, the current device, blockers, and everything that stays lit while the rest is dimmed. */
function marks(picture: Picture, { timeline, state, blockers }: TraceInput, legs: readonly LegPath[]): PictureState {
  const { scene } = state;
  const shown = timeline.scenes.filter((candidate) => isBack(candidate) === isBack(scene));
  const visits = new Map<string, Scene[]>();
  for (const visit of shown) {
    const owner = picture.layout.visible(visit.hop.component)?.id;
    if (owner === undefined) continue;
    const list = visits.get(owner);
    if (list === undefined) visits.set(owner, [visit]);
    else list.push(visit);
  }
  const direction = isBack(scene) ? 'return' : 'forward';
  const isReached = (visit: Scene): boolean => visit.arriveMs <= state.timeMs;
  const badges = [...visits].flatMap(([owner, list]): readonly HopBadge[] => {
    const numbers = [...new Set(list.map((visit) => visit.number))];
    if (picture.layout.find(owner)?.form !== 'rail') return [{ owner, text: numbers.join(' '), direction, isReached: list.some(isReached) }];
    // Every passage of a segment has a place of its own on the line.
    return list.map((visit): HopBadge => {
      const leg = legs.find((candidate) => candidate.leg === visit.leg);
      const along = leg?.arrivals[visit.index - (timeline.scenes.find((first) => first.leg === visit.leg)?.index ?? 0)];
      const at = leg === undefined || along === undefined ? {} : { at: pointAt(leg.points, along).point };
      return { owner, text: String(visit.number), direction, isReached: isReached(visit), ...at };
    });
  });
  const lit = new Set<string>([...visits.keys(), ...legs.flatMap((leg) => leg.wires), ...(blockers ?? [])]);
  // A tunnel both of whose ends are on the way is what the packet goes through, whatever carries it there.
  for (const { wire, from, to } of picture.wiring.routes) if (wire.kind === 'tunnel' && visits.has(from) && visits.has(to)) lit.add(wire.id);
  for (const outer of [...lit].flatMap((id) => picture.layout.ancestors(id))) lit.add(outer);
  const isStopped = state.isDropped;
  return {
    hopBadges: badges,
    lit,
    current: scene !== null && state.phase !== 'travel' && !isStopped ? scene.hop.component : null,
    ...(isStopped ? { blocked: numbered(blockers ?? [], scene?.hop.component ?? null) } : {}),
  };
}

function numbered(blockers: readonly string[], at: string | null): ReadonlyMap<string, number> {
  const order = at === null || blockers.includes(at) ? blockers : [at, ...blockers];
  return new Map([...new Set(order)].map((id, index) => [id, index + 1]));
}
