import { useEffect } from 'react';
import { operationTexts } from '../../shared/i18n/operations.ts';
import type { Refusal, Severity } from '../../shared/model/finding.ts';
import { meetRefusals } from '../state/met.ts';
import { fixTitle, refusalText } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { ComponentChips } from './ComponentChips.tsx';
import { runFix } from './run-operation.ts';

/** Every reason why an edit is not possible: its rule, its sentence, all that stands in the way, and the remedy as a step of its own. */
export function RefusalList({ refusals, left, mark = 'error' }: { readonly refusals: readonly Refusal[]; readonly left: () => void; readonly mark?: Severity }) {
  const say = useTexts(operationTexts);
  const language = useLanguage();
  useEffect(() => meetRefusals(refusals), [refusals]);
  return refusals.map((refusal) => {
    const { fix, blocking = [] } = refusal;
    return (
      <div key={`${refusal.code} ${JSON.stringify(refusal.params)}`} className="refusal">
        <p className="refusal-line">
          <SeverityMark severity={mark} size={15} />
          <span>{refusalText(refusal)[language]}</span>
        </p>
        <ComponentChips ids={blocking} label={say('refused.blocking')} chosen={left} />
        <p className="refusal-foot">
          <span className="quiet">{[refusal.code, ...(refusal.rule === undefined ? [] : [say('refused.rule', { rules: refusal.rule.join(', ') })])].join(' · ')}</span>
          {fix === undefined ? null : (
            <button
              type="button"
              className="button small"
              onClick={() => {
                left();
                runFix(fix);
              }}
            >
              {fixTitle(refusal)[language]}
            </button>
          )}
        </p>
      </div>
    );
  });
}
