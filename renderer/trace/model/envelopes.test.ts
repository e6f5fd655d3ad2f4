import { expect, test } from 'vitest';
import type { Header } from '../../../shared/engine/report.ts';
import { envelopes, removedLayers } from './envelopes.ts';

const ip = (source: string, destination: string, ttl: number, protocol = 6): Header => ({ layer: 'ipv4', source, destination, protocol, ttl });
const tcp = (sourcePort: number, destinationPort: number): Header => ({ layer: 'tcp', sourcePort, destinationPort });

test('a translated and routed packet shows the old value beside the new one', () => {
  const boxes = envelopes([ip('103.243.200.42', '192.168.0.4', 50), tcp(51000, 22)], [ip('103.243.200.42', '133.186.132.47', 51), tcp(51000, 22)]);
  expect(boxes).toEqual([
    {
      protocol: 'TCP',
      change: 'changed',
      fields: [
        {
          name: 'IP',
          values: [
            { value: '103.243.200.42:51000', before: null },
            { value: '192.168.0.4:22', before: '133.186.132.47:22' },
          ],
        },
        { name: 'TTL', values: [{ value: '50', before: '51' }] },
      ],
    },
  ]);
});

test('wrapping adds boxes around an unchanged packet, outermost first', () => {
  const inner = [ip('172.28.1.10', '172.28.2.20', 63), tcp(40000, 8080)];
  const ipip = [ip('192.168.20.31', '192.168.20.32', 64, 4), ...inner];
  const vxlan: Header[] = [
    ip('10.100.1.12', '10.100.1.13', 64, 17),
    { layer: 'udp', sourcePort: 55214, destinationPort: 4789 },
    { layer: 'vxlan', vni: 5001 },
    { layer: 'ethernet' },
    ...ipip,
  ];
  expect(envelopes(vxlan, ipip).map((box) => [box.protocol, box.change])).toEqual([
    ['VXLAN', 'added'],
    ['IP-in-IP', 'same'],
    ['TCP', 'same'],
  ]);
  expect(envelopes(vxlan, ipip)[0]?.fields.map((field) => `${field.name} ${field.values.map(({ value }) => value).join(' → ')}`)).toEqual(['IP 10.100.1.12 → 10.100.1.13', 'UDP 55214 → 4789', 'VNI 5001', 'TTL 64']);
  expect(removedLayers(inner, vxlan)).toEqual(['VXLAN', 'IP-in-IP']);
  expect(removedLayers(vxlan, inner)).toEqual([]);
});

test('without a packet to compare with nothing counts as changed', () => {
  expect(envelopes([ip('10.0.0.1', '10.0.0.2', 64, 1), { layer: 'icmp', type: 8, code: 0 }], null)).toEqual([
    {
      protocol: 'ICMP',
      change: 'same',
      fields: [
        {
          name: 'IP',
          values: [
            { value: '10.0.0.1', before: null },
            { value: '10.0.0.2', before: null },
          ],
        },
        { name: 'ICMP', values: [{ value: 'echo request', before: null }] },
        { name: 'TTL', values: [{ value: '64', before: null }] },
      ],
    },
  ]);
});
