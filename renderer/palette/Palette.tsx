import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Family } from '../../shared/model/definition.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { isComposing } from '../keymap/shortcuts.ts';
import { useTexts } from '../state/texts.ts';
import { familyClass, Glyph } from './Glyph.tsx';
import { PaletteGroupList } from './PaletteGroupList.tsx';
import { paletteGroups } from './palette-search.ts';
import { placeFromKeyboard } from './place.ts';

/** The component palette: search in both languages, groups by family, drag or Enter to place. While a trace is on it folds to a rail (VISUAL 10). */
export function Palette({ collapsed }: { readonly collapsed: boolean }) {
  const say = useTexts(editorTexts);
  const [search, setSearch] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<Family>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  // The rail shows every family, whatever was searched for before.
  const groups = useMemo(() => paletteGroups(registry, collapsed ? '' : search), [search, collapsed]);
  if (collapsed) {
    return (
      <div className="palette-rail" aria-hidden="true">
        {groups.map((group) => (
          <span key={group.family} className={familyClass(group.family)}>
            <Glyph kind={group.kinds[0]?.id ?? 'note'} size={20} />
          </span>
        ))}
      </div>
    );
  }
  const toggle = (family: Family): void =>
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(family)) after.add(family);
      return after;
    });
  const items = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('[data-kind]') ?? [])];
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    if (isComposing(event.nativeEvent) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
  };
  return (
    <div className="palette" onKeyDown={move}>
      <SearchField
        label={say('palette.search')}
        text={search}
        search={setSearch}
        keys={(event) => {
          const [first] = groups.flatMap((group) => group.kinds);
          if (event.key === 'Enter' && search.trim() !== '' && first !== undefined) placeFromKeyboard(first);
        }}
      />
      <div className="palette-list" ref={list} title={say('palette.hint')}>
        {groups.length === 0 ? <p className="quiet palette-none">{say('palette.none')}</p> : null}
        {groups.map((group) => (
          <PaletteGroupList
            key={group.family}
            group={group}
            isOpen={search !== '' || !closed.has(group.family)}
            toggle={() => toggle(group.family)}
          />
        ))}
      </div>
    </div>
  );
}
