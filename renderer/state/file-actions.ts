import { registry } from '../../shared/catalog/index.ts';
import type { Fingerprint, OpenedFile, SavedFile } from '../../shared/desktop/contract.ts';
import { designVersion, openText, salvageDesign, serializeDesign, type FileNotice, type Salvage } from '../../shared/file/index.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { filesTexts } from '../../shared/i18n/files.ts';
import { emptyDesign, type Design } from '../../shared/model/design.ts';
import { arrange } from '../canvas/arrange.ts';
import { desktop } from '../desktop/index.ts';
import { takeFile } from '../import/take-files.ts';
import { hasUnsavedEdits, useDocument, type DocumentFile } from './document.ts';
import { askSaveNewer, tellOpenFailed, tellProblems, tellSaveFailed } from './file-errors.ts';
import { noticeText } from './sentences.ts';
import { askChanged, isDialogOpen, useSession } from './session.ts';
import { useSettings } from './settings.ts';
import { useStanding } from './standing.ts';
import { fillBoth } from './texts.ts';

const extension = 'hopline';

type DocumentWords = Partial<Pick<Design['meta'], 'name' | 'description'>>;

function filters(...more: readonly string[]): { name: string; extensions: string[] }[] {
  return [{ name: say(appTexts, useSettings.getState().language, 'designFiles'), extensions: [extension, 'json', ...more] }];
}

/** The document's name as title bar and dialogs show it. */
export function documentName(file: DocumentFile | null, design: Design): string {
  if (file !== null) return file.name;
  const name = design.meta.name === '' ? say(appTexts, useSettings.getState().language, 'untitled') : design.meta.name;
  return `${name}.${extension}`;
}

function currentName(): string {
  const { file, history } = useDocument.getState();
  return documentName(file, history.design);
}

/** Asks what to do with unsaved edits. True when the document on screen may go. */
export async function mayLeaveDocument(): Promise<boolean> {
  if (!hasUnsavedEdits(useDocument.getState())) return true;
  const { language } = useSettings.getState();
  const answer = await desktop().askUnsaved({
    title: say(appTexts, language, 'unsaved.title'),
    message: say(appTexts, language, 'unsaved.message', { name: currentName() }),
    save: say(appTexts, language, 'unsaved.save'),
    discard: say(appTexts, language, 'unsaved.discard'),
    cancel: say(appTexts, language, 'dialog.cancel'),
  });
  const choice = answer.ok ? answer.value : 'cancel';
  if (choice === 'save') return saveDocument();
  return choice === 'discard';
}

/** What was read of a damaged file becomes a new document that no file holds: saving asks where, and the damaged file stays as it is (UX 17). */
function openSalvage(name: string, { design, left, leftCount }: Salvage): void {
  useDocument.getState().open(design, null, false);
  useStanding.getState().set({ about: 'partial', name, left, leftCount });
}

/** Notices that the window shows for as long as the document is open, instead of for a moment. */
const standingNotices: readonly FileNotice['code'][] = ['NEWER_VERSION', 'MIGRATED'];

/**
 * Puts a text on screen as a document, or says where it is wrong and leaves the open document alone. What Terraform wrote becomes a new document, laid out
 * because it has no places of its own: saving it never replaces the state or plan.
 */
function showText(text: string, name: string, file: DocumentFile | null, words: DocumentWords = {}): boolean {
  const parsed = openText(text, { registry, name });
  if (!parsed.ok) {
    const found = parsed.isImported ? null : salvageDesign(text, { registry, name });
    tellProblems(name, parsed.problems, found === null ? null : { found, open: () => openSalvage(name, found) });
    return false;
  }
  const design = { ...parsed.design, meta: { ...parsed.design.meta, ...words } };
  const own = parsed.isImported ? null : file;
  useDocument.getState().open(design, own === null || !parsed.readOnly ? own : { ...own, readOnly: true });
  if (parsed.readOnly) useStanding.getState().set({ about: 'newer', version: parsed.version, known: designVersion });
  else if (parsed.version < designVersion) useStanding.getState().set({ about: 'migrated', version: parsed.version, original: text });
  for (const notice of parsed.notices) if (!standingNotices.includes(notice.code)) useSession.getState().toast(noticeText(notice));
  if (parsed.isImported) void arrange();
  return true;
}

function show(opened: OpenedFile): boolean {
  const { path, name, folder, readOnly, fingerprint } = opened;
  return showText(opened.text, name, { path, name, folder, readOnly, fingerprint });
}

export async function newDocument(): Promise<void> {
  if (await mayLeaveDocument()) useDocument.getState().open(emptyDesign, null);
}

/** Asks for a file and opens it. */
export async function openDocument(): Promise<void> {
  if (!(await mayLeaveDocument())) return;
  const title = say(appTexts, useSettings.getState().language, 'file.open');
  const result = await desktop().openFile({ filters: filters('tfstate'), title });
  if (result.ok) show(result.value);
  else tellOpenFailed(result.failure, result.failure.path ?? '');
}

/** Reads a design without putting it on screen, or says why it cannot be read: the one in a file that the person chooses, or at a path. */
export async function readOther(path: string | null, title: string): Promise<{ readonly design: Design; readonly name: string } | null> {
  const result = path === null ? await desktop().openFile({ filters: filters('tfstate'), title }) : await desktop().readFile({ path });
  if (!result.ok) {
    tellOpenFailed(result.failure, result.failure.path ?? path ?? '');
    return null;
  }
  const { text, name } = result.value;
  const parsed = openText(text, { registry, name });
  if (parsed.ok) return { design: parsed.design, name };
  tellProblems(name, parsed.problems);
  return null;
}

