import { traceTexts } from '../../shared/i18n/trace.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { BlockerList } from './BlockerList.tsx';
import { CandidateTable } from './CandidateTable.tsx';
import { KindGlyph } from './KindGlyph.tsx';
import { losersOf } from './model/rule.ts';
import { endOf } from './model/tracks.ts';
import { RuleLine } from './RuleLine.tsx';
import type { ShownTrace } from './trace-store.ts';
import { reasonText, stepTitle } from './vocabulary.ts';

interface Props {
  readonly shown: ShownTrace;
}

/** Why the packet did not arrive: the deciding rule, the rows that lost field by field, all blockers, remedies (VISUAL 11, UX 72). */
export function WhyPanel({ shown }: Props) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const end = endOf(shown.tracks);
  const losers = end === null ? [] : losersOf(end.step);
  const number = end === null ? '' : `${end.stop.number}.${end.stop.steps.indexOf(end.step) + 1}`;
  const component = end === null ? undefined : shown.design.components[end.stop.component];
  const ran = end === null ? [] : end.stop.steps.slice(0, end.stop.steps.indexOf(end.step)).map((step) => stepTitle(step, language));
  return (
    <div className="why-panel">
      {end === null ? null : (
        <section className="why-section">
          <h3>{say('why.deciding')}</h3>
          <div className="step-card failed framed">
            <h4>
              <KindGlyph kind={component?.kind ?? ''} />
              <span>
                {component?.name ?? end.stop.component} · {stepTitle(end.step, language)} · {number}
              </span>
              <span className="tag error">{say(end.step.action === 'ABORTED' ? 'chip.aborted' : end.step.action === 'REJECTED' ? 'chip.refused' : 'chip.dropped')}</span>
            </h4>
            <RuleLine step={end.step} design={shown.design} tone="error" />
            {end.step.reason === undefined ? null : (
              <p>
                {reasonText(end.step.reason, language)} <code>{end.step.reason}</code>
              </p>
            )}
            {ran.length === 0 ? null : (
              <p>
                {say('why.ran')}: {ran.join(', ')}
              </p>
            )}
          </div>
        </section>
      )}
      {losers.length === 0 ? null : (
        <section className="why-section">
          <h3>{say('why.candidates')}</h3>
          <CandidateTable candidates={losers} />
        </section>
      )}
      {shown.trace.blockers.length === 0 ? null : <BlockerList trace={shown.trace} design={shown.design} />}
    </div>
  );
}
