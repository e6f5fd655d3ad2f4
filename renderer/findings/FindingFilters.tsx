import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { findingsTexts } from '../../shared/i18n/findings.ts';
import { families } from '../../shared/model/definition.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { isComposing } from '../keymap/shortcuts.ts';
import { useTexts } from '../state/texts.ts';
import { SeverityMark } from '../toolbar/SeverityMark.tsx';
import { groupings, noFilter, useFindingsView } from './findings-view.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const groupingKeys = { severity: 'filter.bySeverity', object: 'filter.byObject', code: 'filter.byCode' } as const;

/** The controls above the list: a switch and a count per severity, a text, and what else narrows or groups the list. */
export function FindingFilters({ found }: { readonly found: readonly Finding[] }) {
  const say = useTexts(findingsTexts);
  const { hidden, text, change, toggleSeverity } = useFindingsView();
  return (
    <>
      {severities.map((severity) => {
        const count = found.filter((finding) => finding.severity === severity).length;
        const label = say(`filter.${severity}`, { count });
        return (
          <button key={severity} type="button" className="severity-switch" aria-pressed={!hidden.includes(severity)} aria-label={label} title={label} onClick={() => toggleSeverity(severity)}>
            <SeverityMark severity={severity} size={13} />
            {count}
          </button>
        );
      })}
      <SearchField className="findings-search" label={say('filter.text')} text={text} search={(next) => change({ text: next })} />
      <MoreFilters />
    </>
  );
}

/** Grouping, family and selection, behind one button: they are chosen seldom. */
function MoreFilters() {
  const say = useTexts(findingsTexts);
  const sayEditor = useTexts(editorTexts);
  const { grouping, family, selectionOnly, change } = useFindingsView();
  const [isOpen, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: PointerEvent): void => {
      if (event.target instanceof Node && holder.current?.contains(event.target) !== true) setOpen(false);
    };
    holder.current?.querySelector<HTMLElement>('select')?.focus();
    globalThis.addEventListener('pointerdown', close);
    return () => globalThis.removeEventListener('pointerdown', close);
  }, [isOpen]);
  const isNarrowed = family !== null || selectionOnly;
  return (
    <div
      className="more-filters"
      ref={holder}
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen || isComposing(event.nativeEvent)) return;
        event.preventDefault();
        setOpen(false);
        holder.current?.querySelector('button')?.focus();
      }}
    >
      <button type="button" className={isNarrowed ? 'icon-button small narrowed' : 'icon-button small'} aria-label={say('filter.more')} title={say('filter.more')} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <SlidersHorizontal size={14} strokeWidth={1.75} aria-hidden="true" />
      </button>
      {isOpen ? (
        <div className="menu filter-menu" role="group" aria-label={say('filter.more')}>
          <label>
            <span>{say('filter.group')}</span>
            <select className="input" value={grouping} onChange={(event) => change({ grouping: groupings.find((name) => name === event.target.value) ?? 'severity' })}>
              {groupings.map((name) => (
                <option key={name} value={name}>
                  {say(groupingKeys[name])}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{say('filter.family')}</span>
            <select className="input" value={family ?? ''} onChange={(event) => change({ family: families.find((name) => name === event.target.value) ?? null })}>
              <option value="">{say('filter.allFamilies')}</option>
              {families.map((name) => (
                <option key={name} value={name}>
                  {sayEditor(`family.${name}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="filter-check">
            <input type="checkbox" checked={selectionOnly} onChange={(event) => change({ selectionOnly: event.target.checked })} />
            <span>{say('filter.selection')}</span>
          </label>
          <button type="button" className="button small" onClick={() => change({ ...noFilter, grouping })}>
            {say('filter.clear')}
          </button>
        </div>
      ) : null}
    </div>
  );
}
