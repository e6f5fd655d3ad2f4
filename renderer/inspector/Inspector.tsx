import { noteOf } from '../../shared/model/note.ts';
import { NoteInspector } from '../notes/NoteInspector.tsx';
import { useDesign } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { ComponentInspector } from './ComponentInspector.tsx';
import { DocumentInspector } from './DocumentInspector.tsx';
import { InspectorEdge } from './InspectorEdge.tsx';
import { LinkInspector } from './LinkInspector.tsx';
import { ManyInspector } from './ManyInspector.tsx';

/** What is selected decides what the inspector shows: one component, one link, several components, or the document itself. */
export function Inspector() {
  const design = useDesign();
  const ids = useSelection((state) => state.ids);
  const link = useSelection((state) => state.link);
  const present = ids.filter((id) => design.components[id] !== undefined);
  const [first] = present;
  const [noteId] = present.length > 0 ? [] : ids;
  const note = noteId === undefined ? null : noteOf(design, noteId);
  return (
    <div className="inspector" data-region="inspector">
      {link !== null && design.links[link] !== undefined ? (
        <LinkInspector id={link} />
      ) : present.length > 1 ? (
        <ManyInspector ids={present} />
      ) : note !== null && noteId !== undefined ? (
        <NoteInspector key={noteId} id={noteId} note={note} count={ids.length} />
      ) : first === undefined ? (
        <DocumentInspector />
      ) : (
        <ComponentInspector key={first} id={first} />
      )}
      <InspectorEdge />
    </div>
  );
}
