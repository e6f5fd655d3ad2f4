import { z } from 'zod';
import type { Desktop, EventName, EventPayload, Result } from '../../shared/desktop/contract.ts';
import { windowTitle } from '../../shared/desktop/window-title.ts';
import { createBrowserFiles } from './browser-files.ts';
import { createHandleStore } from './handle-store.ts';
import { createLocalRecord } from './local-record.ts';
import { askUnsaved } from './unsaved-question.ts';

const mostRecent = 20;

export interface BrowserDesktopOptions {
  /** Reads a text back as the program would open it: null when it is a good document, else what is wrong with it. */
  readonly verify: (text: string) => string | null;
  readonly now?: () => number;
}

const nothing: Result<null> = { ok: true, value: null };

/**
 * The desktop contract in a plain browser: real files where the browser allows it, else upload and download; settings and the
 * recent list in localStorage; the browser's own question when a page with unsaved changes is left.
 */
export function createBrowserDesktop({ verify, now = () => Date.now() }: BrowserDesktopOptions): Desktop {
  const settings = createLocalRecord('hopline.settings', z.record(z.string(), z.unknown()), {});
  const recent = createLocalRecord('hopline.recent', z.array(z.object({ path: z.string(), openedMs: z.number() })), []);
  const handles = createHandleStore();
  const listeners = new Set<{ readonly event: EventName; readonly call: (payload: never) => void }>();
  let edited = false;
  let notice: EventPayload<'notice'> | null = settings.setAside === null ? null : { code: 'SETTINGS_SET_ASIDE', path: settings.setAside };

  const files = createBrowserFiles({
    handles,
    verify,
    onUsed: (path) => {
      recent.write([{ path, openedMs: now() }, ...recent.read().filter((entry) => entry.path !== path)].slice(0, mostRecent));
    },
  });

  addEventListener('beforeunload', (event) => {
    if (edited) event.preventDefault();
  });

  /** Like the shell's, a notice waits until somebody listens. */
  const tellNotice = (): void => {
    for (const listener of listeners) {
      if (listener.event !== 'notice' || notice === null) continue;
      // The set holds listeners of all events; this one was registered for a notice.
      (listener.call as (payload: EventPayload<'notice'>) => void)(notice);
      notice = null;
    }
  };

  return Object.freeze<Desktop>({
    platform: 'browser',
    ...files,
    askUnsaved: async (args) => ({ ok: true, value: await askUnsaved(args) }),
    setTitle: async (args) => {
      edited = args.edited;
      document.title = windowTitle({ title: args.title, folder: null, edited: args.edited }, 'browser');
      return nothing;
    },
    // The window draws its own menu bar.
    setMenu: async () => nothing,
    listRecent: async () => ({
      ok: true,
      value: await Promise.all(
        recent.read().map(async ({ path, openedMs }) => ({ path, name: path, folder: '', openedMs, missing: (await handles.get(path)) === null })),
      ),
    }),
    forgetRecent: async ({ path }) => {
      recent.write(recent.read().filter((entry) => entry.path !== path));
      await handles.remove(path);
      return nothing;
    },
    readSettings: async () => ({ ok: true, value: { ...settings.read() } }),
    writeSettings: async (args) => {
      settings.write(args.settings);
      return nothing;
    },
    closeWindow: async () => {
      edited = false;
      close();
      return nothing;
    },
    on: (event, listener) => {
      const entry = { event, call: listener };
      listeners.add(entry);
      queueMicrotask(tellNotice);
      return () => {
        listeners.delete(entry);
      };
    },
  });
}
