import { describe, expect, it } from 'vitest';
import { add, connect, draw, findingsOf, update, type Step } from '../catalog/testing/drawing-board.ts';
import { operate, takenBack } from '../catalog/testing/operating.ts';
import type { AskedProbe } from '../engine/testing/ask.ts';
import { way } from '../engine/testing/reference-reading.ts';
import type { Design } from '../model/design.ts';
import { asked, editRow, rt1, shop } from './testing/private-cloud.ts';

/** What is done to the reference topology: each is one undo step, and the same probe tells before and after what it changed. */

const flow2 = { from: 'pod-web1', to: 'db.corp.example', kind: 'tcp', port: 3306 } as const;
const flow3 = { from: 'user', to: 'vm60.corp.example', kind: 'tcp', port: 443 } as const;

/** Outcome, where the packet ends, and the way there. */
type Told = readonly [outcome: string, at: string, way: string];

interface Case {
  readonly name: string;
  /** What is drawn besides RT-1. */
  readonly drawn?: readonly Step[];
  readonly step: Step;
  readonly probe: Partial<AskedProbe>;
  readonly choices?: readonly string[];
  readonly before: Told;
  readonly after: Told;
  /** The finding that is there after it and not before. */
  readonly finds?: readonly [at: string, code: string];
}

const toDatabase: Told = ['REPLY', 'db', 'pod-web1 worker1 esx2 private-vlan-A esx1 esg esx1 dlr@esx1 esx1 private-vlan-A esx3 db'];
const toShop: Told = ['HTTP_200', 'pod-web1', 'client internet fcr esx1 esg esx1 private-vlan-A esx2 worker1 pod-ingress worker1 pod-web1'];
const stretch = 'user op-router op-esx1 l2c-onprem op-esx1 op-router wan xcr bcr esx2 l2c-cloud esx2 private-vlan-A esx3 vm60';

const cases: readonly Case[] = [
  {
    name: 'a virtual machine moves to the host of the edge: nothing is wrapped behind it', step: operate('db', 'migrate', { host: 'esx1' }), probe: flow2,
    before: toDatabase, after: ['REPLY', 'db', 'pod-web1 worker1 esx2 private-vlan-A esx1 esg esx1 dlr@esx1 esx1 db'],
  },
  {
    name: 'the edge fails over to its standby', step: operate('esg', 'fail-over'), probe: shop, choices: ['pod-web1'],
    before: toShop, after: ['HTTP_200', 'pod-web1', 'client internet fcr esx2 esg esx2 worker1 pod-ingress worker1 pod-web1'],
  },
  {
    name: 'the control VM goes down: what is installed keeps forwarding', step: operate('dlr', 'control-vm-down'), probe: flow2,
    before: toDatabase, after: toDatabase, finds: ['dlr', 'DLR-CONTROL-DOWN'],
  },
  {
    name: 'a proxy node fails: its virtual address moves to the other one',
    drawn: [add('proxy-node', 'proxy2', 'esx3', { cluster: 'icp' }), connect('l2', 'proxy2/eth0', 'ls-icp')],
    step: operate('proxy1', 'fail'), probe: { from: 'db', to: 'vip-proxy', kind: 'ping' },
    before: ['REPLY', 'proxy1', 'db esx3 dlr@esx3 esx3 private-vlan-A esx1 esg esx1 proxy1'],
    after: ['REPLY', 'proxy2', 'db esx3 dlr@esx3 esx3 private-vlan-A esx1 esg esx1 private-vlan-A esx3 proxy2'],
  },
  {
    name: 'a worker is drained: its pod answers from the other one', step: operate('worker2', 'drain'), probe: shop, choices: ['pod-web2'],
    before: ['HTTP_200', 'pod-web2', 'client internet fcr esx1 esg esx1 private-vlan-A esx2 worker1 pod-ingress worker1 esx2 private-vlan-A esx3 worker2 pod-web2'],
    after: ['HTTP_200', 'pod-web2', 'client internet fcr esx1 esg esx1 private-vlan-A esx2 worker1 pod-ingress worker1 pod-web2'],
  },
  {
    name: 'the cloud’s gateway of a stretched network is connected: replies leave by it and die at the edge', step: operate('stretched-10', 'connect-cloud-gateway'), probe: flow3,
    before: ['REPLY', 'vm60', stretch], after: ['TIMEOUT', 'esg', stretch], finds: ['stretched-10', 'V-43'],
  },
  {
    name: 'a NAT rule is switched off: the edge has the address and nothing listens there', step: editRow('esg', '/nat/D1', { enabled: false }), probe: shop, choices: ['pod-web1'],
    before: toShop, after: ['REFUSED', 'esg', 'client internet fcr esx1 esg'],
  },
  {
    name: 'a firewall rule is switched off: default deny', step: editRow('esg', '/firewallRules/F4', { enabled: false }), probe: shop, choices: ['pod-web1'],
    before: toShop, after: ['TIMEOUT', 'esg', 'client internet fcr esx1 esg'], finds: ['esg', 'V-11'],
  },
  {
    name: 'a host is emptied for maintenance: worker 1 runs beside the edge', step: operate('esx2', 'enter-maintenance'), probe: shop, choices: ['pod-web1'],
    before: toShop, after: ['HTTP_200', 'pod-web1', 'client internet fcr esx1 esg esx1 worker1 pod-ingress worker1 pod-web1'],
  },
];

