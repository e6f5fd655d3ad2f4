import { isPasteable, readHostColumns } from '../../shared/document/index.ts';
import { limits, readCsv } from '../../shared/file/index.ts';
import { importTexts } from '../../shared/i18n/import.ts';
import { notesTexts } from '../../shared/i18n/notes.ts';
import { noteLimits } from '../../shared/model/note.ts';
import { pastePiece } from '../canvas/paste-piece.ts';
import { addNoteAt, placeAtHand } from '../notes/write-note.ts';
import { useSession } from '../state/session.ts';
import { fillBoth } from '../state/texts.ts';

const megabyte = 1024 * 1024;

/** Anything that says it is a whole design, readable or not: the import dialog shows which. */
function saysItIsDesign(text: string): boolean {
  return /^\s*\{/.test(text) && /"format"\s*:\s*"hopline-design"/.test(text);
}

/** Two lines or more, the first with the columns that a sheet of hosts needs. */
export function looksLikeHosts(text: string): boolean {
  if (!/[,;\t]/.test(text.slice(0, 2000)) || !/[\r\n]/.test(text.trim())) return false;
  const [head] = readCsv(text.slice(0, 20_000));
  return head !== undefined && readHostColumns(head.cells) !== null;
}

/**
 * What pasted text means: a piece of a design is put in, a whole design or a sheet of hosts is shown for import first, anything else becomes a note
 * where the pointer is (UX 48, 49). What is too large is refused with the limit.
 */
export function takeText(text: string): void {
  const session = useSession.getState();
  if (text.length > limits.fileBytes) {
    session.toast(fillBoth(importTexts['paste.tooLarge'], { size: Math.ceil(text.length / megabyte), limit: limits.fileBytes / megabyte }), 'refused');
  } else if (isPasteable(text) || text.slice(0, 200).includes('"hopline-clipboard"')) pastePiece(text);
  else if (saysItIsDesign(text) || looksLikeHosts(text)) session.open({ name: 'import', text, from: null });
  else noteOf(text);
}

function noteOf(text: string): void {
  const isCut = text.length > noteLimits.textLength;
  const id = addNoteAt({ shape: 'note', text: text.slice(0, noteLimits.textLength) }, placeAtHand());
  if (id === null) return;
  if (isCut) useSession.getState().toast(fillBoth(notesTexts['note.cut'], { limit: noteLimits.textLength }));
  else useSession.getState().announce(notesTexts['note.pasted']);
}
