import { create } from 'zustand';
import type { Trace } from '../../shared/engine/report.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Probe } from '../../shared/model/probe.ts';
import { makeTimeline, type Timeline } from '../../shared/walkthrough/timeline.ts';
import { useDocument } from '../state/document.ts';
import { engineClient } from '../workers/engine-client.ts';
import { emptyDraft, type ProbeDraft } from './model/probe-draft.ts';
import { scheduleOf, stepFrom, type Schedule } from './model/schedule.ts';
import { endOf, tracksOf, type Stop, type Tracks } from './model/tracks.ts';

/** A trace on screen, with the design it was asked of. */
export interface ShownTrace {
  readonly trace: Trace;
  readonly probe: Probe;
  readonly design: Design;
  readonly tracks: Tracks;
  readonly timeline: Timeline;
  readonly schedule: Schedule;
}

export const speeds = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

interface TraceState {
  /** While true the trace panel and the player are on screen and the picture is dimmed. */
  readonly isOpen: boolean;
  readonly running: boolean;
  /** Why the engine gave no answer: a defect, never a verdict. */
  readonly defect: string | null;
  /** The probe form as last typed. */
  readonly draft: ProbeDraft;
  readonly shown: ShownTrace | null;
  readonly showsWhy: boolean;
  /** Playhead, milliseconds of the film at 1x. */
  readonly timeMs: number;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly loop: boolean;
  readonly setDraft: (draft: ProbeDraft) => void;
  /** Asks the engine in its worker. Resolves when the answer is on screen; false when there is none. */
  readonly run: (probe: Probe, design: Design) => Promise<boolean>;
  readonly close: () => void;
  readonly showWhy: (shows: boolean) => void;
  /** Moves the playhead and stops playing. */
  readonly seek: (timeMs: number) => void;
  readonly goTo: (stop: Stop) => void;
  readonly step: (direction: 1 | -1) => void;
  readonly togglePlay: () => void;
  /** One animation frame of the film: `elapsedMs` of the person's time. */
  readonly advance: (elapsedMs: number) => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly setLoop: (loop: boolean) => void;
}

/** Distinguishes the answer to the latest question from those that came too late. */
let latest = 0;

/** A probe that could not even start has no path; its timeline is empty. */
const noPath: Trace['paths'][number] = { choices: [], disposition: 'INSUFFICIENT_INFO', reason: null, at: null, legs: [] };

function show(trace: Trace, probe: Probe, design: Design): Pick<TraceState, 'shown' | 'showsWhy' | 'timeMs' | 'playing'> {
  const tracks = tracksOf(trace);
  const timeline = makeTimeline(trace.paths[0] ?? noPath);
  const schedule = scheduleOf(trace, tracks, timeline);
  const blocked = endOf(tracks) !== null || trace.blockers.length > 0;
  // A blocked packet is shown where it died, an answered one from the start.
  return { shown: { trace, probe, design, tracks, timeline, schedule }, showsWhy: blocked, timeMs: blocked ? schedule.durationMs : 0, playing: !blocked };
}

export const useTrace = create<TraceState>()((set, get) => ({
  isOpen: false,
  running: false,
  defect: null,
  draft: emptyDraft,
  shown: null,
  showsWhy: false,
  timeMs: 0,
  playing: false,
  speed: 1,
  loop: false,
  setDraft: (draft) => set({ draft }),
  run: async (probe, design) => {
    const question = ++latest;
    set({ running: true, defect: null });
    const answer = await engineClient.trace(design, probe);
    if (question !== latest) return false;
    if (!answer.ok) {
      set({ running: false, defect: answer.defect });
      return false;
    }
    set({ running: false, isOpen: true, ...show(answer.value, probe, design) });
    return true;
  },
  close: () => {
    latest += 1;
    set({ isOpen: false, running: false, defect: null, shown: null, playing: false, timeMs: 0 });
  },
  showWhy: (showsWhy) => set({ showsWhy }),
  seek: (timeMs) => {
    const durationMs = get().shown?.schedule.durationMs ?? 0;
    set({ timeMs: Math.min(Math.max(timeMs, 0), durationMs), playing: false });
  },
  goTo: (stop) => {
    const { shown } = get();
    const index = shown?.schedule.stops.indexOf(stop) ?? -1;
    const arrival = shown?.schedule.arrivalsMs[index];
    if (arrival !== undefined) set({ timeMs: arrival, playing: false });
  },
  step: (direction) => {
    const { shown, timeMs } = get();
    if (shown !== null) set({ timeMs: stepFrom(shown.schedule, timeMs, direction), playing: false });
  },
  togglePlay: () => {
    const { shown, timeMs, playing } = get();
    if (shown === null) return;
    const atEnd = timeMs >= shown.schedule.durationMs;
    set({ playing: !playing, timeMs: !playing && atEnd ? 0 : timeMs });
  },
  advance: (elapsedMs) => {
    const { shown, timeMs, speed, loop } = get();
    if (shown === null) return;
    const next = timeMs + elapsedMs * speed;
    if (next < shown.schedule.durationMs) set({ timeMs: next });
    else set(loop ? { timeMs: 0 } : { timeMs: shown.schedule.durationMs, playing: false });
  },
  setSpeed: (speed) => set({ speed }),
  setLoop: (loop) => set({ loop }),
}));

/** A trace belongs to the document it was asked of: another document, or none, closes it. Returns the function that stops it. */
export function followDocument(): () => void {
  return useDocument.subscribe((now, before) => {
    if (now.opened !== before.opened || now.isOpen !== before.isOpen) useTrace.getState().close();
  });
}

/** True when the design has changed in meaning since the trace was asked (UX 75). Moving boxes changes nothing. */
export function isStale(shown: ShownTrace, design: Design): boolean {
  return shown.design.components !== design.components || shown.design.links !== design.links || shown.design.meta !== design.meta;
}
