import { create } from 'zustand';

/** What stays lit while all else on the canvas is dimmed: ids of components, notes, links and implied memberships; null dims nothing. */
interface Spotlight {
  /** What a search has found, while its bar is open. */
  readonly found: ReadonlySet<string> | null;
  /** What stands in the container the person has gone into. */
  readonly inside: ReadonlySet<string> | null;
}

export const useSpotlight = create<Spotlight>()(() => ({ found: null, inside: null }));

/** What is lit now: a search goes before the container one is in. */
export function spotlit(): ReadonlySet<string> | null {
  const { found, inside } = useSpotlight.getState();
  return found ?? inside;
}
