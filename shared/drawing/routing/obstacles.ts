import type { Bounds } from '../display-list.ts';
import type { LayoutIndex, LayoutNode } from '../layout-index.ts';
import { createRectGrid, touches } from '../rect-grid.ts';
import { clearance, runBounds, type Point } from './geometry.ts';

/** A rectangle that wires go around. A title is only text: passing it costs less than passing a card. */
export interface Obstacle {
  readonly owner: string;
  readonly bounds: Bounds;
  readonly isTitle: boolean;
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
  /** Ids whose boxes the wire may be in. */
  readonly around: ReadonlySet<string>;
}

function isBox(node: LayoutNode): boolean {
  return node.form !== 'card' && node.form !== 'rail' && !node.isCollapsed;
}

/** `titles` are the measured words of boxes and rails, by id. */
export function createField(layout: LayoutIndex, titles: ReadonlyMap<string, readonly Bounds[]>): Field {
  const obstacles: Obstacle[] = [];
  for (const node of layout.nodes) {
    if (node.form !== 'rail') obstacles.push({ owner: node.id, bounds: node.bounds, isTitle: false });
    for (const bounds of titles.get(node.id) ?? []) obstacles.push({ owner: node.id, bounds, isTitle: true });
  }
  const grid = createRectGrid(obstacles.map((obstacle) => obstacle.bounds));
  const isCard = (owner: string): boolean => {
    const node = layout.find(owner);
    return node !== null && !isBox(node);
  };
  const blocks = (obstacle: Obstacle, own: OwnEnds): boolean => obstacle.isTitle || !own.around.has(obstacle.owner);
  return {
    obstacles,
    cost: (a, b, own) => {
      const run = runBounds(a, b, clearance - 0.5);
      const line = runBounds(a, b);
      return grid.sum(run, (index) => {
        const obstacle = obstacles[index];
        if (obstacle === undefined || !blocks(obstacle, own)) return 0;
        if (!obstacle.isTitle) return 1;
        return touches(obstacle.bounds, line) ? 0.4 : 0;
      });
    },
    near: (area, own) => grid.touching(area).flatMap((index) => {
      const obstacle = obstacles[index];
      return obstacle !== undefined && blocks(obstacle, own) && !obstacle.isTitle ? [obstacle] : [];
    }),
    isCovered: (area) => grid.sum(area, (index) => {
      const obstacle = obstacles[index];
      return obstacle !== undefined && (obstacle.isTitle || isCard(obstacle.owner)) ? 1 : 0;
    }) > 0,
    ownEnds: (from, to) => ({ from, to, around: new Set([from, to, ...layout.ancestors(from), ...layout.ancestors(to)]) }),
  };
}
