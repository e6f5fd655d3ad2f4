import type { Step } from '../../shared/engine/report.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Design } from '../../shared/model/design.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { useSelection } from '../state/selection.ts';
import { useTexts } from '../state/texts.ts';
import { isUndone } from './model/decision.ts';
import { ruleOf } from './model/rule.ts';
import { ordinal } from './vocabulary.ts';

interface Props {
  readonly step: Step;
  readonly design: Design;
  readonly tone: 'accent' | 'error';
}

/** The row that decided, with the fields that matched and its place in the list; a click shows it in the inspector (VISUAL 10). */
export function RuleLine({ step, design, tone }: Props) {
  const say = useTexts(traceTexts);
  const revealField = useSelection((state) => state.revealField);
  const rule = ruleOf(step);
  const owner = design.components[step.because.component];
  const show = (): void => {
    revealField(step.because.component, step.because.path ?? '');
    revealComponents([step.because.component]);
  };
  const note = ((): string | null => {
    if (isUndone(step)) return say('rule.undone');
    switch (rule.by) {
      case 'session':
        return say('rule.session');
      case 'default':
        if (rule.above === 0) return say('rule.default.empty');
        return rule.above === 1 ? say('rule.default.noteOne') : say('rule.default.note', { count: rule.above });
      case 'row':
        return rule.place === null ? null : say('rule.position', { ...rule.place, ordinal: ordinal(rule.place.position) });
    }
  })();
  return (
    <button type="button" className={`rule-line ${tone}`} onClick={show} title={say('rule.show', { component: owner?.name ?? step.because.component })}>
      <b>{rule.by === 'default' ? `${step.because.label} · ${say('rule.default')}` : step.because.label}</b>
      {rule.matched.map((text) => (
        <span key={text}>{text}</span>
      ))}
      {note === null ? null : <em>{note}</em>}
    </button>
  );
}
