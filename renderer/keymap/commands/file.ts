import { appTexts } from '../../../shared/i18n/app.ts';
import { compareWithFile, compareWithSaved } from '../../compare/choose.ts';
import { closeDocument, newDocument, openDocument, saveDocument, saveDocumentAs } from '../../state/file-actions.ts';
import { command, type AppCommand } from '../command.ts';
import { hasContents, hasFile, isOpen } from '../conditions.ts';
import { opens } from './opens.ts';

export const fileCommands: readonly AppCommand[] = [
  command('file.new', appTexts['file.new'], () => void newDocument(), { shortcuts: ['$mod+KeyN'] }),
  command('file.open', appTexts['file.open'], () => void openDocument(), { shortcuts: ['$mod+KeyO'] }),
  command('file.save', appTexts['file.save'], () => void saveDocument(), { shortcuts: ['$mod+KeyS'], needs: [isOpen] }),
  command('file.saveAs', appTexts['file.saveAs'], () => void saveDocumentAs(), { shortcuts: ['$mod+Shift+KeyS'], needs: [isOpen] }),
  command('file.compare', appTexts['file.compare'], () => void compareWithFile(), { needs: [isOpen] }),
  command('file.compareSaved', appTexts['file.compareSaved'], () => void compareWithSaved(), { needs: [isOpen, hasFile] }),
  command('file.export', appTexts['file.export'], opens({ name: 'export' }), { shortcuts: ['$mod+KeyE'], needs: [isOpen, hasContents] }),
  command('file.close', appTexts['file.close'], () => void closeDocument(), { shortcuts: ['$mod+KeyW'], needs: [isOpen] }),
];
