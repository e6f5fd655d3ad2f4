import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { outlineTexts } from '../../shared/i18n/outline.ts';
import type { OutlineRow } from '../../shared/model/outline.ts';
import { addressOf } from '../canvas/node-label.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { scopeOf, useDesign, useDocument } from '../state/document.ts';
import { useFindings } from '../state/findings.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { useFilter } from '../layers/use-filter.ts';
import { findingMarks } from './finding-marks.ts';
import { chooseRow, type Choice } from './outline-actions.ts';
import { indentPx, OutlineItem } from './OutlineItem.tsx';
import { OutlineRename } from './OutlineRename.tsx';
import { useOutline } from './outline-store.ts';
import { treeMove } from './tree-keys.ts';
import { useSize } from './use-size.ts';

const rowPx = 24;

/** The row the keys act on: the active one, else its neighbour when it is gone, else the first. */
function activeIndex(rows: readonly OutlineRow[], active: { readonly id: string; readonly index: number } | null): number {
  if (active === null) return 0;
  const at = rows.findIndex(({ id }) => id === active.id);
  return at >= 0 ? at : Math.max(0, Math.min(active.index, rows.length - 1));
}

/** Unfolds everything around what was selected elsewhere, and makes it the row the keys act on. */
function useFollowSelection(rows: readonly OutlineRow[]): void {
  const ids = useSelection((state) => state.ids);
  useEffect(() => {
    const last = ids.at(-1);
    const { active, folded, setActive, setAnchor, setFolded } = useOutline.getState();
    if (last === undefined || (active !== null && ids.includes(active.id) && rows.some(({ id }) => id === active.id))) return;
    const scope = scopeOf(useDocument.getState().history.design);
    const entry = scope.component(last);
    if (entry === null) return;
    const around = new Set<string>(scope.ancestors(entry.id).map(({ id }) => id));
    if ([...around].some((id) => folded.has(id))) setFolded(new Set([...folded].filter((id) => !around.has(id))));
    setActive(last, 0);
    setAnchor(last);
    // What is selected is followed once, not each time that rows fold.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ids]);
}

/** The tree: arrows choose, Left and Right fold, Shift and Ctrl choose several, F2 renames, Delete deletes, Enter goes to the properties. */
export function OutlineTree({ rows }: { readonly rows: readonly OutlineRow[] }) {
  const say = useTexts(outlineTexts);
  const design = useDesign();
  const findings = useFindings((state) => state.findings);
  const ids = useSelection((state) => state.ids);
  const { active, renaming } = useOutline();
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const { width } = useSize(scroller);
  const domId = useId();
  useFollowSelection(rows);
  const at = activeIndex(rows, active);
  const { out } = useFilter();
  const selected = useMemo(() => new Set(ids), [ids]);
  const marks = useMemo(() => findingMarks(findings, design.components), [findings, design.components]);
  const lines = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowPx, overscan: 12 });
  useEffect(() => {
    if (rows.length > 0) lines.scrollToIndex(at, { align: 'auto' });
  }, [lines, at, rows.length]);
  const renamed = rows.findIndex(({ id }) => id === renaming);
  const startRename = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    chooseRow(rows, index, 'only');
    useOutline.getState().rename(row.id);
  };
  const openMenu = (index: number, x: number, y: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    if (!selected.has(row.id)) chooseRow(rows, index, 'only');
    useSession.getState().openMenu({ id: row.id, x, y });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.altKey) return;
    const isMod = event.ctrlKey || event.metaKey;
    const row = rows[at];
    const move = isMod && event.key.startsWith('Arrow') && (event.key === 'ArrowLeft' || event.key === 'ArrowRight') ? null : treeMove(rows, at, event.key);
    if (move?.kind === 'fold') useOutline.getState().fold(move.id, move.isFolded);
    else if (move?.kind === 'go') {
      const next = rows[move.to];
      if (isMod && next !== undefined) useOutline.getState().setActive(next.id, move.to);
      else chooseRow(rows, move.to, event.shiftKey ? 'range' : 'only');
    } else if (event.key === ' ') chooseRow(rows, at, isMod ? 'toggle' : 'only');
    else if (event.key === 'F2') startRename(at);
    else if (event.key === 'Enter') {
      if (row !== undefined && !selected.has(row.id)) chooseRow(rows, at, 'only');
      document.querySelector<HTMLElement>('.inspector .input')?.focus();
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = document.getElementById(`${domId}-${String(at)}`)?.getBoundingClientRect();
      openMenu(at, (box?.x ?? 0) + 40, (box?.bottom ?? 0) + 2);
    } else {
      // The window's own keys act on the selection: what is active becomes it where nothing is.
      if ((event.key === 'Delete' || event.key === 'Backspace') && ids.length === 0 && row !== undefined) chooseRow(rows, at, 'only');
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const choiceOf = (event: MouseEvent): Choice => (event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only');
  return (
    <div className="outline-scroll" ref={scroller}>
      <div
        ref={tree}
        className="outline-tree"
        role="tree"
        tabIndex={0}
        aria-label={say('outline.tree')}
        aria-multiselectable="true"
        aria-activedescendant={rows.length === 0 ? undefined : `${domId}-${String(at)}`}
        style={{ height: lines.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {lines.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          const component = row === undefined ? undefined : design.components[row.id];
          if (row === undefined || component === undefined) return null;
          const isFoldedAway = row.isOpen === false;
          const own = marks.own.get(row.id) ?? null;
          return (
            <OutlineItem
              key={row.id}
              domId={`${domId}-${String(index)}`}
              row={row}
              component={component}
              address={addressOf(design, row.id)}
              top={start}
              widthPx={width}
              isSelected={selected.has(row.id)}
              isActive={index === at}
              isFiltered={out.has(row.id)}
              mark={own ?? (isFoldedAway ? (marks.inside.get(row.id) ?? null) : null)}
              isInside={own === null}
              choose={(event) => {
                tree.current?.focus({ preventScroll: true });
                chooseRow(rows, index, choiceOf(event));
              }}
              fold={() => useOutline.getState().fold(row.id, row.isOpen === true)}
              rename={() => startRename(index)}
              openMenu={(event) => {
                event.preventDefault();
                openMenu(index, event.clientX, event.clientY);
              }}
            />
          );
        })}
      </div>
      {renaming === null || renamed < 0 ? null : (
        <OutlineRename
          key={renaming}
          id={renaming}
          top={renamed * rowPx}
          left={4 + ((rows[renamed]?.level ?? 1) - 1) * indentPx + 38}
          done={() => {
            useOutline.getState().rename(null);
            tree.current?.focus({ preventScroll: true });
          }}
        />
      )}
    </div>
  );
}
