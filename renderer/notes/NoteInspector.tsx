import { Copy, StickyNote } from 'lucide-react';
import { parseMarkdown } from '../../shared/drawing/index.ts';
import { notesTexts } from '../../shared/i18n/notes.ts';
import { noteShapes, noteTitle, type Note, type NoteShape } from '../../shared/model/note.ts';
import { startRename } from '../canvas/selection-actions.ts';
import { runCommand } from '../keymap/commands.ts';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { edit } from '../state/edits.ts';
import { useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { shapeText } from './note-label.ts';

/** Shapes a note may be changed into; a picture stays one, for its words stand below it. */
function shapesFor(note: Note): readonly NoteShape[] {
  return note.shape === 'picture' ? ['picture'] : noteShapes.filter((shape) => shape !== 'picture');
}

function linksIn(note: Note): readonly string[] {
  const runs = parseMarkdown(note.text).flatMap((block) => block.runs);
  return [...new Set(runs.flatMap((run) => run.link ?? []))];
}

/** One note: its shape, its text, the addresses in it. Of several only what can be done with all of them. */
export function NoteInspector({ id, note, count }: { readonly id: string; readonly note: Note; readonly count: number }) {
  const say = useTexts(notesTexts);
  const sayEditor = useTexts(editorTexts);
  const language = useLanguage();
  const title = noteTitle(note);
  const links = linksIn(note);
  return (
    <>
      <header className="panel-head">
        <span className="tile plain">
          <StickyNote size={20} strokeWidth={1.75} aria-hidden="true" />
        </span>
        <div>
          <h2>{count > 1 ? sayEditor('inspector.many', { count }) : title === '' ? shapeText(note.shape)[language] : title}</h2>
          <small>{count > 1 ? say('outline.notes') : shapeText(note.shape)[language]}</small>
        </div>
      </header>
      <div className="inspector-body">
        <section className="section">
          {count > 1 ? null : (
            <label className="note-field">
            <span>{say('inspector.shape')}</span>
            <select className="input" value={note.shape} disabled={note.shape === 'picture'} onChange={(event) => edit('note.edit', { id, shape: event.target.value })}>
              {shapesFor(note).map((shape) => (
                <option key={shape} value={shape}>
                  {shapeText(shape)[language]}
                </option>
              ))}
            </select>
            </label>
          )}
          <p className="quiet note-about">{say('inspector.apart')}</p>
        </section>
        {links.length === 0 || count > 1 ? null : (
          <section className="section">
            <h3>{say('inspector.links')}</h3>
            {links.map((address) => (
              <button key={address} type="button" className="list-line" aria-label={say('inspector.copyLink', { address })} onClick={() => void copyAddress(address)}>
                <Copy size={14} aria-hidden="true" />
                <span className="note-address">{address}</span>
              </button>
            ))}
          </section>
        )}
        <section className="section inline-actions">
          {count > 1 ? null : (
            <button type="button" className="button small" onClick={startRename}>
              {say('inspector.edit')}
            </button>
          )}
          <button type="button" className="button small" onClick={() => runCommand('edit.duplicate')}>
            {sayEditor('inspector.duplicate')}
          </button>
          <button type="button" className="button small" onClick={() => runCommand('edit.delete')}>
            {sayEditor('inspector.remove')}
          </button>
        </section>
      </div>
    </>
  );
}

async function copyAddress(address: string): Promise<void> {
  const { toast } = useSession.getState();
  await navigator.clipboard.writeText(address).then(
    () => toast(notesTexts['inspector.linkCopied']),
    () => toast(notesTexts['inspector.linkNotCopied'], 'refused'),
  );
}
