import { ExportDialog } from '../export/ExportDialog.tsx';
import { useSession } from '../state/session.ts';
import { ProbeForm } from '../trace/ProbeForm.tsx';
import { AboutDialog } from './AboutDialog.tsx';
import { ChangedDialog } from './ChangedDialog.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { ErrorDialog } from './ErrorDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { Toasts } from './Toasts.tsx';

/** The one dialog that is open, and the short messages. */
export function Dialogs() {
  return (
    <>
      <OpenDialog />
      <Toasts />
    </>
  );
}

function OpenDialog() {
  const dialog = useSession((state) => state.dialog);
  switch (dialog?.name) {
    case 'error':
      return <ErrorDialog notice={dialog.notice} />;
    case 'changed':
      return <ChangedDialog file={dialog.file} answer={dialog.answer} />;
    case 'remove':
      return <RemoveDialog ids={dialog.ids} count={dialog.count} />;
    case 'connect':
      return <ConnectDialog from={dialog.from} to={dialog.to ?? null} />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'about':
      return <AboutDialog />;
    case 'probe':
      return <ProbeForm />;
    case 'export':
      return <ExportDialog />;
    case undefined:
      return null;
  }
}
