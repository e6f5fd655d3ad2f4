import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { placingTexts } from '../../shared/i18n/placing.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { isComposing } from '../keymap/shortcuts.ts';
import { useSettings } from '../state/settings.ts';
import { useTexts } from '../state/texts.ts';
import { Glyph } from './Glyph.tsx';
import { groupClass, PaletteGroupList, type Heading } from './PaletteGroupList.tsx';
import { entriesOf, paletteEntries } from './palette-entries.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { paletteGroups } from './palette-search.ts';
import { placeFromKeyboard } from './place.ts';
import { recentCount } from './used-entries.ts';

/** The component palette: search in both languages, favourites and what was used last on top, groups by family; drag, click or Enter to place. While a trace is on it folds to a rail (VISUAL 10). */
export function Palette({ collapsed }: { readonly collapsed: boolean }) {
  return collapsed ? <PaletteRail /> : <PaletteList />;
}

/** The rail shows every family, whatever was searched for before. */
function PaletteRail() {
  const groups = useMemo(() => paletteGroups(paletteEntries, ''), []);
  return (
    <div className="palette-rail" aria-hidden="true">
      {groups.map((group) => (
        <span key={group.id} className={groupClass(group.id)}>
          <Glyph kind={group.entries[0]?.glyph ?? 'note'} size={20} />
        </span>
      ))}
    </div>
  );
}

interface Shown {
  readonly heading: Heading;
  readonly entries: readonly PaletteEntry[];
}

/** What stands in the list, from top to bottom. A search looks through everything once. */
function useShown(search: string): readonly Shown[] {
  const favourites = useSettings((state) => state.favouriteEntries);
  const recent = useSettings((state) => state.recentEntries);
  return useMemo(() => {
    const groups = paletteGroups(paletteEntries, search).map(({ id, entries }) => ({ heading: id, entries }));
    const own: readonly Shown[] = [
      { heading: 'favourites', entries: entriesOf(favourites) },
      { heading: 'recent', entries: entriesOf(recent.filter((id) => !favourites.includes(id))).slice(0, recentCount) },
    ];
    return search.trim() === '' ? [...own.filter(({ entries }) => entries.length > 0), ...groups] : groups;
  }, [search, favourites, recent]);
}

function PaletteList() {
  const say = useTexts(editorTexts);
  const sayPlacing = useTexts(placingTexts);
  const [search, setSearch] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<Heading>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const shown = useShown(search);
  const toggle = (heading: Heading): void =>
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(heading)) after.add(heading);
      return after;
    });
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    if (isComposing(event.nativeEvent) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll<HTMLElement>('.palette-item') ?? [])];
    const at = all.findIndex((item) => item.closest('.palette-row')?.contains(document.activeElement) === true);
    all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
  };
  return (
    <div className="palette" onKeyDown={move}>
      <SearchField
        label={say('palette.search')}
        text={search}
        search={setSearch}
        keys={(event) => {
          const [first] = shown.flatMap((group) => group.entries);
          if (event.key === 'Enter' && search.trim() !== '' && first !== undefined) placeFromKeyboard(first);
        }}
      />
      <div className="palette-list" ref={list} title={sayPlacing('palette.hint')}>
        {shown.length === 0 ? <p className="quiet palette-none">{say('palette.none')}</p> : null}
        {shown.map(({ heading, entries }) => (
          <PaletteGroupList key={heading} heading={heading} entries={entries} isOpen={search !== '' || !closed.has(heading)} toggle={() => toggle(heading)} search={search} />
        ))}
      </div>
    </div>
  );
}
