import { Fragment, useEffect, useState } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { useDesign } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { findingsAt, findingsWithin, type FieldProps } from './field-context.ts';
import { pointerTo } from './form-model.ts';
import { FieldNotes } from './FieldNotes.tsx';
import { RowAdd } from './RowAdd.tsx';
import { RowForm } from './RowForm.tsx';
import { columnsFor, type Row } from './row-summary.ts';

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An ordered list as a table; the chosen row opens its own form below it. Order matters and is visible: top to bottom. */
export function RowsField({ field, value, component, path, findings }: FieldProps) {
  const design = useDesign();
  const language = useLanguage();
  const say = useTexts(editorTexts);
  const rows = Array.isArray(value) ? value.filter(isRow) : [];
  const [open, setOpen] = useState<number | null>(null);
  const reveal = useSelection((state) => state.reveal);
  useEffect(() => {
    if (reveal?.path.startsWith(`${path}/`) !== true) return;
    const part = reveal.path.slice(path.length + 1).split('/')[0] ?? '';
    const at = rows.findIndex((row, index) => String(index) === part || row['id'] === part);
    if (at >= 0) setOpen(at);
    // A new reveal opens its row once; later edits of the rows must not open it again.
  }, [reveal, path]); // oxlint-disable-line react/exhaustive-deps

  const columns = columnsFor(field.row, rows, design, language);
  const label = field.hint.label[language];
  const add = (row: Row): void => {
    if (edit('row.add', { id: component, path, row }).ok) setOpen(rows.length);
  };
  return (
    <div className="rows" data-path={path} role="group" aria-label={label}>
      <h4>
        {label}
        {rows.length === 0 ? null : <em>{rows.length}</em>}
        <RowAdd hint={field.hint} add={add} />
      </h4>
      <FieldNotes findings={findingsAt(findings, path)} />
      {rows.length === 0 ? (
        <p className="quiet rows-empty">{say('rows.empty')}</p>
      ) : (
        <table className="row-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const rowPath = pointerTo(path, String(index));
              const rowId = typeof row['id'] === 'string' ? row['id'] : String(index);
              const problems = [...findingsWithin(findings, rowPath), ...findingsWithin(findings, pointerTo(path, rowId))];
              const worst = problems[0]?.severity ?? null;
              return (
                <Fragment key={rowId}>
                  <tr className={open === index ? 'row open' : 'row'} data-row={rowId} onClick={() => setOpen(open === index ? null : index)}>
                    {columns.map((column, place) => (
                      <td key={column.id}>
                        {place === 0 ? (
                          <button type="button" aria-expanded={open === index} aria-label={say('rows.edit', { row: rowId })}>
                            {worst === null ? null : <SeverityMark severity={worst} size={11} />}
                            {column.text(row) === '' ? '–' : column.text(row)}
                          </button>
                        ) : (
                          column.text(row)
                        )}
                      </td>
                    ))}
                  </tr>
                  {open === index ? (
                    <tr className="row-form">
                      <td colSpan={columns.length}>
                        <RowForm
                          field={field}
                          component={component}
                          path={rowPath}
                          row={row}
                          position={index}
                          count={rows.length}
                          findings={findings}
                          moved={setOpen}
                        />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
