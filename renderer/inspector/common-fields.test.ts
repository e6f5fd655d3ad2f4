import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import type { Component } from '../../shared/model/design.ts';
import { commonFields, commonValue, editedList, sharedItems, valueAt } from './common-fields.ts';

const component = (kind: string, props: Component['props'] = {}): Component => ({ kind, name: kind, parent: null, props });
const paths = (...kinds: readonly string[]): readonly string[] => commonFields(kinds.map((kind) => component(kind)), registry).map(({ path }) => path);

test('ux-54 fields in common are those of equal path and type, across kinds too; lists of rows and fixed values are not among them', () => {
  expect(paths('instance', 'instance')).toContain('/memoryMb');
  expect(paths('instance', 'instance')).not.toContain('/interfaces');
  expect(paths('vpc', 'subnet')).toEqual(['/cidr']);
  expect(paths('instance', 'internet-gateway')).toEqual([]);
  expect(paths('instance', 'nobody-knows-it')).toEqual([]);
});

test('values are read with the defaults of the kind', () => {
  expect(valueAt(component('instance'), '/memoryMb', registry)).toBe(2048);
  expect(valueAt(component('instance', { memoryMb: 4096 }), '/memoryMb', registry)).toBe(4096);
  expect(valueAt(component('instance'), '/nothing/here', registry)).toBeUndefined();
});

test('ux-54 a value is mixed when one of them differs', () => {
  expect(commonValue([1, 1])).toEqual({ isMixed: false, value: 1 });
  expect(commonValue([1, '1'])).toEqual({ isMixed: true, value: undefined });
  expect(commonValue([['a'], ['a']])).toEqual({ isMixed: false, value: ['a'] });
});

test('an edit of shared items leaves what each list has of its own', () => {
  const lists = [['web', 'ssh', 'db'], ['ssh', 'web']];
  expect(sharedItems(lists)).toEqual(['web', 'ssh']);
  expect(lists.map((list) => editedList(list, ['web', 'ssh'], ['ssh', 'dns']))).toEqual([['ssh', 'db', 'dns'], ['ssh', 'dns']]);
});
