import { ArrowLeftRight, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { compareTexts } from '../../shared/i18n/compare.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { ChangeFilters } from './ChangeFilters.tsx';
import { ChangeList } from './ChangeList.tsx';
import { closeComparison, compareAgain, swapComparison, useComparison } from './compare-store.ts';
import { entriesOf } from './entries.ts';
import './compare.css';

/** What differs between the document and another design, verdicts first, beside the canvas (UX 25). While an edit is compared the old list is marked as such. */
export function ComparePanel() {
  const say = useTexts(compareTexts);
  const language = useLanguage();
  const other = useComparison((state) => state.other);
  const answer = useComparison((state) => state.shown);
  const status = useComparison((state) => state.status);
  const filter = useComparison((state) => state.filter);
  const title = useRef<HTMLHeadingElement>(null);
  const entries = useMemo(() => (answer === null ? [] : entriesOf(answer.comparison, { language, here: answer.here })), [answer, language]);
  const shown = useMemo(() => (filter.size === 0 ? entries : entries.filter((entry) => filter.has(entry.filter))), [entries, filter]);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  if (other === null) return null;
  const close = (): void => {
    closeComparison();
    document.querySelector<HTMLElement>('[data-region="canvas"]')?.focus();
  };
  const comparison = answer?.comparison ?? null;
  const isStale = status === 'comparing';
  return (
    <section
      className="compare-panel"
      data-region="compare"
      aria-label={say('panel.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header className="compare-head">
        <div>
          <h2 ref={title} tabIndex={-1}>
            {say('panel.title')}
            {comparison === null ? null : <em>{entries.length}</em>}
          </h2>
          <small>{say(answer?.here === 'before' ? 'panel.to' : 'panel.from', { name: other.name ?? say('panel.saved') })}</small>
        </div>
        {isStale ? <span className="quiet compare-status">{say('panel.comparing')}</span> : null}
        <button type="button" className="icon-button small" aria-label={say('panel.swap')} title={say('panel.swap')} onClick={swapComparison}>
          <ArrowLeftRight size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button small" aria-label={say('panel.close')} title={say('panel.close')} onClick={close}>
          <X size={15} aria-hidden="true" />
        </button>
      </header>
      {comparison === null || comparison.same ? null : <ChangeFilters entries={entries} filter={filter} />}
      {status === 'failed' ? (
        <div className="compare-none">
          <p>{say('panel.failed')}</p>
          <button type="button" className="button small" onClick={() => void compareAgain()}>
            {say('panel.retry')}
          </button>
        </div>
      ) : null}
      {comparison === null ? null : shown.length === 0 ? <p className="quiet compare-none">{say(comparison.same ? 'nothing' : 'panel.noneShown')}</p> : <ChangeList entries={shown} isStale={isStale} />}
      {comparison === null || comparison.counts.layout === 0 ? null : <p className="compare-layout">{say('layout', { count: comparison.counts.layout })}</p>}
    </section>
  );
}
