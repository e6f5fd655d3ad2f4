import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { findingsTexts } from '../../shared/i18n/findings.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { PanelTools } from '../panels/PanelTools.tsx';
import { useDesign } from '../state/document.ts';
import { checkAgain, useFindings } from '../state/findings.ts';
import { useSelection } from '../state/selection.ts';
import { findingText } from '../state/sentences.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { applyAll, applyFix, explain } from './actions.ts';
import { findingLines, lineMove, matching, type Line } from './finding-lines.ts';
import { FindingFilters } from './FindingFilters.tsx';
import { FindingGroup } from './FindingGroup.tsx';
import { FindingRow } from './FindingRow.tsx';
import { useFindingsView } from './findings-view.ts';

const rowPx = 28;

/**
 * Everything the checks found, in groups, worst first. While a newer check runs the old list says so and offers no remedies: it is never shown as
 * the truth (UX 66). Keys: arrows, Enter shows, F or a full stop fixes (with Shift all of that rule), E explains.
 */
export function FindingsPanel() {
  const say = useTexts(findingsTexts);
  const sayEditor = useTexts(editorTexts);
  const language = useLanguage();
  const design = useDesign();
  const all = useFindings((state) => state.findings);
  const status = useFindings((state) => state.status);
  const selected = useSelection((state) => state.ids);
  const view = useFindingsView();
  const { grouping, hidden, text, family, selectionOnly, folded } = view;
  const found = useMemo(
    () => matching(all, { filter: { grouping, hidden: [], text, family, selectionOnly }, design, selected: selectionOnly ? selected : [], registry, sentence: (finding) => findingText(finding)[language] }),
    [all, grouping, text, family, selectionOnly, design, selected, language],
  );
  const lines = useMemo(() => findingLines(found, { grouping, hidden }, folded, design), [found, grouping, hidden, folded, design]);
  const shownCount = lines.reduce((sum, line) => sum + (line.type === 'group' ? line.findings.length : 0), 0);
  const isStale = status !== 'fresh';
  return (
    <div className="findings">
      <PanelTools>
        {shownCount === all.length ? null : <span className="quiet findings-status">{say('list.shown', { count: shownCount, total: all.length })}</span>}
        <FindingFilters found={found} />
      </PanelTools>
      {isStale ? (
        <p className={status === 'failed' ? 'findings-stale failed' : 'findings-stale'}>
          {say(status === 'failed' ? 'list.failed' : 'list.stale')}
          {status === 'failed' ? (
            <button type="button" className="button small" onClick={checkAgain}>
              {say('list.retry')}
            </button>
          ) : null}
        </p>
      ) : null}
      <FindingsList lines={lines} isStale={isStale} none={all.length === 0 ? sayEditor('findings.none') : say('list.noneFiltered')} isClean={all.length === 0 && !isStale} />
      <p className="visually-hidden" role="status">
        {isStale ? '' : say('list.summary', countsOf(all))}
      </p>
    </div>
  );
}

function countsOf(findings: ReturnType<typeof useFindings.getState>['findings']): { readonly errors: number; readonly warnings: number; readonly notes: number } {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), notes: count('info') };
}

function FindingsList({ lines, isStale, none, isClean }: { readonly lines: readonly Line[]; readonly isStale: boolean; readonly none: string; readonly isClean: boolean }) {
  const say = useTexts(findingsTexts);
  const sayEditor = useTexts(editorTexts);
  const { grouping, fold } = useFindingsView();
  const keysId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [activeAt, setActive] = useState(0);
  const at = Math.max(0, Math.min(activeAt, lines.length - 1));
  /** The focus stands in the list and belongs there still when the line that had it is gone. */
  const keepsFocus = useRef(false);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowPx,
    overscan: 8,
    // The line that takes the focus stays on the page wherever the list is scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(lines.length === 0 ? [] : [at])])].sort((left, right) => left - right),
  });
  const focusLine = (index: number): void => {
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-line="${String(index)}"] [data-line-focus]`)?.focus());
  };
  useEffect(() => {
    if (keepsFocus.current && list.current?.contains(document.activeElement) !== true && document.activeElement === document.body) focusLine(at);
  }, [lines, at]);
  const go = (index: number): void => {
    setActive(index);
    rows.scrollToIndex(index, { align: 'auto' });
    focusLine(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const line = lines[at];
    const to = lineMove(lines, at, event.key);
    if (line?.type === 'group' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) fold(line.id, event.key === 'ArrowLeft');
    else if (to !== null) go(to);
    else if (line?.type === 'finding' && (event.code === 'KeyF' || event.code === 'Period')) {
      if (event.shiftKey) applyAll(line.finding.code);
      else applyFix(line.finding);
    } else if (line?.type === 'finding' && event.code === 'KeyE' && !event.shiftKey) explain(line.finding);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={isStale ? 'findings-list stale' : 'findings-list'}
      ref={list}
      role={lines.length === 0 ? 'group' : 'list'}
      aria-label={sayEditor('findings.title')}
      aria-busy={isStale}
      aria-describedby={keysId}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        keepsFocus.current = true;
        const index = Number(event.target.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? at);
        if (index !== at) setActive(index);
      }}
      onBlur={(event) => {
        // A line that goes takes the focus along and nothing gets it: then it stays in the list.
        if (event.relatedTarget !== null) keepsFocus.current = false;
      }}
    >
      <span className="visually-hidden" id={keysId} role="presentation">
        {say('list.keys')}
      </span>
      {lines.length === 0 ? (
        <p className="quiet findings-none">
          {isClean ? <SeverityMark severity="ok" size={15} /> : null}
          {none}
        </p>
      ) : (
        <div className="findings-rows" role="presentation" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return line.type === 'group' ? (
              <FindingGroup key={line.id} line={line} grouping={grouping} index={index} top={start} isActive={index === at} />
            ) : (
              <FindingRow key={line.id} finding={line.finding} index={index} top={start} isActive={index === at} isStale={isStale} />
            );
          })}
        </div>
      )}
    </div>
  );
}
