import { describe, expect, it } from 'vitest';
import { emptyDesign } from '../model/design.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';

describe('component.add', () => {
  it('gives a free id, a free name, defaults, and what the kind creates', () => {
    let design = apply(emptyDesign, 'component.add', { kind: 'zone', x: 1, y: 2 });
    design = apply(design, 'component.add', { kind: 'net', parent: 'zone', x: 10, y: 30 });
    design = apply(design, 'component.add', { kind: 'box', parent: 'net', x: 14, y: 38, name: 'vm' });
    design = apply(design, 'component.add', { kind: 'box', parent: 'net', x: 14, y: 98, name: 'vm' });
    design = apply(design, 'component.add', { kind: 'box', parent: 'net', x: 150, y: 98, name: '서버' });
    expect(Object.entries(design.components).map(([id, component]) => [id, component.name])).toEqual([
      ['zone', 'zone'],
      ['net', 'net'],
      ['vm', 'vm'],
      ['vm-2', 'vm-2'],
      ['box', '서버'],
    ]);
    expect(design.components['vm']?.props).toEqual({ interfaces: [{ id: 'eth0', address: '10.0.0.4' }], rules: [], friends: [], size: 1, mtu: 1500 });
    expect(design.placements['vm']).toEqual({ x: 14, y: 38 });
  });

  it('says where a kind may stand', () => {
    const design = toyDesign();
    expect(refused(design, 'component.add', { kind: 'net', parent: null, x: 0, y: 0 })).toEqual([{ code: 'PARENT_NEEDED', params: { kind: 'net', kinds: 'zone' } }]);
    expect(refused(design, 'component.add', { kind: 'box', parent: 'zone', x: 0, y: 0 })).toEqual([
      { code: 'PARENT_NOT_ALLOWED', params: { kind: 'box', kinds: 'net', parentKind: 'zone' }, at: { component: 'zone' } },
    ]);
    expect(codes(refused(design, 'component.add', { kind: 'box', parent: 'nobody', x: 0, y: 0 }))).toEqual(['NO_SUCH_COMPONENT']);
    expect(codes(refused(design, 'component.add', { kind: 'warp-drive', parent: null, x: 0, y: 0 }))).toEqual(['KIND_UNKNOWN']);
  });

  it.each([
    [{ id: 'a' }, 'ID_TAKEN'],
    [{ id: '10.0.0.1' }, 'ID_IS_ADDRESS'],
    [{ id: '__proto__' }, 'ID_RESERVED'],
    [{ id: 'a/b' }, 'BAD_ID'],
    [{ props: { size: 'big' } }, 'PROPS_WRONG_TYPE'],
    [{ x: 'left' }, 'BAD_ARGUMENTS'],
    [{ x: Infinity }, 'BAD_ARGUMENTS'],
  ])('refuses %j', (wrong, code) => {
    expect(codes(refused(toyDesign(), 'component.add', { kind: 'box', parent: 'net', x: 0, y: 0, ...wrong }))).toEqual([code]);
  });

  it('refuses the thirteenth container around one another', () => {
    let design = emptyDesign;
    for (let depth = 0; depth < 12; depth += 1) design = apply(design, 'component.add', { kind: 'zone', id: `z${depth}`, parent: depth === 0 ? null : `z${depth - 1}`, x: 10, y: 30 });
    expect(codes(refused(design, 'component.add', { kind: 'zone', parent: 'z11', x: 10, y: 30 }))).toEqual(['NESTING_TOO_DEEP']);
  });

  it('makes the containers around it grow', () => {
    const design = apply(toyDesign(), 'component.add', { kind: 'box', parent: 'net', x: 350, y: 38, id: 'far' });
    expect(design.placements['net']).toEqual({ x: 20, y: 40, width: 496, height: 200 });
    expect(design.placements['zone']).toEqual({ x: 0, y: 0, width: 530, height: 300 });
  });
});

