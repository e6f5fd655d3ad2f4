import { create } from 'zustand';
import type { Localized } from '../../shared/model/text.ts';
import { useSession, type ErrorNotice } from '../state/session.ts';

/** Something the window said. It stays in the list when its message has gone (UX 98). */
export interface Notification {
  readonly id: number;
  readonly text: Localized;
  readonly tone: 'info' | 'refused' | 'error';
  readonly atMs: number;
  /** An error's full words, to be read again. */
  readonly notice: ErrorNotice | null;
}

/** Older ones are forgotten. */
const most = 100;

interface NotificationState {
  /** The newest first. */
  readonly list: readonly Notification[];
  readonly unread: number;
  readonly isOpen: boolean;
  readonly add: (entry: Omit<Notification, 'id'>) => void;
  readonly show: (isOpen: boolean) => void;
  readonly clear: () => void;
}

let nextId = 1;

export const useNotifications = create<NotificationState>()((set) => ({
  list: [],
  unread: 0,
  isOpen: false,
  add: (entry) => set((state) => ({ list: [{ ...entry, id: nextId++ }, ...state.list].slice(0, most), unread: state.isOpen ? 0 : state.unread + 1 })),
  show: (isOpen) => set({ isOpen, unread: 0 }),
  clear: () => set({ list: [], unread: 0 }),
}));

/** Writes every message and every error dialog into the list. Returns the function that stops it. */
export function followNotifications(): () => void {
  let lastToast = Math.max(0, ...useSession.getState().toasts.map((toast) => toast.id));
  return useSession.subscribe((state, before) => {
    const { add } = useNotifications.getState();
    for (const toast of state.toasts) {
      if (toast.id <= lastToast) continue;
      lastToast = toast.id;
      add({ text: toast.text, tone: toast.tone, atMs: Date.now(), notice: null });
    }
    const { dialog } = state;
    if (dialog === before.dialog || dialog?.name !== 'error') return;
    const { notice } = dialog;
    // Read again from the list, it is no news.
    if (useNotifications.getState().list.some((entry) => entry.notice === notice)) return;
    add({ text: notice.title, tone: 'error', atMs: Date.now(), notice });
  });
}
