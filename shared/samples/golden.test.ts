import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { draw, problems, update, type Step } from '../catalog/testing/drawing-board.ts';
import { registry } from '../catalog/index.ts';
import { compileDesign, trace, type Trace } from '../engine/index.ts';
import { parseDesign } from '../file/index.ts';
import type { Design } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';
import { findSample } from './index.ts';
import { printTrace } from './testing/print-trace.ts';

/*
 * The exact outcomes of domain/public-cloud.md C.8 on the samples. The texts in __golden__ were typed from C.6, C.8 and the fixture's addresses:
 * TTL 64 less 13 transit hops and one router; FIP NAT keeps the client's source, the load balancer does not.
 */

function station(name: string, ...steps: readonly Step[]): Design {
  const parsed = parseDesign(findSample(name)?.text() ?? '', { registry, name });
  if (!parsed.ok) throw new Error(`${name} does not parse`);
  return draw(parsed.design, ...steps);
}

function run(design: Design, probe: string | Probe): Trace {
  const asked = typeof probe === 'string' ? design.probes[probe] : probe;
  if (asked === undefined) throw new Error('no such probe');
  return trace(compileDesign(design, registry), asked);
}

function golden(name: string): string {
  return readFileSync(path.join(import.meta.dirname, '__golden__', `${name}.txt`), 'utf8');
}

const stopWeb = (id: string): Step => ['row.update', { id, path: '/services/web', row: { running: false } }];
const restart: readonly Step[] = [update('igw', { needsRestart: true }), update('igw', { state: 'migrating' })];
const outward: Probe = { from: 'vm1', to: 'client', kind: 'ping' };

const final = 'getting-started';
const narrowed: Step = ['row.update', { id: 'sg-default', path: '/rules/http', row: { remote: '103.243.200.0/24' } }];

