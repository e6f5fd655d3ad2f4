import type { ComponentType } from 'react';
import { ArrowDown, ArrowUp, Copy, Trash2, type LucideIcon } from 'lucide-react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { useDocument } from '../state/document.ts';
import { edit, tellMore } from '../state/edits.ts';
import { refusalText } from '../state/sentences.ts';
import { useTexts } from '../state/texts.ts';
import { findingsAt, type FieldProps } from './field-context.ts';
import { FieldNotes } from './FieldNotes.tsx';
import { pointerTo, type FormField } from './form-model.ts';
import type { Row } from './row-summary.ts';

/** The fields of one row, and what can be done with the row as a whole. */
export function RowForm({
  field,
  component,
  path,
  row,
  position,
  count,
  findings,
  moved,
  add,
  Control,
}: {
  readonly field: FormField;
  readonly component: string;
  readonly path: string;
  readonly row: Row;
  readonly position: number;
  readonly count: number;
  readonly findings: readonly Finding[];
  /** The row, or the one to look at instead, now stands there; null: none. */
  readonly moved: (position: number | null) => void;
  /** Adds a row at a position of the same list. */
  readonly add: (row: Row, position: number) => void;
  readonly Control: ComponentType<FieldProps>;
}) {
  const say = useTexts(editorTexts);
  const move = (to: number): void => {
    if (edit('row.move', { id: component, path, to }).ok) moved(to);
  };
  const duplicate = (): void => {
    const { id: _id, ...rest } = row;
    add(rest, position + 1);
  };
  const remove = (): void => {
    if (edit('row.remove', { id: component, path }).ok) moved(null);
  };
  return (
    <div className="row-editor">
      <FieldNotes findings={findingsAt(findings, path)} />
      {field.row.map((cell) => (
        <Control
          key={cell.key}
          field={cell}
          value={row[cell.key]}
          component={component}
          path={pointerTo(path, cell.key)}
          findings={findings}
          commit={(value) => {
            const result = useDocument.getState().dispatch('row.update', { id: component, path, row: { [cell.key]: value } });
            if (result.ok) return null;
            tellMore(result.refusals);
            const [refusal] = result.refusals;
            return refusal === undefined ? null : refusalText(refusal);
          }}
        />
      ))}
      <div className="row-actions">
        <RowButton label={say('rows.up')} icon={ArrowUp} disabled={position === 0} press={() => move(position - 1)} />
        <RowButton label={say('rows.down')} icon={ArrowDown} disabled={position === count - 1} press={() => move(position + 1)} />
        <RowButton label={say('rows.duplicate')} icon={Copy} disabled={false} press={duplicate} />
        <span className="grow" />
        <RowButton label={say('rows.remove')} icon={Trash2} disabled={false} press={remove} />
      </div>
    </div>
  );
}

function RowButton({ label, icon: Icon, disabled, press }: { readonly label: string; readonly icon: LucideIcon; readonly disabled: boolean; readonly press: () => void }) {
  return (
    <button type="button" className="icon-button small" aria-label={label} title={label} disabled={disabled} onClick={press}>
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
