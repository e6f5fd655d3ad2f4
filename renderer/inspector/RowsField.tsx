import { Fragment, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import type { DerivedRow } from '../../shared/model/definition.ts';
import { componentId, type Design } from '../../shared/model/design.ts';
import { parseCidr } from '../../shared/net/cidr.ts';
import { isComposing, isTyping } from '../keymap/shortcuts.ts';
import { scopeOf, useDesign, useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { refusalText } from '../state/sentences.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { fillBoth, useLanguage, useTexts } from '../state/texts.ts';
import { newRowOf } from '../canvas/new-interface.ts';
import { pasteRows } from './add-rows.ts';
import { findingsAt, findingsWithin, type NestingFieldProps } from './field-context.ts';
import { pointerTo } from './form-model.ts';
import { DerivedRows } from './DerivedRows.tsx';
import { FieldNotes } from './FieldNotes.tsx';
import { RowAdd } from './RowAdd.tsx';
import { RowDraft, type DraftRow } from './RowDraft.tsx';
import { RowForm } from './RowForm.tsx';
import { RowLine } from './RowLine.tsx';
import { RowTools } from './RowTools.tsx';
import { rulePresets, type NamedPrefix } from './rule-presets.ts';
import { columnsFor, interfaceColumns, type Row } from './row-summary.ts';
import { useRowDrag } from './use-row-drag.ts';

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

/** Prefixes of places that rules may be about: a VPC and the like, the innermost around the component first. */
function placesOf(design: Design, id: string): readonly NamedPrefix[] {
  const scope = scopeOf(design);
  const around = scope.ancestors(componentId(id)).map((entry) => entry.id);
  const places = Object.entries(design.components).flatMap(([place, component]): readonly (NamedPrefix & { readonly id: string })[] => {
    const { cidr } = component.props;
    return registry.find(component.kind)?.container === 'place' && typeof cidr === 'string' && parseCidr(cidr) !== null ? [{ id: place, name: component.name, cidr }] : [];
  });
  const rank = (place: { readonly id: string }): number => (around.some((one) => one === place.id) ? 0 : 1);
  return places.sort((left, right) => rank(left) - rank(right)).slice(0, 4);
}

/**
 * A list as a table; the chosen row opens its own form below it. Where order matters it is numbered, top to bottom. Keys on a row: Alt with up and down
 * moves it, Ctrl+D copies it, Delete removes it; a table on the clipboard is pasted as rows.
 */
export function RowsField({ field, value, component, path, findings, Control }: NestingFieldProps) {
  const design = useDesign();
  const language = useLanguage();
  const say = useTexts(editorTexts);
  const sayRows = useTexts(inspectorTexts);
  const rows = Array.isArray(value) ? value.filter(isRow) : [];
  const reveal = useSelection((state) => state.reveal);
  const stamp = reveal?.stamp ?? 0;
  const [chosen, setChosen] = useState<{ readonly row: number | null; readonly stamp: number }>({ row: null, stamp: -1 });
  // A row to be shown outranks the row opened before it was asked for.
  const open = chosen.stamp === stamp ? chosen.row : (revealedRow(reveal?.path, path, rows) ?? chosen.row);
  const setOpen = (row: number | null): void => setChosen({ row, stamp });

  const inspectorPx = useSettings((state) => state.inspectorWidth);
  const holder = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const derived = derivedAt(design, component, path);
  const isOrdered = field.hint.isFirstMatch === true && rows.length > 0;
  const others = field.key === 'interfaces' && path === '/interfaces' ? interfaceColumns(component, rows, scopeOf(design), registry, language) : null;
  const columns = columnsFor(field.row, [...derived.map(({ row }) => row), ...rows], design, language, { isOrdered, inspectorPx, ...(others === null ? {} : { others }) });
  const span = columns.length + (isOrdered ? 1 : 0);
  const label = field.hint.label[language];
  const idOf = (row: Row, index: number): string => (typeof row['id'] === 'string' ? row['id'] : String(index));
  const [draft, setDraft] = useState<DraftRow | null>(null);
  const focusRow = (index: number): void => {
    requestAnimationFrame(() => holder.current?.querySelector<HTMLElement>(`tr[data-index="${String(index)}"] .row-open`)?.focus());
  };
  const added = (position: number): void => {
    setDraft(null);
    setOpen(position);
    // The menu that had the focus is gone: the new row takes it, its form follows by Tab.
    focusRow(position);
  };
  // A row that the list does not take as it is (a copy of a rule that may stand there once) opens as a draft, so that it can be made to fit.
  const add = (row: Row, position = rows.length): void => {
    const result = useDocument.getState().dispatch('row.add', { id: component, path, row: { ...newRowOf(design, component, path), ...row }, index: position });
    const reason = result.ok ? null : result.refusals[0];
    if (reason === null) return added(position);
    if (reason !== undefined) setDraft({ row, position, reason: refusalText(reason) });
    setOpen(null);
  };
  const move = (from: number, to: number): void => {
    const row = rows[from];
    if (row === undefined || to < 0 || to >= rows.length || from === to) return;
    if (!edit('row.move', { id: component, path: pointerTo(path, String(from)), to }).ok) return;
    setOpen(open === from ? to : null);
    focusRow(to);
    useSession.getState().announce(fillBoth(inspectorTexts['rows.moved'], { row: idOf(row, from), position: to + 1, count: rows.length }));
  };
  const { drag, handle, edgeOf } = useRowDrag(table, move);
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const row = rows[index];
    if (isComposing(event.nativeEvent) || row === undefined) return;
    const isMod = event.ctrlKey || event.metaKey;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && event.altKey) move(index, index + step);
    else if (step !== 0 && !isMod) focusRow(Math.max(0, Math.min(index + step, rows.length - 1)));
    else if (isMod && event.code === 'KeyD') {
      const { id: _id, ...rest } = row;
      add(rest, index + 1);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (!edit('row.remove', { id: component, path: pointerTo(path, String(index)) }).ok) return;
      setOpen(null);
      if (rows.length > 1) focusRow(Math.min(index, rows.length - 2));
      else requestAnimationFrame(() => holder.current?.querySelector<HTMLElement>('.row-add button')?.focus());
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (isTyping(event.target) || text.trim() === '') return;
    event.preventDefault();
    event.stopPropagation();
    pasteRows(text, { component, path }, language);
  };
  const drafted = (position: number) =>
    draft?.position !== position ? null : (
      <tr className="row-form">
        <td colSpan={span}>
          <RowDraft field={field} component={component} path={path} draft={draft} added={added} discard={() => setDraft(null)} Control={Control} />
        </td>
      </tr>
    );
  return (
    <div className="rows" data-path={path} role="group" aria-label={label} ref={holder} onPaste={onPaste}>
      <h4>
        {label}
        {rows.length + derived.length === 0 ? null : <em>{rows.length + derived.length}</em>}
        {isOrdered && rows.length > 1 ? <em className="rows-order">{sayRows('rows.order')}</em> : null}
        <span className="grow" />
        <RowTools field={field} rows={rows} component={component} path={path} />
        <RowAdd hint={field.hint} presets={rulePresets(field, placesOf(design, component))} add={add} />
      </h4>
      <FieldNotes findings={findingsAt(findings, path)} />
      {rows.length + derived.length === 0 && draft === null ? (
        <p className="quiet rows-empty">{say('rows.empty')}</p>
      ) : (
        <table className="row-table" ref={table}>
          <thead>
            <tr>
              {isOrdered ? (
                <th scope="col" className="row-order">
                  {sayRows('rows.position')}
                </th>
              ) : null}
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <DerivedRows rows={derived} columns={columns} isOrdered={isOrdered} />
            {rows.map((row, index) => {
              const rowPath = pointerTo(path, String(index));
              const rowId = idOf(row, index);
              const problems = [...findingsWithin(findings, rowPath), ...findingsWithin(findings, pointerTo(path, rowId))];
              return (
                <Fragment key={rowId}>
                  {drafted(index)}
                  <RowLine
                    row={row}
                    rowId={rowId}
                    index={index}
                    columns={columns}
                    isOrdered={isOrdered}
                    isOpen={open === index}
                    edge={edgeOf(index)}
                    isDragged={drag?.from === index && drag.to !== index}
                    worst={problems[0]?.severity ?? null}
                    toggle={() => setOpen(open === index ? null : index)}
                    handle={handle(index)}
                    onKeyDown={(event) => onKeyDown(event, index)}
                  />
                  {open === index ? (
                    <tr className="row-form">
                      <td colSpan={span}>
                        <RowForm field={field} component={component} path={rowPath} row={row} position={index} count={rows.length} findings={findings} moved={setOpen} add={add} Control={Control} />
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
