import { registry } from '../../shared/catalog/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { notesTexts } from '../../shared/i18n/notes.ts';
import { notesOf, noteTitle } from '../../shared/model/note.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { Glyph } from '../palette/Glyph.tsx';
import { useDesign } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { glyphOf, shapeText } from './note-label.ts';
import './notes.css';

/** Rows that are made: the search finds the others. */
const mostShown = 200;

function clean(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** The notes of the document below the tree of its components, in the order in which they stand: top to bottom, left to right. */
export function NoteList({ search }: { readonly search: string }) {
  const say = useTexts(notesTexts);
  const language = useLanguage();
  const design = useDesign();
  const selected = useSelection((state) => state.ids);
  const notes = notesOf(design);
  const layout = layoutOf(design, registry);
  const words = clean(search).split(/\s+/).filter((word) => word !== '');
  const found = Object.entries(notes).filter(([, note]) => words.every((word) => clean(`${note.text} ${shapeText(note.shape).ko} ${shapeText(note.shape).en}`).includes(word)));
  if (found.length === 0) return null;
  const top = (id: string): number => layout.bounds(id)?.y ?? 0;
  const left = (id: string): number => layout.bounds(id)?.x ?? 0;
  const ordered = found.sort(([a], [b]) => top(a) - top(b) || left(a) - left(b)).slice(0, mostShown);
  return (
    <section className="note-list" aria-label={say('outline.notes')}>
      <h3>
        {say('outline.notes')} <b className="numeric">{found.length}</b>
      </h3>
      <ul>
        {ordered.map(([id, note]) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={selected.includes(id)}
              onClick={(event) => {
                if (event.shiftKey || event.ctrlKey || event.metaKey) useSelection.getState().toggle(id);
                else useSelection.getState().select([id]);
                revealComponents([id]);
              }}
            >
              <Glyph kind={glyphOf(note.shape)} size={15} />
              <span>{noteTitle(note) === '' ? shapeText(note.shape)[language] : noteTitle(note)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
