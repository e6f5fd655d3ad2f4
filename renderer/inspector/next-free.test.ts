import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { findCommand } from '../../shared/document/index.ts';
import { emptyDesign, type Design } from '../../shared/model/design.ts';
import { isOwnAddress, nextFreeAddress, nextFreeRange } from './next-free.ts';

function draw(...steps: readonly (readonly [string, unknown])[]): Design {
  return steps.reduce<Design>((design, [command, args]) => {
    const result = findCommand(command)?.apply(design, args, registry);
    if (result?.ok !== true) throw new Error(`${command}: ${JSON.stringify(result?.refusals ?? 'none')}`);
    return result.design;
  }, emptyDesign);
}
const place = { x: 0, y: 0 };
const design = draw(
  ['component.add', { kind: 'vpc', id: 'vpc', parent: null, ...place }],
  ['component.add', { kind: 'subnet', id: 'subnet', parent: 'vpc', ...place }],
  ['component.add', { kind: 'instance', id: 'one', parent: 'subnet', x: 20, y: 40 }],
  ['component.add', { kind: 'instance', id: 'two', parent: 'subnet', x: 20, y: 100 }],
);
const pathOf = (id: string): string => {
  const [row] = (design.components[id]?.props['interfaces'] ?? []) as readonly Readonly<Record<string, unknown>>[];
  const key = Object.keys(row ?? {}).find((name) => String(row?.[name]).startsWith('192.168.0.'));
  return `/interfaces/0/${key ?? ''}`;
};

test('the next free address is the lowest that nobody holds and the cloud has not reserved (domain/public-cloud.md C.1)', () => {
  // .1 is the gateway, .2 DHCP; the two instances have .3 and .4.
  expect(isOwnAddress(design, 'one', pathOf('one'))).toBe(true);
  expect(nextFreeAddress(design, 'one', pathOf('one'))).toBe('192.168.0.5');
});

test('a field that is no address of an interface has no next free one', () => {
  expect(isOwnAddress(design, 'one', '/interfaces/0/name')).toBe(false);
  expect(nextFreeAddress(design, 'vpc', '/cidr')).toBeNull();
  expect(nextFreeAddress(design, 'nobody', '/interfaces/0/address')).toBeNull();
});

test('the next free range of a subnet is the lowest block of its VPC that no other subnet has', () => {
  const more = findCommand('component.add')?.apply(design, { kind: 'subnet', id: 'second', parent: 'vpc', x: 0, y: 300 }, registry);
  if (more?.ok !== true) throw new Error('refused');
  const moved = findCommand('component.update')?.apply(more.design, { id: 'second', props: { cidr: '192.168.9.0/24' } }, registry);
  if (moved?.ok !== true) throw new Error('refused');
  expect(nextFreeRange(moved.design, 'second', '/cidr')).toBe('192.168.1.0/24');
  expect(nextFreeRange(design, 'subnet', '/cidr')).toBeNull();
});
