import { expect, test } from 'vitest';
import { registry } from '../../shared/catalog/index.ts';
import { add, draw } from '../../shared/catalog/testing/drawing-board.ts';
import { legalTargets } from '../../shared/document/index.ts';
import { componentId, emptyDesign } from '../../shared/model/design.ts';
import { distinctWays, freestFirst } from './connect.ts';
import { newRowOf } from './new-interface.ts';

const router = draw(emptyDesign, add('onprem-router', 'router', null), add('vlan', 'vlan', null), add('wan', 'wan', null));

test('an interface added in the inspector is called as the next one a wire would make', () => {
  expect(newRowOf(router, 'router', '/interfaces')).toEqual({ id: 'eth2' });
  expect(newRowOf(router, 'router', '/routes')).toEqual({});
  expect(newRowOf(router, 'vlan', '/subnets')).toEqual({});
});

test('of the ways to link, those by interfaces without a wire come first', () => {
  const wired = draw(router, ['link.connect', { kind: 'l2', from: { component: 'router', port: 'eth0' }, to: { component: 'vlan' } }]);
  const ways = distinctWays(legalTargets(wired, registry, { component: componentId('router') }).get(componentId('wan'))?.proposals ?? [], 'router');
  expect(freestFirst(wired, ways).map(({ from, to }) => (from.component === 'router' ? from.port : to.port))[0]).toBe('eth1');
  expect(freestFirst(wired, ways)).toHaveLength(ways.length);
});
