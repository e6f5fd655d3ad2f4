import type { Bounds } from './display-list.ts';

const cellSize = 256;

/** A fixed set of rectangles in square cells: answers "which of them touch this rectangle" without looking at all of them. */
export interface RectGrid {
  /** Indices of the rectangles that touch `area`, ascending, each once. */
  readonly touching: (area: Bounds) => readonly number[];
  /** Adds up a weight over the rectangles that touch `area`; makes no list. */
  readonly sum: (area: Bounds, weight: (index: number) => number) => number;
  /** The same between two corners, for callers that ask too often to build a rectangle each time. */
  readonly sumBetween: (x1: number, y1: number, x2: number, y2: number, weight: (index: number) => number) => number;
}

function cellKey(column: number, row: number): number {
  return (column + 0x8000) * 0x10000 + (row + 0x8000);
}

function cellsOf(area: Bounds): readonly [number, number, number, number] {
  return [Math.floor(area.x / cellSize), Math.floor(area.y / cellSize), Math.floor((area.x + area.width) / cellSize), Math.floor((area.y + area.height) / cellSize)];
}

export function touches(a: Bounds, b: Bounds): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

export function contains(outer: Bounds, x: number, y: number): boolean {
  return x >= outer.x && y >= outer.y && x <= outer.x + outer.width && y <= outer.y + outer.height;
}

export function inflate(area: Bounds, by: number): Bounds {
  return { x: area.x - by, y: area.y - by, width: area.width + 2 * by, height: area.height + 2 * by };
}

/** The smallest rectangle around all of them; an empty one at the origin for none. */
export function union(areas: readonly Bounds[]): Bounds {
  if (areas.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const area of areas) {
    left = Math.min(left, area.x);
    top = Math.min(top, area.y);
    right = Math.max(right, area.x + area.width);
    bottom = Math.max(bottom, area.y + area.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function createRectGrid(rects: readonly Bounds[]): RectGrid {
  const cells = new Map<number, number[]>();
  const wide: number[] = [];
  rects.forEach((rect, index) => {
    const [left, top, right, bottom] = cellsOf(rect);
    // A very large rectangle is cheaper to test every time than to list in thousands of cells.
    if ((right - left + 1) * (bottom - top + 1) > 256 || !Number.isFinite(right - left + bottom - top)) {
      wide.push(index);
      return;
    }
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const key = cellKey(column, row);
        const cell = cells.get(key);
        if (cell === undefined) cells.set(key, [index]);
        else cell.push(index);
      }
    }
  });
  const everything = rects.map((_, index) => index);
  // A rectangle in several cells is counted once per question: it remembers the last one that met it.
  const met = new Int32Array(rects.length);
  let question = 0;
  const sumBetween = (x1: number, y1: number, x2: number, y2: number, weight: (index: number) => number): number => {
    const [left, top, right, bottom] = [Math.floor(x1 / cellSize), Math.floor(y1 / cellSize), Math.floor(x2 / cellSize), Math.floor(y2 / cellSize)];
    question += 1;
    let total = 0;
    const visit = (list: readonly number[]): void => {
      for (const index of list) {
        if (met[index] === question) continue;
        met[index] = question;
        const rect = rects[index];
        if (rect !== undefined && rect.x <= x2 && rect.x + rect.width >= x1 && rect.y <= y2 && rect.y + rect.height >= y1) total += weight(index);
      }
    };
    if ((right - left + 1) * (bottom - top + 1) > cells.size + 64) {
      visit(everything);
      return total;
    }
    visit(wide);
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const cell = cells.get(cellKey(column, row));
        if (cell !== undefined) visit(cell);
      }
    }
    return total;
  };
  return {
    sum: (area, weight) => sumBetween(area.x, area.y, area.x + area.width, area.y + area.height, weight),
    sumBetween,
    touching: (area) => {
      const [left, top, right, bottom] = cellsOf(area);
      const isTouched = (index: number): boolean => {
        const rect = rects[index];
        return rect !== undefined && touches(rect, area);
      };
      if ((right - left + 1) * (bottom - top + 1) > cells.size) return everything.filter(isTouched);
      const found = new Set<number>(wide.filter(isTouched));
      for (let column = left; column <= right; column++) {
        for (let row = top; row <= bottom; row++) for (const index of cells.get(cellKey(column, row)) ?? []) if (isTouched(index)) found.add(index);
      }
      return [...found].sort((a, b) => a - b);
    },
  };
}
