import { Star } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { measureText } from '../../shared/drawing/index.ts';
import { placingTexts } from '../../shared/i18n/placing.ts';
import { useSettings } from '../state/settings.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { Glyph } from './Glyph.tsx';
import type { PaletteEntry } from './palette-entry.ts';
import { markedPieces } from './palette-search.ts';
import { placeFromKeyboard, startPlacing } from './place.ts';
import { usePlacing } from './placing-store.ts';
import { toggleFavourite } from './used-entries.ts';

/** Room for the two names of a row in a palette of the usual width; a term that does not fit is left out rather than cut (VISUAL 3). */
const namesPx = 132;

function bothFit(label: string, term: string): boolean {
  return measureText(label, { size: 12.5, weight: 430 }) + measureText(term, { size: 10.5, weight: 430 }) + 8 <= namesPx;
}

/** Which list of the palette a row stands in: that of everything, or one a person makes by using it. */
export type RowList = 'all' | 'favourite' | 'recent';

function besideKey(event: KeyboardEvent<HTMLElement>, key: string, selector: string): void {
  if (event.key !== key) return;
  event.preventDefault();
  event.currentTarget.closest('.palette-row')?.querySelector<HTMLElement>(selector)?.focus();
}

/** One thing the palette offers: dragged, clicked for click-to-place, or placed with Enter; its star makes it a favourite. */
export function PaletteRow({ entry, list, search }: { readonly entry: PaletteEntry; readonly list: RowList; readonly search: string }) {
  const say = useTexts(placingTexts);
  const language = useLanguage();
  const isFavourite = useSettings((state) => state.favouriteEntries.includes(entry.id));
  const isArmed = usePlacing((state) => state.armed?.id === entry.id);
  const label = entry.labels[language];
  const term = entry.labels.en;
  const hasTerm = language === 'ko' && term.toLowerCase() !== label.toLowerCase() && bothFit(label, term);
  return (
    <div className="palette-row" data-armed={isArmed ? '' : undefined}>
      <button
        type="button"
        className="palette-item"
        data-entry={entry.id}
        data-kind={list === 'all' ? entry.id : undefined}
        aria-label={list === 'all' ? label : say(`entry.${list}`, { name: label })}
        aria-pressed={isArmed}
        onPointerDown={(event) => startPlacing(entry, event.nativeEvent)}
        onClick={(event) => {
          // Assistive technology clicks without a pointer.
          if (event.detail === 0) placeFromKeyboard(entry);
        }}
        onKeyDown={(event) => {
          besideKey(event, 'ArrowRight', '.palette-star');
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          placeFromKeyboard(entry);
        }}
      >
        <Glyph kind={entry.glyph} />
        <span className="palette-label">
          <Marked text={label} search={search} />
        </span>
        {hasTerm ? (
          <span className="palette-term" lang="en">
            <Marked text={term} search={search} />
          </span>
        ) : null}
      </button>
      <button
        type="button"
        className="palette-star"
        tabIndex={-1}
        aria-label={say('entry.star', { name: label })}
        aria-pressed={isFavourite}
        onClick={() => toggleFavourite(entry.id)}
        onKeyDown={(event) => besideKey(event, 'ArrowLeft', '.palette-item')}
      >
        <Star size={13} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  );
}

function Marked({ text, search }: { readonly text: string; readonly search: string }) {
  if (search.trim() === '') return text;
  return markedPieces(text, search).map((piece, index) => (piece.isFound ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>));
}
