import { notesTexts } from '../../../shared/i18n/notes.ts';
import { insertNote } from '../../notes/write-note.ts';
import { command, type AppCommand } from '../command.ts';
import { isOpen } from '../conditions.ts';

/** Annotations: single letters place one at the pointer and begin to write (UX 87). */
export const insertCommands: readonly AppCommand[] = [
  command('insert.note', notesTexts['insert.note'], () => insertNote('note'), { shortcuts: ['KeyN'], needs: [isOpen] }),
  command('insert.text', notesTexts['insert.text'], () => insertNote('text'), { shortcuts: ['KeyT'], needs: [isOpen] }),
  command('insert.rectangle', notesTexts['insert.rectangle'], () => insertNote('rectangle'), { needs: [isOpen] }),
  command('insert.ellipse', notesTexts['insert.ellipse'], () => insertNote('ellipse'), { needs: [isOpen] }),
];
