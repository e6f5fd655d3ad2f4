import { expect, it } from 'vitest';
import { createHistory, dispatch, findCommand, redo, undo } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

const id = 'link.connectNew';
const row = (name: string) => ({ id: 'a', path: '/interfaces', row: { id: name, address: '' } });
const link = (port: string, to = 'other') => ({ id: 'w', kind: 'l2', from: `a/${port}`, to });
const withOther = () => apply(toyDesign(), 'component.add', { kind: 'net', parent: 'zone', x: 20, y: 260, id: 'other' });

it('link.connectNew adds the interface and the link in one step, and one undo takes both back', () => {
  const before = createHistory(withOther());
  const command = findCommand(id);
  if (command === null) throw new Error('no command');
  const result = dispatch(before, command, { row: row('eth1'), link: link('eth1') }, registry);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  const after = result.history;
  expect(after.past.map((step) => [step.command, step.title.en, step.params, step.touches])).toEqual([[id, 'Connect {from} and {to}', { from: 'a', to: 'other' }, ['w']]]);
  expect(after.design.links['w']).toEqual({ kind: 'l2', from: { component: 'a', port: 'eth1' }, to: { component: 'other' } });
  expect(after.design.components['a']?.props['interfaces']).toEqual([{ id: 'eth0', address: '10.0.0.4' }, { id: 'eth1', address: '' }]);
  expect(undo(after).design).toEqual(before.design);
  expect(redo(undo(after)).design).toEqual(after.design);
});

it('link.connectNew changes nothing when either half is refused, and says why', () => {
  const design = withOther();
  expect(codes(refused(design, id, { row: row('eth0'), link: link('eth0') }))).toEqual(['ROW_ID_TAKEN']);
  expect(codes(refused(design, id, { row: row('eth1'), link: link('eth9') }))).toEqual(['LINK_PORT_UNKNOWN']);
  expect(codes(refused(design, id, { row: row('eth1'), link: link('eth0') }))).toEqual(['LINK_PARENT_WIRED']);
  expect(codes(refused(design, id, 'eth1'))).toEqual(['BAD_ARGUMENTS']);
  expect(codes(findCommand(id)?.check(design, { row: row('eth1'), link: link('eth9') }, registry) ?? [])).toEqual(['LINK_PORT_UNKNOWN']);
  expect(findCommand(id)?.check(design, { row: row('eth1'), link: link('eth1') }, registry)).toEqual([]);
});


it('ux-60 link.reattachNew moves an end to an interface made with it, in one step', () => {
  let design = apply(withOther(), 'row.add', { id: 'b', path: '/interfaces', row: { id: 'eth1', address: '' } });
  design = apply(design, 'link.connect', { id: 'w', kind: 'l2', from: 'b/eth1', to: 'other', props: { label: 'x' } });
  const command = findCommand('link.reattachNew');
  if (command === null) throw new Error('no command');
  const moved = dispatch(createHistory(design), command, { row: row('eth1'), link: { id: 'w', kind: 'l2', from: 'a/eth1', to: 'other' } }, registry);
  if (!moved.ok) throw new Error(JSON.stringify(moved.refusals));
  expect(moved.history.design.links).toEqual({ w: { kind: 'l2', from: { component: 'a', port: 'eth1' }, to: { component: 'other' }, props: { label: 'x' } } });
  expect(moved.history.past).toHaveLength(1);
  expect(undo(moved.history).design).toEqual(design);
  expect(codes(refused(design, 'link.reattachNew', { row: row('eth1'), link: { id: 'w', kind: 'l2', from: 'a/eth9', to: 'other' } }))).toEqual(['LINK_PORT_UNKNOWN']);
});
