import { create } from 'zustand';
import { registry } from '../../shared/catalog/index.ts';
import type { Fingerprint } from '../../shared/desktop/contract.ts';
import type { CommandResult, History, HistoryStep } from '../../shared/document/contract.ts';
import { addCheckpoint, createHistory, dispatch, findCommand, isDirty, markSaved, redo, removeCheckpoint, returnTo, travel, undo } from '../../shared/document/index.ts';
import { emptyDesign, type Design } from '../../shared/model/design.ts';
import { noteOf } from '../../shared/model/note.ts';
import { createScope, type Scope } from '../../shared/model/scope.ts';
import { useSelection } from './selection.ts';

/** Where the document on screen came from. A new document, and a copy of a sample, have none. */
export interface DocumentFile {
  readonly path: string;
  readonly name: string;
  readonly folder: string;
  readonly readOnly: boolean;
  readonly fingerprint: Fingerprint;
}

interface DocumentState {
  /** False while the start screen is on. */
  readonly isOpen: boolean;
  /** Counts the documents opened, so that a view can begin anew with each. */
  readonly opened: number;
  readonly history: History;
  readonly file: DocumentFile | null;
  /** Runs a named command. A refused one changes nothing; what it touched is selected otherwise. */
  readonly dispatch: (command: string, args: unknown) => CommandResult;
  /** The step taken back, or null when there is none. */
  readonly undo: () => HistoryStep | null;
  readonly redo: () => HistoryStep | null;
  /** Goes to a position among the steps by undo or redo. The last step on the way, or null when it is there already. */
  readonly travel: (position: number) => HistoryStep | null;
  /** Gives the present state a name. */
  readonly addCheckpoint: (name: string) => void;
  readonly removeCheckpoint: (id: string) => void;
  /** Goes back to a checkpoint. The last step on the way, or null when nothing differs. */
  readonly returnTo: (id: string) => HistoryStep | null;
  /** Puts another document on screen, with an empty history. `isSaved` false: no file holds what is shown, so leaving it asks. */
  readonly open: (design: Design, file: DocumentFile | null, isSaved?: boolean) => void;
  /** The document's present state is what the file holds. */
  readonly saved: (file: DocumentFile) => void;
  readonly close: () => void;
}

const doneAtMs = new WeakMap<HistoryStep, number>();

/** When a step was done, in milliseconds since the epoch; null for one that this window has not seen being done. */
export function stepTimeMs(step: HistoryStep): number | null {
  return doneAtMs.get(step) ?? null;
}

/** The step on whose border a history now stands, seen from where it stood before: the last one redone, or the last one undone. */
function borderStep(before: History, after: History): HistoryStep | null {
  if (before === after) return null;
  return (after.past.length >= before.past.length ? after.past.at(-1) : after.future[0]) ?? null;
}

/** What a step is about: the things it names, else those it made. A step that only moves pictures leaves the selection as it is. */
function touchedBy(step: HistoryStep): readonly string[] {
  if (findCommand(step.command)?.layoutOnly === true) return [];
  if (step.touches.length > 0) return step.touches;
  return step.patches.flatMap((patch) => (patch.op === 'add' && patch.path.length === 2 && patch.path[0] !== 'placements' ? [String(patch.path[1])] : []));
}

/** Selects what an edit touched, as far as it exists now; keeps the selection when nothing of it does. */
function selectTouched(design: Design, touched: readonly string[]): void {
  const isThere = (id: string): boolean => design.components[id] !== undefined || noteOf(design, id) !== null;
  const present = touched.filter(isThere);
  const [link] = touched.filter((id) => design.links[id] !== undefined);
  const selection = useSelection.getState();
  if (present.length > 0) selection.select(present);
  else if (link !== undefined) selection.selectLink(link);
  // A selected link stays so while it is there: bending it touches no component.
  else if (selection.link === null || design.links[selection.link] === undefined) selection.select(selection.ids.filter(isThere));
  if (selection.link !== null && design.links[selection.link] === undefined && link === undefined) useSelection.setState({ link: null });
}

/** Stands at another place of the history, with what the last step on the way is about selected. */
function go(next: History): HistoryStep | null {
  const step = borderStep(useDocument.getState().history, next);
  useDocument.setState({ history: next });
  if (step !== null) selectTouched(next.design, touchedBy(step));
  return step;
}

export const useDocument = create<DocumentState>()((set, get) => ({
  isOpen: false,
  opened: 0,
  history: createHistory(emptyDesign),
  file: null,
  dispatch: (command, args) => {
    const known = findCommand(command);
    if (known === null) throw new Error(`no command ${command}`);
    const result = dispatch(get().history, known, args, registry);
    if (!result.ok) return result;
    if (result.history !== get().history) {
      doneAtMs.set(result.step, Date.now());
      set({ history: result.history });
      selectTouched(result.history.design, touchedBy(result.step));
    }
    return { ok: true, design: result.history.design, step: result.step, notice: result.notice };
  },
  undo: () => go(undo(get().history)),
  redo: () => go(redo(get().history)),
  travel: (position) => go(travel(get().history, position)),
  addCheckpoint: (name) => set({ history: addCheckpoint(get().history, name, Date.now()) }),
  removeCheckpoint: (id) => set({ history: removeCheckpoint(get().history, id) }),
  returnTo: (id) => {
    const step = go(returnTo(get().history, id));
    if (step !== null && stepTimeMs(step) === null) doneAtMs.set(step, Date.now());
    return step;
  },
  open: (design, file, isSaved = true) => {
    useSelection.getState().clear();
    set((state) => ({ isOpen: true, opened: state.opened + 1, history: isSaved ? createHistory(design) : { ...createHistory(design), saved: null }, file }));
  },
  saved: (file) => set({ history: markSaved(get().history), file }),
  close: () => {
    useSelection.getState().clear();
    set({ isOpen: false, history: createHistory(emptyDesign), file: null });
  },
}));

const scopes = new WeakMap<Design, Scope>();

/** The read-only view of a design, made once per design value. */
export function scopeOf(design: Design): Scope {
  const known = scopes.get(design);
  if (known !== undefined) return known;
  const scope = createScope(design, registry);
  scopes.set(design, scope);
  return scope;
}

export function useDesign(): Design {
  return useDocument((state) => state.history.design);
}

/** True while there are edits that no file holds. */
export function hasUnsavedEdits(state: Pick<DocumentState, 'history' | 'isOpen'>): boolean {
  return state.isOpen && isDirty(state.history);
}
