import { RotateCcw, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { stepsOf } from '../../shared/guides/index.ts';
import { guideTexts } from '../../shared/i18n/guides.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { ChapterList } from './ChapterList.tsx';
import { leaveGuide, openGuide, progressOf, useGuide } from './guide-store.ts';
import { StepView } from './StepView.tsx';
import './guides.css';

/** A guide beside the canvas: chapters and their check marks above, the step that is being played below. */
export function GuidePanel() {
  const say = useTexts(guideTexts);
  const language = useLanguage();
  const guide = useGuide((state) => state.guide);
  const progress = useGuide((state) => (state.guide === null ? null : progressOf(state, state.guide)));
  const panel = useRef<HTMLElement>(null);
  // Who opens a guide wants to read its step; from there Tab leads to the buttons.
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('.guide-step h3')?.focus({ preventScroll: true });
  }, [guide]);
  if (guide === null || progress === null) return null;
  const steps = stepsOf(guide);
  const step = steps[progress.at];
  const done = progress.reached.size;
  return (
    <section className="guide-panel" data-region="guide" aria-label={say('panel.label')} ref={panel}>
      <header className="guide-head">
        <div>
          <h2>{guide.title[language]}</h2>
          <small>{say('panel.progress', { done, steps: steps.length })}</small>
        </div>
        <button type="button" className="icon-button small" aria-label={say('panel.restart')} title={say('panel.restart')} onClick={() => void openGuide(guide, 'beginning')}>
          <RotateCcw size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button small" aria-label={say('panel.leave')} title={say('panel.leave')} onClick={() => leaveGuide(false)}>
          <X size={15} aria-hidden="true" />
        </button>
      </header>
      <progress className="guide-progress" max={steps.length} value={done} aria-label={say('panel.progress', { done, steps: steps.length })} />
      <ChapterList guide={guide} progress={progress} />
      {step === undefined ? null : <StepView guide={guide} step={step} progress={progress} />}
    </section>
  );
}
