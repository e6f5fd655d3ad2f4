import { historyTexts } from '../../shared/i18n/history.ts';
import type { HistoryStep } from '../../shared/document/contract.ts';
import { whereabouts } from '../../shared/document/index.ts';
import { fillText } from '../../shared/i18n/fill-text.ts';
import type { Localized, TextParams } from '../../shared/model/text.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { useDocument } from '../state/document.ts';
import { stepTitle } from '../state/sentences.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';

function tell(text: Localized, params: TextParams): void {
  useSession.getState().announce(fillBoth(text, params));
}

/** What the state at a position is called: by the step that led to it. */
function positionTitle(steps: readonly HistoryStep[], position: number): Localized {
  const step = steps[position - 1];
  return step === undefined ? historyTexts['history.start'] : stepTitle(step);
}

/** Goes to a position among the steps, shows what changed last on the way there and tells where it is now. */
export function travelTo(position: number): void {
  const step = useDocument.getState().travel(position);
  if (step === null) return;
  const { design, past, future } = useDocument.getState().history;
  revealComponents(whereabouts(step, design));
  const title = positionTitle(past, past.length);
  const { ko, en } = historyTexts['history.wentTo'];
  const place = { position: past.length, count: past.length + future.length };
  useSession.getState().announce({ ko: fillText(ko, { ...place, step: title.ko }), en: fillText(en, { ...place, step: title.en }) });
}

/** Goes back to a checkpoint, shows what changed and tells it. */
export function returnToCheckpoint(id: string, name: string): void {
  const step = useDocument.getState().returnTo(id);
  if (step !== null) revealComponents(whereabouts(step, useDocument.getState().history.design));
  tell(historyTexts['history.returned'], { name });
}

/** Names the present state; a blank name becomes the next free `Checkpoint 3`. */
export function makeCheckpoint(typed: string, blank: string): void {
  const name = typed.normalize('NFC').trim() === '' ? blank : typed;
  useDocument.getState().addCheckpoint(name);
  tell(historyTexts['history.added'], { name });
}

export function forgetCheckpoint(id: string, name: string): void {
  useDocument.getState().removeCheckpoint(id);
  tell(historyTexts['history.removed'], { name });
}
