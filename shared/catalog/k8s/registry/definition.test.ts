import { expect, test } from 'vitest';
import { emptyDesign } from '../../../model/design.ts';
import { add, connect, deviceOf, draw, problems, propsOf, stagesOf, update } from '../../testing/drawing-board.ts';
import { ask, way } from '../testing/small-cluster.ts';

const onInternet = draw(
  emptyDesign,
  add('internet', 'internet'),
  add('external-user', 'client', null, { interfaces: [{ id: 'eth0', address: '198.51.100.25' }] }),
  connect('routed', 'client', 'internet'),
  add('registry', 'hub', null, { interfaces: [{ id: 'eth0', address: '192.0.2.80' }] }),
  connect('routed', 'hub/eth0', 'internet'),
);

test('a new one answers HTTPS on one interface', () => {
  const device = deviceOf(draw(emptyDesign, add('registry', 'hub')), 'hub');
  expect(device.interfaces.map((row) => [row.id, row.addresses])).toEqual([['eth0', []]]);
  expect(device.stages.filter((stage) => stage.kind === 'deliver')).toMatchObject([{ services: [{ protocol: 'tcp', port: 443, application: { kind: 'http', tls: true } }] }]);
});

test('on the internet it is reached by its address, there and back', () => {
  const asked = ask(onInternet, { from: 'client', to: 'hub', port: 443 });
  expect([asked.verdict, way(asked), way(asked, 'return')]).toEqual(['REACHABLE', 'client internet hub', 'hub internet client']);
  expect(stagesOf(deviceOf(onInternet, 'internet'), 'route').flatMap((stage) => stage.rows.map((row) => row.destination))).toContain('192.0.2.80/32');
  expect(problems(onInternet, 'hub')).toEqual([]);
});

test('stopped, nobody answers', () => {
  expect(ask(draw(onInternet, update('hub', { state: 'stopped' })), { from: 'client', to: 'hub', port: 443 }).verdict).toBe('UNREACHABLE');
});

test('plugged into a network it takes a free address of it, and the gateway there', () => {
  const router = [add('onprem-router', 'router', null, { interfaces: [{ id: 'lan', address: '192.168.20.1' }] }), connect('l2', 'router/lan', 'lan')];
  const network = [add('vlan', 'lan', null, { cidr: '192.168.20.0/24' }), ...router];
  const plugged = draw(emptyDesign, ...network, add('registry', 'hub'), connect('l2', 'hub/eth0', 'lan'));
  expect(propsOf(plugged, 'hub')).toMatchObject({ interfaces: [{ id: 'eth0', address: '192.168.20.2' }], gateway: '192.168.20.1' });
  expect(problems(plugged, 'hub')).toEqual([]);
});
