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

/** The palette's groups; families without a matching kind are left out. */
export function paletteGroups(registry: AnyRegistry, search: string): readonly PaletteGroup[] {
  return families.flatMap((family) => {
    const kinds = registry.kinds.filter((definition) => definition.family === family && matchesSearch(definition, search));
    return kinds.length === 0 ? [] : [{ family, kinds }];
  });
}
