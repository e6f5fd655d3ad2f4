import { ChevronDown, ChevronRight } from 'lucide-react';
import { measureText } from '../../shared/drawing/index.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import type { Definition } from '../../shared/model/definition.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { familyClass, Glyph } from './Glyph.tsx';
import { placeFromKeyboard, startPlacing } from './place.ts';
import type { PaletteGroup } from './palette-search.ts';

/** One family of the palette. */
export function PaletteGroupList({ group, isOpen, toggle }: { readonly group: PaletteGroup; readonly isOpen: boolean; readonly toggle: () => void }) {
  const say = useTexts(editorTexts);
  const name = say(`family.${group.family}`);
  return (
    <section className={familyClass(group.family)} aria-label={say('palette.group', { family: name, count: group.kinds.length })}>
      <button type="button" className="palette-heading" aria-expanded={isOpen} onClick={toggle}>
        <i className="family-dot" />
        {name}
        <b className="numeric">{group.kinds.length}</b>
        {isOpen ? <ChevronDown size={13} aria-hidden="true" /> : <ChevronRight size={13} aria-hidden="true" />}
      </button>
      {isOpen ? group.kinds.map((definition) => <PaletteItem key={definition.id} definition={definition} />) : null}
    </section>
  );
}

/** Room for the two names of a row in a palette of the usual width; a term that does not fit is left out rather than cut (VISUAL 3). */
const namesPx = 146;

function bothFit(label: string, term: string): boolean {
  return measureText(label, { size: 12.5, weight: 430 }) + measureText(term, { size: 10.5, weight: 430 }) + 8 <= namesPx;
}

function PaletteItem({ definition }: { readonly definition: Definition<never> }) {
  const language = useLanguage();
  const label = definition.labels[language];
  const term = definition.labels.en;
  const other = language === 'ko' && term.toLowerCase() !== label.toLowerCase() && bothFit(label, term) ? term : null;
  return (
    <button
      type="button"
      className="palette-item"
      data-kind={definition.id}
      aria-label={label}
      onPointerDown={(event) => startPlacing(definition, event.nativeEvent)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        placeFromKeyboard(definition);
      }}
    >
      <Glyph kind={definition.id} />
      <span className="palette-label">{label}</span>
      {other === null ? null : (
        <span className="palette-term" lang="en">
          {other}
        </span>
      )}
    </button>
  );
}
