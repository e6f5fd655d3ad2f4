import { editorTexts } from '../../shared/i18n/editor.ts';
import { findingsTexts } from '../../shared/i18n/findings.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { applyFix, explain, jumpTo } from '../findings/actions.ts';
import { findingText, fixTitle } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';

/** The findings of one component, each with its rule and its remedy. */
export function FindingCards({ findings }: { readonly findings: readonly Finding[] }) {
  const say = useTexts(editorTexts);
  const sayFindings = useTexts(findingsTexts);
  const language = useLanguage();
  if (findings.length === 0) return <p className="quiet section">{say('inspector.noFindings')}</p>;
  return findings.map((finding) => (
    <section key={`${finding.code}-${finding.at.path ?? ''}-${JSON.stringify(finding.params)}`} className="section finding-card">
      <h3>
        <SeverityMark severity={finding.severity} size={13} />
        {finding.code}
        {finding.rule === undefined ? null : <em>{say('findings.rule', { rules: finding.rule.join(', ') })}</em>}
      </h3>
      <p>{findingText(finding)[language]}</p>
      <div className="inline-actions">
        {finding.at.path === undefined ? null : (
          <button type="button" className="button small plain" onClick={() => jumpTo(finding)}>
            {say('inspector.properties')}
          </button>
        )}
        <button type="button" className="button small plain" onClick={() => explain(finding)}>
          {sayFindings('explain')}
        </button>
        {finding.fix === undefined ? null : (
          <button type="button" className="button small" onClick={() => applyFix(finding)}>
            {fixTitle(finding)[language]}
          </button>
        )}
      </div>
    </section>
  ));
}
