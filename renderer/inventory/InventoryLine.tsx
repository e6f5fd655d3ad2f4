import type { InventoryRow } from '../../shared/export/index.ts';
import { registry } from '../../shared/catalog/index.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { CellEditor } from './CellEditor.tsx';
import type { CellDraft } from './inventory-store.ts';

interface Props {
  readonly domId: string;
  readonly row: InventoryRow;
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly index: number;
  readonly top: number;
  readonly template: string;
  /** The column the keys act on, where it is in this row. */
  readonly activeColumn: number | null;
  readonly isSelected: boolean;
  /** The layers leave it in the background. */
  readonly isFiltered: boolean;
  readonly draft: CellDraft | null;
  readonly choose: (column: number) => void;
  readonly edit: (column: number) => void;
  readonly leave: () => void;
}

/** One row of a table: a click chooses, a double click on a cell that may be edited edits it. */
export function InventoryLine({ domId, row, columns, index, top, template, activeColumn, isSelected, isFiltered, draft, choose, edit, leave }: Props) {
  const kind = useDesign().components[row.component]?.kind ?? '';
  return (
    <div
      role="row"
      className={['inventory-row', ...(isSelected ? ['on'] : []), ...(isFiltered ? ['filtered'] : []), ...(draft === null ? [] : ['editing'])].join(' ')}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${String(top)}px)`, gridTemplateColumns: template }}
    >
      {row.cells.map((cell, place) => (
        <div
          key={columns[place]?.id ?? place}
          id={`${domId}-${String(place)}`}
          role="gridcell"
          tabIndex={-1}
          aria-colindex={place + 1}
          className={['inventory-cell', ...(activeColumn === place ? ['active'] : []), ...(cell.edit === null ? [] : ['editable']), ...(place === 0 ? [familyClass(registry.find(kind)?.family)] : [])].join(' ')}
          title={cell.text}
          onClick={() => (draft?.column === place ? undefined : choose(place))}
          onDoubleClick={() => edit(place)}
        >
          {draft?.column === place ? (
            <CellEditor row={row} cell={cell} draft={draft} column={columns[place]?.label ?? ''} leave={leave} />
          ) : (
            <>
              {place === 0 ? <Glyph kind={kind} size={15} /> : null}
              <span>{cell.text}</span>
            </>
          )}
        </div>
      ))}
    </div>
  );
}