describe('component.update', () => {
  it('merges props and leaves every other component the same object', () => {
    const design = toyDesign();
    const next = apply(design, 'component.update', { id: 'a', props: { size: 5 } });
    expect(next.components['a']?.props['size']).toBe(5);
    expect(next.components['b']).toBe(design.components['b']);
    expect(next.placements).toBe(design.placements);
  });

  it('refuses wrong types, what the kind refuses, and interfaces with links on them', () => {
    const design = apply(toyDesign(), 'link.connect', { kind: 'attach', from: 'tag', to: 'a/eth0' });
    expect(refused(design, 'component.update', { id: 'a', props: { size: 'big' } })).toEqual([
      { code: 'PROPS_WRONG_TYPE', params: { kind: 'box', path: '/size' }, at: { component: 'a', path: '/size' } },
    ]);
    expect(codes(refused(design, 'component.update', { id: 'a', props: { size: -1 } }))).toEqual(['TOY-SIZE']);
    expect(refused(design, 'component.update', { id: 'a', props: { interfaces: [] } })).toEqual([
      { code: 'INTERFACE_IN_USE', params: { interface: 'eth0', peer: 'tag' }, at: { component: 'a' }, blocking: ['tag'], fix: { command: 'component.remove', args: { links: ['tag-a'] }, title: 'INTERFACE_IN_USE.fix' } },
    ]);
    const freed = apply(design, 'component.remove', { links: ['tag-a'] });
    expect(apply(freed, 'component.update', { id: 'a', props: { interfaces: [] } }).components['a']?.props['interfaces']).toEqual([]);
    expect(codes(refused(design, 'component.update', { id: 'nobody', props: {} }))).toEqual(['NO_SUCH_COMPONENT']);
  });

  it.each(['component.update', 'component.rename', 'component.resize', 'component.remove', 'row.add', 'probe.update', 'selection.duplicate'])('%s finds nothing under the names that every object has', (command) => {
    for (const id of ['constructor', 'toString', '__proto__']) {
      const args = { id, ids: [id], name: 'x', x: 0, y: 0, width: 10, height: 10, path: '/rules', row: {}, props: {}, probe: {} };
      expect(codes(refused(toyDesign(), command, args))).toEqual(['BAD_ARGUMENTS']);
    }
  });

  it('shares nothing with the caller and lets no prototype through', () => {
    const rows = [{ id: 'r1', port: 22 }];
    const next = apply(toyDesign(), 'component.update', { id: 'a', props: { rules: rows } });
    rows[0] = { id: 'r1', port: 23 };
    expect(next.components['a']?.props['rules']).toEqual([{ id: 'r1', port: 22 }]);
    const hostile: unknown = JSON.parse('{ "id": "a", "props": { "extra": { "__proto__": { "polluted": true } } } }');
    const after = apply(toyDesign(), 'component.update', hostile);
    expect(after.components['a']?.props['extra']).toEqual({});
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('component.rename', () => {
  it('composes Korean names and drops blanks around them', () => {
    const next = apply(toyDesign(), 'component.rename', { id: 'a', name: ' \u1112\u1161\u11ab ' });
    expect(next.components['a']?.name).toBe('한');
    expect(codes(refused(toyDesign(), 'component.rename', { id: 'a', name: '  ' }))).toEqual(['NAME_EMPTY']);
  });
});

describe('component.resize', () => {
  it('is layout only and never cuts contents', () => {
    const design = toyDesign();
    const next = apply(design, 'component.resize', { id: 'net', x: 20, y: 40, width: 200, height: 180 });
    expect(next.components).toBe(design.components);
    expect(next.placements['net']).toEqual({ x: 20, y: 40, width: 200, height: 180 });
    expect(refused(design, 'component.resize', { id: 'net', x: 20, y: 40, width: 100, height: 180 })).toMatchObject([{ code: 'TOO_SMALL', params: { width: 160, height: 160 } }]);
  });

  it('keeps contents in place when the top left corner moves', () => {
    const next = apply(toyDesign(), 'component.resize', { id: 'net', x: 10, y: 30, width: 310, height: 210 });
    expect(next.placements['a']).toEqual({ x: 24, y: 48 });
    expect(codes(refused(toyDesign(), 'component.resize', { id: 'net', x: 60, y: 40, width: 300, height: 200 }))).toEqual(['TOO_SMALL']);
  });

  it('refuses to cover what stands beside it, and to touch a locked one', () => {
    const design = apply(toyDesign(), 'component.add', { kind: 'zone', id: 'other', parent: null, x: 700, y: 0 });
    expect(refused(design, 'component.resize', { id: 'zone', x: 0, y: 0, width: 701, height: 300 })).toMatchObject([
      { code: 'OVERLAP', blocking: ['gate'] },
      { code: 'OVERLAP', blocking: ['other'] },
      { code: 'OVERLAP', blocking: ['tag'] },
    ]);
    const locked = apply(design, 'layout.apply', { placements: { zone: { x: 0, y: 0, locked: true } } });
    expect(codes(refused(locked, 'component.resize', { id: 'zone', x: 0, y: 0, width: 450, height: 300 }))).toEqual(['LOCKED']);
  });
});

describe('component.move and layout.apply', () => {
  it('leave everything but the layout the same object', () => {
    const design = toyDesign();
    for (const next of [
      apply(design, 'component.move', { moves: [{ id: 'a', x: 100, y: 50 }] }),
      apply(design, 'layout.apply', { placements: { a: { x: 100, y: 50 }, nobody: { x: 1, y: 1 } } }),
    ]) {
      expect(next.components).toBe(design.components);
      expect(next.links).toBe(design.links);
      expect(next.placements['a']).toEqual({ x: 100, y: 50 });
      expect(Object.hasOwn(next.placements, 'nobody')).toBe(false);
    }
  });

  it('takes a component into another container with a new address, in one step', () => {
    let design = apply(toyDesign(), 'component.add', { kind: 'zone', id: 'zone2', parent: null, x: 0, y: 400 });
    design = apply(design, 'component.add', { kind: 'net', id: 'net2', parent: 'zone2', x: 20, y: 40 });
    const next = apply(design, 'component.move', { moves: [{ id: 'a', x: 14, y: 38, parent: 'net2' }, { id: 'b', x: 14, y: 98, parent: 'net2' }] });
    expect(next.components['a']).toMatchObject({ parent: 'net2', props: { interfaces: [{ id: 'eth0', address: '10.9.0.2' }] } });
    expect(next.components['b']?.parent).toBe('net2');
  });

  it('refuses what cannot be', () => {
    const design = toyDesign();
    expect(codes(refused(design, 'component.move', { id: 'a', x: 0, y: 0, parent: 'zone' }))).toEqual(['PARENT_NOT_ALLOWED']);
    expect(codes(refused(design, 'component.move', { id: 'a', x: 0, y: 0, parent: null }))).toEqual(['PARENT_NEEDED']);
    expect(codes(refused(design, 'component.move', { id: 'zone', x: 0, y: 0, parent: 'zone' }))).toEqual(['PARENT_CYCLE']);
    expect(codes(refused(design, 'component.move', { id: 'nobody', x: 0, y: 0 }))).toEqual(['NO_SUCH_COMPONENT']);
  });

  it('refuses two moves that would put two containers into each other', () => {
    let design = apply(emptyDesign, 'component.add', { kind: 'zone', id: 'p', parent: null, x: 0, y: 0 });
    design = apply(design, 'component.add', { kind: 'zone', id: 'q', parent: null, x: 500, y: 0 });
    expect(codes(refused(design, 'component.move', { moves: [{ id: 'p', x: 0, y: 0, parent: 'q' }, { id: 'q', x: 0, y: 0, parent: 'p' }] }))).toEqual(['PARENT_CYCLE', 'PARENT_CYCLE']);
  });

  it('refuses containers on top of each other, unless both move', () => {
    let design = apply(emptyDesign, 'component.add', { kind: 'zone', id: 'p', parent: null, x: 0, y: 0 });
    design = apply(design, 'component.add', { kind: 'zone', id: 'q', parent: null, x: 500, y: 0 });
    expect(refused(design, 'component.move', { id: 'p', x: 200, y: 0 })).toMatchObject([{ code: 'OVERLAP', blocking: ['q'] }]);
    expect(apply(design, 'component.move', { moves: [{ id: 'p', x: 200, y: 0 }, { id: 'q', x: 700, y: 0 }] }).placements['q']).toEqual({ x: 700, y: 0 });
  });
});
