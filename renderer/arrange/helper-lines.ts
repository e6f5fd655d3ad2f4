import type { Bounds } from '../../shared/drawing/display-list.ts';

/** What a dragged box can line up with. Things of the container it is over come first. */
export interface Neighbour {
  readonly bounds: Bounds;
  readonly isSibling: boolean;
}

/** `x`: places across the drawing, shown by vertical lines and horizontal gaps; `y`: places down it. */
export type Axis = 'x' | 'y';

/** A line along which edges or middles stand; `from` and `to` are its ends on the other axis. */
export interface GuideLine {
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** One of several equal gaps, measured along its axis; `at` is where it is drawn on the other one. */
export interface GapMark {
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** How much further a dragged box goes to stand in line (null: it stands in no line on this axis), and what shows that it does. */
export interface Help {
  readonly shift: Readonly<Record<Axis, number | null>>;
  readonly lines: readonly GuideLine[];
  readonly gaps: readonly GapMark[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Gaps are whole pixels, so two that share an odd number may differ by one. */
const sameGapPx = 1;

const span = (bounds: Bounds, axis: Axis): Span => (axis === 'x' ? { start: bounds.x, end: bounds.x + bounds.width } : { start: bounds.y, end: bounds.y + bounds.height });
const other = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x');
const middle = ({ start, end }: Span): number => (start + end) / 2;

/** Pairs of places that can stand in line: any edge with any edge, middle with middle. */
function pairs(moving: Span, still: Span): readonly (readonly [number, number])[] {
  return [
    [moving.start, still.start],
    [moving.start, still.end],
    [moving.end, still.start],
    [moving.end, still.end],
    [middle(moving), middle(still)],
  ];
}

/** How many of the pairs are edges. */
const edgePairs = 4;

/** The siblings beside a box on one axis, in order: those that share some of its extent on the other axis. */
function rowOf(moving: Bounds, neighbours: readonly Neighbour[], axis: Axis): readonly Span[] {
  const across = span(moving, other(axis));
  return neighbours
    .filter(({ bounds, isSibling }) => {
      const place = span(bounds, other(axis));
      return isSibling && place.start < across.end && across.start < place.end;
    })
    .map(({ bounds }) => span(bounds, axis))
    .sort((a, b) => a.start - b.start);
}

/** Shifts after which the gaps beside the box are equal: between two neighbours, or as far from one as that is from the next. */
function gapShifts(moving: Span, row: readonly Span[]): readonly number[] {
  const length = moving.end - moving.start;
  const before = row.filter((place) => middle(place) < middle(moving));
  const after = row.filter((place) => middle(place) >= middle(moving));
  const [second, first] = [before.at(-2), before.at(-1)];
  const [next, afterNext] = after;
  const starts: number[] = [];
  if (first !== undefined && next !== undefined && next.start - first.end > length) starts.push(Math.floor((first.end + next.start - length) / 2));
  if (first !== undefined && second !== undefined && first.start > second.end) starts.push(first.end + first.start - second.end);
  if (next !== undefined && afterNext !== undefined && afterNext.start > next.end) starts.push(next.start - (afterNext.start - next.end) - length);
  return starts.map((start) => start - moving.start);
}

/** The shift of those within reach that is smallest. */
function nearest(shifts: readonly number[], reach: number): number | null {
  let best: number | null = null;
  for (const shift of shifts) if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best))) best = shift;
  return best;
}

/** The smallest shift into line with a neighbour. Runs once per neighbour and move of the pointer: no allocation. */
function lineShift(moving: Span, neighbours: readonly Neighbour[], areSiblings: boolean, axis: Axis, reach: number): number | null {
  let best = Number.POSITIVE_INFINITY;
  const middleNow = middle(moving);
  for (const { bounds, isSibling } of neighbours) {
    if (isSibling !== areSiblings) continue;
    const start = axis === 'x' ? bounds.x : bounds.y;
    const end = start + (axis === 'x' ? bounds.width : bounds.height);
    if (start - moving.end > reach || moving.start - end > reach) continue;
    if (Math.abs(start - moving.start) < Math.abs(best)) best = start - moving.start;
    if (Math.abs(end - moving.start) < Math.abs(best)) best = end - moving.start;
    if (Math.abs(start - moving.end) < Math.abs(best)) best = start - moving.end;
    if (Math.abs(end - moving.end) < Math.abs(best)) best = end - moving.end;
    if (Math.abs((start + end) / 2 - middleNow) < Math.abs(best)) best = (start + end) / 2 - middleNow;
  }
  return Math.abs(best) <= reach ? best : null;
}

function shiftOf(moving: Bounds, neighbours: readonly Neighbour[], axis: Axis, reach: number): number | null {
  const place = span(moving, axis);
  const inLine = lineShift(place, neighbours, true, axis, reach);
  const siblings = [...(inLine === null ? [] : [inLine]), ...gapShifts(place, rowOf(moving, neighbours, axis))];
  return nearest(siblings, reach) ?? lineShift(place, neighbours, false, axis, reach);
}

/**
 * One line for each place where the box stands in line, as long as all that stands there. Others than siblings only where no sibling does, and middles
 * only where no edge does: between two edges they say nothing more.
 */
function linesOf(moved: Bounds, neighbours: readonly Neighbour[], axis: Axis): readonly GuideLine[] {
  const place = span(moved, axis);
  const across = span(moved, other(axis));
  const linesWith = (areSiblings: boolean): readonly GuideLine[] => {
    const [edges, middles] = [new Map<number, GuideLine>(), new Map<number, GuideLine>()];
    for (const { bounds, isSibling } of neighbours) {
      if (isSibling !== areSiblings) continue;
      const own = span(bounds, axis);
      if (own.start > place.end || own.end < place.start) continue;
      const theirs = span(bounds, other(axis));
      for (const [index, [mine, at]] of pairs(place, own).entries()) {
        if (mine !== at) continue;
        const found = index < edgePairs ? edges : middles;
        const known = found.get(at) ?? { axis, at, from: across.start, to: across.end };
        found.set(at, { axis, at, from: Math.min(known.from, theirs.start), to: Math.max(known.to, theirs.end) });
      }
    }
    return [...(edges.size > 0 ? edges : middles).values()];
  };
  const lines = linesWith(true);
  return lines.length > 0 ? lines : linesWith(false);
}

/** The run of equal gaps that the box stands in; nothing where its gaps equal no other. */
function gapsOf(moved: Bounds, neighbours: readonly Neighbour[], axis: Axis): readonly GapMark[] {
  const own = span(moved, axis);
  const row = [...rowOf(moved, neighbours, axis), own].sort((a, b) => a.start - b.start);
  const place = row.indexOf(own);
  const at = middle(span(moved, other(axis)));
  const gapAfter = (index: number): number => (row[index + 1]?.start ?? Number.NaN) - (row[index]?.end ?? Number.NaN);
  const run = (wanted: number): readonly GapMark[] => {
    const isSame = (index: number): boolean => Math.abs(gapAfter(index) - wanted) <= sameGapPx;
    let [first, last] = [place, place];
    while (isSame(first - 1)) first -= 1;
    while (isSame(last)) last += 1;
    if (last - first < 2) return [];
    return row.slice(first, last).map((box, index) => ({ axis, from: box.end, to: row[first + index + 1]?.start ?? box.end, at }));
  };
  const [before, after] = [gapAfter(place - 1), gapAfter(place)];
  const found = before > 0 ? run(before) : [];
  return found.length > 0 || !(after > 0) ? found : run(after);
}

/**
 * Where a dragged box stands in line with its neighbours or at equal distances from them.
 * @param reach how far it may be from there, in drawing units
 */
export function helperLines(moving: Bounds, neighbours: readonly Neighbour[], reach: number): Help {
  const shift = { x: shiftOf(moving, neighbours, 'x', reach), y: shiftOf(moving, neighbours, 'y', reach) };
  return { shift, ...marksAt({ ...moving, x: moving.x + (shift.x ?? 0), y: moving.y + (shift.y ?? 0) }, neighbours) };
}

/** What shows how a box stands among its neighbours. */
export function marksAt(moved: Bounds, neighbours: readonly Neighbour[]): Pick<Help, 'lines' | 'gaps'> {
  return {
    lines: [...linesOf(moved, neighbours, 'x'), ...linesOf(moved, neighbours, 'y')],
    gaps: [...gapsOf(moved, neighbours, 'x'), ...gapsOf(moved, neighbours, 'y')],
  };
}
