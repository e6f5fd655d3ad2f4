import { laneWidth } from './bundles.ts';
import { round, runBounds, simplify, type Point } from './geometry.ts';
import type { Field } from './obstacles.ts';
import type { Route } from './route-wires.ts';

const offsets = [laneWidth, -laneWidth, 2 * laneWidth, -2 * laneWidth, 3 * laneWidth, -3 * laneWidth];

interface Run {
  readonly wire: string;
  readonly net: string;
  readonly isVertical: boolean;
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

function runOf(route: Route, a: Point, b: Point): Run {
  const isVertical = a.x === b.x;
  const [low, high] = isVertical ? [Math.min(a.y, b.y), Math.max(a.y, b.y)] : [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  return { wire: route.wire.id, net: route.rail ?? route.wire.id, isVertical, at: isVertical ? a.x : a.y, low, high };
}

/** Runs found so far, by direction and lane, so that a new one only meets its neighbours. */
function createRuns(): { readonly add: (run: Run) => void; readonly isFree: (run: Run) => boolean } {
  const lanes = new Map<number, Run[]>();
  const laneOf = (run: Run, shift = 0): number => 2 * (Math.floor(run.at / laneWidth) + shift) + (run.isVertical ? 1 : 0);
  // Members of one segment may share a trunk: it is one wire to the eye and to the network.
  const meets = (one: Run, other: Run): boolean =>
    one.wire !== other.wire && one.net !== other.net && Math.abs(one.at - other.at) < laneWidth - 0.5 && one.low < other.high - 1 && other.low < one.high - 1;
  return {
    add: (run) => {
      const lane = lanes.get(laneOf(run));
      if (lane === undefined) lanes.set(laneOf(run), [run]);
      else lane.push(run);
    },
    isFree: (run) => ![-1, 0, 1].some((shift) => lanes.get(laneOf(run, shift))?.some((other) => meets(run, other)) === true),
  };
}

/** Shifts the run after point `index` sideways; the runs before and after it grow or shrink. */
function shifted(points: readonly Point[], index: number, by: number): readonly Point[] {
  const [a, b] = [points[index], points[index + 1]];
  if (a === undefined || b === undefined) return points;
  const move = a.x === b.x ? { x: by, y: 0 } : { x: 0, y: by };
  return points.map((point, position) => (position === index || position === index + 1 ? { x: round(point.x + move.x), y: round(point.y + move.y) } : point));
}

/** True when no run next to the shifted one has turned round. */
function keepsDirections(before: readonly Point[], after: readonly Point[]): boolean {
  return before.every((point, index) => {
    const [next, moved, movedNext] = [before[index + 1], after[index], after[index + 1]];
    if (next === undefined || moved === undefined || movedNext === undefined) return true;
    return (next.x - point.x) * (movedNext.x - moved.x) >= 0 && (next.y - point.y) * (movedNext.y - moved.y) >= 0;
  });
}

/** Moves inner runs that lie on another wire's run into a lane of their own. Ends on cards stay where their ports are. */
export function separateLanes(routes: readonly Route[], field: Field): readonly Route[] {
  const runs = createRuns();
  const note = (route: Route): void => {
    for (let index = 1; index < route.points.length; index++) {
      const [a, b] = [route.points[index - 1], route.points[index]];
      if (a !== undefined && b !== undefined && runBounds(a, b).width + runBounds(a, b).height > 0) runs.add(runOf(route, a, b));
    }
  };
  // Where a person has put a bend, the wire runs, and lanes beside each other stay so; others keep away from them.
  for (const route of routes) if (route.isFixed) note(route);
  return routes.map((route) => {
    if (route.isFixed) return route;
    let { points } = route;
    const own = field.ownEnds(route.from, route.to);
    const last = route.rail === null ? points.length - 2 : points.length - 1;
    for (let index = 1; index < last; index++) {
      const [a, b] = [points[index], points[index + 1]];
      if (a === undefined || b === undefined || runs.isFree(runOf(route, a, b))) continue;
      const better = offsets
        .map((by) => shifted(points, index, by))
        .find((moved) => {
          const [from, to, before] = [moved[index], moved[index + 1], moved[index - 1]];
          if (from === undefined || to === undefined || before === undefined || !keepsDirections(points, moved)) return false;
          return runs.isFree(runOf(route, from, to)) && field.cost(from, to, own) === 0 && field.cost(before, from, own) === 0;
        });
      points = better ?? points;
    }
    const separated = { ...route, points: simplify(points) };
    note(separated);
    return separated;
  });
}
