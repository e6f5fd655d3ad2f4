import { describe, expect, test } from 'vitest';
import { compareProbe } from '../../engine/testing/compare.ts';
import { compile } from '../../engine/index.ts';
import type { Design } from '../../model/design.ts';
import { ask, ending } from '../../samples/testing/ask.ts';
import { add, connect, draw, planOf, problems, type Step } from '../testing/drawing-board.ts';
import { smallInstance } from './testing/small-instance.ts';

/* How the packets of VTEPs travel (domain/private-cloud.md b.2 Vtep, c ESXi host transmit, e). */

const big = { from: 'vm1', to: 'vm3', kind: 'ping', sizeBytes: 1500, dontFragment: true } as const;
const small = { from: 'vm1', to: 'vm3', kind: 'ping' } as const;
const row = (id: string, address: string): Step => ['row.update', { id, path: '/interfaces/vtep0', row: { address } }];

/** Components and outer packets there and back: `esx1 10.0.1.11>10.0.1.13`. */
function wrapped(design: Design): readonly string[] {
  const legs = ask(design, big).paths[0]?.legs ?? [];
  return legs.flatMap((leg) => leg.hops).flatMap((hop) => {
    const [outer, udp] = hop.steps.at(-1)?.headers ?? hop.enter.headers;
    return outer?.layer === 'ipv4' && udp?.layer === 'udp' ? [`${hop.component} ${outer.source}>${outer.destination}`] : [];
  });
}

function agree(design: Design): void {
  const plan = planOf(design);
  for (const probe of [big, small]) expect(compareProbe(plan, compile(plan), probe)).toBeNull();
}

describe('a second interface in the network of a VTEP', () => {
  const thereAndBack = ['esx1 10.0.1.11>10.0.1.13', 'vlan-a 10.0.1.11>10.0.1.13', 'esx3 10.0.1.13>10.0.1.11', 'vlan-a 10.0.1.13>10.0.1.11'];

  test('two VTEPs on a host: the first one speaks, by itself', () => {
    const design = draw(smallInstance, ['row.add', { id: 'esx3', path: '/interfaces', row: { id: 'vtep1', role: 'vtep', address: '10.0.1.23' } }], connect('l2', 'esx3/vtep1', 'vlan-a'));
    expect(wrapped(design)).toEqual(thereAndBack);
    agree(design);
    expect(wrapped(draw(design, ['row.update', { id: 'esx3', path: '/interfaces/vtep0', row: { connected: false } }]))[0]).toBe('esx1 10.0.1.11>10.0.1.23');
  });

  test('a management interface of 1500 bytes there does not carry what the VTEP of 9000 sends', () => {
    const design = draw(smallInstance, row('esx1', '10.0.0.21'), row('esx2', '10.0.0.22'), row('esx3', '10.0.0.23'));
    expect(wrapped(design)).toEqual(['esx1 10.0.0.21>10.0.0.23', 'vlan-a 10.0.0.21>10.0.0.23', 'esx3 10.0.0.23>10.0.0.21', 'vlan-a 10.0.0.23>10.0.0.21']);
    agree(design);
  });
});

describe('VTEPs in two subnets', () => {
  const subnets = [{ id: 'vteps', cidr: '10.0.2.0/24', purpose: 'vtep' }];
  const routed = (mtu: number): Design => draw(
    smallInstance, add('vlan', 'vlan-b', null, { vlanKind: 'privateA', mtu: 9000, subnets }), ['link.disconnect', { id: 'esx3.vtep0-vlan-a' }], row('esx3', '10.0.2.13'), connect('l2', 'esx3/vtep0', 'vlan-b'),
    add('customer-router', 'bcr', null, { role: 'backend', interfaces: [{ id: 'a', mtu }, { id: 'b', mtu }] }), connect('l2', 'bcr/a', 'vlan-a'), connect('l2', 'bcr/b', 'vlan-b'),
  );

  test('meet by the router beside them, with the size of the VTEPs and not of the management network', () => {
    expect(wrapped(routed(9000))).toEqual(['esx1 10.0.1.11>10.0.2.13', 'bcr 10.0.1.11>10.0.2.13', 'esx3 10.0.2.13>10.0.1.11', 'bcr 10.0.2.13>10.0.1.11']);
    agree(routed(9000));
    expect(['esx1', 'esx2', 'esx3'].flatMap((id) => problems(routed(9000), id))).toEqual([]);
  });

  test('a router with less room ends what is too long, and nobody in the overlay hears of it', () => {
    expect(ending(ask(routed(1500), big))).toEqual(['TIMEOUT', 'FRAGMENTATION_NEEDED_DF', 'bcr']);
    expect(ask(routed(1500), small).outcome).toBe('REPLY');
    agree(routed(1500));
  });

  test('without a router there is no way', () => {
    const alone = draw(routed(9000), ['component.remove', { ids: ['bcr'] }]);
    expect(problems(alone, 'esx1')).toEqual(['VX-003 error']);
    expect(ending(ask(alone, small))).toEqual(['TIMEOUT', 'UNDERLAY_NO_ROUTE', 'esx1']);
  });
});
