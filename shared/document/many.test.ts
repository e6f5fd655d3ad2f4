import { describe, expect, it } from 'vitest';
import type { Design } from '../model/design.ts';
import { createHistory, dispatch, findCommand, undo } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry } from './testing/toy-registry.ts';

const props = (design: Design, id: string) => design.components[id]?.props;

describe('one edit of several components', () => {
  it('gives all of them the value, or none where one refuses it, and says which', () => {
    const design = apply(toyDesign(), 'component.setMany', { ids: ['a', 'b'], path: '/size', value: 7 });
    expect([props(design, 'a')?.['size'], props(design, 'b')?.['size']]).toEqual([7, 7]);
    expect(props(design, 'b')?.['friends']).toEqual(['a']);
    const [refusal] = refused(design, 'component.setMany', { ids: ['a', 'b'], path: '/size', value: 'large' });
    expect([refusal?.code, refusal?.at?.component]).toEqual(['PROPS_WRONG_TYPE', 'a']);
    expect(codes(refused(design, 'component.setMany', { ids: ['a', 'nobody'], path: '/size', value: 1 }))).toEqual(['NO_SUCH_COMPONENT']);
    expect(codes(refused(design, 'component.setMany', { ids: ['a'], path: '/__proto__/polluted', value: 1 }))).toEqual(['BAD_ARGUMENTS']);
  });

  it('is one undo step', () => {
    const command = findCommand('component.setMany');
    if (command === null) throw new Error('no command');
    const start = createHistory(toyDesign());
    const result = dispatch(start, command, { ids: ['a', 'b'], path: '/size', value: 7 }, toyRegistry);
    if (!result.ok) throw new Error('refused');
    expect(result.history.past.length).toBe(1);
    expect(undo(result.history).design).toEqual(start.design);
  });
});

describe('tags', () => {
  it('are added to all, each once, and taken away; no empty list stays', () => {
    let design = apply(toyDesign(), 'component.tags', { ids: ['a', 'b'], add: ['  web   tier ', 'web tier', ''] });
    expect([design.components['a']?.tags, design.components['b']?.tags]).toEqual([['web tier'], ['web tier']]);
    design = apply(design, 'component.tags', { ids: ['a'], add: ['db'] });
    design = apply(design, 'component.tags', { ids: ['a', 'b'], remove: ['web tier'] });
    expect(design.components['a']?.tags).toEqual(['db']);
    expect(design.components['b']).not.toHaveProperty('tags');
  });
});

describe('edits in one step', () => {
  const edits = [
    { command: 'component.update', args: { id: 'a', props: { size: 3 } } },
    { command: 'component.rename', args: { id: 'a', name: 'first' } },
  ];

  it('are each asked about what those before have made, and are undone together', () => {
    const command = findCommand('edit.batch');
    if (command === null) throw new Error('no command');
    const start = createHistory(toyDesign());
    const result = dispatch(start, command, { edits: [...edits, { command: 'row.add', args: { id: 'a', path: '/rules', row: { port: 22 } } }] }, toyRegistry);
    if (!result.ok) throw new Error('refused');
    const { design } = result.history;
    expect([design.components['a']?.name, props(design, 'a')?.['size'], props(design, 'a')?.['rules']]).toEqual(['first', 3, [{ port: 22, id: 'rule-1' }]]);
    expect(result.history.past.length).toBe(1);
    expect(undo(result.history).design).toEqual(start.design);
  });

  it('change nothing when one of them is refused', () => {
    expect(codes(refused(toyDesign(), 'edit.batch', { edits: [...edits, { command: 'component.rename', args: { id: 'b', name: ' ' } }] }))).toEqual(['NAME_EMPTY']);
    expect(codes(refused(toyDesign(), 'edit.batch', { edits: [{ command: 'edit.batch', args: { edits } }] }))).toEqual(['BAD_ARGUMENTS']);
  });
});
