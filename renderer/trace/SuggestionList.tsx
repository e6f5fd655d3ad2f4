import { useState } from 'react';
import { sayOutcome, sayTerm } from '../../shared/i18n/reasons.ts';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { addRow, type Suggestion } from './model/suggestions.ts';
import { useTrace, type ShownTrace } from './trace-store.ts';
import { useSuggestions } from './use-suggestions.ts';

interface Props {
  readonly shown: ShownTrace;
}

/** Remedies with the answer each of them was seen to give; applying one is one undoable step, and the trace runs again (UX 72). */
export function SuggestionList({ shown }: Props) {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const { found, looking } = useSuggestions(shown);
  const [refused, setRefused] = useState<string | null>(null);
  const apply = ({ args }: Suggestion): void => {
    const result = useDocument.getState().dispatch(addRow, args);
    if (!result.ok) return setRefused(result.refusals.map((refusal) => refusalText(refusal)[language]).join(' '));
    setRefused(null);
    void useTrace.getState().run(shown.probe, useDocument.getState().history.design);
  };
  return (
    <section className="why-section" aria-busy={looking}>
      <h3>
        {say('why.fixes')} {found.length === 0 ? null : <small>{say('why.oneStep')}</small>}
      </h3>
      {looking ? <p className="quiet">{say('why.looking')}</p> : null}
      {!looking && found.length === 0 ? <p className="quiet">{say('why.noFix')}</p> : null}
      {found.map((suggestion) => {
        const { component, list, row, trace } = suggestion;
        const title = say('why.addRow', { component: shown.design.components[component]?.name ?? component, list: list[language], row: row[language] });
        const stop = trace.blockers[0];
        return (
          <div key={`${suggestion.path}${row.en}`} className="fix-card">
            <span>
              <b>{title}</b>
              {trace.verdict === 'REACHABLE' || stop === undefined
                ? say('why.result', { verdict: sayTerm('verdict', trace.verdict, language), outcome: sayOutcome(trace.outcome, language) })
                : say('why.resultNext', { component: shown.design.components[stop.at]?.name ?? stop.at })}
            </span>
            <button type="button" className="button small" aria-label={say('why.applyNamed', { fix: title })} onClick={() => apply(suggestion)}>
              {say('why.apply')}
            </button>
          </div>
        );
      })}
      {refused === null ? null : <p role="alert">{say('why.refused', { reason: refused })}</p>}
    </section>
  );
}
