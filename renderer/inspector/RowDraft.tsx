import { useEffect, useRef, useState, type ComponentType, type KeyboardEvent } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Localized } from '../../shared/model/text.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import type { FieldProps } from './field-context.ts';
import { pointerTo, type FormField } from './form-model.ts';
import type { Row } from './row-summary.ts';

/** A row that could not be added as it is, and why. It is no part of the document yet. */
export interface DraftRow {
  readonly row: Row;
  /** Where it goes: before the row that stands there now. */
  readonly position: number;
  readonly reason: Localized;
}

/** The form of such a row: its values are changed until the list takes it, or it is thrown away. */
export function RowDraft({
  field,
  component,
  path,
  draft,
  added,
  discard,
  Control,
}: {
  readonly field: FormField;
  readonly component: string;
  readonly path: string;
  readonly draft: DraftRow;
  readonly added: (position: number) => void;
  readonly discard: () => void;
  readonly Control: ComponentType<FieldProps>;
}) {
  const say = useTexts(editorTexts);
  const language = useLanguage();
  const [row, setRow] = useState(draft.row);
  const [reason, setReason] = useState(draft.reason);
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => holder.current?.querySelector<HTMLElement>('select, input, textarea')?.focus(), []);
  const finish = (): void => {
    const result = useDocument.getState().dispatch('row.add', { id: component, path, row, index: draft.position });
    if (result.ok) return added(draft.position);
    const [refusal] = result.refusals;
    if (refusal !== undefined) setReason(refusalText(refusal));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
    event.stopPropagation();
    discard();
  };
  return (
    // The keys belong to the fields inside; the holder only hears Escape.
    <div className="row-editor draft" role="group" aria-label={say('rows.draft')} ref={holder} onKeyDown={onKeyDown}>
      <p className="field-note" role="alert" data-severity="error">
        <SeverityMark severity="error" size={12} />
        <span>
          {reason[language]} {say('rows.draftHelp')}
        </span>
      </p>
      {field.row
        .filter((cell) => cell.hint.form !== 'rows')
        .map((cell) => (
          <Control
            key={cell.key}
            field={cell}
            value={row[cell.key]}
            component={component}
            path={pointerTo(pointerTo(path, 'new'), cell.key)}
            findings={[]}
            commit={(value) => {
              setRow((known) => ({ ...known, [cell.key]: value }));
              return null;
            }}
          />
        ))}
      <div className="row-actions">
        <span className="grow" />
        <button type="button" className="button small" onClick={discard}>
          {say('rows.discard')}
        </button>
        <button type="button" className="button small primary" onClick={finish}>
          {say('rows.finish')}
        </button>
      </div>
    </div>
  );
}
