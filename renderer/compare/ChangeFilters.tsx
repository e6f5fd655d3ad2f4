import { compareTexts } from '../../shared/i18n/compare.ts';
import { useTexts } from '../state/texts.ts';
import { ChangeMark } from './ChangeMark.tsx';
import { toggleFilter } from './compare-store.ts';
import { changeFilters, type ChangeFilter, type Entry } from './entries.ts';

/** The kinds of change that occur, each with how many there are; pressed ones alone are shown. */
export function ChangeFilters({ entries, filter }: { readonly entries: readonly Entry[]; readonly filter: ReadonlySet<ChangeFilter> }) {
  const say = useTexts(compareTexts);
  const counts = new Map<ChangeFilter, number>();
  for (const entry of entries) counts.set(entry.filter, (counts.get(entry.filter) ?? 0) + 1);
  return (
    <div className="compare-filters" role="group" aria-label={say('panel.filter')}>
      {changeFilters
        .filter((kind) => counts.has(kind) || filter.has(kind))
        .map((kind) => (
          <button key={kind} type="button" className="compare-filter" aria-pressed={filter.has(kind)} onClick={() => toggleFilter(kind)}>
            <ChangeMark change={kind} size={13} />
            {say(`change.${kind}`)} <em>{counts.get(kind) ?? 0}</em>
          </button>
        ))}
    </div>
  );
}
