import type { Bounds } from '../display-list.ts';
import { isVertical, type Side } from './geometry.ts';

/** One wire end that wants a place on a side of a box. */
export interface PortWish {
  readonly box: string;
  readonly side: Side;
  /** Coordinate along the side where it would like to be. */
  readonly wish: number;
  /** Where the wire goes: orders ends that want the same place so that they do not cross. */
  readonly toward: number;
  /** Width of what is drawn around the end, such as the chip of a host's interface; a bare line when absent. */
  readonly width?: number;
}

/** Distance between two wires on one side; 8 between parallel runs is the floor (VISUAL 9). */
const spacing = 12;

/** `gaps` are the least distances of each end from the one before it; all shrink alike where the side is too short for them. */
function spread(wishes: readonly number[], gaps: readonly number[], low: number, high: number): readonly number[] {
  const count = wishes.length;
  const wanted = gaps.slice(1).reduce((sum, gap) => sum + gap, 0);
  const shrink = wanted > high - low ? (high - low) / wanted : 1;
  const gap = (index: number): number => (gaps[index] ?? spacing) * shrink;
  const placed: number[] = [];
  wishes.forEach((wish, index) => placed.push(Math.max(wish, index === 0 ? low : (placed[index - 1] ?? low) + gap(index))));
  for (let index = count - 1; index >= 0; index--) {
    const limit = index === count - 1 ? high : (placed[index + 1] ?? high) - gap(index + 1);
    placed[index] = Math.min(placed[index] ?? limit, limit);
  }
  return placed;
}

/** Gives every end a place of its own on its side. Returns coordinates along the side, in the order of `wishes`. */
export function allocatePorts(wishes: readonly PortWish[], boundsOf: (id: string) => Bounds): readonly number[] {
  const sides = new Map<string, number[]>();
  wishes.forEach((wish, index) => {
    const key = `${wish.box} ${wish.side}`;
    const list = sides.get(key);
    if (list === undefined) sides.set(key, [index]);
    else list.push(index);
  });
  const result = wishes.map((wish) => wish.wish);
  for (const indices of sides.values()) {
    const first = wishes[indices[0] ?? 0];
    if (first === undefined || indices.length === 1) continue;
    const box = boundsOf(first.box);
    const [start, size] = isVertical(first.side) ? [box.x, box.width] : [box.y, box.height];
    const margin = Math.min(8, size / 4);
    const order = indices.toSorted((a, b) => {
      const [one, other] = [wishes[a], wishes[b]];
      return (one?.wish ?? 0) - (other?.wish ?? 0) || (one?.toward ?? 0) - (other?.toward ?? 0) || a - b;
    });
    const widths = order.map((index) => wishes[index]?.width ?? 0);
    const gaps = widths.map((width, position) => Math.max(spacing, (width + (widths[position - 1] ?? 0)) / 2));
    const [low, high] = [Math.max(margin, (widths[0] ?? 0) / 2), Math.max(margin, (widths.at(-1) ?? 0) / 2)];
    const places = spread(order.map((index) => wishes[index]?.wish ?? 0), gaps, start + low, start + size - high);
    order.forEach((index, position) => (result[index] = places[position] ?? result[index] ?? 0));
  }
  return result;
}

/** Wires this close to straight are made straight. */
const nearlyStraight = 20;

/**
 * Makes wires straight that would otherwise jog by a few pixels: `pairs` are the two wishes of each wire whose sides look at each other.
 * An end moves only where its side reaches that far and no other wire is nearer than the spacing.
 */
export function alignPorts(wishes: readonly PortWish[], places: readonly number[], pairs: readonly (readonly [number, number])[], boundsOf: (id: string) => Bounds): readonly number[] {
  const result = [...places];
  const onSide = new Map<string, number[]>();
  wishes.forEach((wish, index) => {
    const key = `${wish.box} ${wish.side}`;
    onSide.set(key, [...(onSide.get(key) ?? []), index]);
  });
  const canMove = (index: number, to: number): boolean => {
    const wish = wishes[index];
    if (wish === undefined) return false;
    const box = boundsOf(wish.box);
    const [start, size] = isVertical(wish.side) ? [box.x, box.width] : [box.y, box.height];
    const half = (wish.width ?? 0) / 2;
    if (to < start + Math.max(6, half - 5) || to > start + size - Math.max(6, half - 5)) return false;
    return (onSide.get(`${wish.box} ${wish.side}`) ?? []).every((other) => other === index || Math.abs((result[other] ?? 0) - to) >= Math.max(8, half, half + (wishes[other]?.width ?? 0) / 2 - 8));
  };
  for (const [one, other] of pairs) {
    const [a, b] = [result[one] ?? 0, result[other] ?? 0];
    if (a === b || Math.abs(a - b) > nearlyStraight) continue;
    if (canMove(one, b)) result[one] = b;
    else if (canMove(other, a)) result[other] = a;
  }
  return result;
}
