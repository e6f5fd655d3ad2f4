import { expect, test } from 'vitest';
import { add, connect, deviceOf, draw, problems, project, stagesOf } from '../../testing/drawing-board.ts';

const design = draw(
  project,
  add('dns-server', 'dns', null, {
    interfaces: [{ id: 'eth0', address: '192.0.2.53' }],
    records: [{ id: 'www', name: 'www.example.com', address: '133.186.132.47' }],
  }),
  connect('routed', 'dns', 'internet'),
);

test('it answers its records on port 53, UDP and TCP', () => {
  const record = { name: 'www.example.com', address: '133.186.132.47', because: { component: 'dns', path: '/records/0', label: 'www.example.com' } };
  expect(stagesOf(deviceOf(design, 'dns'), 'deliver')[0]?.services).toMatchObject([
    { protocol: 'udp', port: 53, bind: '0.0.0.0', application: { kind: 'dns', records: [record], forwardTo: null } },
    { protocol: 'tcp', port: 53, bind: '0.0.0.0', application: { kind: 'dns', records: [record], forwardTo: null } },
  ]);
  expect(problems(design, 'dns')).toEqual([]);
});

test('the internet knows the way to it', () => {
  expect(stagesOf(deviceOf(design, 'internet'), 'route')[0]?.rows.map((row) => [row.destination, row.interface])).toContainEqual(['192.0.2.53/32', 'dns-internet']);
});