describe('C.8', () => {
  test('C8-P0 GS-18: the private address cannot be reached from outside', () => {
    expect(printTrace(run(station('getting-started-1-private-only'), 'private-ping'))).toBe(golden('c8-p0'));
  });

  test('C8-P1 GS-26 GS-27 GS-28: group default drops the ping, 4 sent, 0 received, 100 % lost', () => {
    expect(printTrace(run(station('getting-started-2-floating-ip'), 'ping-vm1'))).toBe(golden('c8-p1'));
  });

  test('C8-P2 GS-33 GS-34: with ALL ICMP four replies of 32 bytes, 3/2/2/2 ms, TTL 50', () => {
    expect(printTrace(run(station('getting-started-3-icmp'), 'ping-vm1'))).toBe(golden('c8-p2'));
  });

  test('C8-P2 GS-29 GS-33: the rule added to station 2 is effective at once', () => {
    const rule = { direction: 'ingress', id: 'icmp', preset: 'ALL_ICMP', protocol: 'icmp', remote: '0.0.0.0/0' };
    const design = station('getting-started-2-floating-ip', ['row.add', { id: 'sg-default', path: '/rules', row: rule }]);
    expect(printTrace(run(design, 'ping-vm1'))).toBe(golden('c8-p2'));
  });

  test('C8-H0: ssh before its rule times out, it is not refused', () => {
    expect(printTrace(run(station('getting-started-3-icmp'), 'ssh-vm1'))).toBe(golden('c8-h0'));
  });

  test('C8-H1 GS-36 GS-37: the client refuses a key file of mode 0644', () => {
    expect(printTrace(run(station('getting-started-4-ssh', update('my_keypair', { fileMode: '0644' })), 'ssh-vm1'))).toBe(golden('c8-h1'));
  });

  test('C8-H2 GS-38: root logs in, the prompt shows the fixed IP with dashes', () => {
    expect(printTrace(run(station('getting-started-4-ssh'), 'ssh-vm1'))).toBe(golden('c8-h2'));
  });

  test('C8-H3: another key pair is denied', () => {
    const other: Step = ['component.add', { kind: 'key-pair', id: 'other', parent: null, x: 0, y: 0, props: { fileMode: '0400' } }];
    expect(printTrace(run(station('getting-started-4-ssh', other), { from: 'client', to: '133.186.132.47', kind: 'ssh', key: 'other' }))).toBe(golden('c8-h3'));
  });

  test('GS-10: without the private key there is no login', () => {
    expect(run(station('getting-started-4-ssh', update('my_keypair', { privateKeyHeld: false })), 'ssh-vm1').outcome).toBe('AUTH_NO_PRIVATE_KEY');
  });

  test('GS-07: an instance without key pair cannot be logged in to', () => {
    expect(run(station('getting-started-4-ssh', update('vm1', { keyPair: null })), 'ssh-vm1').outcome).toBe('AUTH_NO_KEY');
  });

  test('C8-W0: the page before its rule times out', () => {
    expect(printTrace(run(station('getting-started-4-ssh'), 'http-vm1'))).toBe(golden('c8-w0'));
  });

  test('C8-W1 GS-43: with the rule and no server the guest refuses', () => {
    expect(printTrace(run(station('getting-started-5-http', stopWeb('vm1')), 'http-vm1'))).toBe(golden('c8-w1'));
  });

  test('C8-W2 GS-44: 200, and the log shows the client itself', () => {
    expect(printTrace(run(station('getting-started-5-http'), 'http-vm1'))).toBe(golden('c8-w2'));
  });

  test('C8-L0 GS-84: a load balancer without floating IP cannot be reached from the internet', () => {
    const design = station(final, ['link.disconnect', { id: 'fip-lb-association' }]);
    expect(printTrace(run(design, { from: 'client', to: 'lb', kind: 'http' }))).toBe(golden('c8-l0'));
  });

  test.each(['getting-started-6-load-balancer', final])('C8-L1 GS-88 GS-89 GS-90: %s: ten requests alternate, five each, every log line shows 192.168.0.10', (name) => {
    expect(printTrace(run(station(name), 'http-lb'))).toBe(golden('c8-l1'));
  });

  test('C8-L2: with the service of web-2 stopped all requests go to web-1', () => {
    expect(printTrace(run(station(final, stopWeb('web-2')), 'http-lb'))).toBe(golden('c8-l2'));
  });

  test('C8-L3 GS-86: with no service at all the load balancer answers 503', () => {
    expect(printTrace(run(station(final, stopWeb('web-1'), stopWeb('web-2')), 'http-lb'))).toBe(golden('c8-l3'));
  });

  test('C8-L4 NHN-LB-015: a rule for the clients only keeps the VIP out: 503 through it, 200 past it', () => {
    const design = station(final, narrowed);
    expect(printTrace(run(design, 'http-lb'))).toBe(golden('c8-l4'));
    expect(run(design, 'http-web-1').outcome).toBe('HTTP_200');
    expect(problems(design, 'lb')).toEqual(['NHN-LB-015 warning', 'NHN-LB-015 warning']);
  });

  test('C8-L4: with the VIP a member of default the birth rule admits it', () => {
    const design = station(final, narrowed, update('lb', { vipSecurityGroups: ['sg-default'] }));
    expect(run(design, 'http-lb').outcome).toBe('HTTP_200');
    expect(problems(design, 'lb')).toEqual([]);
  });

  test('C8-G1: without floating IP the gateway translates, and the reply is tracked', () => {
    expect(printTrace(run(station('getting-started-1-private-only'), outward))).toBe(golden('c8-g1'));
  });

  test('C8-G2 IG-34: not while the gateway restarts; again after it', () => {
    const restarting = station('getting-started-1-private-only', ...restart);
    expect(printTrace(run(restarting, outward))).toBe(golden('c8-g2'));
    expect(printTrace(run(draw(restarting, update('igw', { state: 'available', needsRestart: false })), outward))).toBe(golden('c8-g1'));
  });

  test('C8-G3 IG-35: floating IP flows do not touch the gateway, in either direction', () => {
    const design = station('getting-started-5-http', ...restart);
    expect(printTrace(run(design, 'ping-vm1'))).toBe(golden('c8-p2'));
    expect(printTrace(run(design, 'http-vm1'))).toBe(golden('c8-w2'));
    expect(run(design, outward).outcome).toBe('REPLY');
  });

  test('C8-G5 IG-23: after the gateway is detached the way out ends with no route', () => {
    expect(printTrace(run(station('getting-started-1-private-only', ['link.disconnect', { id: 'igw-rt' }]), outward))).toBe(golden('c8-g5'));
  });
});

describe('saved probes', () => {
  test.each(['getting-started', ...['1-private-only', '2-floating-ip', '3-icmp', '4-ssh', '5-http', '6-load-balancer'].map((name) => `getting-started-${name}`)])(
    '%s: every expectation holds', (name) => {
      const design = station(name);
      const network = compileDesign(design, registry);
      const wrong = Object.entries(design.probes).filter(([, probe]) => (trace(network, probe).verdict === 'REACHABLE') !== (probe.expect === 'reachable'));
      expect(wrong.map(([id]) => id)).toEqual([]);
    },
  );
});
