import { useDocument } from './document.ts';
import { useSession } from './session.ts';

/** What is under way belongs to the document it was begun in: another one closes dialogs, menus, name fields and questions about it. Returns the function that stops it. */
export function followLeaving(): () => void {
  return useDocument.subscribe((now, before) => {
    if (now.opened === before.opened && now.isOpen === before.isOpen) return;
    const session = useSession.getState();
    // The shell may open a document while a dialog is on screen; a question of a file already answered is closed all the same.
    if (before.isOpen) session.close();
    session.openMenu(null);
    session.rename(null);
    session.endPick(null);
    session.forgetRefusals();
  });
}
