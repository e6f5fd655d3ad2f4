import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { matchesSearch, paletteGroups } from './palette-search.ts';

function found(search: string): string[] {
  return registry.kinds.filter((definition) => matchesSearch(definition, search)).map((definition) => definition.id);
}

test('finds a kind by words in Korean and English, with and without blanks', () => {
  expect(found('internet gateway')).toEqual(['internet-gateway']);
  expect(found('인터넷 게이트')).toEqual(['internet-gateway']);
  expect(found('인터넷게이트웨이')).toEqual(['internet-gateway']);
  expect(found('  Routing   TABLE ')).toEqual(['routing-table']);
});

test('reads decomposed Hangul, as macOS types it in file names, like composed Hangul', () => {
  expect(found('서브넷'.normalize('NFD'))).toEqual(['subnet', 'vlan']);
});

test('the kind that is called so comes first', () => {
  const first = (search: string): string | undefined => paletteGroups(registry, search)[0]?.kinds[0]?.id;
  expect(first('floating')).toBe('floating-ip');
  expect(first('플로팅')).toBe('floating-ip');
  expect(first('internet')).toBe('internet');
  expect(first('internet g')).toBe('internet-gateway');
  expect(first('')).toBe(registry.kinds.find((kind) => kind.family === 'cloud')?.id);
});

test('an empty search shows every kind, a search without an answer shows no group', () => {
  expect(paletteGroups(registry, '').flatMap((group) => group.kinds)).toHaveLength(registry.kinds.length);
  expect(paletteGroups(registry, 'zzz')).toEqual([]);
});
