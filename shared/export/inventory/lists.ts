import { say } from '../../i18n/catalogue.ts';
import { inventoryTexts } from '../../i18n/inventory.ts';
import { componentId, type Design } from '../../model/design.ts';
import { formFields, type FormField } from '../../model/form-fields.ts';
import type { Language } from '../../model/text.ts';
import { plain, type Cell, type Inventory, type InventoryContext, type InventoryRow } from './table.ts';

type Json = Readonly<Record<string, unknown>>;

function isRow(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a table shows it; empty where there is none. */
function textOf({ hint }: FormField, value: unknown, design: Design, language: Language): string {
  const name = (id: unknown): string => (typeof id === 'string' ? (design.components[id]?.name ?? id) : '');
  if (value === null || value === undefined || value === '') return '';
  if (hint.form === 'choice') return hint.options?.find((option) => option.value === value)?.label[language] ?? (typeof value === 'string' ? value : '');
  if (typeof value === 'boolean') return say(inventoryTexts, language, value ? 'value.on' : 'value.off');
  if (hint.form === 'reference') return name(value);
  if (Array.isArray(value)) return hint.form === 'rows' ? String(value.length) : value.map((item: unknown) => (hint.form === 'references' ? name(item) : String(item))).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Texts and addresses are edited where they stand; what is chosen from a list is left to the inspector. */
function isSimple({ hint }: FormField): boolean {
  return (hint.form === 'text' || hint.form === 'address' || hint.form === 'cidr' || hint.form === 'number') && hint.immutable !== true && hint.long !== true;
}

/** One row before its cells are put under the columns of the whole table: by the words of the column. */
interface Loose extends Omit<InventoryRow, 'cells'> {
  readonly lead: readonly Cell[];
  readonly values: ReadonlyMap<string, Cell>;
}

const lead = ['component', 'list', 'position'] as const;

/** All rows of all lists that play a role, under one table: fields of the same words share a column, columns that nothing fills are left out. */
export function listTable(role: 'rules' | 'routes', { scope, registry, language }: InventoryContext): Inventory {
  const { design } = scope;
  const labels = new Map<string, string>();
  const filled = new Set<string>();
  const rows: Loose[] = [];
  for (const [key, component] of Object.entries(design.components)) {
    const id = componentId(key);
    const definition = registry.find(component.kind);
    if (definition === null) continue;
    for (const field of formFields(definition.schema)) {
      if (field.hint.role !== role) continue;
      const stored = component.props[field.key];
      const list = Array.isArray(stored) ? stored.filter(isRow) : [];
      const cellsOf = (row: Json, path: string | null): ReadonlyMap<string, Cell> =>
        new Map(
          field.row.map((cell) => {
            const word = cell.hint.label.en.toLowerCase();
            const text = textOf(cell, row[cell.key], design, language);
            if (!labels.has(word)) labels.set(word, cell.hint.label[language]);
            if (text !== '') filled.add(word);
            return [word, { text, edit: path !== null && isSimple(cell) ? { kind: 'value', path: `${path}/${cell.key}`, hint: cell.hint } : null }] as const;
          }),
        );
      const label = field.hint.label[language];
      for (const derived of definition.derivedRows(id, component, scope)[field.key] ?? []) {
        const automatic = plain(say(inventoryTexts, language, 'value.automatic'));
        rows.push({ id: `${key} ${field.key} ${derived.id}`, component: id, path: `/${field.key}`, lead: [plain(component.name), plain(label), automatic], values: cellsOf(derived.row, null) });
      }
      for (const [index, row] of list.entries()) {
        const path = `/${field.key}/${String(index)}`;
        rows.push({ id: `${key} ${path}`, component: id, path, lead: [plain(component.name), plain(label), plain(String(index + 1))], values: cellsOf(row, path) });
      }
    }
  }
  const words = [...labels.keys()].filter((word) => filled.has(word));
  return {
    columns: [...lead.map((column) => ({ id: column, label: say(inventoryTexts, language, `column.${column}`) })), ...words.map((word) => ({ id: word, label: labels.get(word) ?? word }))],
    rows: rows.map(({ lead: first, values, ...row }) => ({ ...row, cells: [...first, ...words.map((word) => values.get(word) ?? plain(''))] })),
  };
}
