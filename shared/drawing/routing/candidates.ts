import type { Bounds } from '../display-list.ts';
import { centre, isVertical, onSide, outward, simplify, type Point, type Side } from './geometry.ts';

/** How far a wire leaves a card before it may turn. */
export const stub = 14;

/** A place a wire may end: a side of a box and the point on it. */
export interface Port {
  readonly side: Side;
  readonly at: Point;
}

function leave(port: Port, distance: number): Point {
  const step = outward(port.side);
  return { x: port.at.x + step.x * distance, y: port.at.y + step.y * distance };
}

/** The pairs of sides worth trying, the natural ones first. */
export function sidePairs(a: Bounds, b: Bounds): readonly (readonly [Side, Side])[] {
  const [from, to] = [centre(a), centre(b)];
  const gapX = Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width));
  const gapY = Math.max(b.y - (a.y + a.height), a.y - (b.y + b.height));
  const [toward, back]: readonly [Side, Side] = to.x >= from.x ? ['right', 'left'] : ['left', 'right'];
  const [down, up]: readonly [Side, Side] = to.y >= from.y ? ['bottom', 'top'] : ['top', 'bottom'];
  const across: readonly (readonly [Side, Side])[] = [[toward, back]];
  const along: readonly (readonly [Side, Side])[] = [[down, up]];
  const turns: readonly (readonly [Side, Side])[] = [[toward, up], [down, back]];
  const rounds: readonly (readonly [Side, Side])[] = [[toward, toward], [back, back], [down, down], [up, up]];
  if (gapX < 0 && gapY < 0) return [...along, ...across, ...rounds];
  if (gapX < 2 * stub) return [...along, ...rounds, ...across, ...turns];
  if (gapY < 2 * stub) return [...across, ...rounds, ...along, ...turns];
  return gapX >= gapY ? [...across, ...turns, ...along, ...rounds] : [...along, ...turns, ...across, ...rounds];
}

/** Orthogonal ways from one port to another that only turn where they must; the one in the middle first. */
export function waysBetween(from: Port, to: Port, boxes: readonly [Bounds, Bounds]): readonly (readonly Point[])[] {
  const [a, b] = [leave(from, stub), leave(to, stub)];
  const [startVertical, endVertical] = [isVertical(from.side), isVertical(to.side)];
  const close = (...middle: readonly Point[]): readonly Point[] => simplify([from.at, ...middle, to.at]);
  if (startVertical !== endVertical) {
    const corner = startVertical ? { x: from.at.x, y: to.at.y } : { x: to.at.x, y: from.at.y };
    const detour = startVertical
      ? [{ x: from.at.x, y: a.y }, { x: b.x, y: a.y }, { x: b.x, y: to.at.y }]
      : [{ x: a.x, y: from.at.y }, { x: a.x, y: b.y }, { x: to.at.x, y: b.y }];
    return isAhead(from, corner) && isAhead(to, corner) ? [close(corner), close(...detour)] : [close(...detour)];
  }
  if (from.side === to.side) {
    const outermost = outermostAlong(from.side, boxes);
    return [0, 1, 2].map((step) => sameSide(from, to, outermost, stub + step * 12)).map((middle) => close(...middle));
  }
  const [first, last] = startVertical ? [from.at.y, to.at.y] : [from.at.x, to.at.x];
  const facing = isAhead(from, b);
  const middles = facing ? [(first + last) / 2, first + (last > first ? stub : -stub), last - (last > first ? stub : -stub)] : [];
  const straight = startVertical ? from.at.x === to.at.x : from.at.y === to.at.y;
  if (facing && straight) return [close()];
  const bent = middles.map((middle) =>
    startVertical ? close({ x: from.at.x, y: middle }, { x: to.at.x, y: middle }) : close({ x: middle, y: from.at.y }, { x: middle, y: to.at.y }),
  );
  return facing ? bent : [close(...aroundBack(from, a, b, boxes))];
}

function isAhead(port: Port, point: Point): boolean {
  const step = outward(port.side);
  return (point.x - port.at.x) * step.x + (point.y - port.at.y) * step.y > 0;
}

function outermostAlong(side: Side, [a, b]: readonly [Bounds, Bounds]): number {
  if (side === 'left') return Math.min(a.x, b.x);
  if (side === 'right') return Math.max(a.x + a.width, b.x + b.width);
  return side === 'top' ? Math.min(a.y, b.y) : Math.max(a.y + a.height, b.y + b.height);
}

function sameSide(from: Port, to: Port, outermost: number, distance: number): readonly Point[] {
  const step = outward(from.side);
  if (isVertical(from.side)) {
    const y = outermost + step.y * distance;
    return [{ x: from.at.x, y }, { x: to.at.x, y }];
  }
  const x = outermost + step.x * distance;
  return [{ x, y: from.at.y }, { x, y: to.at.y }];
}

/** Opposite sides that look away from each other: out, past both boxes, and in from behind. */
function aroundBack(from: Port, a: Point, b: Point, [first, second]: readonly [Bounds, Bounds]): readonly Point[] {
  if (isVertical(from.side)) {
    const x = Math.max(first.x + first.width, second.x + second.width) + stub;
    return [a, { x, y: a.y }, { x, y: b.y }, b];
  }
  const y = Math.max(first.y + first.height, second.y + second.height) + stub;
  return [a, { x: a.x, y }, { x: b.x, y }, b];
}

/** A port at the middle of the part of a side that looks at the other box; straight wires come of it. */
export function facingPort(box: Bounds, side: Side, other: Bounds): Port {
  const vertical = isVertical(side);
  const [start, size, otherStart, otherSize] = vertical ? [box.x, box.width, other.x, other.width] : [box.y, box.height, other.y, other.height];
  const low = Math.max(start, otherStart);
  const high = Math.min(start + size, otherStart + otherSize);
  const middle = high - low >= 16 ? (low + high) / 2 : start + size / 2;
  const margin = Math.min(10, size / 3);
  return { side, at: onSide(box, side, Math.max(start + margin, Math.min(start + size - margin, middle))) };
}
