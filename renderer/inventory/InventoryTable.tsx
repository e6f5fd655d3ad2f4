import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Inventory, InventoryName, InventoryRow } from '../../shared/export/index.ts';
import { inventoryTexts } from '../../shared/i18n/inventory.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { isComposing, isTyping } from '../keymap/shortcuts.ts';
import { useFilter } from '../layers/use-filter.ts';
import { useSelection } from '../state/selection.ts';
import { useTexts } from '../state/texts.ts';
import { columnWidths } from './column-widths.ts';
import { InventoryLine } from './InventoryLine.tsx';
import { useInventory, useView } from './inventory-store.ts';

const rowPx = 26;
const pageRows = 8;

/** Chooses what a row is about: the window's selection follows, the inspector shows the very field. */
function choose({ component, path }: InventoryRow): void {
  if (path === null) useSelection.getState().select([component]);
  else useSelection.getState().revealField(component, path);
  revealComponents([component]);
}

/** A grid: arrows move between cells, Enter chooses what the row is about, F2 edits, the headings sort. */
export function InventoryTable({ name, inventory, rows }: { readonly name: InventoryName; readonly inventory: Inventory; readonly rows: readonly InventoryRow[] }) {
  const say = useTexts(inventoryTexts);
  const { row: activeRow, index, column, sorting } = useView(name);
  const { change, setDraft } = useInventory.getState();
  const draft = useInventory((state) => state.draft);
  const selected = useSelection((state) => state.ids);
  const revealed = useSelection((state) => state.reveal?.path ?? null);
  const { out } = useFilter();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const domId = useId();
  const { columns } = inventory;
  const template = useMemo(() => {
    const widths = columnWidths(inventory);
    return { columns: `${widths.map((width) => `${String(width)}px`).join(' ')} 1fr`, widthPx: widths.reduce((sum, width) => sum + width, 0) };
  }, [inventory]);
  const known = rows.findIndex(({ id }) => id === activeRow);
  const at = known >= 0 ? known : Math.max(0, Math.min(index, rows.length - 1));
  const atColumn = Math.min(column, columns.length - 1);
  const lines = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowPx, overscan: 8, scrollPaddingStart: rowPx });
  useEffect(() => {
    if (activeRow === null || rows.length === 0) return;
    lines.scrollToIndex(at, { align: 'auto' });
    document.getElementById(`${domId}-${String(at)}-${String(atColumn)}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [lines, domId, activeRow, at, atColumn, rows.length]);
  useEffect(() => () => useInventory.getState().setDraft(null), [name]);
  const go = (toRow: number, toColumn: number): void => {
    const row = Math.max(0, Math.min(rows.length - 1, toRow));
    change(name, { row: rows[row]?.id ?? null, index: row, column: Math.max(0, Math.min(columns.length - 1, toColumn)) });
  };
  const edit = (row: InventoryRow, inColumn: number): void => {
    const cell = row.cells[inColumn];
    if (cell?.edit !== null && cell !== undefined) setDraft({ row: row.id, column: inColumn, text: cell.text, problem: null });
  };
  const sortBy = (inColumn: number): void => {
    const again = sorting?.column === inColumn;
    change(name, { sorting: again && sorting.isDescending ? null : { column: inColumn, isDescending: again } });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || isTyping(event.target) || event.target !== grid.current || event.altKey) return;
    const isMod = event.ctrlKey || event.metaKey;
    const row = rows[at];
    const to = {
      ArrowDown: [at + 1, atColumn], ArrowUp: [at - 1, atColumn], ArrowRight: [at, atColumn + 1], ArrowLeft: [at, atColumn - 1],
      PageDown: [at + pageRows, atColumn], PageUp: [at - pageRows, atColumn], Home: [isMod ? 0 : at, 0], End: [isMod ? rows.length - 1 : at, columns.length - 1],
    }[event.key];
    if (to !== undefined) go(to[0] ?? at, to[1] ?? atColumn);
    else if (row !== undefined && (event.key === 'Enter' || event.key === ' ')) choose(row);
    else if (row !== undefined && event.key === 'F2') edit(row, atColumn);
    else return;
    event.preventDefault();
  };
  return (
    <div className="inventory-scroll" ref={scroller}>
      <div
        ref={grid}
        className="inventory-grid"
        role="grid"
        tabIndex={0}
        aria-label={say('table.keys', { name: say(`inventory.${name}`) })}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={rows.length === 0 ? undefined : `${domId}-${String(at)}-${String(atColumn)}`}
        style={{ minWidth: template.widthPx }}
        onKeyDown={onKeyDown}
      >
        <div className="inventory-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template.columns }}>
          {columns.map((heading, place) => {
            const direction = sorting?.column === place ? (sorting.isDescending ? 'descending' : 'ascending') : 'none';
            return (
              <div key={heading.id} role="columnheader" aria-colindex={place + 1} aria-sort={direction}>
                <button type="button" title={say('table.sort', { column: heading.label })} onClick={() => sortBy(place)}>
                  <span>{heading.label}</span>
                  {direction === 'ascending' ? <ArrowUp size={11} aria-hidden="true" /> : direction === 'descending' ? <ArrowDown size={11} aria-hidden="true" /> : null}
                </button>
              </div>
            );
          })}
        </div>
        <div role="rowgroup" className="inventory-rows" style={{ height: lines.getTotalSize() }}>
          {lines.getVirtualItems().map((line) => {
            const row = rows[line.index];
            return row === undefined ? null : (
              <InventoryLine
                key={row.id}
                domId={`${domId}-${String(line.index)}`}
                row={row}
                columns={columns}
                index={line.index}
                top={line.start}
                template={template.columns}
                activeColumn={line.index === at ? atColumn : null}
                isFiltered={out.has(row.component)}
                isSelected={selected.includes(row.component) && (revealed === null || row.path === null || row.path === revealed)}
                draft={draft?.row === row.id ? draft : null}
                choose={(inColumn) => {
                  grid.current?.focus({ preventScroll: true });
                  go(line.index, inColumn);
                  choose(row);
                }}
                edit={(inColumn) => edit(row, inColumn)}
                leave={() => {
                  setDraft(null);
                  grid.current?.focus({ preventScroll: true });
                }}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 ? <p className="quiet inventory-none">{say('table.noneLeft')}</p> : null}
    </div>
  );
}
