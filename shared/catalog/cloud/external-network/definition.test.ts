import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, deviceOf, draw, planOf, project, propsOf, refusals, stagesOf, update } from '../../testing/drawing-board.ts';

test('its pool is the prefix that holds the public addresses of the guides', () => {
  expect(propsOf(draw(emptyDesign, add('external-network', 'n')), 'n')['cidr']).toBe('133.186.128.0/17');
});

test('a device that is no hop, between the internet and a fabric that is silent about addresses nobody has', () => {
  const device = deviceOf(project, 'public-network');
  expect(device).toMatchObject({ profile: 'transparent', ttlCost: 0 });
  expect(device.interfaces.map((row) => [row.id, row.segment])).toEqual([['fabric', 'public-network/fabric'], ['internet', 'link:public-network-internet']]);
  expect(stagesOf(device, 'route')[0]?.rows.map((row) => [row.destination, row.interface])).toEqual([['133.186.128.0/17', 'fabric'], ['0.0.0.0/0', 'internet']]);
  expect(planOf(project).segments.find((segment) => segment.id === 'public-network/fabric')).toMatchObject({ delayUs: 0, missing: { silent: true, reason: 'FIP_UNBOUND' } });
});

test('the internet learns its pool', () => {
  expect(stagesOf(deviceOf(project, 'internet'), 'route')[0]?.rows.map((row) => row.destination)).toContain('133.186.128.0/17');
});

test('half-drawn: without internet and with an unreadable pool it is a device without routes', () => {
  const alone = draw(emptyDesign, add('external-network', 'n'), update('n', { cidr: 'later' }));
  expect(stagesOf(deviceOf(alone, 'n'), 'route')[0]?.rows).toEqual([]);
});

test('IG-03: there is one, a second one cannot be created', () => {
  expect(refusals(project, add('external-network', 'n2'))).toMatchObject([{ code: 'EXTERNAL_NETWORK_ONLY', params: { name: 'public-network' }, blocking: ['public-network'], rule: ['IG-03'] }]);
});
