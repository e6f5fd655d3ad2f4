import type { Finding } from '../../shared/model/finding.ts';
import { findingText } from '../state/sentences.ts';
import { useLanguage } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';

/** Findings below the thing they are about. */
export function FieldNotes({ findings }: { readonly findings: readonly Finding[] }) {
  const language = useLanguage();
  return findings.map((finding) => (
    <p key={`${finding.code}-${JSON.stringify(finding.params)}`} className="field-note" data-severity={finding.severity}>
      <SeverityMark severity={finding.severity} size={12} />
      {findingText(finding)[language]}
    </p>
  ));
}
