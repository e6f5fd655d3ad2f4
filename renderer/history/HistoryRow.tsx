import { ArrowRight, Flag, Save } from 'lucide-react';
import type { Checkpoint, HistoryStep } from '../../shared/document/contract.ts';
import { historyTexts } from '../../shared/i18n/history.ts';
import { stepTitle } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { clockTime } from './clock-time.ts';
import { travelTo } from './travel.ts';

interface Props {
  readonly id: string;
  readonly top: number;
  readonly position: number;
  readonly count: number;
  /** The step that led to this state; null for the state before the first. */
  readonly step: HistoryStep | null;
  readonly startTitle: string;
  readonly timeMs: number | null;
  readonly isHere: boolean;
  readonly isUndone: boolean;
  readonly isSaved: boolean;
  readonly isActive: boolean;
  readonly checkpoints: readonly Checkpoint[];
}

/** One state of the document: the step that led to it, when, and what marks it. */
export function HistoryRow({ id, top, position, count, step, startTitle, timeMs, isHere, isUndone, isSaved, isActive, checkpoints }: Props) {
  const say = useTexts(historyTexts);
  const language = useLanguage();
  const states = [...(isHere ? ['here'] : []), ...(isUndone ? ['undone'] : []), ...(isActive ? ['active'] : [])];
  return (
    <div
      id={id}
      role="option"
      className={['history-row', ...states].join(' ')}
      style={{ transform: `translateY(${String(top)}px)` }}
      aria-selected={isHere}
      aria-current={isHere ? 'step' : undefined}
      aria-posinset={position + 1}
      aria-setsize={count}
      tabIndex={-1}
      onClick={() => travelTo(position)}
    >
      <span className="history-mark">{isHere ? <ArrowRight size={13} strokeWidth={2} aria-hidden="true" /> : null}</span>
      <span className="history-title">{step === null ? startTitle : stepTitle(step)[language]}</span>
      {isUndone ? <span className="quiet history-state">{say('history.undone')}</span> : null}
      {isHere ? <span className="visually-hidden">{say('history.here')}</span> : null}
      {checkpoints.map((checkpoint) => (
        <span key={checkpoint.id} className="tag accent">
          <Flag size={10} strokeWidth={2} aria-hidden="true" />
          {checkpoint.name}
        </span>
      ))}
      {isSaved ? (
        <span className="tag ok">
          <Save size={10} strokeWidth={2} aria-hidden="true" />
          {say('history.saved')}
        </span>
      ) : null}
      <time className="numeric quiet">{timeMs === null ? '' : clockTime(timeMs, language)}</time>
    </div>
  );
}
