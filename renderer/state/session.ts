import { create } from 'zustand';
import type { Finding, Refusal } from '../../shared/model/finding.ts';
import type { Notice } from '../../shared/model/operation.ts';
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
  /** What support asks for: the code of the failure or of the first problem. */
  readonly code: string;
  /** A warning asks before something happens; an error tells that something did not. */
  readonly severity?: 'error' | 'warning';
  /** What can be done right here. The last one that is default takes Enter; without one, leaving the dialog does. */
  readonly choices?: readonly { readonly label: Localized; readonly isDefault: boolean; readonly run: () => void }[];
}

/** What to do with a document whose file somebody else has changed (UX 11). */
export type ChangedChoice = 'reload' | 'keep' | 'saveAs' | 'cancel';

/** The one dialog on screen. */
export type Dialog =
  | { readonly name: 'error'; readonly notice: ErrorNotice }
  | { readonly name: 'changed'; readonly file: string; readonly answer: (choice: ChangedChoice) => void }
  | { readonly name: 'remove'; readonly ids: readonly string[]; readonly links: readonly string[]; readonly count: number }
  | { readonly name: 'removeAsk'; readonly ids: readonly string[] }
  | { readonly name: 'operate'; readonly id: string; readonly operation: string; readonly inputs: Readonly<Record<string, unknown>> }
  | { readonly name: 'notice'; readonly title: Localized; readonly notice: Notice }
  | { readonly name: 'connect'; readonly from: string; readonly to?: string }
  | { readonly name: 'reattach'; readonly link: string; readonly end: 'from' | 'to'; readonly to?: string }
  | { readonly name: 'rejoin'; readonly id: string }
  | { readonly name: 'move'; readonly ids: readonly string[] }
  | { readonly name: 'commands' }
  | { readonly name: 'shortcuts' }
  | { readonly name: 'import'; readonly text: string; readonly from: string | null }
  | { readonly name: 'picture'; readonly file: File }
  | { readonly name: 'properties' }
  | { readonly name: 'about' }
  | { readonly name: 'explain'; readonly finding: Finding }
  | { readonly name: 'pasteRows'; readonly component: string; readonly path: string; readonly text: string }
  | { readonly name: 'probe' }
  | { readonly name: 'export' };

/** A short message. Success and information go away by themselves; why a gesture was refused stays until it is dismissed or the next edit is done (UX 98). */
export interface Toast {
  readonly id: number;
  readonly text: Localized;
  readonly tone: 'info' | 'refused';
  /** What refused an edit, with its rules, what stands in the way and the remedies: such a message stays until it is dismissed or the next edit is done. */
  readonly refusals: readonly Refusal[];
}

/** The menu of a component, at a place of the page. */
export interface OpenMenu {
  readonly id: string;
  readonly x: number;
  readonly y: number;
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
  readonly menu: OpenMenu | null;
  /** The component whose name is being edited on the canvas. */
  readonly renaming: string | null;
  /** How far an auto layout in its worker is, in containers; null while none runs. `total` 0: it is about to begin. */
  readonly arranging: { readonly done: number; readonly total: number } | null;
  /** What a screen reader is told, politely. */
  readonly announcement: Localized | null;
  readonly setTool: (tool: Tool) => void;
  readonly open: (dialog: Dialog) => void;
  readonly close: () => void;
  readonly toast: (text: Localized, tone?: Toast['tone'], refusals?: readonly Refusal[]) => void;
  /** Takes refusals off the screen: what they were about has been done or given up. */
  readonly forgetRefusals: () => void;
  readonly openMenu: (menu: OpenMenu | null) => void;
  readonly dismiss: (id: number) => void;
  readonly rename: (id: string | null) => void;
  readonly setArranging: (arranging: SessionState['arranging']) => void;
  readonly announce: (text: Localized) => void;
  readonly endPick: (id: string | null) => void;
}

let nextToast = 1;

export const useSession = create<SessionState>()((set, get) => ({
  tool: 'select',
  dialog: null,
  toasts: [],
  pick: null,
  menu: null,
  renaming: null,
  arranging: null,
  announcement: null,
  setTool: (tool) => set({ tool }),
  open: (dialog) => set({ dialog }),
  close: () => set({ dialog: null }),
  toast: (text, tone = 'info', refusals = []) =>
    set((state) => {
      // One refused edit at a time: the next one takes the place of the last.
      const others = tone === 'refused' ? state.toasts.filter((toast) => toast.tone !== 'refused') : state.toasts;
      return { toasts: [...others.slice(-3), { id: nextToast++, text, tone, refusals }], announcement: text };
    }),
  forgetRefusals: () => {
    if (get().toasts.some((toast) => toast.tone === 'refused')) set((state) => ({ toasts: state.toasts.filter((toast) => toast.tone !== 'refused') }));
  },
  openMenu: (menu) => set({ menu }),
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

/** True while a dialog keeps the rest of the window from being used: one of the session, or a question of the desktop's. */
export function isDialogOpen(): boolean {
  return useSession.getState().dialog !== null || document.querySelector('dialog:modal') !== null;
}

/** Asks the person to click an object on the canvas. Null when they press Escape or ask for something else meanwhile. */
export function pickComponent(prompt: Localized): Promise<string | null> {
  useSession.getState().endPick(null);
  return new Promise((answer) => useSession.setState({ pick: { prompt, answer } }));
}

/** Asks what to do with a document whose file has changed on disk. */
export function askChanged(file: string): Promise<ChangedChoice> {
  return new Promise((answer) => useSession.getState().open({ name: 'changed', file, answer }));
}
