import { describe, expect, it } from 'vitest';
import type { Design } from '../model/design.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';

const rules = (design: Design) => design.components['a']?.props['rules'];

function ruled(): Design {
  const rows = [{ id: 'ssh', port: 22 }, { id: 'web', port: 80 }, { id: 'dns', port: 53 }];
  return rows.reduce((design, row) => apply(design, 'row.add', { id: 'a', path: '/rules', row }), toyDesign());
}

describe('rows of ordered lists', () => {
  it('are added with a free id, at the end or at a position', () => {
    let design = apply(toyDesign(), 'row.add', { id: 'a', path: '/rules', row: { port: 22 } });
    design = apply(design, 'row.add', { id: 'a', path: '/rules', row: { port: 80 } });
    design = apply(design, 'row.add', { id: 'a', path: '/rules', row: { port: 53 }, index: 0 });
    expect(rules(design)).toEqual([{ port: 53, id: 'rule-3' }, { port: 22, id: 'rule-1' }, { port: 80, id: 'rule-2' }]);
  });

  it('are added several at a time, each with an id of its own, in one step', () => {
    expect(rules(apply(ruled(), 'row.addMany', { id: 'a', path: '/rules', rows: [{ port: 1 }, { port: 2 }], index: 1 }))).toEqual([
      { id: 'ssh', port: 22 }, { port: 1, id: 'rule-1' }, { port: 2, id: 'rule-2' }, { id: 'web', port: 80 }, { id: 'dns', port: 53 },
    ]);
    expect(codes(refused(ruled(), 'row.addMany', { id: 'a', path: '/rules', rows: [{ port: 1 }, { port: 'x' }] }))).toEqual(['PROPS_WRONG_TYPE']);
  });

  it('are changed, removed and moved by position or id', () => {
    expect(rules(apply(ruled(), 'row.update', { id: 'a', path: '/rules/1', row: { port: 8080 } }))).toEqual([{ id: 'ssh', port: 22 }, { id: 'web', port: 8080 }, { id: 'dns', port: 53 }]);
    expect(rules(apply(ruled(), 'row.update', { id: 'a', path: '/rules/web', row: { port: 81 } }))).toMatchObject([{}, { port: 81 }, {}]);
    expect(rules(apply(ruled(), 'row.remove', { id: 'a', path: '/rules/web' }))).toEqual([{ id: 'ssh', port: 22 }, { id: 'dns', port: 53 }]);
    expect(rules(apply(ruled(), 'row.move', { id: 'a', path: '/rules/dns', to: 0 }))).toMatchObject([{ id: 'dns' }, { id: 'ssh' }, { id: 'web' }]);
    expect(rules(apply(ruled(), 'row.move', { id: 'a', path: '/rules/0', to: 99 }))).toMatchObject([{ id: 'web' }, { id: 'dns' }, { id: 'ssh' }]);
  });

  it('keep their ids apart and their types right', () => {
    expect(codes(refused(ruled(), 'row.add', { id: 'a', path: '/rules', row: { id: 'ssh', port: 1 } }))).toEqual(['ROW_ID_TAKEN']);
    expect(codes(refused(ruled(), 'row.update', { id: 'a', path: '/rules/0', row: { id: 'web' } }))).toEqual(['ROW_ID_TAKEN']);
    expect(codes(refused(ruled(), 'row.update', { id: 'a', path: '/rules/0', row: { port: '22' } }))).toEqual(['PROPS_WRONG_TYPE']);
  });

  it('refuse paths that lead nowhere', () => {
    expect(codes(refused(ruled(), 'row.update', { id: 'a', path: '/rules/nothing', row: {} }))).toEqual(['NO_SUCH_ROW']);
    expect(codes(refused(ruled(), 'row.add', { id: 'a', path: '/nothing', row: {} }))).toEqual(['NO_SUCH_LIST']);
    expect(codes(refused(ruled(), 'row.add', { id: 'a', path: '/size', row: {} }))).toEqual(['NO_SUCH_LIST']);
    expect(codes(refused(ruled(), 'row.add', { id: 'a', path: '', row: {} }))).toEqual(['NO_SUCH_LIST']);
    expect(codes(refused(ruled(), 'row.add', { id: 'a', path: '/__proto__/polluted', row: {} }))).toEqual(['NO_SUCH_LIST']);
    expect(codes(refused(ruled(), 'row.remove', { id: 'nobody', path: '/rules/0' }))).toEqual(['NO_SUCH_COMPONENT']);
  });

  it('do not take an interface away from under a link', () => {
    const design = apply(ruled(), 'link.connect', { kind: 'attach', from: 'tag', to: 'a' });
    expect(codes(refused(design, 'row.remove', { id: 'a', path: '/interfaces/eth0' }))).toEqual(['INTERFACE_IN_USE']);
  });
});
