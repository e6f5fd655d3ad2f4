import { z } from 'zod';

export const windowStateSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), maximized: z.boolean() });
export type WindowState = z.infer<typeof windowStateSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a first start gets, and the least that the window stays usable with (UX 95). */
export const firstSize = { width: 1440, height: 900 } as const;
export const leastSize = { width: 1024, height: 640 } as const;

/** Enough of the title bar to grab the window with the mouse. */
const grip = { width: 160, height: 32 } as const;

/**
 * Where to put a window: as it was when enough of its title bar lies on a display that is there now, else centred by the
 * system. `areas` are the work areas of the displays, in the same pixels.
 */
export function restoredBounds(state: WindowState | null, areas: readonly Area[]): { width: number; height: number; x?: number; y?: number } {
  if (state === null) return { ...firstSize };
  const home = areas.find((area) => isGripInside(state, area));
  const room = home ?? areas[0];
  const width = Math.max(leastSize.width, Math.min(Math.round(state.width), room?.width ?? firstSize.width));
  const height = Math.max(leastSize.height, Math.min(Math.round(state.height), room?.height ?? firstSize.height));
  return home === undefined ? { width, height } : { width, height, x: Math.round(state.x), y: Math.round(state.y) };
}

function isGripInside(state: WindowState, area: Area): boolean {
  const visibleWidth = Math.min(state.x + state.width, area.x + area.width) - Math.max(state.x, area.x);
  return visibleWidth >= grip.width && state.y >= area.y && state.y + grip.height <= area.y + area.height;
}
