import type { ReactNode } from 'react';
import type { Finding } from '../../shared/model/finding.ts';
import type { FieldHint } from '../../shared/model/fields.ts';
import type { Localized } from '../../shared/model/text.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { FieldNotes } from './FieldNotes.tsx';

/** Label, control, and below it what is wrong: a reason why the text was not taken, or the findings about the value. */
export function FieldFrame({
  id,
  hint,
  findings,
  problem,
  wide = false,
  children,
}: {
  readonly id: string;
  readonly hint: Pick<FieldHint, 'label' | 'help' | 'unit' | 'immutable'>;
  readonly findings: readonly Finding[];
  readonly problem: Localized | null;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const language = useLanguage();
  const say = useTexts(editorTexts);
  const worst = problem === null ? (findings[0]?.severity ?? null) : 'error';
  const help = hint.help?.[language] ?? (hint.immutable === true ? say('inspector.immutable') : undefined);
  return (
    <div className={wide ? 'field wide' : 'field'} data-severity={worst ?? undefined}>
      <label htmlFor={id}>
        {hint.label[language]}
        {hint.unit === undefined ? null : <span className="unit">{hint.unit}</span>}
      </label>
      <div className="control">{children}</div>
      {help === undefined ? null : (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem === null ? null : (
        <p className="field-note" id={`${id}-problem`} role="alert" data-severity="error">
          <SeverityMark severity="error" size={12} />
          {problem[language]}
        </p>
      )}
      <FieldNotes findings={findings} />
    </div>
  );
}
