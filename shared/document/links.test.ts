import { describe, expect, it } from 'vitest';
import { componentId } from '../model/design.ts';
import { createScope } from '../model/scope.ts';
import { connectionBetween, legalTargets } from './index.ts';
import { apply, codes, refused, toyDesign } from './testing/toy-design.ts';
import { toyRegistry as registry } from './testing/toy-registry.ts';

describe('link.connect', () => {
  it('fills in the only interface, gives a readable id, and does what the kind asks for', () => {
    const next = apply(toyDesign(), 'link.connect', { kind: 'attach', from: 'tag', to: 'a' });
    expect(next.links).toEqual({ 'tag-a': { kind: 'attach', from: { component: 'tag' }, to: { component: 'a', port: 'eth0' } } });
    expect(next.components['tag']?.props['owner']).toBe('a');
  });

  it('takes ends as ids, as id/interface and as objects alike', () => {
    const expected = { component: 'a', port: 'eth0' };
    for (const to of ['a', 'a/eth0', { component: 'a' }, { component: 'a', port: 'eth0' }]) {
      expect(apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to }).links['l']?.to).toEqual(expected);
    }
  });

  it('asks which interface when there are several', () => {
    const design = apply(toyDesign(), 'row.add', { id: 'a', path: '/interfaces', row: { id: 'eth1', address: '' } });
    expect(refused(design, 'link.connect', { kind: 'attach', from: 'tag', to: 'a' })).toEqual([
      { code: 'LINK_PORT_NEEDED', params: { id: 'a', name: 'a', ports: 'eth0, eth1' }, at: { component: 'a' } },
    ]);
  });

  it('refuses with the reason', () => {
    const design = toyDesign();
    const connect = (args: object) => codes(refused(design, 'link.connect', { kind: 'attach', ...args }));
    expect(refused(design, 'link.connect', { kind: 'attach', from: 'tag', to: 'net' })).toEqual([{ code: 'LINK_NOT_ALLOWED', params: { kind: 'tag', otherKind: 'net', kinds: 'box' } }]);
    expect(connect({ from: 'a', to: 'tag' })).toEqual(['LINK_NOT_ALLOWED']);
    expect(connect({ kind: 'l2', from: 'tag', to: 'a' })).toEqual(['LINK_NOT_ALLOWED']);
    expect(connect({ from: 'tag', to: 'tag' })).toEqual(['LINK_SELF']);
    expect(connect({ from: 'tag', to: 'nobody' })).toEqual(['NO_SUCH_COMPONENT']);
    expect(connect({ from: 'tag', to: 'a/eth9' })).toEqual(['LINK_PORT_UNKNOWN']);
    expect(connect({ from: 'tag/eth0', to: 'a' })).toEqual(['LINK_PORT_UNUSED']);
    expect(connect({ from: 'tag', to: 'a', id: 'gate' })).toEqual(['ID_TAKEN']);
  });

  it('refuses twins and more links than the kinds allow', () => {
    const design = apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });
    expect(codes(refused(design, 'link.connect', { kind: 'attach', from: 'tag', to: 'a' }))).toEqual(['LINK_EXISTS']);
    expect(refused(design, 'link.connect', { kind: 'attach', from: 'tag', to: 'b' })).toMatchObject([{ code: 'LINK_FULL', params: { name: 'tag', max: 1, kinds: 'box' }, blocking: ['a'], fix: { command: 'link.disconnect', args: { id: 'l' }, params: { peer: 'a' } } }]);
  });

  it('refuses to wire an interface that the container wires already; a further interface is free', () => {
    let design = apply(toyDesign(), 'component.add', { kind: 'net', parent: 'zone', x: 20, y: 260, id: 'other' });
    for (const to of ['net', 'other']) {
      expect(refused(design, 'link.connect', { kind: 'l2', from: 'a/eth0', to })).toEqual([
        { code: 'LINK_PARENT_WIRED', params: { name: 'a', port: 'eth0', parent: 'net' }, at: { component: 'a' }, blocking: ['net'] },
      ]);
    }
    design = apply(design, 'row.add', { id: 'a', path: '/interfaces', row: { id: 'eth1', address: '' } });
    expect(legalTargets(design, registry, { component: componentId('a') }).get(componentId('other'))?.proposals).toEqual([
      { kind: 'l2', from: { component: 'a', port: 'eth1' }, to: { component: 'other' } },
    ]);
    design = apply(design, 'link.connect', { id: 'w', kind: 'l2', from: 'a/eth1', to: 'other' });
    expect(codes(refused(design, 'link.connect', { kind: 'l2', from: 'a/eth1', to: 'net' }))).toEqual(['LINK_FULL']);
  });

  it('refuses what a kind guards against, before counting', () => {
    const design = apply(toyDesign(), 'component.update', { id: 'tag', props: { sealed: true } });
    expect(codes(refused(design, 'link.connect', { kind: 'attach', from: 'tag', to: 'a' }))).toEqual(['TOY-SEALED']);
  });
});

