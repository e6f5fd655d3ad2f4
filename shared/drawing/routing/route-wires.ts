import type { Bounds } from '../display-list.ts';
import type { PictureFacts, Wire } from '../facts.ts';
import type { LayoutIndex, LayoutNode } from '../layout-index.ts';
import { bundleCost, inLane, laneWidth, spanOf, waysOfBundle } from './bundles.ts';
import { cheapestWay, costOf, straightTap, waysOfBoxes, waysOfPorts, waysOut, waysToRail, type Way } from './choose-way.ts';
import { centre, isVertical, onSide, simplify, type Point, type Side } from './geometry.ts';
import { bundled, isAround, makeJob, railBox, type Job } from './jobs.ts';
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
  /** True where the runs have their places already: through bends, or in a lane beside others. */
  readonly isFixed: boolean;
}

export interface Wiring {
  readonly rails: ReadonlyMap<string, Rail>;
  readonly routes: readonly Route[];
  readonly field: Field;
}

/** Above this many wires those that find no free way keep their best one: a search for each would cost more than it shows. */
const searchLimit = 600;

function waysOf(job: Job): readonly Omit<Way, 'cost'>[] {
  const [a, b] = [job.from.bounds, job.to.bounds];
  if (job.rail !== null) {
    const taps = waysToRail(a, job.rail);
    return taps.length > 0 ? taps : waysOfBoxes(a, railBox(job.rail));
  }
  if (isAround(b, a)) return waysOut(a, b, true);
  if (isAround(a, b)) return waysOut(b, a, false);
  const beside = job.lanes.length > 1 ? waysOfBundle(a, b, spanOf(job.lanes)) : [];
  return beside.length > 0 ? beside : waysOfBoxes(a, b);
}

/** What stands in the way of all wires of a job. */
function costOfJob(job: Job, field: Field, own: OwnEnds): (points: readonly Point[]) => number {
  return (points) => bundleCost(points, job.lanes, (moved) => costOf(moved, field, own));
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
  return cheapestWay(waysOf(job), costOfJob(job, field, own));
}

/** The chip of a host's interface with a little air (VISUAL 9: 68 wide), and room for its words at 70 %, where they take most. */
const hostPortWidth = 88;

function wishOf(box: LayoutNode, side: Side, at: Point, other: Point, width: number): PortWish {
  const wish = isVertical(side) ? { box: box.id, side, wish: at.x, toward: other.x } : { box: box.id, side, wish: at.y, toward: other.y };
  return width > 0 ? { ...wish, width } : wish;
}

/** Room that an end takes on its side: a host's chip, or lanes beside each other with one more on either side. */
function widthOf(job: Job, end: LayoutNode, side: Side): number {
  if (job.rail !== null) return end.form === 'host' && isVertical(side) ? hostPortWidth : 0;
  return job.lanes.length > 1 ? 2 * spanOf(job.lanes) + 2 * laneWidth : 0;
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
  return cheapestWay(waysOfPorts({ side: way.fromSide, at: start }, { side: way.toSide, at: end }, boxes), costOfJob(job, field, own)) ?? way;
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
  const jobs = bundled(facts.wires.flatMap((wire) => makeJob(wire, layout, rails, wire.link === null ? [] : bendsOf(wire.link)) ?? []));
  const firstWays = jobs.map((job) => chooseFirst(job, field));
  const wishes: PortWish[] = [];
  jobs.forEach((job, index) => {
    const way = firstWays[index];
    const [start, end] = [way?.points[0] ?? centre(job.from.bounds), way?.points.at(-1) ?? centre(job.to.bounds)];
    const [fromSide, toSide] = [way?.fromSide ?? 'top', way?.toSide ?? 'top'];
    wishes.push(wishOf(job.from, fromSide, start, end, widthOf(job, job.from, fromSide)));
    wishes.push(job.rail === null ? wishOf(job.to, toSide, end, start, widthOf(job, job.to, toSide)) : { box: `rail ${job.wires[0]?.id ?? ''}`, side: 'top', wish: 0, toward: 0 });
  });
  const boundsOf = (id: string): Bounds => layout.bounds(id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const facing = jobs.flatMap((job, index): (readonly [number, number])[] =>
    job.rail === null && job.bends.length === 0 && firstWays[index]?.toSide === oppositeOf(firstWays[index]?.fromSide) ? [[2 * index, 2 * index + 1]] : [],
  );
  const places = alignPorts(wishes, allocatePorts(wishes, boundsOf), facing, boundsOf);
  const routes = jobs.flatMap((job, index): readonly Route[] => {
    const chosen = firstWays[index];
    if (chosen === null || chosen === undefined) return [];
    const [one, other] = [2 * index, 2 * index + 1];
    const isKept = places[one] === wishes[one]?.wish && places[other] === wishes[other]?.wish;
    const way = isKept ? chosen : reroute(job, chosen, [places[one] ?? 0, places[other] ?? 0], field);
    return routesOf(job, way.cost >= 1 && job.bends.length === 0 && jobs.length <= searchLimit ? searched(job, way, field) : way);
  });
  return { rails, routes: separateLanes(routes, field), field };
}

/** A way round everything for a job that found none by the usual turns; the way it has where that is no better. */
function searched(job: Job, way: Way, field: Field): Way {
  const own = field.ownEnds(job.from.id, job.to.id);
  const found = searchWay({ from: job.from.bounds, to: job.rail === null ? job.to.bounds : railBox(job.rail), toLine: job.rail !== null, span: spanOf(job.lanes) }, field, own);
  if (found === null) return way;
  const cost = costOfJob(job, field, own)(found.points);
  return cost < way.cost ? { ...found, cost } : way;
}

/** The routes of a job's wires, each in its lane and in its own direction. */
function routesOf(job: Job, way: Way): readonly Route[] {
  return job.wires.map((wire, index): Route => {
    const points = inLane(way.points, job.lanes[index] ?? 0) ?? way.points;
    const route = { wire, from: job.from.id, to: job.to.id, points, fromSide: way.fromSide, toSide: way.toSide, rail: job.rail?.id ?? null, bends: job.bends, isFixed: job.bends.length > 0 || job.lanes.length > 1 };
    const isReversed = index > 0 && wire.from !== job.wires[0]?.from && wire.to === job.wires[0]?.from;
    return isReversed ? { ...route, from: job.to.id, to: job.from.id, points: points.toReversed(), fromSide: way.toSide, toSide: way.fromSide } : route;
  });
}

/** A wire as it would run with other bends, in the order of its link's ends, while all else stays: for the preview under the pointer. Null where it is not drawn. */
export function previewRoute(layout: LayoutIndex, { rails, routes, field }: Wiring, wireId: string, bends: readonly Point[]): Route | null {
  const known = routes.find((route) => route.wire.id === wireId);
  const job = known === undefined ? null : makeJob(known.wire, layout, rails, bends);
  if (known === undefined || job === null || bends.length === 0) return known ?? null;
  const way = bentWay(job, field, field.ownEnds(job.from.id, job.to.id));
  return { ...known, points: way.points, fromSide: way.fromSide, toSide: way.toSide, bends: job.bends };
}
