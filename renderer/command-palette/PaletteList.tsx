import { useEffect, useRef } from 'react';
import { commandPaletteTexts } from '../../shared/i18n/palette-of-commands.ts';
import type { Language } from '../../shared/model/text.ts';
import { useShortcutLabel } from '../keymap/shortcuts-of.ts';
import { familyClass, Glyph } from '../palette/Glyph.tsx';
import { useLanguage, useTexts } from '../state/texts.ts';
import type { Entry } from './entries.ts';
import type { Choice, Section } from './sections.ts';

/** The list below the field: sections with headings, the active row in view. */
export function PaletteList({ id, sections, at, choose, hover }: { readonly id: string; readonly sections: readonly Section[]; readonly at: number; readonly choose: (choice: Choice) => void; readonly hover: (index: number) => void }) {
  const say = useTexts(commandPaletteTexts);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const active = list.current?.querySelector('[aria-selected=true]');
    // The first row brings its heading along.
    if (at === 0) list.current?.scrollTo({ top: 0 });
    else active?.scrollIntoView({ block: 'nearest' });
  }, [at, sections]);
  let index = -1;
  return (
    <div className="command-palette-list" role="listbox" id={id} aria-label={say('palette.title')} ref={list} onPointerDown={(event) => event.preventDefault()}>
      {sections.map((section) => (
        <div key={section.id} role="group" aria-labelledby={`${id}-${section.id}`}>
          <p className="search-heading" id={`${id}-${section.id}`}>
            {say(section.title)}
          </p>
          {section.choices.map((choice) => {
            index += 1;
            const place = index;
            return <Row key={choice.sort === 'component' ? choice.component.id : choice.entry.id} id={`${id}-${String(place)}`} choice={choice} isActive={place === at} choose={() => choose(choice)} hover={() => hover(place)} />;
          })}
        </div>
      ))}
      {sections.length === 0 ? <p className="quiet command-palette-none">{say('palette.none')}</p> : null}
    </div>
  );
}

function Row({ id, choice, isActive, choose, hover }: { readonly id: string; readonly choice: Choice; readonly isActive: boolean; readonly choose: () => void; readonly hover: () => void }) {
  const language = useLanguage();
  const isOff = choice.sort === 'entry' && choice.entry.whyNot !== null;
  const family = choice.sort === 'component' ? familyClass(choice.component.family) : '';
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={isOff}
      className={`menu-item search-result ${family} ${isActive ? 'active' : ''}`}
      onClick={choose}
      onPointerMove={(event) => {
        // A list that scrolls below a resting pointer leaves the row to the keys.
        if (!isActive && (event.movementX !== 0 || event.movementY !== 0)) hover();
      }}
    >
      {choice.sort === 'component' ? (
        <>
          <Glyph kind={choice.component.kind} />
          {choice.component.name}
          <span className="detail">{choice.component.detail}</span>
        </>
      ) : (
        <EntryText entry={choice.entry} language={language} />
      )}
    </div>
  );
}

function EntryText({ entry, language }: { readonly entry: Entry; readonly language: Language }) {
  const shortcut = useShortcutLabel()(entry.command);
  const other = entry.label[language === 'ko' ? 'en' : 'ko'];
  return (
    <>
      <span className="entry-label">{entry.label[language]}</span>
      {/* Korean labels show the English term beside them (VISUAL 3). */}
      {entry.whyNot === null && language === 'ko' && other !== entry.label.ko ? <span className="entry-other" lang="en">{other}</span> : null}
      {entry.whyNot === null ? null : <span className="detail reason">{entry.whyNot[language]}</span>}
      {entry.whyNot === null && entry.place !== null ? <span className="detail">{entry.place[language]}</span> : null}
      {shortcut === null ? null : <kbd className="key">{shortcut}</kbd>}
    </>
  );
}
