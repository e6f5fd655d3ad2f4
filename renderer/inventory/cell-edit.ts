import type { Cell, InventoryRow } from '../../shared/export/index.ts';
import type { Localized } from '../../shared/model/text.ts';
import { readText } from '../inspector/read-text.ts';
import { useDocument } from '../state/document.ts';
import { tellMore } from '../state/edits.ts';
import { refusalText } from '../state/sentences.ts';

/** The command that puts a value where a cell shows it: the very one the inspector's field runs. */
function commandFor(row: InventoryRow, path: string, value: unknown): readonly [string, unknown] {
  const parts = path.split('/').slice(1);
  const key = parts.at(-1) ?? '';
  return parts.length === 1
    ? ['component.update', { id: row.component, props: { [key]: value } }]
    : ['row.update', { id: row.component, path: `/${parts.slice(0, -1).join('/')}`, row: { [key]: value } }];
}

/** Takes what was typed into a cell; null when it was taken, else the reason why not. The model is unchanged then. */
export function commitCell(row: InventoryRow, { edit, text: shown }: Cell, typed: string): Localized | null {
  if (edit === null || typed === shown) return null;
  const reading = edit.kind === 'name' ? ({ ok: true, value: typed.normalize('NFC').trim() } as const) : readText(typed, edit.hint);
  if (!reading.ok) return reading.problem;
  const [command, args]: readonly [string, unknown] = edit.kind === 'name' ? ['component.rename', { id: row.component, name: reading.value }] : commandFor(row, edit.path, reading.value);
  const result = useDocument.getState().dispatch(command, args);
  if (result.ok) return null;
  tellMore(result.refusals);
  const [refusal] = result.refusals;
  return refusal === undefined ? null : refusalText(refusal);
}
