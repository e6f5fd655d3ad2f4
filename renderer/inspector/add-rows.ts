import { registry } from '../../shared/catalog/index.ts';
import { findCommand } from '../../shared/document/index.ts';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import type { Component, Design } from '../../shared/model/design.ts';
import type { Language, Localized } from '../../shared/model/text.ts';
import { useDocument } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { refusalText } from '../state/sentences.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { formFields, type FormField } from './form-model.ts';
import { readRows } from './paste-rows.ts';
import type { Row } from './row-summary.ts';

/** Where rows go: a list of a component. */
export interface RowsPlace {
  readonly component: string;
  readonly path: string;
}

/** What becomes of a pasted table: rows that the list takes, and lines that it does not, with the reason. */
export interface PastePreview {
  readonly rows: readonly Row[];
  readonly problems: readonly { readonly line: number; readonly problem: Localized }[];
}

/** The field of a list, by its path; a list may stand in a row of another. */
export function listField(component: Component, path: string): FormField | null {
  const schema = registry.find(component.kind)?.schema;
  let fields: readonly FormField[] = schema === undefined ? [] : formFields(schema);
  let found: FormField | null = null;
  for (const part of path.split('/').slice(1)) {
    const field = fields.find(({ key }) => key === part);
    // A part that is no field is the row of the list before it.
    if (field === undefined) continue;
    found = field;
    fields = field.row;
  }
  return found?.hint.form === 'rows' ? found : null;
}

/** Reads a table and asks for each line, after those before it, whether the list takes it. */
export function previewRows(text: string, { component: id, path }: RowsPlace, design: Design, language: Language): PastePreview {
  const component = design.components[id];
  const field = component === undefined ? null : listField(component, path);
  if (field === null) return { rows: [], problems: [] };
  const rows: Row[] = [];
  const problems: { line: number; problem: Localized }[] = [];
  const add = findCommand('row.add');
  let next = design;
  for (const each of readRows(text, field.row, design, language)) {
    if ('problem' in each) {
      problems.push(each);
      continue;
    }
    const result = add?.apply(next, { id, path, row: each.row }, registry);
    const [refused] = result?.ok === false ? result.refusals : [];
    if (refused !== undefined) problems.push({ line: each.line, problem: refusalText(refused) });
    else if (result?.ok === true) {
      next = result.design;
      rows.push(each.row);
    }
  }
  return { rows, problems };
}

/** Adds rows at the end of a list, in one step. */
export function addRows({ component, path }: RowsPlace, rows: readonly Row[]): boolean {
  if (rows.length === 0 || !edit('row.addMany', { id: component, path, rows }).ok) return false;
  useSession.getState().toast(fillBoth(inspectorTexts['paste.added'], { count: rows.length }));
  return true;
}

/** A table pasted onto a list: what fits goes in at once; if something does not, the dialog shows what and why. */
export function pasteRows(text: string, place: RowsPlace, language: Language): void {
  const { design } = useDocument.getState().history;
  const preview = previewRows(text, place, design, language);
  if (preview.problems.length === 0 && preview.rows.length > 0) addRows(place, preview.rows);
  else useSession.getState().open({ name: 'pasteRows', ...place, text });
}
