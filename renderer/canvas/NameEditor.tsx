import { useEffect, useRef, type KeyboardEvent } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { useDesign } from '../state/document.ts';
import { edit } from '../state/edits.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';

/** The name of a component being edited where it stands. Enter and leaving commit, Escape restores, a half-typed syllable never commits (UX 41). */
export function NameEditor({ id }: { readonly id: string }) {
  const say = useTexts(editorTexts);
  const name = useDesign().components[id]?.name ?? '';
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (commit: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    const typed = (input.current?.value ?? '').normalize('NFC').trim();
    if (commit && typed !== '' && typed !== name) edit('component.rename', { id, name: typed });
    useSession.getState().rename(null);
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') finish(true);
    else if (event.key === 'Escape') finish(false);
  };
  return (
    <input
      ref={input}
      className="name-editor nodrag nopan nokey"
      aria-label={say('node.name')}
      defaultValue={name}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true)}
    />
  );
}
