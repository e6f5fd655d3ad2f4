import type { AnyRegistry } from '../../model/definition.ts';
import type { ComponentId } from '../../model/design.ts';
import type { FieldHint } from '../../model/fields.ts';
import type { Scope } from '../../model/scope.ts';
import type { Language } from '../../model/text.ts';

export const inventories = ['components', 'addresses', 'rules', 'routes'] as const;
export type InventoryName = (typeof inventories)[number];

/** How a cell may be edited: the component's name, or the value at a JSON Pointer of its props. */
export type CellEdit = { readonly kind: 'name' } | { readonly kind: 'value'; readonly path: string; readonly hint: FieldHint };

export interface Cell {
  readonly text: string;
  /** Null for what follows from something else. */
  readonly edit: CellEdit | null;
}

export interface InventoryRow {
  /** Of its own in its table. */
  readonly id: string;
  readonly component: ComponentId;
  /** JSON Pointer into the component's props that the row is about; null for the component as a whole. */
  readonly path: string | null;
  readonly cells: readonly Cell[];
}

export interface InventoryColumn {
  readonly id: string;
  readonly label: string;
}

/** One table: every row has one cell per column. */
export interface Inventory {
  readonly columns: readonly InventoryColumn[];
  readonly rows: readonly InventoryRow[];
}

export interface InventoryContext {
  readonly scope: Scope;
  readonly registry: AnyRegistry;
  readonly language: Language;
}

export function plain(text: string): Cell {
  return { text, edit: null };
}