describe('link.disconnect', () => {
  it('removes the link and what it brought', () => {
    const design = apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });
    const next = apply(design, 'link.disconnect', { id: 'l' });
    expect(next.links).toEqual({});
    expect(next.components['tag']?.props['owner']).toBe('');
    expect(codes(refused(next, 'link.disconnect', { id: 'l' }))).toEqual(['NO_SUCH_LINK']);
  });

  it('is refused when a kind says so', () => {
    let design = apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });
    design = apply(design, 'component.update', { id: 'tag', props: { sealed: true } });
    expect(codes(refused(design, 'link.disconnect', { id: 'l' }))).toEqual(['TOY-SEALED']);
  });
});

describe('targets while connecting', () => {
  it('offers the possible links and gives the reason for the others', () => {
    const targets = legalTargets(toyDesign(), registry, { component: componentId('tag') });
    const told = [...targets].map(([id, { proposals, refusals }]) => [id, proposals.map((one) => `${one.kind} ${one.from.component}>${one.to.component}/${one.to.port ?? ''}`), codes(refusals)]);
    expect(told).toEqual([
      ['a', ['attach tag>a/eth0'], []],
      ['b', ['attach tag>b/eth0'], []],
      ['gate', [], ['LINK_NOT_ALLOWED']],
      ['net', [], ['LINK_NOT_ALLOWED']],
      ['zone', [], ['LINK_NOT_ALLOWED']],
    ]);
  });

  it('finds a link whichever end the drag starts from, and one proposal per interface', () => {
    const design = apply(toyDesign(), 'row.add', { id: 'a', path: '/interfaces', row: { id: 'eth1', address: '' } });
    const scope = createScope(design, registry);
    const between = connectionBetween(scope, registry, { component: componentId('a') }, { component: componentId('tag') });
    expect(between.proposals).toEqual([
      { kind: 'attach', from: { component: 'tag' }, to: { component: 'a', port: 'eth0' } },
      { kind: 'attach', from: { component: 'tag' }, to: { component: 'a', port: 'eth1' } },
    ]);
    const narrowed = connectionBetween(scope, registry, { component: componentId('a'), port: 'eth1' }, { component: componentId('tag') });
    expect(narrowed.proposals.map((one) => one.to.port)).toEqual(['eth1']);
  });

  it('proposes only what link.connect accepts', () => {
    const design = apply(toyDesign(), 'link.connect', { id: 'l', kind: 'attach', from: 'tag', to: 'a' });
    for (const id of Object.keys(design.components)) {
      for (const { proposals } of legalTargets(design, registry, { component: componentId(id) }).values()) {
        for (const proposal of proposals) apply(design, 'link.connect', proposal);
      }
    }
    expect(codes(connectionBetween(createScope(design, registry), registry, { component: componentId('tag') }, { component: componentId('b') }).refusals)).toEqual(['LINK_FULL']);
  });
});
