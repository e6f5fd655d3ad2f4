import { appTexts } from '../../shared/i18n/app.ts';
import type { HistoryStep } from '../../shared/document/contract.ts';
import { fillText } from '../../shared/i18n/fill-text.ts';
import type { Localized } from '../../shared/model/text.ts';
import { closeDocument, newDocument, openDocument, saveDocument, saveDocumentAs } from '../state/file-actions.ts';
import { useDocument } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { useSession, type Dialog } from '../state/session.ts';
import { useSettings, type ThemeChoice } from '../state/settings.ts';
import { wantedCamera, zoomTo } from '../state/viewport.ts';
import { stepTitle } from '../state/sentences.ts';
import { fitAll, fitSelection } from '../canvas/camera-actions.ts';
import { arrange, cancelArrange } from '../canvas/arrange.ts';
import { pasteFromMenu } from '../canvas/clipboard.ts';
import { deleteSelection, duplicateSelection, selectAll, startRename, takeBack, takeForward } from '../canvas/selection-actions.ts';
import { compareWithFile, compareWithSaved } from '../compare/choose.ts';
import { showGuide, useGuide } from '../guides/guide-store.ts';
import { askWhereTo } from '../outline/move-choices.ts';
import { showBottom, showLeft } from '../panels/show-panel.ts';
import { focusRegion } from './regions.ts';

/**
 * The one list behind the menus of the window, the native menu, toolbar, search box and shortcuts.
 * `enabled` and `label` read the stores at the moment they are called.
 */
export interface AppCommand {
  readonly id: string;
  readonly label: () => Localized;
  /** As tinykeys reads it; the first one is shown. */
  readonly shortcuts: readonly string[];
  readonly enabled: () => boolean;
  /** Checked in menus: the choice that holds now. */
  readonly checked?: () => boolean;
  /** The browser engine's own command: its keys and the shell's menu reach fields as well, so the window does not bind them. */
  readonly role?: 'cut' | 'copy' | 'paste';
  readonly run: () => void;
}

type TextKey = keyof typeof appTexts;

interface Options {
  readonly shortcuts?: readonly string[];
  readonly enabled?: () => boolean;
  readonly checked?: () => boolean;
  readonly label?: () => Localized;
  readonly role?: 'cut' | 'copy' | 'paste';
}

function command(id: TextKey, run: () => void, options: Options = {}): AppCommand {
  return {
    id,
    run,
    label: options.label ?? (() => appTexts[id]),
    shortcuts: options.shortcuts ?? [],
    enabled: options.enabled ?? (() => true),
    ...(options.checked === undefined ? {} : { checked: options.checked }),
    ...(options.role === undefined ? {} : { role: options.role }),
  };
}

const isOpen = (): boolean => useDocument.getState().isOpen;
const hasContents = (): boolean => isOpen() && Object.keys(useDocument.getState().history.design.components).length > 0;
const selected = (): readonly string[] => useSelection.getState().ids;
const oneSelected = (): boolean => isOpen() && selected().length === 1;
const someSelected = (): boolean => isOpen() && (selected().length > 0 || useSelection.getState().link !== null);
const open = (dialog: Dialog) => () => useSession.getState().open(dialog);

function stepLabel(plain: 'edit.undo' | 'edit.redo', step: HistoryStep | undefined): Localized {
  if (step === undefined) return appTexts[plain];
  const title = stepTitle(step);
  const text = appTexts[`${plain}Step`];
  return { ko: fillText(text.ko, { step: title.ko }), en: fillText(text.en, { step: title.en }) };
}

const undoLabel = (): Localized => stepLabel('edit.undo', useDocument.getState().history.past.at(-1));
const redoLabel = (): Localized => stepLabel('edit.redo', useDocument.getState().history.future[0]);

const theme = (id: TextKey, choice: ThemeChoice): AppCommand =>
  command(id, () => useSettings.getState().change({ theme: choice }), { checked: () => useSettings.getState().theme === choice });

