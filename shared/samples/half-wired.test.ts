import { describe, expect, it } from 'vitest';
import { findingsOf, remove, update, type Step } from '../catalog/testing/drawing-board.ts';
import { way } from '../engine/testing/reference-reading.ts';
import type { Probe } from '../model/probe.ts';
import { asked, removeRow, rt1, shop } from './testing/private-cloud.ts';

/** Half-wired private clouds: a finding says what is missing, and a trace stops where the packet would. */

const flow2: Probe = { from: 'pod-web1', to: '192.168.30.50', kind: 'tcp', port: 3306 };
const flow3: Probe = { from: 'user', to: '172.20.10.60', kind: 'tcp', port: 443 };
const toRoot = (id: string): Step => ['component.move', { moves: [{ id, parent: null, x: 0, y: 1200 }] }];
const unplug = (link: string): Step => ['link.disconnect', { id: link }];

interface Case {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly probe: Probe;
  /** Who is told, and what. */
  readonly told: readonly [at: string, problem: string] | null;
  /** Outcome, reason and where the packet ends. */
  readonly ends: readonly [outcome: string, reason: string, at: string];
}

const cases: readonly Case[] = [
  // Nobody carries its frames: the overlay has no endpoint for it.
  { name: 'a virtual machine without a host', steps: [toRoot('db')], probe: flow2, told: ['db', 'V-04 error'], ends: ['TIMEOUT', 'NO_TUNNEL_ENDPOINT', 'esx1'] },
  {
    name: 'a host without a VTEP', steps: [unplug('esx3-vtep0'), removeRow('esx3', '/interfaces/vtep0')], probe: flow2, told: ['ls-db', 'V-05 error'],
    ends: ['TIMEOUT', 'NO_TUNNEL_ENDPOINT', 'esx1'],
  },
  // The distributed router sends it back by its default route; the edge's strict filter takes nothing from there with such a source.
  { name: 'a LIF without a switch', steps: [unplug('dlr-lif-db')], probe: flow2, told: ['dlr', 'V-04 error'], ends: ['TIMEOUT', 'REVERSE_PATH_FILTER', 'esg'] },
  { name: 'a vNIC without a network', steps: [unplug('db-eth0')], probe: flow2, told: ['db', 'V-04 error'], ends: ['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'dlr'] },
  { name: 'a Service without endpoints', steps: [update('svc-ingress', { endpoints: [] })], probe: shop, told: ['svc-ingress', 'V-29 error'], ends: ['REFUSED', 'SERVICE_NO_ENDPOINTS', 'worker1'] },
  { name: 'a concentrator without a peer', steps: [remove('l2c-cloud')], probe: flow3, told: ['l2c-onprem', 'V-40 error'], ends: ['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'op-router'] },
  { name: 'a stretched network without its cloud end', steps: [remove('l2c-cloud')], probe: flow3, told: ['stretched-10', 'V-41 error'], ends: ['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'op-router'] },
  { name: 'an edge without its public plug', steps: [unplug('esg-vnic0')], probe: shop, told: ['esg', 'V-21 error'], ends: ['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'fcr'] },
  // What is switched off is no mistake.
  { name: 'a host that is down', steps: [update('esx3', { state: 'down' })], probe: flow2, told: null, ends: ['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'dlr'] },
  { name: 'an edge that is stopped', steps: [update('esg', { state: 'stopped' })], probe: shop, told: null, ends: ['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'fcr'] },
];

describe('what is missing is said, and the packet stops where it would', () => {
  it.each(cases)('$name', ({ steps, probe, told, ends }) => {
    const design = rt1(...steps);
    const reading = asked(design, probe);
    const [path] = reading.result.paths;
    expect([reading.result.outcome, path?.reason, path?.at]).toEqual(ends);
    expect(reading.result.verdict).toBe('UNREACHABLE');
    expect(way(reading, 'forward').split(' ').at(-1)?.split('@')[0]).toBe(ends[2]);
    if (told === null) return;
    expect(findingsOf(design, told[0]).map((finding) => `${finding.code} ${finding.severity}`)).toContain(told[1]);
    expect(findingsOf(rt1(), told[0]).map((finding) => `${finding.code} ${finding.severity}`)).not.toContain(told[1]);
  });
});
