import { create } from 'zustand';
import type { Localized } from '../../shared/model/text.ts';

/** The tool of the left mouse button on the canvas. */
export type Tool = 'select' | 'hand';

/** An error a person must see: what happened, what was kept, what to do (UX 97). Texts come in both languages, so that a switch redraws them. */
export interface ErrorNotice {
  readonly title: Localized;
  readonly message: Localized;
  /** One line per problem: the place and what is wrong there. */
  readonly details: readonly Localized[];
  readonly remedy: Localized | null;
}

/** What to do with a document whose file somebody else has changed (UX 11). */
export type ChangedChoice = 'reload' | 'keep' | 'saveAs' | 'cancel';

/** The one dialog on screen. */
export type Dialog =
  | { readonly name: 'error'; readonly notice: ErrorNotice }
  | { readonly name: 'changed'; readonly file: string; readonly answer: (choice: ChangedChoice) => void }
  | { readonly name: 'remove'; readonly ids: readonly string[]; readonly links: readonly string[]; readonly count: number }
  | { readonly name: 'connect'; readonly from: string; readonly to?: string }
  | { readonly name: 'shortcuts' }
  | { readonly name: 'about' }
  | { readonly name: 'probe' }
  | { readonly name: 'export' };

/** A short message that goes away by itself: success and information only, refusals of a gesture included. */
export interface Toast {
  readonly id: number;
  readonly text: Localized;
  readonly tone: 'info' | 'refused';
  /** Objects that stand in the way: they can be shown from the message. */
  readonly blocking: readonly string[];
}

/** Somebody asks the person to click an object: the probe form does. */
export interface Pick {
  readonly prompt: Localized;
  /** Called with the component, or null when the person gave up. */
  readonly answer: (id: string | null) => void;
}

interface SessionState {
  readonly tool: Tool;
  readonly dialog: Dialog | null;
  readonly toasts: readonly Toast[];
  readonly pick: Pick | null;
  /** The component whose name is being edited on the canvas. */
  readonly renaming: string | null;
  /** True while an auto layout runs in its worker. */
  readonly arranging: boolean;
  /** What a screen reader is told, politely. */
  readonly announcement: Localized | null;
  readonly setTool: (tool: Tool) => void;
  readonly open: (dialog: Dialog) => void;
  readonly close: () => void;
  readonly toast: (text: Localized, tone?: Toast['tone'], blocking?: readonly string[]) => void;
  readonly dismiss: (id: number) => void;
  readonly rename: (id: string | null) => void;
  readonly setArranging: (arranging: boolean) => void;
  readonly announce: (text: Localized) => void;
  readonly endPick: (id: string | null) => void;
}

let nextToast = 1;

export const useSession = create<SessionState>()((set, get) => ({
  tool: 'select',
  dialog: null,
  toasts: [],
  pick: null,
  renaming: null,
  arranging: false,
  announcement: null,
  setTool: (tool) => set({ tool }),
  open: (dialog) => set({ dialog }),
  close: () => set({ dialog: null }),
  toast: (text, tone = 'info', blocking = []) =>
    set((state) => ({ toasts: [...state.toasts.slice(-3), { id: nextToast++, text, tone, blocking }], announcement: text })),
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  rename: (id) => set({ renaming: id }),
  setArranging: (arranging) => set({ arranging }),
  announce: (text) => set({ announcement: text }),
  endPick: (id) => {
    const { pick } = get();
    set({ pick: null });
    pick?.answer(id);
  },
}));

/** Asks the person to click an object on the canvas. Null when they press Escape or ask for something else meanwhile. */
export function pickComponent(prompt: Localized): Promise<string | null> {
  useSession.getState().endPick(null);
  return new Promise((answer) => useSession.setState({ pick: { prompt, answer } }));
}

/** Asks what to do with a document whose file has changed on disk. */
export function askChanged(file: string): Promise<ChangedChoice> {
  return new Promise((answer) => useSession.getState().open({ name: 'changed', file, answer }));
}
