import type { Playhead, Schedule } from './schedule.ts';
import type { Stop, TrackId } from './tracks.ts';

/** A tick of the timeline. */
export interface Tick {
  readonly stop: Stop;
  readonly x: number;
  /** Whether its number fits under it. */
  readonly labelled: boolean;
}

/** A stretch of a track at one depth: depth 0 is a connection, each encapsulation around the packet one more. */
export interface DepthBar {
  readonly track: TrackId;
  readonly depth: number;
  readonly fromX: number;
  readonly toX: number;
}

export interface TimelineGeometry {
  readonly ticks: readonly Tick[];
  readonly bars: readonly DepthBar[];
  readonly playheadX: number;
  /** Extent of each track's line; null for a track without stops. */
  readonly forward: { readonly fromX: number; readonly toX: number } | null;
  readonly back: { readonly fromX: number; readonly toX: number } | null;
}

const edge = 8;
const gap = 36;
/** At least this far apart a number fits under each tick. */
const labelPitch = 18;

/** How many IP headers are around the innermost one when the packet leaves a stop. */
function depthAfter(stop: Stop): number {
  const headers = stop.steps.at(-1)?.headers ?? stop.enter.headers;
  return Math.max(0, headers.filter((header) => header.layer === 'ipv4' || header.layer === 'ipv6').length - 1);
}

function barsOf(track: TrackId, ticks: readonly Tick[]): DepthBar[] {
  const bars: DepthBar[] = [];
  const open = new Map<number, { fromX: number; toX: number }>();
  let connection: number | null = null;
  const close = (depth: number): void => {
    const bar = open.get(depth);
    if (bar !== undefined && bar.toX > bar.fromX) bars.push({ track, depth, ...bar });
    open.delete(depth);
  };
  for (const [index, tick] of ticks.entries()) {
    const next = ticks[index + 1];
    if (next === undefined) break;
    // A proxy belongs to the connection that ends at it; the next stop tells which one the packet is on.
    if (connection !== null && next.stop.connection !== connection) [...open.keys()].forEach(close);
    connection = next.stop.connection;
    const depth = depthAfter(tick.stop);
    for (const level of open.keys()) if (level > depth) close(level);
    for (let level = 0; level <= depth; level++) open.set(level, { fromX: open.get(level)?.fromX ?? tick.x, toX: next.x });
  }
  [...open.keys()].forEach(close);
  return bars.toSorted((left, right) => left.depth - right.depth || left.fromX - right.fromX);
}

/** Lays both tracks side by side over `width` pixels, each hop equally wide, so that numbers stay readable however long the film is. */
export function timelineGeometry(schedule: Schedule, playhead: Playhead, width: number): TimelineGeometry {
  const forward = schedule.stops.filter((stop) => stop.track === 'forward');
  const back = schedule.stops.filter((stop) => stop.track === 'back');
  const intervals = Math.max(forward.length - 1, 0) + Math.max(back.length - 1, 0);
  const room = width - 2 * edge - (back.length > 0 ? gap : 0);
  const pitch = Math.min(intervals === 0 ? 0 : room / intervals, 96);
  const every = pitch === 0 ? 1 : Math.ceil(labelPitch / pitch);
  const place = (stops: readonly Stop[], startX: number): Tick[] =>
    stops.map((stop, index) => ({ stop, x: startX + index * pitch, labelled: index % every === 0 || index === stops.length - 1 }));
  const forwardTicks = place(forward, edge);
  const backTicks = place(back, edge + Math.max(forward.length - 1, 0) * pitch + gap);
  const ticks = [...forwardTicks, ...backTicks];
  const at = ticks[playhead.index]?.x ?? edge;
  const to = ticks[playhead.index + 1]?.x ?? at;
  const extent = (of: readonly Tick[]): { fromX: number; toX: number } | null => {
    const [first, last] = [of[0], of.at(-1)];
    return first === undefined || last === undefined ? null : { fromX: first.x, toX: last.x };
  };
  return {
    ticks,
    bars: [...barsOf('forward', forwardTicks), ...barsOf('back', backTicks)],
    playheadX: playhead.next === null ? at : at + (to - at) * playhead.fraction,
    forward: extent(forwardTicks),
    back: extent(backTicks),
  };
}

/** The time of the film at a place of the timeline: between two ticks of a track it runs evenly. */
export function timeAtX(schedule: Schedule, ticks: readonly Tick[], x: number): number {
  const after = ticks.findIndex((tick) => tick.x >= x);
  if (after === -1) return schedule.durationMs;
  const [right, left] = [ticks[after], ticks[after - 1]];
  const arrival = schedule.arrivalsMs[after] ?? 0;
  if (right === undefined || left === undefined) return arrival;
  const before = schedule.arrivalsMs[after - 1] ?? 0;
  return before + ((x - left.x) / Math.max(right.x - left.x, 1)) * (arrival - before);
}
