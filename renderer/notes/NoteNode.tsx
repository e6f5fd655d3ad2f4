import { memo } from 'react';
import { isFrame } from '../../shared/drawing/index.ts';
import { noteOf } from '../../shared/model/note.ts';
import { useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { NoteEditor } from './NoteEditor.tsx';
import './notes.css';

/** A note's element. A frame takes the pointer at its line and lets it through inside, to what it surrounds. */
export const NoteNode = memo(function NoteNode({ id }: { readonly id: string }) {
  const isWriting = useSession((state) => state.renaming === id);
  const note = noteOf(useDesign(), id);
  if (note === null) return null;
  return (
    <>
      {isFrame({ note }) ? (
        <>
          <div className="box-edge top" />
          <div className="box-edge left" />
          <div className="box-edge right" />
          <div className="box-edge bottom" />
        </>
      ) : null}
      {isWriting ? <NoteEditor key={id} id={id} note={note} /> : null}
    </>
  );
});
