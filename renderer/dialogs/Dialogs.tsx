import { CommandPalette } from '../command-palette/CommandPalette.tsx';
import { PasteRowsDialog } from '../inspector/PasteRowsDialog.tsx';
import { ExplainDialog } from '../findings/ExplainDialog.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { ImportDialog } from '../import/ImportDialog.tsx';
import { PictureDialog } from '../notes/PictureDialog.tsx';
import { PropertiesDialog } from '../properties/PropertiesDialog.tsx';
import { useSession } from '../state/session.ts';
import { NoticeDialog } from '../operations/NoticeDialog.tsx';
import { OperationDialog } from '../operations/OperationDialog.tsx';
import { RemovalDialog } from '../operations/RemovalDialog.tsx';
import { ReattachDialog } from '../links/ReattachDialog.tsx';
import { RejoinDialog } from '../links/RejoinDialog.tsx';
import { MoveDialog } from '../outline/MoveDialog.tsx';
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
    case 'removeAsk':
      return <RemovalDialog ids={dialog.ids} />;
    case 'operate':
      return <OperationDialog key={`${dialog.id} ${dialog.operation}`} id={dialog.id} operation={dialog.operation} given={dialog.inputs} />;
    case 'notice':
      return <NoticeDialog title={dialog.title} notice={dialog.notice} />;
    case 'connect':
      return <ConnectDialog from={dialog.from} to={dialog.to ?? null} />;
    case 'reattach':
      return <ReattachDialog id={dialog.link} end={dialog.end} to={dialog.to ?? null} />;
    case 'rejoin':
      return <RejoinDialog id={dialog.id} />;
    case 'move':
      return <MoveDialog ids={dialog.ids} />;
    case 'commands':
      return <CommandPalette />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'import':
      return <ImportDialog text={dialog.text} from={dialog.from} />;
    case 'picture':
      return <PictureDialog file={dialog.file} />;
    case 'properties':
      return <PropertiesDialog />;
    case 'about':
      return <AboutDialog />;
    case 'pasteRows':
      return <PasteRowsDialog component={dialog.component} path={dialog.path} text={dialog.text} />;
    case 'explain':
      return <ExplainDialog finding={dialog.finding} />;
    case 'probe':
      return <ProbeForm />;
    case 'export':
      return <ExportDialog />;
    case undefined:
      return null;
  }
}
