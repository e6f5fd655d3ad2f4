import type { HistoryStep } from '../../../shared/document/contract.ts';
import { appTexts } from '../../../shared/i18n/app.ts';
import { fillText } from '../../../shared/i18n/fill-text.ts';
import { navigationTexts } from '../../../shared/i18n/navigation.ts';
import type { Localized } from '../../../shared/model/text.ts';
import { pasteFromMenu } from '../../canvas/clipboard.ts';
import { deleteSelection, duplicateSelection, startRename, takeBack, takeForward } from '../../canvas/selection-actions.ts';
import { openFind } from '../../find/find-store.ts';
import { askWhereTo } from '../../outline/move-choices.ts';
import { showBottom } from '../../panels/show-panel.ts';
import { useDocument } from '../../state/document.ts';
import { stepTitle } from '../../state/sentences.ts';
import { command, type AppCommand } from '../command.ts';
import { componentsSelected, hasFuture, hasPast, isOpen, noNotesSelected, oneSelected, selected, someSelected } from '../conditions.ts';
import { opens } from './opens.ts';

function stepLabel(plain: 'edit.undo' | 'edit.redo', step: HistoryStep | undefined): Localized {
  if (step === undefined) return appTexts[plain];
  const title = stepTitle(step);
  const text = appTexts[`${plain}Step`];
  return { ko: fillText(text.ko, { step: title.ko }), en: fillText(text.en, { step: title.en }) };
}

const undoLabel = (): Localized => stepLabel('edit.undo', useDocument.getState().history.past.at(-1));
const redoLabel = (): Localized => stepLabel('edit.redo', useDocument.getState().history.future[0]);

export const editCommands: readonly AppCommand[] = [
  command('edit.undo', undoLabel, takeBack, { shortcuts: ['$mod+KeyZ'], needs: [hasPast] }),
  command('edit.redo', redoLabel, takeForward, { shortcuts: ['$mod+Shift+KeyZ', '$mod+KeyY'], needs: [hasFuture] }),
  command('edit.checkpoint', appTexts['edit.checkpoint'], () => showBottom('history', '[data-checkpoint-name]'), { needs: [isOpen] }),
  command('edit.delete', appTexts['edit.delete'], deleteSelection, { shortcuts: ['Delete', 'Backspace'], needs: [isOpen, someSelected] }),
  command('edit.cut', appTexts['edit.cut'], () => void document.execCommand('cut'), { shortcuts: ['$mod+KeyX'], role: 'cut' }),
  command('edit.copy', appTexts['edit.copy'], () => void document.execCommand('copy'), { shortcuts: ['$mod+KeyC'], role: 'copy' }),
  command('edit.paste', appTexts['edit.paste'], () => void pasteFromMenu(), { shortcuts: ['$mod+KeyV'], role: 'paste' }),
  command('edit.duplicate', appTexts['edit.duplicate'], duplicateSelection, { shortcuts: ['$mod+KeyD'], needs: [isOpen, componentsSelected] }),
  command('edit.rename', appTexts['edit.rename'], startRename, { shortcuts: ['F2'], needs: [isOpen, oneSelected] }),
  command('edit.moveTo', appTexts['edit.moveTo'], askWhereTo, { shortcuts: ['$mod+Shift+KeyM'], needs: [isOpen, componentsSelected, noNotesSelected] }),
  command('edit.find', navigationTexts['find.open'], openFind, { shortcuts: ['$mod+KeyF'], needs: [isOpen] }),
  command('edit.connect', appTexts['edit.connect'], () => opens({ name: 'connect', from: selected()[0] ?? '' })(), { shortcuts: ['KeyC'], needs: [isOpen, oneSelected, noNotesSelected] }),
];
