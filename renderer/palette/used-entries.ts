import { useSettings } from '../state/settings.ts';

/** So many of the entries used last stand on top of the palette. */
export const recentCount = 4;

/** Puts an entry on top of those used last. */
export function rememberUse(id: string): void {
  const { recentEntries, change } = useSettings.getState();
  if (recentEntries[0] !== id) change({ recentEntries: [id, ...recentEntries.filter((other) => other !== id)].slice(0, 2 * recentCount) });
}

/** Makes an entry a favourite, or no longer one. */
export function toggleFavourite(id: string): void {
  const { favouriteEntries, change } = useSettings.getState();
  change({ favouriteEntries: favouriteEntries.includes(id) ? favouriteEntries.filter((other) => other !== id) : [...favouriteEntries, id] });
}
