import { create } from 'zustand';
import { usePanels } from './panels.ts';
import { useSettings } from './settings.ts';

/** How much of the window there is for its parts, once they have the size the person chose (VISUAL 4). */
export type Room = 'wide' | 'narrow' | 'small';

interface RoomState {
  readonly room: Room;
}

function roomOf(widthPx: number): Room {
  if (widthPx >= 1200) return 'wide';
  return widthPx >= 1024 ? 'narrow' : 'small';
}

export const useRoom = create<RoomState>()(() => ({ room: roomOf(globalThis.innerWidth) }));

/** Keeps the marks of the page up to date that the style sheets ask: room, height, and the size of the window's own parts. Returns the function that stops it. */
export function followRoom(): () => void {
  const { dataset, style } = document.documentElement;
  const update = (): void => {
    const { uiZoom } = useSettings.getState();
    const room = roomOf(Math.round(globalThis.innerWidth / uiZoom));
    dataset['room'] = room;
    dataset['height'] = globalThis.innerHeight / uiZoom <= 760 ? 'low' : 'full';
    style.setProperty('--ui-zoom', String(uiZoom));
    if (useRoom.getState().room === room) return;
    // What lay over the canvas has its place again, or has none yet.
    usePanels.setState({ isLeftOpen: false, isInspectorOpen: false });
    useRoom.setState({ room });
  };
  update();
  const stop = useSettings.subscribe(update);
  globalThis.addEventListener('resize', update);
  return () => {
    stop();
    globalThis.removeEventListener('resize', update);
  };
}
