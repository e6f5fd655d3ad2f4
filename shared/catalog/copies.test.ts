import { expect, test } from 'vitest';
import type { Design } from '../model/design.ts';
import { draw, problems, project, propsOf, reachable, type Step } from './testing/drawing-board.ts';

/** Copies get addresses of their own and lose what there is only one of. */

const copy = (...ids: readonly string[]): Step => ['selection.duplicate', { ids }];
const added = (before: Design, after: Design) => Object.keys(after.components).filter((id) => before.components[id] === undefined);
const errors = (design: Design, id: string) => problems(design, id).filter((problem) => problem.endsWith(' error'));

function copied(design: Design, ...ids: readonly string[]): { readonly after: Design; readonly id: string } {
  const after = draw(design, copy(...ids));
  const [id] = added(design, after);
  if (id === undefined) throw new Error('nothing was copied');
  return { after, id };
}

test('an instance gets the next free address', () => {
  const { after, id } = copied(project, 'vm1');
  expect(propsOf(after, id)['interfaces']).toMatchObject([{ id: 'eth0', address: '192.168.0.5', securityGroups: ['sg-default'] }]);
});

test('a floating IP gets an address of its own and no association', () => {
  const { after, id } = copied(reachable, 'fip-vm1');
  expect(propsOf(after, id)['address']).toBe('133.186.128.4');
  expect(problems(after, id)).toEqual(['NHN-FIP-003 info']);
});

test('an internet gateway starts unattached', () => {
  const { after, id } = copied(project, 'igw');
  expect(propsOf(after, id)).toMatchObject({ state: 'unavailable', publicIp: '' });
});

test('a client gets another public address', () => {
  const { after, id } = copied(project, 'client');
  expect(propsOf(after, id)['interfaces']).toMatchObject([{ address: '198.51.100.10' }]);
});

test('there stays one default group and one default table', () => {
  const { after: groups, id: group } = copied(project, 'sg-default');
  expect([propsOf(groups, 'sg-default')['isDefault'], propsOf(groups, group)['isDefault']]).toEqual([true, false]);
  const { after: tables, id: table } = copied(project, 'rt');
  expect([propsOf(tables, 'rt')['isDefault'], propsOf(tables, table)['isDefault']]).toEqual([true, false]);
});

test('a subnet gets a free block, and what stands in it addresses there', () => {
  const after = draw(project, copy('subnet'));
  const ids = added(project, after);
  expect(ids.map((id) => after.components[id]?.kind).sort()).toEqual(['instance', 'subnet']);
  const subnet = ids.find((id) => after.components[id]?.kind === 'subnet') ?? '';
  expect(propsOf(after, subnet)['cidr']).toBe('192.168.1.0/24');
  expect(ids.flatMap((id) => errors(after, id))).toEqual([]);
});
