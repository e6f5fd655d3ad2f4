import type { Picture } from '../drawing/picture.ts';
import { centre, type Point } from '../drawing/routing/geometry.ts';
import { findWay, type Move, type Visit } from './find-way.ts';
import { crossing, distance, lengthOf, pointAt, shifted } from './polyline.ts';
import type { WalkthroughState } from './state-at.ts';
import type { Scene, Timeline } from './timeline.ts';
import { wireGraphOf, type WireGraph } from './wire-graph.ts';

/** The way of one leg on the drawing: one line, and how far along it each of its hops is reached. */
export interface LegPath {
  readonly leg: number;
  readonly direction: Scene['direction'];
  readonly points: readonly Point[];
  /** Distance from the start, by position of the hop in the leg; never decreasing. */
  readonly arrivals: readonly number[];
  /** Whether the hop is reached at the edge of a card, where an arrow belongs. */
  readonly isCard: readonly boolean[];
  /** Wires and segments the way uses, to keep them lit. */
  readonly wires: readonly string[];
}

export interface TracePath {
  readonly legs: readonly LegPath[];
  readonly graph: WireGraph;
}

/** Distance between passes of the same wire. */
const laneWidth = 7;

function isFrame(picture: Picture, id: string): boolean {
  const node = picture.layout.visible(id);
  return node !== null && (node.form === 'rail' || node.children.length > 0);
}

interface Walked {
  readonly points: Point[];
  length: number;
}

function append(line: Walked, points: readonly Point[]): void {
  for (const point of points) {
    const corner = cornerTo(line.points, point);
    for (const next of corner === null ? [point] : [corner, point]) {
      const last = line.points.at(-1);
      if (last !== undefined && distance(last, next) < 0.01) continue;
      line.length += last === undefined ? 0 : distance(last, next);
      line.points.push(next);
    }
  }
}

/** Pieces that do not meet on one line are joined by a corner: a packet never moves at an angle. The way goes on as it ran before it turns. */
function cornerTo(points: readonly Point[], to: Point): Point | null {
  const [before, last] = [points.at(-2), points.at(-1)];
  if (last === undefined || Math.abs(last.x - to.x) < 0.01 || Math.abs(last.y - to.y) < 0.01) return null;
  const isLevel = before === undefined ? Math.abs(last.x - to.x) > Math.abs(last.y - to.y) : Math.abs(before.y - last.y) < 0.01;
  return isLevel ? { x: to.x, y: last.y } : { x: last.x, y: to.y };
}

/** Lays one leg along the wires. `used` counts how often each passage was walked, so that a second pass takes a lane of its own. */
function layLeg(picture: Picture, graph: WireGraph, stops: readonly Visit[], used: Map<string, number>): Omit<LegPath, 'leg' | 'direction'> | null {
  const moves = findWay(picture, graph, stops);
  const visits = stops.map((stop) => stop.component);
  if (moves.length === 0) return aloneAt(picture, visits);
  const line: Walked = { points: [], length: 0 };
  const arrivals: number[] = [0];
  const railRuns = new Map<number, number>();
  moves.forEach((move, index) => {
    const key = [move.passage.from, move.passage.to].sort((a, b) => a - b).join(' ');
    const passes = used.get(key) ?? 0;
    used.set(key, passes + 1);
    const drawn = move.passage.line();
    const points = passes === 0 ? drawn : shifted(drawn, laneWidth * Math.ceil(passes / 2));
    const before = moves[index - 1];
    // Under a card the way goes through its middle: the card is painted over it.
    const node = before === undefined ? null : picture.layout.find(graph.belongsTo(before.passage.to));
    if (node !== null && node.children.length === 0 && node.form === 'card' && points.length > 0) append(line, [centre(node.bounds)]);
    append(line, points.slice(0, 1));
    const start = line.length;
    append(line, points.slice(1));
    for (let position = move.reachedFrom + 1; position <= move.reachedTo; position++) arrivals[position] = Math.max(arrivals[position - 1] ?? 0, reachedAt(picture, move, visits[position] ?? '', start, points, line.length));
    if (move.passage.rail !== null) railRuns.set(move.reachedTo, (railRuns.get(move.reachedTo) ?? 0) + (line.length - start));
  });
  for (const [position, run] of railRuns) {
    // A packet is "on the segment" half way between where it enters and leaves it.
    if (picture.layout.visible(visits[position] ?? '')?.form === 'rail') arrivals[position] = Math.min((arrivals[position] ?? 0) + run / 2, arrivals[position + 1] ?? Infinity);
  }
  return {
    points: line.points,
    arrivals: visits.map((_, position) => arrivals[position] ?? line.length),
    isCard: visits.map((id, position) => position > 0 && !isFrame(picture, id)),
    wires: [...new Set(moves.flatMap((move) => move.passage.wire ?? move.passage.rail ?? []))],
  };
}

