import { registry } from '../../shared/catalog/index.ts';
import { copyText, findCommand, isPasteable } from '../../shared/document/index.ts';
import { layoutOf } from '../../shared/drawing/index.ts';
import { isTyping } from '../keymap/shortcuts.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { edit, outermost } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { useViewport } from '../state/viewport.ts';
import { snap } from './gesture.ts';
import { removeWith } from './selection-actions.ts';

function isForCanvas(event: ClipboardEvent): boolean {
  return useDocument.getState().isOpen && useSession.getState().dialog === null && !isTyping(event.target);
}

/** Puts what is selected on the clipboard as text, so that other windows and documents can take it. */
function onCopy(event: ClipboardEvent): void {
  const ids = outermost(useSelection.getState().ids);
  if (!isForCanvas(event) || ids.length === 0) return;
  event.clipboardData?.setData('text/plain', copyText(scopeOf(useDocument.getState().history.design), ids));
  event.preventDefault();
  if (event.type === 'cut') removeWith(ids, 'remove');
}

/** Pastes into the container under the pointer where the pieces may stand there, else beside where they were. */
function paste(text: string): void {
  const { pointer } = useViewport.getState();
  const { design } = useDocument.getState().history;
  if (pointer !== null) {
    const layout = layoutOf(design, registry);
    const parent = layout.containerAt(pointer.x, pointer.y);
    const origin = (parent === null ? null : layout.bounds(parent)) ?? { x: 0, y: 0 };
    const there = { text, parent, x: snap(pointer.x) - origin.x, y: snap(pointer.y) - origin.y };
    if (findCommand('selection.paste')?.check(design, there, registry).length === 0) {
      edit('selection.paste', there);
      return;
    }
  }
  edit('selection.paste', { text });
}

/** Paste from the window's own menu, which a browser allows only by asking the person. */
export async function pasteFromMenu(): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => '');
  paste(text);
}

/** Text that is none of ours is left to itself. */
function onPaste(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!isForCanvas(event) || !isPasteable(text)) return;
  event.preventDefault();
  paste(text);
}

/** Listens to the clipboard's own events: they work with keys, menus and the shell's roles alike. Returns the function that stops it. */
export function followClipboard(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('copy', onCopy, { signal });
  document.addEventListener('cut', onCopy, { signal });
  document.addEventListener('paste', onPaste, { signal });
  return () => stop.abort();
}