function told(design: Design, { probe, choices = [] }: Case): Told {
  const reading = asked(design, probe, choices);
  return [reading.result.outcome ?? '', reading.result.paths[0]?.at ?? '', way(reading, 'forward')];
}

const codes = (design: Design, id: string): readonly string[] => findingsOf(design, id).map((finding) => finding.code);

describe('operations and states', () => {
  it.each(cases)('$name', (each) => {
    const start = rt1(...(each.drawn ?? []));
    expect(told(start, each)).toEqual(each.before);
    const end = draw(start, each.step);
    expect(told(end, each)).toEqual(each.after);
    expect(takenBack(start, each.step)).toEqual({ steps: 1, design: start });
    const [at, code] = each.finds ?? ['esg', 'V-11'];
    expect([codes(start, at).includes(code), codes(end, at).includes(code)]).toEqual([false, each.finds !== undefined]);
  });

  it('installation online, by a proxy and offline: a registry outside is reached through the edge’s source NAT, which a proxy inside needs alone', () => {
    const outside: readonly Step[] = [
      add('registry', 'hub', null, { interfaces: [{ id: 'eth0', address: '203.0.113.13' }], gateway: '203.0.113.9' }), connect('l2', 'hub/eth0', 'public-vlan'),
      add('proxy-server', 'squid', 'esx1', { interfaces: [{ id: 'eth0', address: '192.168.20.90' }], gateway: '192.168.20.1' }), connect('l2', 'squid/eth0', 'ls-icp'),
    ];
    const online = rt1(...outside);
    const fetches = (design: Design, from: string, to: string, port: number) => asked(design, { from, to, kind: 'tcp', port }).result.verdict;
    const v51 = (design: Design) => findingsOf(design, 'icp').filter((finding) => finding.code === 'V-51').map((finding) => finding.params['case']);
    expect([fetches(online, 'worker1', 'hub', 443), v51(online)]).toEqual(['REACHABLE', []]);

    const byProxy = update('icp', { installMode: 'proxy', proxyServer: 'squid' });
    const proxied = draw(online, byProxy);
    expect([fetches(proxied, 'worker1', 'squid', 3128), fetches(proxied, 'squid', 'hub', 443), v51(proxied)]).toEqual(['REACHABLE', 'REACHABLE', []]);
    const offline = update('icp', { installMode: 'offline' });
    expect(v51(draw(online, offline))).toEqual(['offline']);
    for (const step of [byProxy, offline]) expect(takenBack(online, step)).toEqual({ steps: 1, design: online });
  });
});
