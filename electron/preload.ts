import './preload-zod.ts';
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { z } from 'zod';
import { events, failureSchema, openedFileSchema, requests, type EventName, type EventPayload, type RequestName } from '../shared/desktop/contract.ts';
import { droppedChannel, eventChannel, listeningChannel, requestChannel } from './ipc/channel.ts';

/**
 * Builds `window.desktop` from the contract's table: plain functions, no event objects, nothing of Electron. What the shell answers
 * is checked here, what the window asks is checked in the shell.
 */
if (!process.sandboxed || !process.contextIsolated) throw new Error('The window must be sandboxed and isolated.');

const answerOf = (value: z.ZodType): z.ZodType =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), failure: failureSchema })]);

const broken = { ok: false, failure: { code: 'UNKNOWN', path: null, detail: 'the shell gave no proper answer' } };

async function ask(channel: string, args: unknown, answer: z.ZodType): Promise<unknown> {
  try {
    const parsed = answer.safeParse(await ipcRenderer.invoke(channel, args));
    return parsed.success ? parsed.data : broken;
  } catch {
    return broken;
  }
}

// The names are the table's own keys.
const calls = Object.fromEntries(
  (Object.keys(requests) as RequestName[]).map((name) => {
    const answer = answerOf(requests[name].result);
    return [name, (args: unknown) => ask(requestChannel(name), args, answer)];
  }),
);

const droppedAnswer = answerOf(openedFileSchema);

/** A `File` made by a page has no path; only one that the person dropped or chose has. */
async function readDropped(file: unknown): Promise<unknown> {
  let path = '';
  try {
    // The function checks for itself that this is a File of this window.
    path = webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
  } catch {
    // Not a File at all: the shell refuses the empty path.
  }
  return ask(droppedChannel, { path }, droppedAnswer);
}

const listeners = new Map<EventName, Set<(payload: EventPayload<EventName>) => void>>();

// As above, the names are the table's own keys.
for (const name of Object.keys(events) as EventName[]) {
  listeners.set(name, new Set());
  ipcRenderer.on(eventChannel(name), (_event, payload: unknown) => {
    const parsed = events[name].safeParse(payload);
    if (parsed.success) for (const listener of listeners.get(name) ?? []) listener(parsed.data);
  });
}

function on(name: EventName, listener: (payload: EventPayload<EventName>) => void): () => void {
  const own = listeners.get(name);
  if (own === undefined || typeof listener !== 'function') return () => undefined;
  // A wrapper per call, so that the same function may subscribe twice and end one subscription.
  const entry = (payload: EventPayload<EventName>): void => listener(payload);
  own.add(entry);
  if (own.size === 1) ipcRenderer.send(listeningChannel, { event: name, active: true });
  return () => {
    if (own.delete(entry) && own.size === 0) ipcRenderer.send(listeningChannel, { event: name, active: false });
  };
}

const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';

contextBridge.exposeInMainWorld('desktop', Object.freeze({ ...calls, platform, on, readDropped }));
