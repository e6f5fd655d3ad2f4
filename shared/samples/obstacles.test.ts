import { describe, expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { add, draw, project, reachable, type Step } from '../catalog/testing/drawing-board.ts';
import { compileDesign, trace } from '../engine/index.ts';
import type { Design } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';

/** Each blocker points at what a person would change, and at nothing that is no obstacle of its own (CONTRACTS 3). */

const allIcmp: Step = ['row.add', { id: 'sg-default', path: '/rules', row: { id: 'icmp', direction: 'ingress', protocol: 'icmp', remote: '0.0.0.0/0' } }];

function blockers(design: Design, probe: Probe): readonly string[] {
  return trace(compileDesign(design, registry), probe).blockers.map((blocker) => `${blocker.reason} ${blocker.at} ${blocker.because.component}${blocker.because.path ?? ''}`);
}

describe('blockers', () => {
  test('a packet that is too big for a tenant network: the interface that cannot carry it', () => {
    const design = draw(reachable, allIcmp);
    const big: Probe = { from: 'client', to: 'vm1', kind: 'ping', sizeBytes: 1500, dontFragment: true };
    expect(blockers(design, big)).toEqual(['FRAGMENTATION_NEEDED_DF rt subnet/cidr']);
    expect(blockers(design, { ...big, from: 'vm1', to: 'client' })).toEqual(['FRAGMENTATION_NEEDED_DF vm1 vm1/interfaces/0']);
    expect(blockers(design, { ...big, sizeBytes: 1454 })).toEqual([]);
  });

  test.each(['ping', 'tcp', 'udp'] as const)('%s to an address with nobody behind it: not also that the address itself runs no service', (kind) => {
    expect(blockers(draw(project, add('floating-ip', 'fip')), { from: 'client', to: 'fip', kind })).toEqual(['FIP_UNBOUND fip fip/address']);
    expect(blockers(project, { from: 'client', to: 'igw', kind })).toEqual(['IG_INBOUND_BLOCKED igw igw/publicIp']);
  });
});
