import { create } from 'zustand';
import type { InventoryName, Sorting } from '../../shared/export/index.ts';
import type { Localized } from '../../shared/model/text.ts';

/** How one table is looked at. */
interface View {
  readonly filter: string;
  readonly sorting: Sorting | null;
  /** The cell the keys act on: a row by its id and where it stood, a column. */
  readonly row: string | null;
  readonly index: number;
  readonly column: number;
}

/** A cell that is being edited. A text that was refused stays, with the reason. */
export interface CellDraft {
  readonly row: string;
  readonly column: number;
  readonly text: string;
  readonly problem: Localized | null;
}

interface InventoryState {
  readonly views: Readonly<Partial<Record<InventoryName, View>>>;
  readonly draft: CellDraft | null;
  /** Which of the documents opened it is about. */
  readonly opened: number;
  /** Another document begins with nothing filtered or sorted. */
  readonly begin: (opened: number) => void;
  readonly change: (name: InventoryName, values: Partial<View>) => void;
  readonly setDraft: (draft: CellDraft | null) => void;
}

const initial: View = { filter: '', sorting: null, row: null, index: 0, column: 0 };

/** Session state: sorting and filtering change nothing in the document. */
export const useInventory = create<InventoryState>()((set) => ({
  views: {},
  draft: null,
  opened: 0,
  begin: (opened) => set((state) => (state.opened === opened ? state : { opened, views: {}, draft: null })),
  change: (name, values) => set((state) => ({ views: { ...state.views, [name]: { ...(state.views[name] ?? initial), ...values } } })),
  setDraft: (draft) => set({ draft }),
}));

export function useView(name: InventoryName): View {
  return useInventory((state) => state.views[name] ?? initial);
}
