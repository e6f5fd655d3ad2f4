import { ChevronDown, ChevronRight, Clock, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { placingTexts } from '../../shared/i18n/placing.ts';
import { families, type Family } from '../../shared/model/definition.ts';
import { useTexts } from '../state/texts.ts';
import { familyClass } from './Glyph.tsx';
import { PaletteRow, type RowList } from './PaletteRow.tsx';
import type { PaletteEntry, PaletteGroupId } from './palette-entry.ts';

/** A heading of the palette: a family, the annotations, or a list that a person makes by using the palette. */
export type Heading = PaletteGroupId | 'favourites' | 'recent';

const lists: Readonly<Partial<Record<Heading, RowList>>> = { favourites: 'favourite', recent: 'recent' };

function isFamily(heading: Heading): heading is Family {
  return (families as readonly string[]).includes(heading);
}

/** The class that colours an entry: by family; annotations are neutral. */
export function groupClass(group: PaletteGroupId): string {
  return group === 'annotations' ? 'family-none' : familyClass(group);
}

interface Shown {
  readonly heading: Heading;
  readonly entries: readonly PaletteEntry[];
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly search: string;
}

/** One group of the palette under its heading. */
export function PaletteGroupList({ heading, entries, isOpen, toggle, search }: Shown) {
  const say = useTexts(editorTexts);
  const sayPlacing = useTexts(placingTexts);
  const name = isFamily(heading) ? say(`family.${heading}`) : sayPlacing(`group.${heading}`);
  const marks: Readonly<Partial<Record<Heading, ReactNode>>> = {
    favourites: <Star size={12} aria-hidden="true" />,
    recent: <Clock size={12} aria-hidden="true" />,
  };
  return (
    <section className={isFamily(heading) ? familyClass(heading) : 'family-none'} aria-label={say('palette.group', { family: name, count: entries.length })} data-group={heading}>
      <button type="button" className="palette-heading" aria-expanded={isOpen} onClick={toggle}>
        {marks[heading] ?? <i className="family-dot" />}
        {name}
        <b className="numeric">{entries.length}</b>
        {isOpen ? <ChevronDown size={13} aria-hidden="true" /> : <ChevronRight size={13} aria-hidden="true" />}
      </button>
      {isOpen
        ? entries.map((entry) => (
            <div key={entry.id} className={groupClass(entry.group)}>
              <PaletteRow entry={entry} list={lists[heading] ?? 'all'} search={search} />
            </div>
          ))
        : null}
    </section>
  );
}
