import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { markedPieces, matchesSearch, paletteGroups } from './palette-search.ts';

const entries = registry.kinds.map((kind) => ({ id: kind.id, group: kind.family, labels: kind.labels, keywords: [kind.id, ...kind.keywords] }));

function found(search: string): string[] {
  return entries.filter((entry) => matchesSearch(entry, search)).map((entry) => entry.id);
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

test('finds a kind by the first consonants of its Korean name', () => {
  expect(found('ㅇㅌㄴㄱㅇㅌㅇㅇ')).toEqual(['internet-gateway']);
  expect(found('ㅇㅌㄴ ㄱㅇㅌ')).toEqual(['internet-gateway']);
  expect(found('ㅅㅂㄴ')[0]).toBe('subnet');
  expect(paletteGroups(entries, 'ㅅㅂㄴ')[0]?.entries[0]?.id).toBe('subnet');
});

test('the kind that is called so comes first', () => {
  const first = (search: string): string | undefined => paletteGroups(entries, search)[0]?.entries[0]?.id;
  expect(first('floating')).toBe('floating-ip');
  expect(first('플로팅')).toBe('floating-ip');
  expect(first('internet')).toBe('internet');
  expect(first('internet g')).toBe('internet-gateway');
  expect(first('')).toBe(entries.find((entry) => entry.group === 'cloud')?.id);
});

test('an empty search shows every kind, a search without an answer shows no group', () => {
  expect(paletteGroups(entries, '').flatMap((group) => group.entries)).toHaveLength(registry.kinds.length);
  expect(paletteGroups(entries, 'zzz')).toEqual([]);
});

test('marks what was searched for, by words, across blanks, and by first consonants', () => {
  const marked = (label: string, search: string): string => markedPieces(label, search).map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text)).join('');
  expect(marked('Internet gateway', 'gate')).toBe('Internet [gate]way');
  expect(marked('Internet gateway', 'GATE int')).toBe('[Int]ernet [gate]way');
  expect(marked('인터넷 게이트웨이', '넷게')).toBe('인터[넷 게]이트웨이');
  expect(marked('인터넷 게이트웨이', 'ㄱㅇㅌ')).toBe('인터넷 [게이트]웨이');
  expect(marked('Subnet', 'zzz')).toBe('Subnet');
});
