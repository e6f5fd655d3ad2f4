import { describe, expect, test } from 'vitest';
import { arrived, stepsOf, vxlans, way, wrappings } from '../../engine/testing/reference-reading.ts';
import { asked, database, rt1, visit } from '../../samples/testing/private-cloud.ts';
import type { Step } from '../testing/drawing-board.ts';
import { operate } from '../testing/operating.ts';
import { addresses } from './testing/small-cluster.ts';

/* Where workers run decides what is wrapped (domain/private-cloud.md d.5): the same rules on RT-1 with its workers on other hosts. */

const onHost = (id: string, host: string): Step => operate(id, 'migrate', { host });
const podToPod = (...steps: readonly Step[]) => asked(rt1(...steps), { from: 'pod-web1', to: 'pod-web2', kind: 'tcp', port: 8080, sizeBytes: 1000 });

describe('workers and their hosts', () => {
  test('R-030 between workers of two hosts the IP-in-IP packet travels inside VXLAN, 70 bytes more; on one host it does not', () => {
    const apart = podToPod();
    expect(way(apart, 'forward')).toBe('pod-web1 worker1 esx2 private-vlan-A esx3 worker2 pod-web2');
    expect(stepsOf(apart, 'forward').filter((step) => step.kind === 'encapsulate').map((step) => [addresses(step), step.bytes])).toEqual([
      ['192.168.20.31>192.168.20.32 // 172.28.1.20>172.28.2.20', 1020],
      ['10.100.1.12>10.100.1.13 // 192.168.20.31>192.168.20.32 // 172.28.1.20>172.28.2.20', 1070],
    ]);
    const together = podToPod(onHost('worker2', 'esx2'));
    expect(together.result.outcome).toBe('REPLY');
    expect(way(together, 'forward')).toBe('pod-web1 worker1 esx2 worker2 pod-web2');
    expect([vxlans(together, 'forward'), wrappings(together, 'ipip', 'forward')]).toEqual([[], 1]);
  });

  test('R-038 the worker sends what leaves the cluster to the edge gateway, through VXLAN only where they stand on different hosts', () => {
    const apart = database();
    expect(way(apart, 'forward').split(' ').slice(0, 6).join(' ')).toBe('pod-web1 worker1 esx2 private-vlan-A esx1 esg');
    expect(vxlans(apart, 'forward')).toEqual(['5001 esx2>esx1', '5002 esx1>esx3']);
    const beside = database(onHost('worker1', 'esx1'));
    expect(beside.result.outcome).toBe('REPLY');
    expect(way(beside, 'forward').split(' ').slice(0, 4).join(' ')).toBe('pod-web1 worker1 esx1 esg');
    expect(vxlans(beside, 'forward')).toEqual(['5002 esx1>esx3']);
    expect(arrived(beside, 'forward').split(' ')[0]).toBe('192.168.20.31>192.168.30.50');
  });

  test('flow 1 with both workers on one host: IP-in-IP between them, VXLAN only from the edge', () => {
    const reading = visit([onHost('worker2', 'esx2')]);
    expect(reading.result.outcome).toBe('HTTP_200');
    expect([vxlans(reading, 'forward'), wrappings(reading, 'ipip', 'forward')]).toEqual([['5001 esx1>esx2'], 1]);
  });

  test('flow 1 with everything on the edge’s host: nothing but IP-in-IP', () => {
    const reading = visit([onHost('worker1', 'esx1'), onHost('worker2', 'esx1')]);
    expect(reading.result.outcome).toBe('HTTP_200');
    expect([vxlans(reading, 'forward'), vxlans(reading, 'return'), wrappings(reading, 'ipip', 'forward'), wrappings(reading, 'ipip', 'return')]).toEqual([[], [], 1, 1]);
  });

  test('a drained worker’s pods answer from the other one', () => {
    const reading = visit([operate('worker2', 'drain')]);
    expect(reading.result.outcome).toBe('HTTP_200');
    expect(way(reading, 'forward')).toMatch(/worker1 pod-ingress worker1 pod-web2$/);
    expect(wrappings(reading, 'ipip', 'forward')).toBe(0);
  });

  test('after the worker with the ingress controller is drained its node still takes the Service’s packets and sends them on', () => {
    const design = rt1(operate('worker1', 'drain'));
    expect(['pod-dns', 'pod-ingress', 'pod-web1'].map((id) => design.components[id]?.parent)).not.toContain('worker1');
    const reading = visit([operate('worker1', 'drain')]);
    expect(reading.result.outcome).toBe('HTTP_200');
    expect(way(reading, 'forward')).toMatch(/^client internet fcr esx1 esg esx1 private-vlan-A esx2 worker1 /);
    expect(wrappings(reading, 'ipip', 'forward')).toBeGreaterThanOrEqual(1);
  });
});
