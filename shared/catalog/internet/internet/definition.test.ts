import { expect, test } from 'vitest';
import { deviceOf, draw, planOf, project, stagesOf, update } from '../../testing/drawing-board.ts';

test('thirteen transit hops and half the round trip each way', () => {
  expect(deviceOf(project, 'internet')).toMatchObject({ profile: 'internet', ttlCost: 13, delayUs: 1010 });
  expect(deviceOf(draw(project, update('internet', { transitHops: 1, latencyMs: 30 })), 'internet')).toMatchObject({ ttlCost: 1, delayUs: 15_010 });
  expect(planOf(project).internet).toBe('internet');
});

test('GS-18: private addresses are dropped in silence, destinations before sources', () => {
  expect(stagesOf(deviceOf(project, 'internet'), 'null-route')[0]?.rows).toEqual([
    { match: { destinations: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'] }, reason: 'UNROUTABLE_PRIVATE_DST' },
    { match: { sources: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'] }, reason: 'UNROUTABLE_PRIVATE_SRC' },
  ]);
});

test('one wire and the advertised prefixes per neighbour', () => {
  const device = deviceOf(project, 'internet');
  expect(device.interfaces.map((row) => row.segment)).toEqual(['link:client-internet', 'link:public-network-internet']);
  expect(stagesOf(device, 'route')[0]?.rows.map((row) => [row.destination, row.interface])).toEqual([
    ['103.243.200.42/32', 'client-internet'],
    ['133.186.128.0/17', 'public-network-internet'],
  ]);
});

test('a link to nothing is no wire', () => {
  const { client: _client, ...components } = project.components;
  expect(deviceOf({ ...project, components }, 'internet').interfaces.map((row) => row.segment)).toEqual(['link:public-network-internet']);
});

test('it may be told to carry private addresses too', () => {
  expect(stagesOf(deviceOf(draw(project, update('internet', { forwardsPrivate: true })), 'internet'), 'null-route')).toEqual([]);
});
