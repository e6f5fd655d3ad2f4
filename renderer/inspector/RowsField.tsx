import { Fragment, useRef, useState } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { DerivedRow } from '../../shared/model/definition.ts';
import { componentId, type Design } from '../../shared/model/design.ts';
import { scopeOf, useDesign, useDocument } from '../state/document.ts';
import { refusalText } from '../state/sentences.ts';
import { useSelection } from '../state/selection.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { findingsAt, findingsWithin, type NestingFieldProps } from './field-context.ts';
import { pointerTo } from './form-model.ts';
import { DerivedRows } from './DerivedRows.tsx';
import { FieldNotes } from './FieldNotes.tsx';
import { RowAdd } from './RowAdd.tsx';
import { RowDraft, type DraftRow } from './RowDraft.tsx';
import { RowForm } from './RowForm.tsx';
import { columnsFor, interfaceColumns, type Row } from './row-summary.ts';

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rows of a list that are not stored; only lists that a prop itself holds have such. */
function derivedAt(design: Design, id: string, path: string): readonly DerivedRow[] {
  const component = design.components[id];
  if (component === undefined) return [];
  return registry.find(component.kind)?.derivedRows(componentId(id), component, scopeOf(design))[path.slice(1)] ?? [];
}

/** Which row a revealed path leads into. */
function revealedRow(revealed: string | undefined, path: string, rows: readonly Row[]): number | null {
  if (revealed?.startsWith(`${path}/`) !== true) return null;
  const part = revealed.slice(path.length + 1).split('/')[0] ?? '';
  const at = rows.findIndex((row, index) => String(index) === part || row['id'] === part);
  return at < 0 ? null : at;
}

/** An ordered list as a table; the chosen row opens its own form below it. Order matters and is visible: top to bottom. */
export function RowsField({ field, value, component, path, findings, Control }: NestingFieldProps) {
  const design = useDesign();
  const language = useLanguage();
  const say = useTexts(editorTexts);
  const rows = Array.isArray(value) ? value.filter(isRow) : [];
  const reveal = useSelection((state) => state.reveal);
  const stamp = reveal?.stamp ?? 0;
  const [chosen, setChosen] = useState<{ readonly row: number | null; readonly stamp: number }>({ row: null, stamp: -1 });
  // A row to be shown outranks the row opened before it was asked for.
  const open = chosen.stamp === stamp ? chosen.row : (revealedRow(reveal?.path, path, rows) ?? chosen.row);
  const setOpen = (row: number | null): void => setChosen({ row, stamp });

  const holder = useRef<HTMLDivElement>(null);
  const derived = derivedAt(design, component, path);
  const others = field.key === 'interfaces' && path === '/interfaces' ? interfaceColumns(component, rows, scopeOf(design), registry, language) : null;
  const columns = columnsFor(field.row, [...derived.map(({ row }) => row), ...rows], design, language, ...(others === null ? [] : [others]));
  const label = field.hint.label[language];
  const [draft, setDraft] = useState<DraftRow | null>(null);
  const added = (position: number): void => {
    setDraft(null);
    setOpen(position);
    // The menu that had the focus is gone: the new row takes it, its form follows by Tab.
    requestAnimationFrame(() => holder.current?.querySelector<HTMLElement>('tr.row.open button')?.focus());
  };
  // A row that the list does not take as it is (a copy of a rule that may stand there once) opens as a draft, so that it can be made to fit.
  const add = (row: Row, position = rows.length): void => {
    const result = useDocument.getState().dispatch('row.add', { id: component, path, row, index: position });
    const reason = result.ok ? null : result.refusals[0];
    if (reason === null) return added(position);
    if (reason !== undefined) setDraft({ row, position, reason: refusalText(reason) });
    setOpen(null);
  };
  const drafted = (position: number) =>
    draft?.position !== position ? null : (
      <tr className="row-form">
        <td colSpan={columns.length}>
          <RowDraft field={field} component={component} path={path} draft={draft} added={added} discard={() => setDraft(null)} Control={Control} />
        </td>
      </tr>
    );
  return (
    <div className="rows" data-path={path} role="group" aria-label={label} ref={holder}>
      <h4>
        {label}
        {rows.length + derived.length === 0 ? null : <em>{rows.length + derived.length}</em>}
        <RowAdd hint={field.hint} add={add} />
      </h4>
      <FieldNotes findings={findingsAt(findings, path)} />
      {rows.length + derived.length === 0 && draft === null ? (
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
            <DerivedRows rows={derived} columns={columns} />
            {rows.map((row, index) => {
              const rowPath = pointerTo(path, String(index));
              const rowId = typeof row['id'] === 'string' ? row['id'] : String(index);
              const problems = [...findingsWithin(findings, rowPath), ...findingsWithin(findings, pointerTo(path, rowId))];
              const worst = problems[0]?.severity ?? null;
              return (
                <Fragment key={rowId}>
                  {drafted(index)}
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
                          add={add}
                          Control={Control}
                        />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
            {drafted(rows.length)}
          </tbody>
        </table>
      )}
    </div>
  );
}
