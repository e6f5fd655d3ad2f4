import type { Bounds } from '../display-list.ts';
import { inflate, union } from '../rect-grid.ts';
import { stub } from './candidates.ts';
import type { Way } from './choose-way.ts';
import { centre, clearance, onSide, outward, simplify, type Point, type Side } from './geometry.ts';
import type { Field, OwnEnds } from './obstacles.ts';

interface Ends {
  readonly from: Bounds;
  readonly to: Bounds;
  /** The far end is a line, reached from above or below. */
  readonly toLine: boolean;
  /** Room to keep on either side of the way for links beside it. */
  readonly span: number;
}

const margin = 160;
const turnCost = 30;
const sides: readonly Side[] = ['left', 'right', 'top', 'bottom'];

interface Gate {
  readonly side: Side;
  readonly edge: Point;
  readonly out: Point;
}

function gatesOf(box: Bounds, isLine: boolean, reach: number): readonly Gate[] {
  const middle = centre(box);
  return sides
    .filter((side) => !isLine || side === 'top' || side === 'bottom')
    .map((side) => {
      const edge = onSide(box, side, side === 'left' || side === 'right' ? middle.y : middle.x);
      const step = outward(side);
      return { side, edge, out: { x: edge.x + step.x * reach, y: edge.y + step.y * reach } };
    });
}

function lines(values: readonly number[]): readonly number[] {
  return [...new Set(values.map((value) => Math.round(value * 2) / 2))].sort((a, b) => a - b);
}

/**
 * Shortest free way with few turns, over the lines that run just beside the obstacles around both ends (Dijkstra on that sparse grid).
 * Null when the ends are walled in: the caller then keeps its best crossing way.
 */
export function searchWay(ends: Ends, field: Field, own: OwnEnds): Way | null {
  const area = inflate(union([ends.from, ends.to]), margin);
  const near = field.near(area, own).slice(0, 80);
  const reach = stub + ends.span;
  const [starts, goals] = [gatesOf(ends.from, false, reach), gatesOf(ends.to, ends.toLine, reach)];
  const gates = [...starts, ...goals];
  const away = clearance + 4 + ends.span;
  const xs = lines([...gates.map((gate) => gate.out.x), ...near.flatMap(({ bounds }) => [bounds.x - away, bounds.x + bounds.width + away])]);
  const ys = lines([...gates.map((gate) => gate.out.y), ...near.flatMap(({ bounds }) => [bounds.y - away, bounds.y + bounds.height + away])]);
  const columns = xs.length;
  const stateCount = columns * ys.length * 2;
  const effort = new Float64Array(stateCount).fill(Infinity);
  const cameFrom = new Int32Array(stateCount).fill(-1);
  const heap = createHeap(effort);
  const indexOf = (point: Point): number => ys.indexOf(Math.round(point.y * 2) / 2) * columns + xs.indexOf(Math.round(point.x * 2) / 2);
  for (const gate of starts) {
    if (field.cost(gate.edge, gate.out, own) > 0) continue;
    const state = indexOf(gate.out) * 2 + (gate.side === 'left' || gate.side === 'right' ? 0 : 1);
    effort[state] = reach;
    heap.push(state);
  }
  const goalOf = new Map(goals.filter((gate) => field.cost(gate.edge, gate.out, own) === 0).map((gate) => [indexOf(gate.out), gate]));
  const pointOf = (cell: number): Point => ({ x: xs[cell % columns] ?? 0, y: ys[Math.floor(cell / columns)] ?? 0 });
  for (let state = heap.pop(); state !== -1; state = heap.pop()) {
    const cell = state >> 1;
    const goal = goalOf.get(cell);
    if (goal !== undefined) return finish(state, goal, starts, cameFrom, pointOf);
    const here = pointOf(cell);
    const column = cell % columns;
    for (const [step, axis, isInside] of [[-1, 0, column > 0], [1, 0, column < columns - 1], [-columns, 1, cell >= columns], [columns, 1, cell + columns < columns * ys.length]] as const) {
      if (!isInside) continue;
      const there = pointOf(cell + step);
      const next = (cell + step) * 2 + axis;
      const sum = (effort[state] ?? 0) + Math.abs(there.x - here.x) + Math.abs(there.y - here.y) + (axis === (state & 1) ? 0 : turnCost);
      if (sum >= (effort[next] ?? 0) || field.cost(here, there, own) > 0) continue;
      effort[next] = sum;
      cameFrom[next] = state;
      heap.push(next);
    }
  }
  return null;
}

function finish(last: number, goal: Gate, starts: readonly Gate[], cameFrom: Int32Array, pointOf: (cell: number) => Point): Way | null {
  const points: Point[] = [goal.edge];
  let state = last;
  for (let before = last; before !== -1; before = cameFrom[before] ?? -1) {
    points.push(pointOf(before >> 1));
    state = before;
  }
  const out = pointOf(state >> 1);
  const start = starts.find((gate) => Math.abs(gate.out.x - out.x) <= 0.5 && Math.abs(gate.out.y - out.y) <= 0.5);
  if (start === undefined) return null;
  points.push(start.edge);
  return { points: straighten(points.toReversed()), fromSide: start.side, toSide: goal.side, cost: 0 };
}

/** Grid lines are rounded to half pixels; the ends are not: the runs at both ends take over the ends' own coordinates. */
function straighten(points: readonly Point[]): readonly Point[] {
  const result = [...points];
  const pull = (end: number, neighbour: number): void => {
    const [a, b] = [result[end], result[neighbour]];
    if (a === undefined || b === undefined) return;
    result[neighbour] = Math.abs(a.x - b.x) < Math.abs(a.y - b.y) ? { x: a.x, y: b.y } : { x: b.x, y: a.y };
  };
  pull(0, 1);
  pull(result.length - 1, result.length - 2);
  return simplify(result);
}

/** A binary heap of states by their effort; an outdated entry is only popped late, which does no harm. */
function createHeap(effort: Float64Array): { readonly push: (state: number) => void; readonly pop: () => number } {
  const items: { readonly state: number; readonly key: number }[] = [];
  const keyAt = (index: number): number => items[index]?.key ?? Infinity;
  const swap = (a: number, b: number): void => {
    const [one, other] = [items[a], items[b]];
    if (one !== undefined && other !== undefined) [items[a], items[b]] = [other, one];
  };
  return {
    push: (state) => {
      items.push({ state, key: effort[state] ?? Infinity });
      for (let index = items.length - 1; index > 0 && keyAt(index) < keyAt((index - 1) >> 1); index = (index - 1) >> 1) swap(index, (index - 1) >> 1);
    },
    pop: () => {
      const top = items[0];
      const last = items.pop();
      if (top === undefined || last === undefined) return -1;
      if (items.length === 0) return top.state;
      items[0] = last;
      for (let index = 0; ; ) {
        const child = keyAt(2 * index + 1) <= keyAt(2 * index + 2) ? 2 * index + 1 : 2 * index + 2;
        if (keyAt(child) >= keyAt(index)) return top.state;
        swap(index, child);
        index = child;
      }
    },
  };
}
