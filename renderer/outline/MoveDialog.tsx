import { Search } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { outlineTexts } from '../../shared/i18n/outline.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { Dialog } from '../dialogs/Dialog.tsx';
import { useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { moveChoices, moveTo, type MoveChoice } from './move-choices.ts';

/** Moving into another container without dragging: the containers as a list, type to filter, impossible ones below with the reason (WCAG 2.5.7). */
export function MoveDialog({ ids }: { readonly ids: readonly string[] }) {
  const say = useTexts(outlineTexts);
  const language = useLanguage();
  const design = useDesign();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { close } = useSession.getState();
  const choices = moveChoices(design, ids, search, language);
  const possible = choices.filter((choice) => choice.reason === null);
  const impossible = choices.filter((choice) => choice.reason !== null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const move = (choice: MoveChoice | undefined): void => {
    if (choice === undefined) return;
    close();
    moveTo(ids, choice);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') move(possible[at]);
    else if (event.key === 'ArrowDown') setAt(Math.min(possible.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else return;
    event.preventDefault();
  };
  const [first] = ids;
  const title = ids.length > 1 ? say('move.titleMany', { count: ids.length }) : say('move.title', { name: design.components[first ?? '']?.name ?? '' });
  const line = (choice: MoveChoice) => (
    <>
      <Glyph kind={choice.kind ?? 'note'} />
      {choice.name}
    </>
  );
  return (
    <Dialog title={title} close={close}>
      <label className="search-field large">
        <Search size={14} strokeWidth={1.75} aria-hidden="true" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="move-list"
          aria-activedescendant={possible.length === 0 ? undefined : `move-${String(at)}`}
          data-autofocus=""
          value={search}
          placeholder={say('move.search')}
          aria-label={say('move.search')}
          onChange={(event) => {
            setSearch(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      {choices.length === 0 ? <p className="quiet search-heading">{say(search.trim() === '' ? 'move.none' : 'move.noneLeft')}</p> : null}
      <div className="connect-list" id="move-list" role="listbox" aria-label={say('move.search')} ref={list}>
        {possible.map((choice, index) => (
          <div key={choice.id ?? ''} id={`move-${String(index)}`} role="option" tabIndex={-1} aria-selected={index === at} className={`menu-item search-result ${familyClass(choice.family)} ${index === at ? 'active' : ''}`} onClick={() => move(choice)}>
            {line(choice)}
            <span className="detail">{choice.detail}</span>
          </div>
        ))}
        {impossible.map((choice) => (
          <div key={choice.id ?? ''} role="option" tabIndex={-1} aria-disabled="true" aria-selected="false" className={`menu-item search-result ${familyClass(choice.family)}`}>
            {line(choice)}
            <span className="detail reason">{choice.reason}</span>
          </div>
        ))}
      </div>
      <p className="quiet connect-keys">{say('move.keys')}</p>
    </Dialog>
  );
}
