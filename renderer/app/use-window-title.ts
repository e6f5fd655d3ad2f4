import { useEffect } from 'react';
import { desktop } from '../desktop/index.ts';
import { documentName } from '../state/file-actions.ts';
import { hasUnsavedEdits, useDocument } from '../state/document.ts';
import { useLanguage } from '../state/texts.ts';

/** Tells the shell what the window is about: name, path and whether there are unsaved edits. */
export function useWindowTitle(): void {
  const isOpen = useDocument((state) => state.isOpen);
  const file = useDocument((state) => state.file);
  const name = useDocument((state) => documentName(state.file, state.history.design));
  const edited = useDocument(hasUnsavedEdits);
  const language = useLanguage();
  useEffect(() => {
    void desktop().setTitle({ title: isOpen ? name : '', path: file?.path ?? null, edited });
  }, [isOpen, name, file, edited, language]);
}
