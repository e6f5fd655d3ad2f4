import { sayReason } from '../../shared/i18n/reasons.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { BlockerList } from './BlockerList.tsx';
import { CandidateTable } from './CandidateTable.tsx';
import { KindGlyph } from './KindGlyph.tsx';
import { flowText } from './model/decision.ts';
import { losersOf } from './model/rule.ts';
import { endOf, type Ending } from './model/tracks.ts';
import { RuleLine } from './RuleLine.tsx';
import { SuggestionList } from './SuggestionList.tsx';
import type { ShownTrace } from './trace-store.ts';
import { stepTitle } from './vocabulary.ts';

interface Props {
  readonly shown: ShownTrace;
}

/** Why the packet did not arrive: the deciding rule, the rows that lost field by field, all blockers, remedies (VISUAL 11, UX 72). */
export function WhyPanel({ shown }: Props) {
  const say = useTexts(traceTexts);
  const end = endOf(shown.tracks);
  const losers = end === null ? [] : losersOf(end.step);
  return (
    <div className="why-panel">
      {end === null ? null : <DecidingRule shown={shown} end={end} />}
      {losers.length === 0 ? null : (
        <section className="why-section">
          <h3>{say('why.candidates')}</h3>
          <CandidateTable candidates={losers} />
        </section>
      )}
      {shown.trace.blockers.length === 0 ? null : <BlockerList trace={shown.trace} design={shown.design} />}
      {shown.trace.blockers.length === 0 ? null : <SuggestionList shown={shown} />}
    </div>
  );
}

/** The row that decided, the packet as it was seen there, and the translations that had run before: filters of other devices see other addresses. */
function DecidingRule({ shown, end }: { readonly shown: ShownTrace; readonly end: Ending }) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const component = shown.design.components[end.stop.component];
  const number = `${end.stop.number}.${end.stop.steps.indexOf(end.step) + 1}`;
  const ran = end.before
    .filter(({ step }) => step.kind === 'translate' || step.kind === 'proxy' || step.kind === 'balance')
    .map(({ stop, step }) => `${shown.design.components[stop.component]?.name ?? stop.component} ${stepTitle(step, language)}`);
  return (
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
            {sayReason(end.step.reason, language)} <code>{end.step.reason}</code>
          </p>
        )}
        <p>
          {say('why.seen')}: {flowText(end.step.headers)}
        </p>
        {ran.length === 0 ? null : (
          <p>
            {say('why.ran')}: {ran.join(', ')}
          </p>
        )}
      </div>
    </section>
  );
}
