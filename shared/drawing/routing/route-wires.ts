import type { Bounds } from '../display-list.ts';
import type { PictureFacts, Wire } from '../facts.ts';
import type { LayoutIndex, LayoutNode } from '../layout-index.ts';
import { contains } from '../rect-grid.ts';
import { bestWay, costOf, straightTap, waysOfBoxes, waysOfPorts, waysOut, waysToRail, type Way } from './choose-way.ts';
import { centre, isVertical, onSide, simplify, type Point, type Side } from './geometry.ts';
import { separateLanes } from './lanes.ts';
import { createField, type Field, type OwnEnds } from './obstacles.ts';
import { alignPorts, allocatePorts, type PortWish } from './ports.ts';
import { makeRails, type Rail } from './rails.ts';
import { searchWay } from './search-way.ts';
import { wayThrough, type Through } from './through-bends.ts';

/** Where a wire runs, from the middle of nothing: first point on the `from` box (or rail), last on the `to` box (or rail). */
export interface Route {
  readonly wire: Wire;
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  readonly fromSide: Side;
  readonly toSide: Side;
  /** The segment whose rail the last point is on; a tap always runs from the member to its rail. */
  readonly rail: string | null;
  /** The bends a person set, in the direction of the points. */
  readonly bends: readonly Point[];
}

export interface Wiring {
  readonly rails: ReadonlyMap<string, Rail>;
  readonly routes: readonly Route[];
  readonly field: Field;
}

/** Above this many wires those that find no free way keep their best one: a search for each would cost more than it shows. */
const searchLimit = 600;

interface Job {
  readonly wire: Wire;
  readonly from: LayoutNode;
  readonly to: LayoutNode;
  readonly rail: Rail | null;
  readonly bends: readonly Point[];
}

function makeJob(wire: Wire, layout: LayoutIndex, rails: ReadonlyMap<string, Rail>, bends: readonly Point[]): Job | null {
  const [from, to] = [layout.visible(wire.from), layout.visible(wire.to)];
  if (from === null || to === null || from.id === to.id) return null;
  const [toRail, fromRail] = wire.kind === 'l2' ? [rails.get(to.id) ?? null, rails.get(from.id) ?? null] : [null, null];
  if (toRail !== null) return { wire, from, to, rail: toRail, bends };
  if (fromRail !== null) return { wire, from: to, to: from, rail: fromRail, bends: bends.toReversed() };
  return wire.link === null ? null : { wire, from, to, rail: null, bends };
}

function isAround(outer: Bounds, inner: Bounds): boolean {
  return contains(outer, inner.x, inner.y) && contains(outer, inner.x + inner.width, inner.y + inner.height);
}

function waysOf(job: Job): readonly Omit<Way, 'cost'>[] {
  const [a, b] = [job.from.bounds, job.to.bounds];
  if (job.rail !== null) {
    const taps = waysToRail(a, job.rail);
    return taps.length > 0 ? taps : waysOfBoxes(a, railBox(job.rail));
  }
  if (isAround(b, a)) return waysOut(a, b, true);
  return isAround(a, b) ? waysOut(b, a, false) : waysOfBoxes(a, b);
}

function oppositeOf(side: Side | undefined): Side | null {
  const opposite = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;
  return side === undefined ? null : opposite[side];
}

/** Through the bends of a job; where `ports` are given, between these. */
function bentWay(job: Job, field: Field, own: OwnEnds, ports?: Through['ports']): Way {
  const [a, b] = [job.from.bounds, job.to.bounds];
  const outer = job.rail !== null ? null : isAround(b, a) ? 'to' : isAround(a, b) ? 'from' : null;
  const through: Through = { from: a, to: job.rail === null ? b : railBox(job.rail), toLine: job.rail !== null, outer, bends: job.bends };
  const way = wayThrough(ports === undefined ? through : { ...through, ports }, (one, other) => field.cost(one, other, own));
  return { ...way, cost: costOf(way.points, field, own) };
}

function chooseFirst(job: Job, field: Field): Way | null {
  const own = field.ownEnds(job.from.id, job.to.id);
  if (job.bends.length > 0) return bentWay(job, field, own);
  const tap = job.rail === null ? null : straightTap(job.from.bounds, job.rail);
  if (tap !== null && costOf(tap.points, field, own) === 0) return { ...tap, cost: 0 };
  return bestWay(waysOf(job), field, own);
}

function railBox(rail: Rail): Bounds {
  return { x: rail.x1 + 8, y: rail.y, width: rail.x2 - rail.x1 - 16, height: 0 };
}

/** The chip of a host's interface with a little air (VISUAL 9: 68 wide), and room for its words at 70 %, where they take most. */
const hostPortWidth = 88;

function wishOf(box: LayoutNode, side: Side, at: Point, other: Point, hasChip: boolean): PortWish {
  const wish = isVertical(side) ? { box: box.id, side, wish: at.x, toward: other.x } : { box: box.id, side, wish: at.y, toward: other.y };
  return hasChip && isVertical(side) ? { ...wish, width: hostPortWidth } : wish;
}

