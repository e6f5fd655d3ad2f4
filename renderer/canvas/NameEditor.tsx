import { editorTexts } from '../../shared/i18n/editor.ts';
import { InlineEditor } from '../controls/InlineEditor.tsx';
import { useDesign } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';

/** The name of a component being edited where it stands. A name that is refused is given up, and the reason told. */
export function NameEditor({ id }: { readonly id: string }) {
  const say = useTexts(editorTexts);
  const name = useDesign().components[id]?.name ?? '';
  const take = (text: string): boolean => {
    const typed = text.normalize('NFC').trim();
    if (typed !== '' && typed !== name) edit('component.rename', { id, name: typed });
    return true;
  };
  const leave = (): void => {
    useSession.getState().rename(null);
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  return <InlineEditor text={name} label={say('node.name')} className="name-editor nodrag nopan nokey" take={take} leave={leave} />;
}
