import { expect, test } from 'vitest';
import { componentId, emptyDesign, type Design } from '../../shared/model/design.ts';
import { interfaceRow, newInterfaceOf, targetsWithNewInterfaces } from './new-interface.ts';

const plug = (component: string, port: string, network: string) => ({ kind: 'l2' as const, from: { component: componentId(component), port }, to: { component: componentId(network) } });
const vcenter = componentId('vc');
const design: Design = {
  ...emptyDesign,
  components: {
    vc: { kind: 'vcenter-instance', name: 'vc', parent: null, props: {} },
    dlr: { kind: 'dlr', name: 'DLR', parent: vcenter, props: { interfaces: [{ id: 'lif1' }, { id: 'lif2' }] } },
    'ls-1': { kind: 'logical-switch', name: 'LS 1', parent: vcenter, props: {} },
    'ls-2': { kind: 'logical-switch', name: 'LS 2', parent: vcenter, props: {} },
    'ls-3': { kind: 'logical-switch', name: 'LS 3', parent: vcenter, props: {} },
  },
  links: { one: plug('dlr', 'lif1', 'ls-1'), two: plug('dlr', 'lif2', 'ls-2') },
};

test('a free interface is taken as it is', () => {
  const { links: { one }, ...rest } = design;
  const proposals = targetsWithNewInterfaces(one === undefined ? design : { ...rest, links: { one } }, { component: componentId('dlr') }).get(componentId('ls-3'))?.proposals ?? [];
  expect(proposals.map((proposal) => [proposal.from.port, newInterfaceOf(design, proposal)])).toEqual([['lif2', null]]);
});

test('where all are taken the next one of their series is made, whichever end the wire starts at', () => {
  for (const [from, to] of [['dlr', 'ls-3'], ['ls-3', 'dlr']] as const) {
    const [proposal] = targetsWithNewInterfaces(design, { component: componentId(from) }).get(componentId(to))?.proposals ?? [];
    expect(proposal).toEqual({ kind: 'l2', from: { component: 'dlr', port: 'lif3' }, to: { component: 'ls-3' } });
    const wanted = proposal === undefined ? null : newInterfaceOf(design, proposal);
    expect(wanted).toEqual({ component: 'dlr', port: 'lif3' });
    expect(wanted === null ? null : interfaceRow(wanted)).toEqual({ id: 'dlr', path: '/interfaces', row: { id: 'lif3' } });
  }
});

test('what is full for another reason stays refused', () => {
  const only: Design = { ...design, components: { ...design.components, internet: { kind: 'internet', name: 'Internet', parent: null, props: {} } } };
  const found = targetsWithNewInterfaces(only, { component: componentId('dlr') }).get(componentId('internet'));
  expect(found?.proposals).toEqual([]);
});
