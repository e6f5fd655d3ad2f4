import type { Bounds } from '../display-list.ts';
import type { Wire } from '../facts.ts';
import type { LayoutIndex, LayoutNode } from '../layout-index.ts';
import { contains } from '../rect-grid.ts';
import { lanesOf } from './bundles.ts';
import type { Point } from './geometry.ts';
import type { Rail } from './rails.ts';

/** What is to be routed: one wire, or several beside each other that join the same two boxes. */
export interface Job {
  /** One for each lane; the first says what is asked of all. */
  readonly wires: readonly Wire[];
  /** Distances from the middle of the way, one for each wire. */
  readonly lanes: readonly number[];
  readonly from: LayoutNode;
  readonly to: LayoutNode;
  readonly rail: Rail | null;
  /** In the direction of the way. */
  readonly bends: readonly Point[];
}

/** More links than this between two boxes (which are collapsed, then) are routed one by one: side by side they would be a wall. */
const mostLanes = 6;

export function isAround(outer: Bounds, inner: Bounds): boolean {
  return contains(outer, inner.x, inner.y) && contains(outer, inner.x + inner.width, inner.y + inner.height);
}

/** A rail as the box that wires end at. */
export function railBox(rail: Rail): Bounds {
  return { x: rail.x1 + 8, y: rail.y, width: rail.x2 - rail.x1 - 16, height: 0 };
}

/** The job of a single wire; null where an end is not shown or both are the same. A tap always runs from the member to its rail. */
export function makeJob(wire: Wire, layout: LayoutIndex, rails: ReadonlyMap<string, Rail>, bends: readonly Point[]): Job | null {
  const [from, to] = [layout.visible(wire.from), layout.visible(wire.to)];
  if (from === null || to === null || from.id === to.id) return null;
  const single = { wires: [wire], lanes: [0] };
  const [toRail, fromRail] = wire.kind === 'l2' ? [rails.get(to.id) ?? null, rails.get(from.id) ?? null] : [null, null];
  if (toRail !== null) return { ...single, from, to, rail: toRail, bends };
  if (fromRail !== null) return { ...single, from: to, to: from, rail: fromRail, bends: bends.toReversed() };
  return wire.link === null ? null : { ...single, from, to, rail: null, bends };
}

/** What a job shares a way with: wires of the router between the same two boxes, neither in the other. */
function bundleOf(job: Job): string | null {
  if (job.rail !== null || job.bends.length > 0 || isAround(job.from.bounds, job.to.bounds) || isAround(job.to.bounds, job.from.bounds)) return null;
  return [job.from.id, job.to.id].sort().join(' ');
}

/** Puts links that join the same two boxes into one job each, in the place of the first of them. */
export function bundled(jobs: readonly Job[]): readonly Job[] {
  const groups = new Map<string, Job[]>();
  for (const job of jobs) {
    const key = bundleOf(job);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [job]);
    else group.push(job);
  }
  return jobs.flatMap((job) => {
    const group = groups.get(bundleOf(job) ?? '') ?? [];
    if (group.length < 2 || group.length > mostLanes) return [job];
    return group[0] === job ? [{ ...job, wires: group.flatMap((one) => one.wires), lanes: lanesOf(group.length) }] : [];
  });
}
