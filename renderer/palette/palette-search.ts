import { families, type AnyRegistry, type Definition, type Family } from '../../shared/model/definition.ts';

/** Kinds of one family, in the order of the catalogue. */
export interface PaletteGroup {
  readonly family: Family;
  readonly kinds: readonly Definition<never>[];
}

function words(definition: Definition<never>): readonly string[] {
  return [definition.labels.ko, definition.labels.en, definition.id, ...definition.keywords].map((word) => word.normalize('NFC').toLowerCase());
}

/** True when a kind answers to a search in either language: every word typed must occur in a label, the id or a keyword, blanks not counting. */
export function matchesSearch(definition: Definition<never>, search: string): boolean {
  const wanted = search.normalize('NFC').toLowerCase().trim().split(/\s+/).filter((part) => part !== '');
  const known = words(definition);
  const joined = known.map((word) => word.replaceAll(' ', ''));
  return wanted.every((part) => known.some((word) => word.includes(part))) || joined.some((word) => wanted.length > 0 && word.includes(wanted.join('')));
}

/** Called so, beginning so, holding the words, and last what only a keyword gives away. */
function rankOf(definition: Definition<never>, search: string): number {
  const wanted = search.normalize('NFC').toLowerCase().trim();
  const names = [definition.labels.ko, definition.labels.en].map((label) => label.toLowerCase());
  const tests = [(name: string) => name === wanted, (name: string) => name.startsWith(wanted), (name: string) => name.includes(wanted)];
  const rank = tests.findIndex((test) => names.some(test));
  return rank < 0 ? tests.length : rank;
}

/** The palette's groups, best answer to the search first; families without a matching kind are left out. */
export function paletteGroups(registry: AnyRegistry, search: string): readonly PaletteGroup[] {
  const ranked = registry.kinds.filter((definition) => matchesSearch(definition, search)).map((definition) => ({ definition, rank: search.trim() === '' ? 0 : rankOf(definition, search) }));
  return families
    .flatMap((family) => {
      const own = ranked.filter(({ definition }) => definition.family === family).sort((left, right) => left.rank - right.rank);
      return own[0] === undefined ? [] : [{ best: own[0].rank, group: { family, kinds: own.map(({ definition }) => definition) } }];
    })
    .sort((left, right) => left.best - right.best)
    .map(({ group }) => group);
}
