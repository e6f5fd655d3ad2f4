import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { compareTexts } from '../../shared/i18n/compare.ts';
import type { Group } from '../../shared/compare/index.ts';
import { useTexts } from '../state/texts.ts';
import { ChangeRow } from './ChangeRow.tsx';
import type { Entry } from './entries.ts';

type Line = { readonly heading: Group; readonly count: number } | { readonly entry: Entry };

function linesOf(entries: readonly Entry[]): readonly Line[] {
  const counts = new Map<Group, number>();
  for (const { group } of entries) counts.set(group, (counts.get(group) ?? 0) + 1);
  return entries.flatMap((entry, index): readonly Line[] => (entries[index - 1]?.group === entry.group ? [{ entry }] : [{ heading: entry.group, count: counts.get(entry.group) ?? 0 }, { entry }]));
}

const keyOf = (line: Line): string => ('heading' in line ? line.heading : line.entry.key);

/** The list of changes under the headings of their groups. Only what is in view has elements; the arrow keys go from change to change, one of them is in the tab order. */
export function ChangeList({ entries, isStale }: { readonly entries: readonly Entry[]; readonly isStale: boolean }) {
  const say = useTexts(compareTexts);
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState('');
  /** Where the focus goes as soon as the list has scrolled there and made its element. */
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    const button = wanted.current === null ? null : list.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] .change-jump`);
    if (button === null || button === undefined) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
  });
  const lines = useMemo(() => linesOf(entries), [entries]);
  const places = lines.flatMap((line, index) => ('entry' in line ? [index] : []));
  const known = lines.findIndex((line) => 'entry' in line && line.entry.key === current);
  const at = known < 0 ? (places[0] ?? 0) : known;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => (lines[index] !== undefined && 'heading' in lines[index] ? 30 : 58),
    getItemKey: (index) => (lines[index] === undefined ? index : keyOf(lines[index])),
    overscan: 8,
  });
  const goTo = (index: number): void => {
    wanted.current = index;
    rows.scrollToIndex(index);
    setCurrent(lines[index] === undefined ? '' : keyOf(lines[index]));
  };
  const walk = (event: KeyboardEvent): void => {
    const from = places.indexOf(at);
    const next = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: places.length - 1 }[event.key];
    const index = next === undefined ? undefined : places[next];
    if (next === undefined) return;
    event.preventDefault();
    if (index !== undefined) goTo(index);
  };
  const items = rows.getVirtualItems();
  // What is in the tab order must exist: where the current change is out of view, the first in view stands in for it.
  const inView = items.some((item) => item.index === at) ? at : (items.find((item) => places.includes(item.index))?.index ?? at);
  return (
    <div className={isStale ? 'compare-list stale' : 'compare-list'} ref={list} role="list" aria-label={say('panel.list')} aria-busy={isStale} tabIndex={-1} onKeyDown={walk}>
      <div className="compare-rows" style={{ height: rows.getTotalSize() }} role="presentation">
        {items.map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          return (
            <div key={item.key} ref={rows.measureElement} data-index={item.index} role="listitem" className="compare-row" style={{ transform: `translateY(${String(item.start)}px)` }}>
              {'heading' in line ? (
                <h3 className="compare-group">
                  {say(`group.${line.heading}`)} <em>{line.count}</em>
                </h3>
              ) : (
                <ChangeRow entry={line.entry} isCurrent={item.index === inView} onFocus={() => setCurrent(line.entry.key)} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
