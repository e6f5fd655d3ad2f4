import { GripVertical } from 'lucide-react';
import type { ComponentProps, KeyboardEvent } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import type { Severity } from '../../shared/model/finding.ts';
import { useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import type { Column, Row } from './row-summary.ts';

/** One row of a list in its table: its place in the order, a handle to drag it by, and a button that opens its form. */
export function RowLine({
  row,
  rowId,
  index,
  columns,
  isOrdered,
  isOpen,
  edge,
  isDragged,
  worst,
  toggle,
  handle,
  onKeyDown,
}: {
  readonly row: Row;
  readonly rowId: string;
  readonly index: number;
  readonly columns: readonly Column[];
  /** The order of the rows means something, so it is numbered. */
  readonly isOrdered: boolean;
  readonly isOpen: boolean;
  readonly edge: 'before' | 'behind' | null;
  readonly isDragged: boolean;
  readonly worst: Severity | null;
  readonly toggle: () => void;
  readonly handle: Pick<ComponentProps<'span'>, 'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
}) {
  const say = useTexts(editorTexts);
  const sayRows = useTexts(inspectorTexts);
  return (
    <tr className={['row', isOpen ? 'open' : '', isDragged ? 'dragged' : '', edge === null ? '' : `drop-${edge}`].filter((name) => name !== '').join(' ')} data-row={rowId} data-index={index} onClick={toggle}>
      {isOrdered ? (
        <td className="row-order">
          <span className="row-number">{index + 1}</span>
          {/* For pointers; keys do the same from the row's button. */}
          <span className="row-handle" aria-hidden="true" title={sayRows('rows.move', { row: rowId })} onClick={(event) => event.stopPropagation()} {...handle}>
            <GripVertical size={13} />
          </span>
        </td>
      ) : null}
      {columns.map((column, place) => (
        <td key={column.id}>
          {place === 0 ? (
            <button type="button" className="row-open" aria-expanded={isOpen} aria-label={say('rows.edit', { row: rowId })} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Control+D Delete" onKeyDown={onKeyDown}>
              {worst === null ? null : <SeverityMark severity={worst} size={11} />}
              {column.text(row) === '' ? '–' : column.text(row)}
            </button>
          ) : (
            column.text(row)
          )}
        </td>
      ))}
    </tr>
  );
}