function aloneAt(picture: Picture, visits: readonly string[]): Omit<LegPath, 'leg' | 'direction'> | null {
  const node = picture.layout.visible(visits[0] ?? '');
  if (node === null) return null;
  const at = { x: node.bounds.x + node.bounds.width / 2, y: node.bounds.y + node.bounds.height };
  return { points: [at], arrivals: visits.map(() => 0), isCard: visits.map(() => false), wires: [] };
}

function reachedAt(picture: Picture, move: Move, id: string, start: number, points: readonly Point[], end: number): number {
  const node = picture.layout.visible(id);
  if (node === null || node.children.length === 0) return end;
  const cut = crossing(points, node.bounds);
  return cut === null ? end : Math.min(end, start + cut);
}

/** The ways of all legs of a timeline. Legs that follow each other in one direction share lanes; forward and return do not. */
export function layPath(picture: Picture, timeline: Timeline): TracePath {
  const graph = wireGraphOf(picture);
  const used = new Map<string, Map<string, number>>();
  const byLeg = new Map<number, Scene[]>();
  for (const scene of timeline.scenes) {
    const list = byLeg.get(scene.leg);
    if (list === undefined) byLeg.set(scene.leg, [scene]);
    else list.push(scene);
  }
  const legs = [...byLeg].flatMap(([leg, scenes]): LegPath[] => {
    const direction = scenes[0]?.direction ?? 'forward';
    const passes = used.get(direction) ?? new Map<string, number>();
    used.set(direction, passes);
    const laid = layLeg(picture, graph, scenes.map((scene) => scene.hop), passes);
    return laid === null ? [] : [{ leg, direction, ...laid }];
  });
  return { legs, graph };
}

/** How far the packet is along its leg at a moment, and where that is on the sheet. Null where the leg is not drawn. */
export function placeAt(path: TracePath, timeline: Timeline, state: WalkthroughState): { readonly leg: LegPath; readonly along: number; readonly point: Point } | null {
  const { scene } = state;
  if (scene === null) return null;
  const leg = path.legs.find((candidate) => candidate.leg === scene.leg);
  const firstOfLeg = timeline.scenes.find((candidate) => candidate.leg === scene.leg)?.index ?? 0;
  if (leg === undefined) return null;
  const position = scene.index - firstOfLeg;
  const to = leg.arrivals[position] ?? 0;
  const from = position === 0 ? to : (leg.arrivals[position - 1] ?? 0);
  // A dropped packet stops short of the device that dropped it (VISUAL 10).
  const stop = scene.isDrop && leg.isCard[position] === true ? Math.max(from, to - droppedShort) : to;
  const along = from + (stop - from) * state.progress;
  return { leg, along, point: pointAt(leg.points, along).point };
}

const droppedShort = 24;

/** The whole length of a leg's line. */
export function legLength(leg: LegPath): number {
  return lengthOf(leg.points);
}
