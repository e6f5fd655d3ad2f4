import { commandTexts } from '../../shared/i18n/commands.ts';
import { notesTexts } from '../../shared/i18n/notes.ts';
import { noteOf, notesOf } from '../../shared/model/note.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import type { Condition } from './command.ts';

/** Components that are selected. */
export const selected = (): readonly string[] => useSelection.getState().ids;

export const isOpen: Condition = { holds: () => useDocument.getState().isOpen, why: commandTexts['needs.document'] };
export const hasContents: Condition = { holds: () => {
    const { design } = useDocument.getState().history;
    return Object.keys(design.components).length > 0 || Object.keys(notesOf(design)).length > 0;
  }, why: commandTexts['needs.contents'] };
export const hasFile: Condition = { holds: () => useDocument.getState().file !== null, why: commandTexts['needs.file'] };
export const hasPast: Condition = { holds: () => useDocument.getState().history.past.length > 0, why: commandTexts['needs.past'] };
export const hasFuture: Condition = { holds: () => useDocument.getState().history.future.length > 0, why: commandTexts['needs.future'] };
export const someSelected: Condition = { holds: () => selected().length > 0 || useSelection.getState().link !== null, why: commandTexts['needs.selection'] };
export const componentsSelected: Condition = { holds: () => selected().length > 0, why: commandTexts['needs.components'] };
export const oneSelected: Condition = { holds: () => selected().length === 1, why: commandTexts['needs.one'] };
/** Annotations stand in no container and are linked to nothing. */
export const noNotesSelected: Condition = {
  holds: () => {
    const { design } = useDocument.getState().history;
    return selected().every((id) => noteOf(design, id) === null);
  },
  why: notesTexts['needs.noNotes'],
};
export const twoSelected: Condition = { holds: () => selected().length > 1, why: commandTexts['needs.two'] };
