import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { destinations, movesInto } from './index.ts';
import { apply, codes, toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

const ids = (...names: readonly string[]) => names.map(componentId);

describe('moving into a container without a pointer', () => {
  const design = apply(toyDesign(), 'component.add', { kind: 'net', parent: 'zone', x: 20, y: 320, id: 'net2' });

  it('offers the containers of legal kinds that the things are not in already', () => {
    const places = (names: readonly string[]) => destinations(createScope(design, registry), registry, ids(...names)).map(({ id, refusals }) => [id, codes(refusals)]);
    expect(places(['a'])).toEqual([['net2', []]]);
    expect(places(['a', 'b'])).toEqual([['net2', []]]);
    expect(places(['nobody'])).toEqual([]);
    const nested = apply(design, 'component.add', { kind: 'zone', parent: 'zone', x: 500, y: 40, id: 'inner' });
    expect(destinations(createScope(nested, registry), registry, ids('zone')).map(({ id, refusals }) => [id, codes(refusals)])).toEqual([['inner', ['PARENT_CYCLE']]]);
    expect(destinations(createScope(nested, registry), registry, ids('inner')).map(({ id }) => id)).toEqual([null]);
  });

  it('gives each its own free room, in moves that the command accepts as one step', () => {
    const moves = movesInto(design, registry, ['a', 'b'], componentId('net2'));
    const moved = apply(design, 'component.move', { moves });
    expect([moved.components['a']?.parent, moved.components['b']?.parent]).toEqual(['net2', 'net2']);
    const [first, second] = moves;
    expect([first?.x, first?.y]).toEqual([24, 68]);
    expect(second?.x === first?.x && second?.y === first?.y).toBe(false);
  });
});
