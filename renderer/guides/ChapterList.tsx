import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Chapter, Guide } from '../../shared/guides/index.ts';
import { guideTexts } from '../../shared/i18n/guides.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { goToStep, type Progress } from './guide-store.ts';

/** Chapters with their steps; the one that is being played is open, any other can be opened and gone to. */
export function ChapterList({ guide, progress }: { readonly guide: Guide; readonly progress: Progress }) {
  const say = useTexts(guideTexts);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current=step]')?.scrollIntoView({ block: 'nearest' });
  }, [progress.at]);
  let first = 0;
  return (
    <ol className="guide-chapters" aria-label={say('chapters.label')} ref={list}>
      {guide.chapters.map((chapter, index) => {
        const start = first;
        first += chapter.steps.length;
        const isCurrent = progress.at >= start && progress.at < first;
        // A chapter that begins to be played opens by itself.
        return <ChapterItem key={`${chapter.id} ${String(isCurrent)}`} chapter={chapter} number={index + 1} start={start} isCurrent={isCurrent} progress={progress} />;
      })}
    </ol>
  );
}

function ChapterItem({ chapter, number, start, isCurrent, progress }: { readonly chapter: Chapter; readonly number: number; readonly start: number; readonly isCurrent: boolean; readonly progress: Progress }) {
  const say = useTexts(guideTexts);
  const language = useLanguage();
  const [isOpen, setOpen] = useState(isCurrent);
  const done = chapter.steps.filter((step) => progress.reached.has(step.id)).length;
  const title = chapter.title[language];
  const steps = chapter.steps.length;
  return (
    <li className={isCurrent ? 'guide-chapter current' : 'guide-chapter'}>
      <button type="button" className="guide-line" aria-expanded={isOpen} aria-label={say('chapter.named', { number, title, done, steps })} onClick={() => setOpen(!isOpen)}>
        {isOpen ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
        <b>
          {number}. {title}
        </b>
        <span className={done === steps ? 'guide-count done' : 'guide-count'}>{done === steps ? <Check size={14} aria-hidden="true" /> : say('chapter.count', { done, steps })}</span>
      </button>
      {isOpen ? (
        <ol>
          {chapter.steps.map((step, index) => {
            const at = start + index;
            const isDone = progress.reached.has(step.id);
            return (
              <li key={step.id}>
                <button type="button" className="guide-line step" aria-current={at === progress.at ? 'step' : undefined} onClick={() => goToStep(at)}>
                  <span className={isDone ? 'guide-mark done' : 'guide-mark'}>{isDone ? <Check size={11} strokeWidth={2.5} role="img" aria-label={say('step.done')} /> : null}</span>
                  {step.title[language]}
                </button>
              </li>
            );
          })}
        </ol>
      ) : null}
    </li>
  );
}
