import { z } from 'zod';
import { useDocument } from './document.ts';
import { keepQuietSetting, quietSetting } from './settings.ts';
import { maxZoom, minZoom, positionOf, useViewport, wantedCamera } from './viewport.ts';

/** Where a file was last looked at. */
const viewSchema = z.object({ file: z.string(), x: z.number(), y: z.number(), zoom: z.number().min(minZoom).max(maxZoom) });
export type LastView = z.infer<typeof viewSchema>;

/** Files remembered; the one not seen for longest goes first. */
export const mostViews = 100;
const settingName = 'views';
/** The camera must rest this long before its place is written down. */
const settleMs = 400;

/** What the settings file says, as far as it can be understood. */
export function readViews(stored: unknown): readonly LastView[] {
  const list = z.array(z.unknown()).safeParse(stored);
  return list.success ? list.data.flatMap((entry) => viewSchema.safeParse(entry).data ?? []).slice(0, mostViews) : [];
}

/** The list with a file's view in front. */
export function withView(views: readonly LastView[], view: LastView): readonly LastView[] {
  return [view, ...views.filter((other) => other.file !== view.file)].slice(0, mostViews);
}

/** Where a file was last looked at; null when it never was, or too long ago. Kept with the settings of the person, never in the file (UX 29). */
export function lastViewOf(file: string): LastView | null {
  return readViews(quietSetting(settingName)).find((view) => view.file === file) ?? null;
}

/** Keeps the place of the camera for the file on screen from now on. Returns the function that stops it and writes down what is left. */
export function followViews(): () => void {
  let waiting: LastView | null = null;
  let timer = 0;
  const flush = (): void => {
    clearTimeout(timer);
    if (waiting === null) return;
    keepQuietSetting(settingName, withView(readViews(quietSetting(settingName)), waiting));
    waiting = null;
  };
  const note = (): void => {
    const file = useDocument.getState().file?.path ?? null;
    // What is left of the file before belongs to that one.
    if (waiting !== null && waiting.file !== file) flush();
    const { width } = useViewport.getState();
    if (file === null || width === 0) return;
    const { x, y, zoom } = positionOf(wantedCamera());
    waiting = { file, x, y, zoom };
    clearTimeout(timer);
    timer = window.setTimeout(flush, settleMs);
  };
  const stops = [
    useViewport.subscribe((state, before) => {
      if (state.camera !== before.camera || state.goal !== before.goal) note();
    }),
    useDocument.subscribe((state, before) => {
      // Another document brings its own view; the same one under a new name takes its view along.
      if (state.opened !== before.opened || !state.isOpen) flush();
      else if (state.file?.path !== before.file?.path) note();
    }),
  ];
  addEventListener('pagehide', flush);
  return () => {
    flush();
    removeEventListener('pagehide', flush);
    stops.forEach((stop) => stop());
  };
}
