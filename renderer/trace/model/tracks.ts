import type { Hop, Leg, Step, Trace } from '../../../shared/engine/report.ts';

/** One row of the hop list: a component the packet visits, numbered as a person counts. A proxy that ends one connection and starts the next is one stop. */
export interface Stop {
  readonly track: TrackId;
  /** 1-based within the track. */
  readonly number: number;
  readonly component: string;
  readonly host: string | null;
  /** Where the stop is in `paths[0].legs`; two places where a proxy joins two connections. */
  readonly visits: readonly { readonly leg: number; readonly hop: number }[];
  readonly connection: number;
  readonly enter: Hop['enter'];
  readonly steps: readonly Step[];
}

/** Forward: requests of every connection. Back: replies, or the ICMP errors that came instead. */
export type TrackId = 'forward' | 'back';

export interface Tracks {
  readonly forward: readonly Stop[];
  readonly back: readonly Stop[];
  /** What the back track shows; null when nothing came back. */
  readonly backIs: 'return' | 'error' | null;
}

function stopsOf(track: TrackId, legs: readonly { readonly leg: Leg; readonly index: number }[]): Stop[] {
  const stops: Stop[] = [];
  for (const { leg, index } of legs) {
    for (const [position, hop] of leg.hops.entries()) {
      const visit = { leg: index, hop: position };
      const previous = stops.at(-1);
      if (previous !== undefined && position === 0 && previous.component === hop.component) {
        stops[stops.length - 1] = { ...previous, visits: [...previous.visits, visit], steps: [...previous.steps, ...hop.steps] };
        continue;
      }
      stops.push({ track, number: stops.length + 1, component: hop.component, host: hop.host, visits: [visit], connection: leg.connection, enter: hop.enter, steps: hop.steps });
    }
  }
  return stops;
}

/** Reads the played path of a trace as two numbered tracks. */
export function tracksOf(trace: Trace): Tracks {
  const legs = (trace.paths[0]?.legs ?? []).map((leg, index) => ({ leg, index }));
  const back = legs.filter(({ leg }) => leg.direction !== 'forward');
  const backIs = back[0]?.leg.direction;
  return {
    forward: stopsOf('forward', legs.filter(({ leg }) => leg.direction === 'forward')),
    back: stopsOf('back', back),
    backIs: backIs === undefined || backIs === 'forward' ? null : backIs,
  };
}

/** The stop that a place in the legs belongs to, or null when the place is not in the played path. */
export function stopAt(tracks: Tracks, leg: number, hop: number): Stop | null {
  const holds = (stop: Stop): boolean => stop.visits.some((visit) => visit.leg === leg && visit.hop === hop);
  return tracks.forward.find(holds) ?? tracks.back.find(holds) ?? null;
}

/** All stops in the order of playing. */
export function playOrder(tracks: Tracks): readonly Stop[] {
  return [...tracks.forward, ...tracks.back];
}

/** Where a packet ended badly, and every step it had taken before. */
export interface Ending {
  readonly stop: Stop;
  readonly step: Step;
  readonly before: readonly { readonly stop: Stop; readonly step: Step }[];
}

const failures: ReadonlySet<Step['action']> = new Set(['DROPPED', 'DENIED', 'REJECTED', 'ABORTED']);

/** Whether a step ended the packet. */
export function isFailure(step: Step): boolean {
  return failures.has(step.action);
}

/** The step at which a packet ended badly; null when nothing was dropped. */
export function endOf(tracks: Tracks): Ending | null {
  const all = playOrder(tracks).flatMap((stop) => stop.steps.map((step) => ({ stop, step })));
  const at = all.findIndex(({ step }) => isFailure(step));
  const end = all[at];
  return end === undefined ? null : { ...end, before: all.slice(0, at) };
}

/** The connection that a packet belongs to when it leaves a stop: a proxy starts the next one, and on the way back the one before. */
export function leavingConnection(stop: Stop): number {
  if (stop.visits.length === 1) return stop.connection;
  return stop.connection + (stop.track === 'forward' ? 1 : -1);
}

/** How many steps changed an address or port, both tracks. */
export function translationCount(tracks: Tracks): number {
  return playOrder(tracks).reduce((sum, stop) => sum + stop.steps.filter((step) => step.kind === 'translate').length, 0);
}

/** The largest outer IP length on the way, bytes. */
export function largestBytes(tracks: Tracks): number {
  return playOrder(tracks).reduce((max, stop) => Math.max(max, stop.enter.bytes, ...stop.steps.map((step) => step.bytes)), 0);
}

/** How many IP headers the packet has where it has most: the boxes of its card. */
export function deepest(tracks: Tracks): number {
  const headers = playOrder(tracks).flatMap((stop) => [stop.enter.headers, ...stop.steps.map((step) => step.headers)]);
  return Math.max(1, ...headers.map((stack) => stack.filter((header) => header.layer === 'ipv4' || header.layer === 'ipv6').length));
}
