import { describe, expect, it } from 'vitest';
import { registry } from '../catalog/index.ts';
import { add, connect, findingsOf, refusals, update, type Step } from '../catalog/testing/drawing-board.ts';
import { sentence } from '../i18n/sentence.ts';
import { addRow, editRow, rt1 } from './testing/private-cloud.ts';

/* Legal containment and wiring (domain/private-cloud.md b.6): what may not be is refused when somebody drops or connects it, or found where it stands. */

const move = (id: string, parent: string | null): Step => ['component.move', { moves: [{ id, parent, x: 0, y: 1200 }] }];

interface Refused {
  readonly rule: string;
  readonly drawn?: readonly Step[];
  readonly step: Step;
  readonly code: string;
}

const refused: readonly Refused[] = [
  { rule: '1: a host outside a cluster', step: add('esxi-host', 'esx9'), code: 'PARENT_NEEDED' },
  { rule: '1: a host straight in a vCenter Server instance', step: add('esxi-host', 'esx9', 'vcenter'), code: 'PARENT_NOT_ALLOWED' },
  { rule: '1: a cluster outside an instance or site', step: add('cluster', 'cluster9'), code: 'PARENT_NEEDED' },
  { rule: '2: a virtual machine in a cluster, on no host of it', step: move('db', 'cluster1'), code: 'PARENT_NOT_ALLOWED' },
  { rule: '2: an edge in a cluster', step: move('esg', 'cluster1'), code: 'PARENT_NOT_ALLOWED' },
  { rule: '4: a vNIC in a second network', step: connect('l2', 'db/eth0', 'ls-icp'), code: 'LINK_FULL' },
  { rule: '4: an interface of an edge in a second network', step: connect('l2', 'esg/vnic0', 'private-vlan-A'), code: 'LINK_FULL' },
  { rule: '8: a pod on a cordoned node', drawn: [update('worker1', { schedulable: false })], step: add('pod', 'pod9', 'worker1'), code: 'K8S-POD-CORDONED' },
  { rule: '8: a pod on a host', step: add('pod', 'pod9', 'esx1'), code: 'PARENT_NOT_ALLOWED' },
  { rule: '8: an ingress controller of ICP on a worker', step: add('ingress-controller', 'other', 'worker1'), code: 'K8S-PROXY-NODE' },
  { rule: '9: a Service outside a cluster', step: add('service', 'svc9'), code: 'PARENT_NEEDED' },
  { rule: '9: an Ingress on a node', step: add('ingress', 'ingress9', 'worker1'), code: 'PARENT_NOT_ALLOWED' },
  { rule: '10: a concentrator joined to an edge', step: connect('tunnel', 'l2c-cloud', 'esg'), code: 'LINK_NOT_ALLOWED' },
  { rule: '11: FCR on a private VLAN', drawn: [addRow('fcr', '/interfaces', { id: 'more' })], step: connect('l2', 'fcr/more', 'private-vlan-A'), code: 'ROUTER-VLAN' },
  { rule: '11: BCR on a public VLAN', drawn: [addRow('bcr', '/interfaces', { id: 'more' })], step: connect('l2', 'bcr/more', 'public-vlan'), code: 'ROUTER-VLAN' },
  { rule: '12: a Direct Link into BCR', drawn: [addRow('bcr', '/interfaces', { id: 'more' })], step: connect('routed', 'wan/cloud', 'bcr/more'), code: 'LINK_NOT_ALLOWED' },
  { rule: '13: the public VLAN joined to a private one', step: connect('l2', 'public-vlan', 'private-vlan-A'), code: 'LINK_NOT_ALLOWED' },
];

interface Found {
  readonly rule: string;
  readonly steps: readonly Step[];
  readonly at: string;
  readonly code: string;
}

const found: readonly Found[] = [
  { rule: '2: a virtual machine on no host', steps: [move('db', null)], at: 'db', code: 'V-04' },
  { rule: '2: a concentrator on no host', steps: [move('l2c-cloud', null)], at: 'l2c-cloud', code: 'V-04' },
  { rule: '3: a VTEP with an address of the primary subnet', steps: [editRow('esx1', '/interfaces/vtep0', { address: '10.100.0.40' })], at: 'esx1', code: 'VTEP-SUBNET' },
  { rule: '5: a logical switch in a transport zone that is not there', steps: [update('ls-db', { transportZone: 'nowhere' })], at: 'ls-db', code: 'V-05' },
  {
    rule: '5: a distributed router across transport zones', at: 'dlr', code: 'V-15',
    steps: [update('vcenter', { transportZones: [{ id: 'tz1', name: 'TZ1', clusters: ['cluster1'] }, { id: 'tz2', name: 'TZ2', clusters: ['cluster1'] }] }), update('ls-db', { transportZone: 'tz2' }), update('ls-transit', { transportZone: 'tz1' })],
  },
  {
    rule: '6: a second distributed router on one switch', at: 'dlr', code: 'V-15',
    steps: [add('dlr', 'dlr2', 'vcenter', { interfaces: [{ id: 'lif', type: 'internal', address: '192.168.30.2' }] }), connect('l2', 'dlr2/lif', 'ls-db')],
  },
  { rule: '10: both concentrators on one site', steps: [update('l2c-cloud', { site: 'onprem' })], at: 'l2c-cloud', code: 'V-40' },
  { rule: '10: a stretched network without its segment on one site', steps: [update('stretched-10', { onpremSegment: null })], at: 'stretched-10', code: 'V-41' },
  {
    rule: '13: an L2 bridge from VXLAN to the public switch', at: 'bridge', code: 'V-24',
    steps: [
      update('public-vlan', { dvs: 'SDDC-Dswitch-Public' }), update('private-vlan-A', { dvs: 'SDDC-Dswitch-Private' }),
      add('l2-bridge', 'bridge', 'vcenter', { dlr: 'dlr' }), connect('l2', 'bridge/vxlan', 'ls-db'), connect('l2', 'bridge/vlan', 'public-vlan'),
    ],
  },
];

describe('what may not stand or be wired there', () => {
  it.each(refused)('$rule is refused, with a reason', ({ drawn = [], step, code }) => {
    const said = refusals(rt1(...drawn), step);
    expect(said.map((refusal) => refusal.code)).toEqual([code]);
    for (const language of ['ko', 'en'] as const) for (const refusal of said) expect(sentence(registry, language, refusal.code, refusal.params)).toMatch(/\S \S/);
  });

  it.each(found)('$rule is found', ({ steps, at, code }) => {
    const design = rt1();
    const before = at in design.components ? findingsOf(design, at) : [];
    expect(before.map((finding) => finding.code)).not.toContain(code);
    expect(findingsOf(rt1(...steps), at).map((finding) => finding.code)).toContain(code);
  });

  it('6, 7: an edge and a distributed router share the transit network, and an edge’s uplink may stand in a VLAN or a logical switch', () => {
    const joined = rt1(addRow('esg', '/interfaces', { id: 'vnic9', type: 'uplink', address: '192.168.30.9' }), connect('l2', 'esg/vnic9', 'ls-db'));
    expect(['esg', 'dlr'].flatMap((id) => findingsOf(joined, id)).filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});
