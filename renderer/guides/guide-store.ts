import { create } from 'zustand';
import { registry } from '../../shared/catalog/index.ts';
import { beginningOf, isReached, nothingSeen, stepsOf, type Guide, type Seen } from '../../shared/guides/index.ts';
import { guideTexts } from '../../shared/i18n/guides.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Localized } from '../../shared/model/text.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { mayLeaveDocument } from '../state/file-actions.ts';
import { useMet } from '../state/met.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { useTrace } from '../trace/trace-store.ts';

/** How far a person has come in a guide. Session state: it is in no file, and gone when the window is. */
export interface Progress {
  readonly at: number;
  /** Ids of the steps whose end state was reached once. What is undone later stays done here. */
  readonly reached: ReadonlySet<string>;
  /** The document as it was when another one took its place; null while it is open. */
  readonly left: Design | null;
}

interface GuideState {
  /** The guide that belongs to the document on screen. */
  readonly guide: Guide | null;
  readonly isOpen: boolean;
  readonly progress: ReadonlyMap<string, Progress>;
  /** What the person has met since the step on screen began. */
  readonly seen: Seen;
}

export const freshProgress: Progress = { at: 0, reached: new Set(), left: null };

export const useGuide = create<GuideState>()(() => ({ guide: null, isOpen: false, progress: new Map(), seen: nothingSeen }));

export function progressOf(state: Pick<GuideState, 'progress'>, guide: Guide): Progress {
  return state.progress.get(guide.id) ?? freshProgress;
}

function change(guide: Guide, changes: Partial<Progress>): void {
  useGuide.setState((state) => ({ progress: new Map(state.progress).set(guide.id, { ...progressOf(state, guide), ...changes }) }));
}

function filled(key: keyof typeof guideTexts, params: (language: keyof Localized) => Readonly<Record<string, string>>): Localized {
  const fill = (language: keyof Localized): string => Object.entries(params(language)).reduce<string>((text, [name, value]) => text.replace(`{${name}}`, value), guideTexts[key][language]);
  return { ko: fill('ko'), en: fill('en') };
}

/** Marks the step on screen when its end state holds. */
function settle(): void {
  const { guide, seen } = useGuide.getState();
  if (guide === null) return;
  const { at, reached } = progressOf(useGuide.getState(), guide);
  const step = stepsOf(guide)[at];
  if (step === undefined || reached.has(step.id) || !isReached(step, scopeOf(useDocument.getState().history.design), seen)) return;
  change(guide, { reached: new Set([...reached, step.id]) });
  useSession.getState().announce(filled('said.reached', (language) => ({ title: step.title[language] })));
}

/** Opens a guide: where it was left, or from its beginning. */
export async function openGuide(guide: Guide, from: 'left' | 'beginning'): Promise<void> {
  if (!(await mayLeaveDocument())) return;
  const { left } = progressOf(useGuide.getState(), guide);
  const design = (from === 'left' ? left : null) ?? beginningOf(guide, registry, useSettings.getState().language);
  // Opening tells the guide that was there that its document is gone; the new one is known to be its own from then on.
  useDocument.getState().open(design, null);
  if (left === null || from === 'beginning') change(guide, freshProgress);
  else change(guide, { left: null });
  useGuide.setState({ guide, isOpen: true, seen: nothingSeen });
  settle();
}

/** Goes to a step of the guide on screen; what was met before belongs to the step that is left. */
export function goToStep(at: number): void {
  const { guide } = useGuide.getState();
  const step = guide === null ? undefined : stepsOf(guide)[at];
  if (guide === null || step === undefined) return;
  change(guide, { at });
  useGuide.setState({ seen: nothingSeen });
  useSession.getState().announce(filled('said.step', (language) => ({ title: step.title[language], text: step.text[language] })));
  settle();
}

/** Puts the panel away; the guide goes on watching and can be brought back. */
export function leaveGuide(finished: boolean): void {
  const { guide } = useGuide.getState();
  if (guide === null) return;
  useGuide.setState({ isOpen: false });
  useSession.getState().toast(finished ? filled('said.finished', (language) => ({ title: guide.title[language] })) : guideTexts['said.left']);
}

export function showGuide(): void {
  if (useGuide.getState().guide !== null) useGuide.setState({ isOpen: true });
}

function meet(met: Partial<Seen>): void {
  if (useGuide.getState().guide === null) return;
  useGuide.setState(({ seen }) => ({
    seen: { refusals: [...seen.refusals, ...(met.refusals ?? [])], answers: [...seen.answers, ...(met.answers ?? [])], notices: [...seen.notices, ...(met.notices ?? [])] },
  }));
  settle();
}

/** Lets the guide on screen see edits, answers and refusals, and puts it aside with its document. Returns the function that stops it. */
export function followGuide(): () => void {
  const stops = [
    useDocument.subscribe((now, before) => {
      const { guide } = useGuide.getState();
      if (guide === null) return;
      if (now.opened !== before.opened || now.isOpen !== before.isOpen) {
        change(guide, { left: before.history.design });
        useGuide.setState({ guide: null, isOpen: false, seen: nothingSeen });
      } else if (now.history !== before.history) settle();
    }),
    useTrace.subscribe((now, before) => {
      if (now.shown !== before.shown && now.shown !== null) meet({ answers: [{ design: now.shown.design, trace: now.shown.trace }] });
    }),
    useMet.subscribe(({ refusals }) => meet({ refusals })),
    useSession.subscribe((now, before) => {
      if (now.dialog !== before.dialog && now.dialog?.name === 'notice') meet({ notices: [now.dialog.notice] });
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