export const appCommands: readonly AppCommand[] = [
  command('file.new', () => void newDocument(), { shortcuts: ['$mod+KeyN'] }),
  command('file.open', () => void openDocument(), { shortcuts: ['$mod+KeyO'] }),
  command('file.save', () => void saveDocument(), { shortcuts: ['$mod+KeyS'], enabled: isOpen }),
  command('file.saveAs', () => void saveDocumentAs(), { shortcuts: ['$mod+Shift+KeyS'], enabled: isOpen }),
  command('file.compare', () => void compareWithFile(), { enabled: isOpen }),
  command('file.compareSaved', () => void compareWithSaved(), { enabled: () => isOpen() && useDocument.getState().file !== null }),
  command('file.export', open({ name: 'export' }), { shortcuts: ['$mod+KeyE'], enabled: hasContents }),
  command('file.close', () => void closeDocument(), { shortcuts: ['$mod+KeyW'], enabled: isOpen }),
  command('edit.undo', takeBack, { shortcuts: ['$mod+KeyZ'], enabled: () => useDocument.getState().history.past.length > 0, label: undoLabel }),
  command('edit.redo', takeForward, {
    shortcuts: ['$mod+Shift+KeyZ', '$mod+KeyY'],
    enabled: () => useDocument.getState().history.future.length > 0,
    label: redoLabel,
  }),
  command('edit.delete', deleteSelection, { shortcuts: ['Delete', 'Backspace'], enabled: someSelected }),
  command('edit.cut', () => void document.execCommand('cut'), { shortcuts: ['$mod+KeyX'], role: 'cut' }),
  command('edit.copy', () => void document.execCommand('copy'), { shortcuts: ['$mod+KeyC'], role: 'copy' }),
  command('edit.paste', () => void pasteFromMenu(), { shortcuts: ['$mod+KeyV'], role: 'paste' }),
  command('edit.duplicate', duplicateSelection, { shortcuts: ['$mod+KeyD'], enabled: () => isOpen() && selected().length > 0 }),
  command('edit.rename', startRename, { shortcuts: ['F2'], enabled: oneSelected }),
  command('edit.moveTo', askWhereTo, { shortcuts: ['$mod+Shift+KeyM'], enabled: () => isOpen() && selected().length > 0 }),
  command('edit.selectAll', selectAll, { shortcuts: ['$mod+KeyA'], enabled: hasContents }),
  command('edit.find', () => document.getElementById('toolbar-search')?.focus(), { shortcuts: ['$mod+KeyK', '$mod+KeyF'], enabled: isOpen }),
  command('edit.connect', () => open({ name: 'connect', from: selected()[0] ?? '' })(), { shortcuts: ['KeyC'], enabled: oneSelected }),
  command('view.zoomIn', () => zoomTo(wantedCamera().zoom * 1.25), { shortcuts: ['$mod+Equal'], enabled: isOpen }),
  command('view.zoomOut', () => zoomTo(wantedCamera().zoom / 1.25), { shortcuts: ['$mod+Minus'], enabled: isOpen }),
  command('view.zoomReset', () => zoomTo(1), { shortcuts: ['$mod+Digit0'], enabled: isOpen }),
  command('view.fit', () => fitAll(), { shortcuts: ['Shift+Digit1', '$mod+Digit1'], enabled: hasContents }),
  command('view.fitSelection', fitSelection, { shortcuts: ['Shift+Digit2'], enabled: () => isOpen() && selected().length > 0 }),
  command('view.outline', () => showLeft('outline', '.outline-tree'), { shortcuts: ['$mod+Shift+KeyE'], enabled: isOpen }),
  command('view.tables', () => showBottom('components', '.inventory-grid'), { shortcuts: ['$mod+Shift+KeyU'], enabled: isOpen }),
  command('view.history', () => showBottom('history', '.history-steps'), { shortcuts: ['$mod+Shift+KeyH'], enabled: isOpen }),
  command('edit.checkpoint', () => showBottom('history', '[data-checkpoint-name]'), { enabled: isOpen }),
  theme('view.themeLight', 'light'),
  theme('view.themeDark', 'dark'),
  theme('view.themeSystem', 'system'),
  command('view.korean', () => useSettings.getState().change({ language: 'ko' }), { checked: () => useSettings.getState().language === 'ko' }),
  command('view.english', () => useSettings.getState().change({ language: 'en' }), { checked: () => useSettings.getState().language === 'en' }),
  command('tool.select', () => useSession.getState().setTool('select'), { shortcuts: ['KeyV'], enabled: isOpen, checked: () => useSession.getState().tool === 'select' }),
  command('tool.hand', () => useSession.getState().setTool('hand'), { shortcuts: ['KeyH'], enabled: isOpen, checked: () => useSession.getState().tool === 'hand' }),
  command('arrange.auto', () => void arrange(), { shortcuts: ['KeyL'], enabled: () => hasContents() && !useSession.getState().arranging }),
  command('arrange.cancel', cancelArrange, { enabled: () => useSession.getState().arranging }),
  command('trace.probe', open({ name: 'probe' }), { shortcuts: ['KeyR'], enabled: hasContents }),
  command('focus.next', () => focusRegion(1), { shortcuts: ['F6'] }),
  command('focus.previous', () => focusRegion(-1), { shortcuts: ['Shift+F6'] }),
  command('help.shortcuts', open({ name: 'shortcuts' }), { shortcuts: ['Shift+Slash'] }),
  command('help.guide', showGuide, { enabled: () => useGuide.getState().guide !== null && !useGuide.getState().isOpen }),
  command('help.about', open({ name: 'about' })),
];

const byId = new Map(appCommands.map((entry) => [entry.id, entry]));

export function appCommand(id: string): AppCommand | null {
  return byId.get(id) ?? null;
}

/** Runs a command by its id when it may run now; unknown ids, which an old menu could send, do nothing. */
export function runCommand(id: string): void {
  const entry = appCommand(id);
  if (entry?.enabled() === true) entry.run();
}
