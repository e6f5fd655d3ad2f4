import { copyText } from '../../shared/document/index.ts';
import { importTexts } from '../../shared/i18n/import.ts';
import { imageIn, takeFile } from '../import/take-files.ts';
import { takeText } from '../import/take-text.ts';
import { isTyping, shortcutLabel } from '../keymap/shortcuts.ts';
import { scopeOf, useDocument } from '../state/document.ts';
import { edit, outermost } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { isDialogOpen, useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';
import { snap, type DropTarget, type Point } from './gesture.ts';
import { removeWith } from './selection-actions.ts';

function isForCanvas(event: ClipboardEvent): boolean {
  return useDocument.getState().isOpen && !isDialogOpen() && !isTyping(event.target);
}

/** Words that a person has marked elsewhere in the window (a trace, a report) are what they want to copy. */
function hasMarkedWords(): boolean {
  const marked = document.getSelection();
  return marked !== null && !marked.isCollapsed && marked.toString().trim() !== '';
}

/** Puts what is selected on the clipboard as text, so that other windows and documents can take it. */
function onCopy(event: ClipboardEvent): void {
  const ids = outermost(useSelection.getState().ids);
  if (!isForCanvas(event) || ids.length === 0 || hasMarkedWords()) return;
  event.clipboardData?.setData('text/plain', copyText(scopeOf(useDocument.getState().history.design), ids));
  event.preventDefault();
  if (event.type === 'cut') removeWith(ids, 'remove');
}

/** Lets go copies of what is dragged, and leaves the originals (UX 48). */
export function duplicateTo(primary: string, ids: readonly string[], by: Point, target: DropTarget): void {
  const home = useDocument.getState().history.design.components[primary]?.parent ?? null;
  edit('selection.duplicate', { ids, dx: snap(by.x), dy: snap(by.y), ...(target.id === home ? {} : { parent: target.id }) });
}

/** Paste from the window's own menu, which a browser allows only by asking the person. */
export async function pasteFromMenu(): Promise<void> {
  const items = await navigator.clipboard.read().catch(() => null);
  const text = items === null ? await navigator.clipboard.readText().catch(() => null) : null;
  if (items === null && text === null) {
    useSession.getState().toast(fillBoth(importTexts['paste.denied'], { keys: shortcutLabel('$mod+KeyV') }), 'refused');
    return;
  }
  for (const item of items ?? []) {
    const type = item.types.find((one) => one.startsWith('image/'));
    if (type === undefined || item.types.includes('text/plain')) continue;
    takeFile(new File([await item.getType(type)], '', { type }));
    return;
  }
  const words = text ?? (await navigator.clipboard.readText().catch(() => ''));
  if (words !== '') takeText(words);
}

/** Linux pastes what is marked anywhere when the middle button is released. Here that button pans, and nothing is to be pasted with it. */
const middlePasteMs = 400;
let middleReleasedAt = Number.NEGATIVE_INFINITY;

function onRelease({ button, timeStamp }: PointerEvent): void {
  if (button === 1) middleReleasedAt = timeStamp;
}

/** Text first: what comes from an office program has a picture of itself beside it. */
function onPaste(event: ClipboardEvent): void {
  if (!isForCanvas(event) || event.clipboardData === null || event.timeStamp - middleReleasedAt < middlePasteMs) return;
  const text = event.clipboardData.getData('text/plain');
  const image = imageIn(event.clipboardData.files);
  if (text.trim() === '' && image === null) return;
  event.preventDefault();
  if (text.trim() !== '') takeText(text);
  else if (image !== null) takeFile(image);
}

/** Listens to the clipboard's own events: they work with keys, menus and the shell's roles alike. Returns the function that stops it. */
export function followClipboard(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('copy', onCopy, { signal });
  document.addEventListener('cut', onCopy, { signal });
  document.addEventListener('paste', onPaste, { signal });
  globalThis.addEventListener('pointerup', onRelease, { capture: true, signal });
  return () => stop.abort();
}
