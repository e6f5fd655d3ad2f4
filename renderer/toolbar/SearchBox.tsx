import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { focusComponent } from '../canvas/canvas-keys.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { shortcutLabel } from '../keymap/shortcuts.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { findCommands, findComponents, findOperations } from './search-results.ts';

/** One box for everything: components by name or address, and every command (a combo box with a list). */
export function SearchBox() {
  const say = useTexts(appTexts);
  const language = useLanguage();
  const design = useDesign();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const [search, setSearch] = useState<string | null>(null);
  const [at, setAt] = useState(0);

  const components = search === null ? [] : findComponents(design, search, language);
  const commands = search === null ? [] : [...findCommands(search), ...findOperations(design, search)];
  const count = components.length + commands.length;
  const finish = (): void => {
    setSearch(null);
    setAt(0);
    // The focus goes back to where it was, so that the next key belongs to what was being worked on.
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
    else input.current?.blur();
  };
  const choose = (index: number): void => {
    const component = components[index];
    const command = commands[index - components.length];
    finish();
    if (component !== undefined) focusComponent(component.id);
    else if (command?.enabled() === true) command.run();
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') finish();
    else if (event.key === 'Enter') choose(at);
    else if (event.key === 'ArrowDown') setAt((now) => Math.min(count - 1, now + 1));
    else if (event.key === 'ArrowUp') setAt((now) => Math.max(0, now - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="toolbar-search">
      <SearchField
        label={say('search.hint')}
        text={search ?? ''}
        search={(text) => {
          setSearch(text);
          setAt(0);
        }}
        keys={keys}
        box={{
          ref: input,
          id: 'toolbar-search',
          'aria-expanded': search !== null,
          'aria-controls': listId,
          'aria-activedescendant': search === null ? undefined : `${listId}-${String(at)}`,
          onFocus: (event) => {
            before.current = event.relatedTarget;
            setSearch((now) => now ?? '');
          },
          onBlur: () => setSearch(null),
        }}
      >
        <span className="key">{shortcutLabel('$mod+KeyK')}</span>
      </SearchField>
      {search === null ? null : (
        <div className="menu" role="listbox" id={listId} aria-label={say('search.hint')} onPointerDown={(event) => event.preventDefault()}>
          {count === 0 ? <p className="quiet search-heading">{say('search.none')}</p> : null}
          {components.length === 0 ? null : <p className="search-heading">{say('search.components')}</p>}
          {components.map((result, index) => (
            <div
              key={result.id}
              id={`${listId}-${String(index)}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={`menu-item search-result ${familyClass(result.family)} ${index === at ? 'active' : ''}`}
              onClick={() => choose(index)}
            >
              <Glyph kind={result.kind} />
              {result.name}
              <span className="detail">{result.detail}</span>
            </div>
          ))}
          {commands.length === 0 ? null : <p className="search-heading">{say('search.commands')}</p>}
          {commands.map((command, place) => {
            const index = components.length + place;
            const [shortcut] = command.shortcuts;
            return (
              <div
                key={command.id}
                id={`${listId}-${String(index)}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                aria-disabled={!command.enabled()}
                className={index === at ? 'menu-item active' : 'menu-item'}
                onClick={() => choose(index)}
              >
                {command.label()[language]}
                {shortcut === undefined ? null : <span className="shortcut">{shortcutLabel(shortcut)}</span>}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
