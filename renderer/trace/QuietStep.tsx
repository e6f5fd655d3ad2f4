import type { Step } from '../../shared/engine/report.ts';
import { useLanguage } from '../state/texts.ts';
import { stepTitle } from './vocabulary.ts';

interface Props {
  readonly step: Step;
  readonly label: string;
}

/** A step that asks no rule and changes nothing: one line, so that decisions stand out. */
export function QuietStep({ step, label }: Props) {
  const language = useLanguage();
  const { component, interface: at } = step.detail;
  const where = [component, at].filter((part) => typeof part === 'string' && part !== '').join(' ');
  return (
    <p className="quiet-step">
      {label} {stepTitle(step, language)}
      {where === '' ? null : <span>{where}</span>}
    </p>
  );
}
