import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { notesTexts } from '../../shared/i18n/notes.ts';
import { noteLimits, type Note } from '../../shared/model/note.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useSession } from '../state/session.ts';
import { useViewport } from '../state/viewport.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { shapeText } from './note-label.ts';
import { finishWriting } from './write-note.ts';

/** The keyboard goes on at the note; at the canvas when it is gone. */
function focusNote(id: string): void {
  const element = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`) ?? document.querySelector<HTMLElement>('.canvas');
  element?.focus({ preventScroll: true });
}

/**
 * A note being written where it stands. Enter is a new line; Mod+Enter, Escape and going elsewhere finish and keep what was typed, as in other drawing
 * programs: undo takes it back. A half-typed syllable is taken along, never cut off.
 */
export function NoteEditor({ id, note }: { readonly id: string; readonly note: Note }) {
  const say = useTexts(notesTexts);
  const language = useLanguage();
  const hintId = useId();
  // Type keeps its size on the screen (VISUAL 1): what stands in the drawing shrinks with it.
  const scale = 1 / Math.min(1, useViewport((state) => state.camera.zoom));
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const finish = (giveFocusBack: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    finishWriting(id, field.current?.value ?? '');
    useSession.getState().rename(null);
    if (giveFocusBack) requestAnimationFrame(() => focusNote(id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    const isFinished = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isFinished) return;
    event.preventDefault();
    finish(true);
  };
  return (
    <>
      <textarea
        ref={field}
        className={`note-editor ${note.shape} nodrag nopan nowheel nokey`}
        style={{ fontSize: 12 * scale }}
        defaultValue={note.text}
        maxLength={noteLimits.textLength}
        aria-label={say('note.text', { shape: shapeText(note.shape)[language] })}
        aria-describedby={hintId}
        spellCheck={false}
        onKeyDown={onKeyDown}
        onBlur={() => finish(false)}
      />
      <p className="note-hint" id={hintId} style={{ transform: `scale(${String(scale)})` }}>
        {say('note.hint')} · {say('note.keys')}
      </p>
    </>
  );
}
