import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Family } from '../../shared/model/definition.ts';
import { SearchField } from '../controls/SearchField.tsx';
import { familyClass, Glyph } from '../palette/Glyph.tsx';

/** A component that can be chosen, or cannot: then with the reason. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly family: Family | undefined;
  readonly detail: string;
  readonly reason: string | null;
}

/** Type to filter, arrows and Enter to choose; impossible ones stand below with the reason (WCAG 2.5.7). Texts are the caller's. */
export function ChoiceList<Item extends Choice>({
  search,
  setSearch,
  choices,
  choose,
  label,
  impossible,
  nothing,
  keys,
}: {
  readonly search: string;
  readonly setSearch: (search: string) => void;
  readonly choices: readonly Item[];
  readonly choose: (choice: Item) => void;
  readonly label: string;
  /** Heading above what cannot be chosen; null: none. */
  readonly impossible: string | null;
  /** Told where nothing can be chosen; null: the reasons below say enough. */
  readonly nothing: string | null;
  readonly keys: string;
}) {
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const optionId = (index: number): string => `${listId}-${String(index)}`;
  const possible = choices.filter((choice) => choice.reason === null);
  const refused = choices.filter((choice) => choice.reason !== null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = possible[at];
    if (event.key === 'Enter') {
      if (chosen !== undefined) choose(chosen);
    } else if (event.key === 'ArrowDown') setAt(Math.min(possible.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else return;
    event.preventDefault();
  };
  return (
    <>
      <SearchField
        className="large"
        label={label}
        text={search}
        search={(text) => {
          setSearch(text);
          setAt(0);
        }}
        keys={onKeyDown}
        box={{ 'aria-expanded': true, 'aria-controls': listId, 'aria-activedescendant': possible.length === 0 ? undefined : optionId(at) }}
        isFirst
      />
      {possible.length === 0 && nothing !== null ? <p className="quiet search-heading">{nothing}</p> : null}
      <div className="choice-list" id={listId} role="listbox" aria-label={label} ref={list}>
        {possible.map((choice, index) => (
          <div
            key={choice.id}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={`menu-item search-result ${familyClass(choice.family)} ${index === at ? 'active' : ''}`}
            onClick={() => choose(choice)}
          >
            <Glyph kind={choice.kind} />
            {choice.name}
            <span className="detail">{choice.detail}</span>
          </div>
        ))}
        {refused.length === 0 || impossible === null ? null : <p className="search-heading">{impossible}</p>}
        {refused.map((choice) => (
          <div key={choice.id} role="option" tabIndex={-1} aria-disabled="true" aria-selected="false" className={`menu-item search-result ${familyClass(choice.family)}`}>
            <Glyph kind={choice.kind} />
            {choice.name}
            <span className="detail reason">{choice.reason}</span>
          </div>
        ))}
      </div>
      <p className="quiet choice-keys">{keys}</p>
    </>
  );
}