/** Moves the end of a way that stands on a box to the place its port was given. */
function reroute(job: Job, way: Way, places: readonly [number, number], field: Field): Way {
  const own = field.ownEnds(job.from.id, job.to.id);
  if (job.bends.length > 0) {
    const to = job.rail === null ? places[1] : (way.points.at(-1)?.x ?? 0);
    return bentWay(job, field, own, { from: [way.fromSide, places[0]], to: [way.toSide, to] });
  }
  const start = onSide(job.from.bounds, way.fromSide, places[0]);
  if (job.rail !== null) return rerouteTap(way, start, field, own);
  const isInside = isAround(job.to.bounds, job.from.bounds) || isAround(job.from.bounds, job.to.bounds);
  const end = onSide(job.to.bounds, way.toSide, isInside ? places[0] : places[1]);
  if (isInside) return { ...way, points: [start, end] };
  const boxes = [job.from.bounds, job.to.bounds] as const;
  return bestWay(waysOfPorts({ side: way.fromSide, at: start }, { side: way.toSide, at: end }, boxes), field, own) ?? way;
}

function rerouteTap(way: Way, start: Point, field: Field, own: OwnEnds): Way {
  const [first, second, third] = way.points;
  // A tap that runs along its rail stays at the rail's height.
  if (first === undefined || second === undefined || (third === undefined && first.y === second.y)) return way;
  const points = third === undefined ? [start, { x: start.x, y: second.y }] : [start, { x: second.x, y: start.y }, ...way.points.slice(2)];
  const moved = simplify(points);
  return { ...way, points: moved, cost: costOf(moved, field, own) };
}

/**
 * Finds a way for every wire: orthogonal, round cards it does not belong to, bend points kept, the same for the same design.
 * `titles` are the measured words of boxes and rails; `bendsOf` gives the bend points of a link in absolute pixels.
 */
export function routeWires(layout: LayoutIndex, facts: PictureFacts, titles: ReadonlyMap<string, readonly Bounds[]>, bendsOf: (link: string) => readonly Point[]): Wiring {
  const rails = makeRails(layout, facts);
  const field = createField(layout, titles);
  const jobs = facts.wires.flatMap((wire) => makeJob(wire, layout, rails, wire.link === null ? [] : bendsOf(wire.link)) ?? []);
  const firstWays = jobs.map((job) => chooseFirst(job, field));
  const wishes: PortWish[] = [];
  jobs.forEach((job, index) => {
    const way = firstWays[index];
    const [start, end] = [way?.points[0] ?? centre(job.from.bounds), way?.points.at(-1) ?? centre(job.to.bounds)];
    wishes.push(wishOf(job.from, way?.fromSide ?? 'top', start, end, job.rail !== null && job.from.form === 'host'));
    wishes.push(job.rail === null ? wishOf(job.to, way?.toSide ?? 'top', end, start, false) : { box: `rail ${job.wire.id}`, side: 'top', wish: 0, toward: 0 });
  });
  const boundsOf = (id: string): Bounds => layout.bounds(id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const facing = jobs.flatMap((job, index): (readonly [number, number])[] => (job.rail === null && job.bends.length === 0 && firstWays[index]?.toSide === oppositeOf(firstWays[index]?.fromSide) ? [[2 * index, 2 * index + 1]] : []));
  const places = alignPorts(wishes, allocatePorts(wishes, boundsOf), facing, boundsOf);
  const routes = jobs.flatMap((job, index): Route[] => {
    const chosen = firstWays[index];
    if (chosen === null || chosen === undefined) return [];
    const own = field.ownEnds(job.from.id, job.to.id);
    const [one, other] = [2 * index, 2 * index + 1];
    const isKept = places[one] === wishes[one]?.wish && places[other] === wishes[other]?.wish;
    let way = isKept ? chosen : reroute(job, chosen, [places[one] ?? 0, places[other] ?? 0], field);
    if (way.cost >= 1 && job.bends.length === 0 && jobs.length <= searchLimit) way = searchWay({ from: job.from.bounds, to: job.rail === null ? job.to.bounds : railBox(job.rail), toLine: job.rail !== null }, field, own) ?? way;
    return [{ wire: job.wire, from: job.from.id, to: job.to.id, points: way.points, fromSide: way.fromSide, toSide: way.toSide, rail: job.rail?.id ?? null, bends: job.bends }];
  });
  return { rails, routes: separateLanes(routes, field), field };
}

/** A wire as it would run with other bends, in the order of its link's ends, while all else stays: for the preview under the pointer. Null where it is not drawn. */
export function previewRoute(layout: LayoutIndex, { rails, routes, field }: Wiring, wireId: string, bends: readonly Point[]): Route | null {
  const known = routes.find((route) => route.wire.id === wireId);
  const job = known === undefined ? null : makeJob(known.wire, layout, rails, bends);
  if (known === undefined || job === null || bends.length === 0) return known ?? null;
  const way = bentWay(job, field, field.ownEnds(job.from.id, job.to.id));
  return { ...known, points: way.points, fromSide: way.fromSide, toSide: way.toSide, bends: job.bends };
}
