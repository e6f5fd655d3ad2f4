import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { historyLimit } from '../../shared/document/index.ts';
import { historyTexts } from '../../shared/i18n/history.ts';
import { stepTimeMs, useDocument } from '../state/document.ts';
import { useTexts } from '../state/texts.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { travelTo } from './travel.ts';

const rowPx = 26;
const pageRows = 10;

/** All states of the document in the order of time; the place between done and undone steps is marked. A list box: arrows choose, Enter goes there. */
export function StepList() {
  const say = useTexts(historyTexts);
  const history = useDocument((state) => state.history);
  const steps = [...history.past, ...history.future];
  const here = history.past.length;
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  // What is chosen follows the document until somebody chooses another row.
  const [chosen, setChosen] = useState<{ readonly row: number; readonly of: typeof history } | null>(null);
  const active = chosen?.of === history ? Math.min(chosen.row, steps.length) : here;
  const rows = useVirtualizer({ count: steps.length + 1, getScrollElement: () => list.current, estimateSize: () => rowPx, overscan: 8 });
  useEffect(() => rows.scrollToIndex(active, { align: 'auto' }), [rows, active, steps.length]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + pageRows, PageUp: active - pageRows, Home: 0, End: steps.length }[event.key];
    if (to !== undefined) setChosen({ row: Math.max(0, Math.min(steps.length, to)), of: history });
    else if (event.key === 'Enter' || event.key === ' ') travelTo(active);
    else return;
    event.preventDefault();
  };
  const isWhole = history.past.length < historyLimit;
  return (
    <div className="history-steps" ref={list} role="listbox" tabIndex={0} aria-label={say('history.steps')} aria-activedescendant={`${id}-${String(active)}`} onKeyDown={onKeyDown}>
      <div className="history-rows" role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const step = steps[index - 1];
          return (
            <HistoryRow
              key={index}
              id={`${id}-${String(index)}`}
              top={start}
              position={index}
              count={steps.length + 1}
              step={step ?? null}
              startTitle={say(isWhole ? 'history.start' : 'history.oldest')}
              timeMs={step === undefined ? null : stepTimeMs(step)}
              isHere={index === here}
              isUndone={index > here}
              isSaved={index === history.saved}
              isActive={index === active}
              checkpoints={history.checkpoints.filter((checkpoint) => checkpoint.position === index)}
            />
          );
        })}
      </div>
    </div>
  );
}
