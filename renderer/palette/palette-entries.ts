import { registry } from '../../shared/catalog/index.ts';
import { noteEntries } from '../notes/note-entries.ts';
import { kindEntry } from './kind-entry.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** Everything the palette offers, in the order of its groups. */
export const paletteEntries: readonly PaletteEntry[] = [...registry.kinds.map(kindEntry), ...noteEntries];

const byId = new Map(paletteEntries.map((entry) => [entry.id, entry]));

/** The entries with these ids, in their order; ids of another version's entries are left out. */
export function entriesOf(ids: readonly string[]): readonly PaletteEntry[] {
  return ids.flatMap((id) => byId.get(id) ?? []);
}
