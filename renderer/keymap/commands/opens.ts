import { useSession, type Dialog } from '../../state/session.ts';

/** What a command that opens a dialog does. */
export const opens = (dialog: Dialog) => (): void => useSession.getState().open(dialog);
