import { describe, expect, test } from 'vitest';
import { componentId, type Design } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { createHistory, dispatch, findCommand, undo } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry } from './testing/toy-registry.ts';

const operate = (design: Design, operation: string, inputs: unknown = {}) => {
  const result = findCommand('component.operate')?.apply(design, { id: 'tag', operation, inputs }, toyRegistry);
  if (result?.ok !== true) throw new Error(JSON.stringify(result));
  return result;
};
const refusedCodes = (design: Design, operation: string, inputs: unknown = {}) => codes(refused(design, 'component.operate', { id: 'tag', operation, inputs }));
const tied = operate(toyDesign(), 'tie').design;

describe('component.operate', () => {
  test('does what the operation says in one step that bears its title and the name, and one undo takes all of it back', () => {
    const design = toyDesign();
    const command = findCommand('component.operate');
    if (command === null) throw new Error('no command');
    const result = dispatch(createHistory(design), command, { id: 'tag', operation: 'tie', inputs: { owner: 'me' } }, toyRegistry);
    if (!result.ok) throw new Error('refused');
    expect(result.step.title).toEqual({ ko: '{name} 묶기', en: 'Tie {name}' });
    expect(result.step.params).toEqual({ name: 'tag' });
    expect(result.history.past).toHaveLength(1);
    expect(result.history.design.links['knot']?.to).toEqual({ component: 'a', port: 'eth0' });
    expect(undo(result.history).design).toEqual(design);
  });

  test('an input that is not told is the suggested one, then the default of its field', () => {
    expect(tied.links['knot']?.to.component).toBe('a');
    expect(operate(toyDesign(), 'tie', { box: 'b' }).design.links['knot']?.to.component).toBe('b');
  });

  test('new links have their effects, but what the operation says of props stays', () => {
    expect(tied.components['tag']?.props['owner']).toBe('a');
    expect(operate(toyDesign(), 'tie', { owner: 'me' }).design.components['tag']?.props['owner']).toBe('me');
  });

  test('refusals of the operation come first, then whether it is offered at all', () => {
    expect(refusedCodes(toyDesign(), 'tie', { box: null })).toEqual(['TOY-NO-BOX']);
    expect(refusedCodes(tied, 'tie')).toEqual(['NOT_OFFERED']);
    expect(refusedCodes(toyDesign(), 'untie')).toEqual(['NO_SUCH_OPERATION']);
    expect(codes(refused(toyDesign(), 'component.operate', { id: 'nobody', operation: 'tie' }))).toEqual(['NO_SUCH_COMPONENT']);
  });

  test('inputs of the wrong JSON type are refused with their place', () => {
    expect(refused(toyDesign(), 'component.operate', { id: 'tag', operation: 'copies', inputs: { n: 'two' } })).toMatchObject([{ code: 'BAD_ARGUMENTS', params: { command: 'copies', path: '/n' } }]);
  });

  test('guards of links refuse the whole operation', () => {
    const sealed = apply(toyDesign(), 'component.update', { id: 'tag', props: { sealed: true } });
    expect(refusedCodes(sealed, 'tie')).toEqual(['TOY-SEALED']);
    expect(refusedCodes(toyDesign(), 'tie', { box: 'zone' })).toEqual(['LINK_NOT_ALLOWED']);
  });

  test('props count before guards are asked: what an operation unseals it may cut', () => {
    const sealed = apply(tied, 'component.update', { id: 'tag', props: { sealed: true } });
    expect(refusedCodes(sealed, 'cut')).toEqual(['TOY-SEALED']);
    const cut = operate(sealed, 'cut', { unseal: true }).design;
    expect(cut.links).toEqual({});
    expect(cut.components['tag']?.props['owner']).toBe('');
  });

  test('removals ask the guards too; an obstacle that goes along is none', () => {
    expect(refusedCodes(tied, 'clear')).toEqual(['TOY-TAGGED']);
    const cleared = operate(tied, 'clear', { withMe: true }).design;
    expect(Object.keys(cleared.components).sort()).toEqual(['b', 'gate', 'net', 'zone']);
    expect(cleared.links).toEqual({});
  });

  test('new components get free ids and names, what their kind creates, and free room in a container that grows', () => {
    const { design } = operate(toyDesign(), 'copies', { n: 3, into: 'net' });
    expect(['a-2', 'a-3', 'a-4'].map((id) => design.components[id])).toMatchObject([
      { name: 'a-2', parent: 'net', props: { size: 7, mtu: 1500, interfaces: [{ id: 'eth0', address: '10.0.0.4' }] } },
      { name: 'a-3', parent: 'net' },
      { name: 'a-4', parent: 'net' },
    ]);
    const places = ['a', 'b', 'a-2', 'a-3', 'a-4'].map((id) => design.placements[id] ?? { x: 0, y: 0 });
    const touching = places.flatMap((one, index) => places.slice(index + 1).filter((other) => Math.abs(one.x - other.x) < 132 && Math.abs(one.y - other.y) < 46));
    expect(touching).toEqual([]);
    const lowest = Math.max(...places.map((place) => place.y + 46));
    expect(design.placements['net']?.height ?? 200).toBeGreaterThanOrEqual(lowest + 14);
  });

  test('afterwards that is shown which was operated, or what it brought', () => {
    expect(operate(toyDesign(), 'tie').step.touches).toEqual(['tag']);
    expect(operate(toyDesign(), 'copies', { into: 'net' }).step.touches).toEqual(['a-2', 'a-3']);
  });

  test('a new component where its kind may not stand refuses everything', () => {
    expect(refusedCodes(toyDesign(), 'copies', { n: 2 })).toEqual(['PARENT_NEEDED']);
    expect(refusedCodes(toyDesign(), 'copies', { n: 9, into: 'net' })).toEqual(['TOY-TOO-MANY']);
  });

  test('what the person is told comes with the result and is no part of the step', () => {
    const result = operate(toyDesign(), 'copies', { n: 1, into: 'net' });
    expect(result.notice).toEqual({ code: 'TOY-COPIED', params: { n: 1 } });
    expect(JSON.stringify(result.step)).not.toContain('TOY-COPIED');
    expect(operate(toyDesign(), 'tie').notice).toBeNull();
  });

  test('what it moves keeps its props and links and finds free room in its new container, in the same step', () => {
    const two = apply(tied, 'component.add', { kind: 'net', parent: 'zone', x: 400, y: 40, id: 'other' });
    const crowded = apply(two, 'component.add', { kind: 'box', parent: 'other', x: 24, y: 68, id: 'c' });
    const { design } = operate(crowded, 'rehome', { what: 'a', into: 'other' });
    expect(design.components['a']).toEqual({ ...crowded.components['a'], parent: 'other' });
    expect(design.links).toEqual(crowded.links);
    const [moved, there] = [design.placements['a'] ?? { x: 0, y: 0 }, design.placements['c'] ?? { x: 0, y: 0 }];
    expect(Math.abs(moved.x - there.x) >= 132 || Math.abs(moved.y - there.y) >= 46).toBe(true);
    expect(design.placements['other']?.height ?? 200).toBeGreaterThanOrEqual(moved.y + 46 + 14);
  });

  test('what may not stand there, is locked or is not there refuses the whole operation', () => {
    expect(refusedCodes(toyDesign(), 'rehome', { what: 'a', into: null })).toEqual(['PARENT_NEEDED']);
    expect(refusedCodes(toyDesign(), 'rehome', { what: 'nobody', into: 'net' })).toEqual(['NO_SUCH_COMPONENT']);
    const two = apply(toyDesign(), 'component.add', { kind: 'net', parent: 'zone', x: 400, y: 40, id: 'other' });
    const locked = { ...two, placements: { ...two.placements, a: { x: 14, y: 38, locked: true } } };
    expect(refusedCodes(locked, 'rehome', { what: 'a', into: 'other' })).toEqual(['LOCKED']);
    expect(operate(locked, 'rehome', { what: 'a', into: 'net' }).design).toEqual(locked);
  });

  test('a preview reads its inputs the same way', () => {
    const scope = createScope(toyDesign(), toyRegistry);
    const tag = scope.component('tag');
    const copies = toyRegistry.find('tag')?.operations.find((operation) => operation.id === 'copies');
    if (tag === null) throw new Error('no tag');
    expect(copies?.preview(tag.id, tag.component, { into: 'net' }, scope)).toEqual({ code: 'TOY-COPIES', params: { n: 2 }, affected: [componentId('net')] });
    expect(copies?.preview(tag.id, tag.component, { n: 1 }, scope)).toBeNull();
    expect(copies?.suggest(tag.id, tag.component, scope)).toEqual({ n: 2, into: null });
  });
});
