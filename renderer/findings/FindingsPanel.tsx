import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Severity } from '../../shared/model/finding.ts';
import { PanelTools } from '../panels/PanelTools.tsx';
import { useFindings } from '../state/findings.ts';
import { useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { FindingRow } from './FindingRow.tsx';

type Filter = 'all' | Severity;
const filterKeys = { all: 'findings.all', error: 'findings.onlyError', warning: 'findings.onlyWarning', info: 'findings.onlyInfo' } as const;
const filters: readonly Filter[] = ['all', 'error', 'warning', 'info'];

/** Everything the checks found, worst first. While a newer check runs the old list is marked as such, never shown as the truth (UX 66). */
export function FindingsPanel() {
  const say = useTexts(editorTexts);
  const all = useFindings((state) => state.findings);
  const status = useFindings((state) => state.status);
  const [filter, setFilter] = useState<Filter>('all');
  const list = useRef<HTMLDivElement>(null);
  const findings = filter === 'all' ? all : all.filter((finding) => finding.severity === filter);
  const rows = useVirtualizer({ count: findings.length, getScrollElement: () => list.current, estimateSize: () => 28, overscan: 8 });
  return (
    <div className="findings">
      <PanelTools>
        {status === 'checking' ? <span className="quiet findings-status">{say('findings.stale')}</span> : null}
        <select className="zoom-select" aria-label={say('findings.severity')} value={filter} onChange={(event) => setFilter(filters.find((name) => name === event.target.value) ?? 'all')}>
          {filters.map((name) => (
            <option key={name} value={name}>
              {say(filterKeys[name])}
            </option>
          ))}
        </select>
      </PanelTools>
      <div className={status === 'checking' ? 'findings-list stale' : 'findings-list'} ref={list} role="list" aria-label={say('findings.title')} aria-busy={status === 'checking'}>
        {findings.length === 0 ? (
          <p className="quiet findings-none">
            <SeverityMark severity="ok" size={15} />
            {say(all.length === 0 ? 'findings.none' : 'findings.noneFiltered')}
          </p>
        ) : (
          <div className="findings-rows" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((item) => {
              const finding = findings[item.index];
              return finding === undefined ? null : <FindingRow key={item.key} finding={finding} top={item.start} />;
            })}
          </div>
        )}
      </div>
    </div>
  );
}
