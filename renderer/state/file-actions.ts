import { registry } from '../../shared/catalog/index.ts';
import type { Failure, Fingerprint, OpenedFile, SavedFile } from '../../shared/desktop/contract.ts';
import { openText, serializeDesign, type FileProblem } from '../../shared/file/index.ts';
import { say } from '../../shared/i18n/catalogue.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { emptyDesign, type Design } from '../../shared/model/design.ts';
import type { Localized } from '../../shared/model/text.ts';
import { arrange } from '../canvas/arrange.ts';
import { desktop } from '../desktop/index.ts';
import { hasUnsavedEdits, useDocument, type DocumentFile } from './document.ts';
import { noticeText, problemText } from './sentences.ts';
import { askChanged, useSession } from './session.ts';
import { useSettings } from './settings.ts';
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

export function failureText(failure: Failure): Localized {
  return fillBoth(appTexts[`failure.${failure.code}`], { path: failure.path ?? currentName(), detail: failure.detail ?? '' });
}

function showFailure(title: 'open.failed' | 'save.failed', name: string, failure: Failure): void {
  if (failure.code === 'CANCELLED') return;
  useSession.getState().open({
    name: 'error',
    notice: {
      title: fillBoth(appTexts[title], { name }),
      message: failureText(failure),
      details: [],
      remedy: title === 'save.failed' ? appTexts['save.kept'] : appTexts['open.kept'],
    },
  });
}

function showProblems(name: string, problems: readonly FileProblem[]): void {
  useSession.getState().open({
    name: 'error',
    notice: {
      title: fillBoth(appTexts['open.failed'], { name }),
      message: fillBoth(appTexts['open.problems'], { count: problems.length }),
      details: problems.map(problemText),
      remedy: appTexts['open.remedy'],
    },
  });
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

/**
 * Puts a text on screen as a document, or says where it is wrong and leaves the open document alone. What Terraform wrote becomes a new document, laid out
 * because it has no places of its own: saving it never replaces the state or plan.
 */
function showText(text: string, name: string, file: DocumentFile | null, words: DocumentWords = {}): boolean {
  const parsed = openText(text, { registry, name });
  if (!parsed.ok) {
    showProblems(name, parsed.problems);
    return false;
  }
  const design = { ...parsed.design, meta: { ...parsed.design.meta, ...words } };
  const own = parsed.isImported ? null : file;
  useDocument.getState().open(design, own === null || !parsed.readOnly ? own : { ...own, readOnly: true });
  for (const notice of parsed.notices) useSession.getState().toast(noticeText(notice));
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
  else showFailure('open.failed', result.failure.path ?? '', result.failure);
}

/** Reads a design without putting it on screen, or says why it cannot be read: the one in a file that the person chooses, or at a path. */
export async function readOther(path: string | null, title: string): Promise<{ readonly design: Design; readonly name: string } | null> {
  const result = path === null ? await desktop().openFile({ filters: filters('tfstate'), title }) : await desktop().readFile({ path });
  if (!result.ok) {
    showFailure('open.failed', result.failure.path ?? path ?? '', result.failure);
    return null;
  }
  const { text, name } = result.value;
  const parsed = openText(text, { registry, name });
  if (parsed.ok) return { design: parsed.design, name };
  showProblems(name, parsed.problems);
  return null;
}

/** Opens a file the person opened before: from the recent list, the command line, the file manager. */
export async function openPath(path: string): Promise<void> {
  if (await mayLeaveDocument()) await showPath(path);
}

async function showPath(path: string): Promise<void> {
  const result = await desktop().readFile({ path });
  if (result.ok) show(result.value);
  else showFailure('open.failed', path, result.failure);
}

/** Opens a sample's text as a new document, under words of the person's language where they are given: the sample itself is never written to. */
export async function openCopy(text: string, name: string, words: DocumentWords = {}): Promise<void> {
  if (await mayLeaveDocument()) showText(text, name, null, words);
}

function savedAs(value: SavedFile): true {
  const { path, name, folder, fingerprint } = value;
  useDocument.getState().saved({ path, name, folder, fingerprint, readOnly: false });
  useSession.getState().toast(fillBoth(appTexts['status.saved'], { path: name }));
  return true;
}

/** True when the document is on disk. A document without a file, or with a read-only one, asks where to save. */
export async function saveDocument(): Promise<boolean> {
  const { file } = useDocument.getState();
  return file === null || file.readOnly ? saveDocumentAs() : saveTo(file, file.fingerprint);
}

/** Writes the document to its file. What others wrote there meanwhile is replaced only when the person says so. */
async function saveTo(file: DocumentFile, expected: Fingerprint | null): Promise<boolean> {
  const text = serializeDesign(useDocument.getState().history.design);
  const result = await desktop().saveFile({ path: file.path, text, expected });
  if (result.ok) return savedAs(result.value);
  if (result.failure.code !== 'FILE_CHANGED_ON_DISK') {
    showFailure('save.failed', file.name, result.failure);
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
  const { history } = useDocument.getState();
  const title = say(appTexts, useSettings.getState().language, 'file.saveAs');
  const result = await desktop().saveFileAs({ suggestedName: currentName(), text: serializeDesign(history.design), filters: filters(), title });
  if (result.ok) return savedAs(result.value);
  showFailure('save.failed', currentName(), result.failure);
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
  else showFailure('open.failed', file.name, result.failure);
}

/** Opens a file dropped anywhere on the window; of several, the first. Returns the function that stops it. */
export function followDrops(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('dragover', (event) => event.preventDefault(), { signal });
  document.addEventListener(
    'drop',
    (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) void openDropped(file);
    },
    { signal },
  );
  return () => stop.abort();
}
