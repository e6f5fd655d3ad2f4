import type { Header, Step } from '../../shared/engine/report.ts';
import { sayReason } from '../../shared/i18n/reasons.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Design } from '../../shared/model/design.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { CandidateTable } from './CandidateTable.tsx';
import { KindGlyph } from './KindGlyph.tsx';
import { envelopes } from './model/envelopes.ts';
import { losersOf } from './model/rule.ts';
import { isFailure } from './model/tracks.ts';
import { RuleLine } from './RuleLine.tsx';
import { stepTitle } from './vocabulary.ts';

interface Props {
  readonly step: Step;
  readonly before: readonly Header[];
  /** Hop and step number, `5.2`. */
  readonly label: string;
  readonly design: Design;
}

function Chip({ step }: { readonly step: Step }) {
  const say = useTexts(traceTexts);
  if (step.action === 'ABORTED') return <span className="tag error">{say('chip.aborted')}</span>;
  if (step.action === 'REJECTED') return <span className="tag error">{say('chip.refused')}</span>;
  if (isFailure(step)) return <span className="tag error">{say('chip.dropped')}</span>;
  if (step.action === 'PERMITTED') return <span className="tag ok">{say('chip.permit')}</span>;
  return null;
}

/** One step: what was asked, which row decided, what it changed in the packet. */
export function StepCard({ step, before, label, design }: Props) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const losers = losersOf(step);
  const changes = envelopes(step.headers, before).flatMap((box) => box.fields.flatMap((field) => field.values.filter((value) => value.before !== null).map((value) => ({ ...value, name: field.name }))));
  const owner = design.components[step.because.component];
  return (
    <section className={isFailure(step) ? 'step-card failed' : 'step-card'} aria-label={`${label} ${stepTitle(step, language)}`}>
      <h3>
        <KindGlyph kind={owner?.kind ?? ''} />
        <span>
          {label} {stepTitle(step, language)}
        </span>
        <Chip step={step} />
      </h3>
      <RuleLine step={step} design={design} tone={isFailure(step) ? 'error' : 'accent'} />
      {step.reason === undefined ? null : <p>{sayReason(step.reason, language)}</p>}
      {losers.length === 0 ? null : (
        <details>
          <summary>{say('why.compare', { count: losers.length })}</summary>
          <CandidateTable candidates={step.detail.candidates ?? []} />
        </details>
      )}
      {changes.map((field) => (
        <p key={`${field.name}${field.value}`} className="step-change">
          <i>{field.name}</i> <s>{field.before}</s> → <mark>{field.value}</mark>
        </p>
      ))}
    </section>
  );
}