/** Opens a file the person opened before: from the recent list, the command line, the file manager. */
export async function openPath(path: string): Promise<void> {
  if (await mayLeaveDocument()) await showPath(path);
}

async function showPath(path: string): Promise<void> {
  const result = await desktop().readFile({ path });
  if (result.ok) show(result.value);
  else tellOpenFailed(result.failure, path);
}

/** Opens a sample's text as a new document, under words of the person's language where they are given: the sample itself is never written to. */
export async function openCopy(text: string, name: string, words: DocumentWords = {}): Promise<void> {
  if (await mayLeaveDocument()) showText(text, name, null, words);
}

function savedAs(value: SavedFile): true {
  const { path, name, folder, fingerprint, kept } = value;
  useDocument.getState().saved({ path, name, folder, fingerprint, readOnly: false });
  // What is on the disk now is a whole file in the present form.
  useStanding.getState().set(null);
  useSession.getState().toast(fillBoth(appTexts['status.saved'], { path: name }));
  if (kept !== undefined) useSession.getState().toast(fillBoth(filesTexts['kept.copy'], { name: kept }));
  return true;
}

/** True when the document is on disk. A document without a file, or with a read-only one, asks where to save. */
export async function saveDocument(): Promise<boolean> {
  const { file } = useDocument.getState();
  return file === null || file.readOnly ? saveDocumentAs() : saveTo(file, file.fingerprint);
}

/** The copy to keep of a file in an older form, before a save replaces it for the first time (UX 16). */
function keptCopy(file: DocumentFile): { readonly keep?: { name: string; text: string } } {
  const { standing } = useStanding.getState();
  if (standing?.about !== 'migrated') return {};
  const { language } = useSettings.getState();
  return { keep: { name: say(filesTexts, language, 'kept.name', { name: file.name.replace(/\.[^.]+$/, ''), version: standing.version }), text: standing.original } };
}

/** Writes the document to its file. What others wrote there meanwhile is replaced only when the person says so. */
async function saveTo(file: DocumentFile, expected: Fingerprint | null): Promise<boolean> {
  const text = serializeDesign(useDocument.getState().history.design);
  const result = await desktop().saveFile({ path: file.path, text, expected, ...keptCopy(file) });
  if (result.ok) return savedAs(result.value);
  if (result.failure.code !== 'FILE_CHANGED_ON_DISK') {
    tellSaveFailed(result.failure, file.name, [
      { label: appTexts['file.saveAs'], isDefault: false, run: () => void saveDocumentAs() },
      { label: filesTexts['retry'], isDefault: true, run: () => void saveTo(file, expected) },
    ]);
    return false;
  }
  switch (await askChanged(file.name)) {
    case 'reload':
      await showPath(file.path);
      return false;
    case 'keep':
      return saveTo(file, null);
    case 'saveAs':
      return saveDocumentAs();
    case 'cancel':
      return false;
  }
}

export async function saveDocumentAs(): Promise<boolean> {
  const { standing } = useStanding.getState();
  if (standing?.about === 'newer' && !(await askSaveNewer(currentName(), standing))) return false;
  const { history } = useDocument.getState();
  const title = say(appTexts, useSettings.getState().language, 'file.saveAs');
  const result = await desktop().saveFileAs({ suggestedName: currentName(), text: serializeDesign(history.design), filters: filters(), title });
  if (result.ok) return savedAs(result.value);
  tellSaveFailed(result.failure, currentName(), [{ label: filesTexts['retry'], isDefault: true, run: () => void saveDocumentAs() }]);
  return false;
}

/** Back to the start screen. */
export async function closeDocument(): Promise<void> {
  if (await mayLeaveDocument()) useDocument.getState().close();
}

/** Answers the shell when it wants to close the window, and opens what the shell was asked to open. Returns the function that stops it. */
export function followShell(): () => void {
  const stops = [
    desktop().on('closeRequested', () => {
      void mayLeaveDocument().then((leave) => (leave ? desktop().closeWindow({}) : null));
    }),
    desktop().on('openRequested', ({ path }) => void openPath(path)),
    desktop().on('notice', ({ code, path }) => useSession.getState().toast(fillBoth(appTexts[`notice.${code}`], { path: path ?? '' }))),
  ];
  return () => stops.forEach((stop) => stop());
}

async function openDropped(file: File): Promise<void> {
  if (!(await mayLeaveDocument())) return;
  const result = await desktop().readDropped(file);
  if (result.ok) show(result.value);
  else tellOpenFailed(result.failure, file.name);
}

/** Opens a file dropped anywhere on the window; of several, the first. Returns the function that stops it. */
export function followDrops(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener(
    'dragover',
    (event) => {
      event.preventDefault();
      if (event.dataTransfer !== null && isDialogOpen()) event.dataTransfer.dropEffect = 'none';
    },
    { signal },
  );
  document.addEventListener(
    'drop',
    (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      // A dialog is about the document behind it, which must not go away meanwhile.
      if (isDialogOpen()) return;
      // What becomes part of the open document is taken into it; any other file is opened, or refused with its reason.
      if (file !== undefined && !takeFile(file)) void openDropped(file);
    },
    { signal },
  );
  return () => stop.abort();
}
