import { notesTexts } from '../../../shared/i18n/notes.ts';
import { importTexts } from '../../../shared/i18n/import.ts';
import { propertiesTexts } from '../../../shared/i18n/properties.ts';
import { insertNote } from '../../notes/write-note.ts';
import { command, type AppCommand } from '../command.ts';
import { isOpen } from '../conditions.ts';
import { opens } from './opens.ts';

/** Annotations: single letters place one at the pointer and begin to write (UX 87). */
/** What the document says of itself, and what it takes in. */
export const documentCommands: readonly AppCommand[] = [
  command('file.import', importTexts['file.import'], opens({ name: 'import', text: '', from: null }), { shortcuts: ['$mod+Shift+KeyO'], needs: [isOpen] }),
  command('file.properties', propertiesTexts['file.properties'], opens({ name: 'properties' }), { needs: [isOpen] }),
];

export const insertCommands: readonly AppCommand[] = [
  command('insert.note', notesTexts['insert.note'], () => insertNote('note'), { shortcuts: ['KeyN'], needs: [isOpen] }),
  command('insert.text', notesTexts['insert.text'], () => insertNote('text'), { shortcuts: ['KeyT'], needs: [isOpen] }),
  command('insert.rectangle', notesTexts['insert.rectangle'], () => insertNote('rectangle'), { needs: [isOpen] }),
  command('insert.ellipse', notesTexts['insert.ellipse'], () => insertNote('ellipse'), { needs: [isOpen] }),
];
