import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { exportTexts } from '../../shared/i18n/export.ts';
import { notesOf } from '../../shared/model/note.ts';
import { desktop } from '../desktop/index.ts';
import { useDesign, useDocument } from '../state/document.ts';
import { documentName } from '../state/file-actions.ts';
import { failureText } from '../state/file-errors.ts';
import { useSelection } from '../state/selection.ts';
import { useSession } from '../state/session.ts';
import { fillBoth, useLanguage, useTexts } from '../state/texts.ts';
import { ExportChoices } from './ExportChoices.tsx';
import { exportContent } from './export-file.ts';
import { extensionOf, firstChoice, isPicture, suggestedName, type ExportChoice } from './export-options.ts';
import { ExportPreview } from './ExportPreview.tsx';
import './export.css';

/** Chooses format and look of an export, shows what the file will hold, and hands it to the shell (UX 78, 82). */
export function ExportDialog() {
  const say = useTexts(exportTexts);
  const language = useLanguage();
  const design = useDesign();
  const file = useDocument((state) => state.file);
  const selection = useSelection((state) => state.ids);
  const close = useSession((state) => state.close);
  const toast = useSession((state) => state.toast);
  const [choice, setChoice] = useState<ExportChoice>(firstChoice);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isEmpty = Object.keys(design.components).length + Object.keys(notesOf(design)).length === 0;

  const run = async (): Promise<void> => {
    setRunning(true);
    setProblem(null);
    const exported = await exportContent(design, choice, language, selection);
    if (!exported.ok) {
      setProblem(say('export.tooLarge'));
      setRunning(false);
      return;
    }
    const name = suggestedName(documentName(file, design), choice.format);
    const result = await desktop().exportFile({
      suggestedName: name,
      content: exported.content,
      filters: [{ name: say(`export.format.${choice.format}`), extensions: [extensionOf(choice.format)] }],
      title: say('export.title'),
    });
    setRunning(false);
    if (result.ok) {
      toast(fillBoth(exportTexts['export.done'], { path: result.value.path }));
      close();
    } else if (result.failure.code !== 'CANCELLED') setProblem(say('export.failed', { reason: failureText(result.failure, name)[language] }));
  };
  return (
    <ModalOverlay className="export-overlay" isOpen isDismissable={!running} onOpenChange={(open) => (open ? undefined : close())}>
      <Modal className="export-modal">
        <Dialog className="export-dialog">
          <Heading slot="title">{say('export.title')}</Heading>
          <div className="export-columns">
            <ExportChoices choice={choice} selected={selection.length} onChange={(next) => setChoice({ ...choice, ...next })} />
            {!isPicture(choice.format) || isEmpty ? (
              <p className="export-facts">
                {isEmpty && isPicture(choice.format)
                  ? say('export.empty')
                  : say('export.preview.json', { components: Object.keys(design.components).length, links: Object.keys(design.links).length })}
              </p>
            ) : (
              <ExportPreview design={design} choice={choice} language={language} selection={selection} />
            )}
          </div>
          {problem === null ? null : <p role="alert">{problem}</p>}
          <footer>
            <button type="button" className="button" onClick={close}>
              {say('export.cancel')}
            </button>
            <button type="button" className="button primary" disabled={running || (isEmpty && isPicture(choice.format))} onClick={() => void run()}>
              {say('export.run')}
            </button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
