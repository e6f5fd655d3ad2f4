import { expect, test } from 'vitest';
import { arrived, hopsOf, stepsOf, translations, way } from '../../../engine/testing/reference-reading.ts';
import { asked, editRow, removeRow, rt1, visit } from '../../../samples/testing/private-cloud.ts';
import { add, update, type Step } from '../../testing/drawing-board.ts';

/* The delivery modes of flow 1 on RT-1, chosen by what the edge gateway translates to (domain/private-cloud.md d.2). M1 is golden tables 1A and 1B. */

const edge = (translatedAddress: string, translatedPort = '443'): Step => editRow('esg', '/nat/D1', { translatedAddress, translatedPort });
const seen = (reading: ReturnType<typeof visit>): unknown => stepsOf(reading, 'forward').filter((step) => step.kind === 'balance').at(-1)?.detail['client'];

test('M2 the proxy VIP: no Service route, kube-proxy does nothing, the controller sees the client and speaks from tunl0; un-NAT only at the edge', () => {
  const m2 = [edge('192.168.20.20'), removeRow('esg', '/routes/service-cidr'), add('ingress-controller', 'proxy-ingress', 'proxy1')];
  const reading = visit(m2, 'pod-web2');
  expect(reading.result.outcome).toBe('HTTP_200');
  expect(way(reading, 'forward')).toMatch(/^client internet fcr esx1 esg .*proxy1 .*worker2 pod-web2$/);
  expect(translations(reading, 'forward')).toEqual(['D1']);
  expect(seen(reading)).toBe('198.51.100.25');
  expect(arrived(reading, 'forward').split(' ')[0]).toBe('172.28.3.1>172.28.2.20');
  const undone = hopsOf(reading, 'return').filter((hop) => hop.steps.some((step) => step.kind === 'translate'));
  expect(undone.map((hop) => hop.component)).toEqual(['esg']);
  expect(arrived(reading, 'return').split(' ')[0]).toBe('203.0.113.11>198.51.100.25');
});

test('M3 a node port of worker1: a local endpoint sees the node, a remote one tunl0; policy Local keeps the client', () => {
  const ports = (externalTrafficPolicy: string): Step => update('svc-web', { type: 'NodePort', externalTrafficPolicy, ports: [{ id: 'http', name: 'http', port: 80, targetPort: 8080, nodePort: 31_443 }] });
  const m3 = (policy: string, ...choices: readonly string[]) =>
    asked(rt1(edge('192.168.20.31', '31443'), ports(policy)), { from: 'client', to: 'http://shop.example.com:443', kind: 'http', sizeBytes: 1000 }, choices);
  expect(arrived(m3('Cluster', 'pod-web1'), 'forward').split(' ')[0]).toBe('192.168.20.31>172.28.1.20');
  const far = m3('Cluster', 'pod-web2');
  expect(arrived(far, 'forward').split(' ')[0]).toBe('172.28.1.1>172.28.2.20');
  expect(hopsOf(far, 'return').some((hop) => hop.component === 'worker1')).toBe(true);
  const local = m3('Local');
  expect([local.result.outcome, arrived(local, 'forward').split(' ')[0]]).toEqual(['HTTP_200', '198.51.100.25>172.28.1.20']);
});
