import { limits } from '../../shared/file/index.ts';
import { useDocument } from '../state/document.ts';
import { useSession } from '../state/session.ts';

/** The first picture among files, as a clipboard or a drop has them. */
export function imageIn(files: FileList): File | null {
  return [...files].find((file) => file.type.startsWith('image/')) ?? null;
}

function isSheet(file: File): boolean {
  return file.type === 'text/csv' || /\.(csv|tsv)$/i.test(file.name);
}

/**
 * Takes a file that becomes part of the open document: a picture is offered as one, a sheet of hosts is shown for import. False for anything else, and
 * while no document is open: such a file is opened, or refused with its reason.
 */
export function takeFile(file: File): boolean {
  if (!useDocument.getState().isOpen || useSession.getState().dialog !== null) return false;
  if (file.type.startsWith('image/')) {
    useSession.getState().open({ name: 'picture', file });
    return true;
  }
  if (!isSheet(file) || file.size > limits.fileBytes) return false;
  void file.text().then((text) => useSession.getState().open({ name: 'import', text, from: file.name }));
  return true;
}
