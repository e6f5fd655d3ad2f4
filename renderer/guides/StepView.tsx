import { Check, Wand2 } from 'lucide-react';
import { holds, type Guide, type Step } from '../../shared/guides/index.ts';
import { stepsOf } from '../../shared/guides/index.ts';
import { guideTexts } from '../../shared/i18n/guides.ts';
import { ComponentChips } from '../operations/ComponentChips.tsx';
import { scopeOf, useDesign } from '../state/document.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { doStep } from './do-step.ts';
import { goToStep, leaveGuide, useGuide, type Progress } from './guide-store.ts';

/** The step that is being played: what to do, where to look, what must be so at its end, and the ways on. The buttons never move. */
export function StepView({ guide, step, progress }: { readonly guide: Guide; readonly step: Step; readonly progress: Progress }) {
  const say = useTexts(guideTexts);
  const language = useLanguage();
  const scope = scopeOf(useDesign());
  const seen = useGuide((state) => state.seen);
  const isDone = progress.reached.has(step.id);
  const looked = step.look.flatMap((role) => role(scope) ?? []);
  const met = step.checks.map((check) => isDone || holds(check, scope, seen));
  const isLast = progress.at === stepsOf(guide).length - 1;
  // An answer can be watched again; an edit that is done is done.
  const canDo = !isDone || step.actions.some((action) => action.act === 'ask');
  return (
    <section className="guide-step" aria-label={step.title[language]} data-step={step.id} data-done={isDone}>
      <div className="guide-step-body">
        <small>
          {say('step.number', { number: progress.at + 1 })}
          {step.rules.length === 0 ? null : <span title={say('step.rules', { rules: step.rules.join(', ') })}>{step.rules.join(' ')}</span>}
        </small>
        <h3 tabIndex={-1}>{step.title[language]}</h3>
        <p>{step.text[language]}</p>
        {step.note === undefined ? null : <p className="quiet">{step.note[language]}</p>}
        {looked.length === 0 ? null : (
          <div className="guide-look">
            <span className="quiet">{say('step.look')}</span>
            <ComponentChips ids={looked} label={say('step.look')} />
          </div>
        )}
        <ul className="guide-checks" aria-label={say('step.checks')}>
          {step.checks.map((check, index) => (
            <li key={check.says.en} data-met={met[index]}>
              <span className={met[index] === true ? 'guide-mark done' : 'guide-mark'} role="img" aria-label={say(met[index] === true ? 'step.done' : 'step.open')}>
                {met[index] === true ? <Check size={11} strokeWidth={2.5} aria-hidden="true" /> : null}
              </span>
              {check.says[language]}
            </li>
          ))}
        </ul>
      </div>
      <div className="guide-buttons">
        <button type="button" className="button" aria-disabled={!canDo} onClick={() => (canDo ? void doStep(step) : undefined)}>
          <Wand2 size={14} strokeWidth={1.75} aria-hidden="true" />
          {say('step.do')}
        </button>
        <span className="grow" />
        <button type="button" className="button plain" aria-disabled={progress.at === 0} onClick={() => goToStep(progress.at - 1)}>
          {say('step.back')}
        </button>
        <button type="button" className={isDone ? 'button primary' : 'button'} onClick={() => (isLast ? leaveGuide(true) : goToStep(progress.at + 1))}>
          {say(isLast ? 'step.finish' : isDone ? 'step.next' : 'step.skip')}
        </button>
      </div>
    </section>
  );
}
