import type { Bounds } from '../display-list.ts';
import type { LayoutIndex, LayoutNode } from '../layout-index.ts';
import { createRectGrid } from '../rect-grid.ts';
import { clearance, type Point } from './geometry.ts';

/** A rectangle that wires go around. A title is only text: passing it costs less than passing a card. */
export interface Obstacle {
  readonly owner: string;
  readonly bounds: Bounds;
  readonly isTitle: boolean;
  /** Position of the owner in drawing order, and of the first node after everything it holds. */
  readonly first: number;
  readonly end: number;
}

/** What stands in the way of one wire: everything but its own ends, what they stand in, and what stands in them. */
export interface Field {
  readonly obstacles: readonly Obstacle[];
  /** Cost of a run between two points: 0 when nothing is nearer than the clearance. */
  readonly cost: (a: Point, b: Point, own: OwnEnds) => number;
  readonly near: (area: Bounds, own: OwnEnds) => readonly Obstacle[];
  readonly isCovered: (area: Bounds) => boolean;
  readonly ownEnds: (from: string, to: string) => OwnEnds;
}

export interface OwnEnds {
  readonly from: string;
  readonly to: string;
  /** Positions of both ends in drawing order: a box holds an end when the position is in its range. */
  readonly fromIndex: number;
  readonly toIndex: number;
}

function isBox(node: LayoutNode): boolean {
  return node.form !== 'card' && node.form !== 'rail' && node.form !== 'note' && !node.isCollapsed;
}

/** For each node the position after the last one it holds: parents come before their children, and children follow each other. */
function subtreeEnds(nodes: readonly LayoutNode[]): readonly number[] {
  const ends = nodes.map((_, index) => index + 1);
  for (let index = nodes.length - 1; index >= 0; index--) {
    const depth = nodes[index]?.depth ?? 0;
    let end = index + 1;
    while (end < nodes.length && (nodes[end]?.depth ?? 0) > depth) end = ends[end] ?? end + 1;
    ends[index] = end;
  }
  return ends;
}

/** `titles` are the measured words of boxes and rails, by id. */
export function createField(layout: LayoutIndex, titles: ReadonlyMap<string, readonly Bounds[]>): Field {
  const obstacles: Obstacle[] = [];
  const indexOf = new Map(layout.nodes.map((node, index) => [node.id, index]));
  const ends = subtreeEnds(layout.nodes);
  layout.nodes.forEach((node, index) => {
    const range = { owner: node.id, first: index, end: ends[index] ?? index + 1 };
    if (node.form !== 'rail' && node.form !== 'note') obstacles.push({ ...range, bounds: node.bounds, isTitle: false });
    for (const bounds of titles.get(node.id) ?? []) obstacles.push({ ...range, bounds, isTitle: true });
  });
  const grid = createRectGrid(obstacles.map((obstacle) => obstacle.bounds));
  const isCard = (owner: string): boolean => {
    const node = layout.find(owner);
    return node !== null && !isBox(node);
  };
  const holds = (obstacle: Obstacle, index: number): boolean => index >= obstacle.first && index < obstacle.end;
  const blocks = (obstacle: Obstacle, own: OwnEnds): boolean => obstacle.isTitle || !(holds(obstacle, own.fromIndex) || holds(obstacle, own.toIndex));
  // The question that is asked most, many times per wire: its terms stay in these variables, so that asking allocates nothing.
  const near = clearance - 0.5;
  let [left, right, top, bottom] = [0, 0, 0, 0];
  let asked: OwnEnds = { from: '', to: '', fromIndex: -1, toIndex: -1 };
  const weigh = (index: number): number => {
    const obstacle = obstacles[index];
    if (obstacle === undefined || !blocks(obstacle, asked)) return 0;
    if (!obstacle.isTitle) return 1;
    const { x, y, width, height } = obstacle.bounds;
    return x <= right && x + width >= left && y <= bottom && y + height >= top ? 0.4 : 0;
  };
  return {
    obstacles,
    cost: (a, b, own) => {
      [left, right, top, bottom] = [Math.min(a.x, b.x), Math.max(a.x, b.x), Math.min(a.y, b.y), Math.max(a.y, b.y)];
      asked = own;
      return grid.sumBetween(left - near, top - near, right + near, bottom + near, weigh);
    },
    near: (area, own) => grid.touching(area).flatMap((index) => {
      const obstacle = obstacles[index];
      return obstacle !== undefined && blocks(obstacle, own) && !obstacle.isTitle ? [obstacle] : [];
    }),
    isCovered: (area) => grid.sum(area, (index) => {
      const obstacle = obstacles[index];
      return obstacle !== undefined && (obstacle.isTitle || isCard(obstacle.owner)) ? 1 : 0;
    }) > 0,
    ownEnds: (from, to) => ({ from, to, fromIndex: indexOf.get(from) ?? -1, toIndex: indexOf.get(to) ?? -1 }),
  };
}
