import type { FilterRow, FilterStage } from '../../plan/stage.ts';
import { vxlan } from '../../plan/tunnel.ts';
import { because } from './cloud-plan.ts';
import { hostIds, type ReferenceOptions, type RuleRow } from './reference-topology-options.ts';
import { vtepAddress } from './reference-topology-underlay.ts';
import { listener, type Small } from './small-plan.ts';

/* Logical switches, edge gateway, distributed router, distributed firewall and two virtual machines (domain/private-cloud.md 0.2, b.3 and c). */

const switches: Readonly<Record<string, number>> = { 'ls-transit': 5000, 'ls-icp': 5001, 'ls-db': 5002, 'ls-stretched': 5003, 'ls-ha': 5004 };

export function planSwitches(net: Small, options: ReferenceOptions): void {
  const all = { ...switches, ...(options.hasSecondStretch ? { 'ls-stretched-2': 5005 } : {}), ...(options.isWorker2Apart ? { 'ls-icp-2': 5006 } : {}) };
  for (const [id, vni] of Object.entries(all)) {
    // The switch under it takes frames of 9000 bytes; how long they may be on the wire is the VTEP's matter.
    net.segment(id, {
      mtuBytes: 9000,
      overlay: { tunnel: vxlan(vni), endpoints: hostIds.map((host) => ({ device: host, address: vtepAddress(host), because: because(host, 'vtep0') })) },
    });
  }
}

function ruleRows(component: string, rules: readonly RuleRow[]): readonly FilterRow[] {
  return rules.map(({ label, action, match, view }) => ({ action, match, because: because(component, label), ...(view === undefined ? {} : { view }) }));
}

function planEdgeFirewall(net: Small, options: ReferenceOptions, own: readonly string[]): void {
  const rows = [{ label: 'vse', action: 'permit', match: { sources: own } } as const, ...options.edgeRules];
  const firewall = {
    kind: 'filter', interface: null, because: because('esg', 'default deny'), table: 'firewall', stateful: true, view: 'original', rows: ruleRows('esg', rows), defaultAction: 'deny',
    reason: 'EDGE_FIREWALL_DENY',
  } as const;
  net.stage('esg', { ...firewall, slot: 'egress-filter' });
  net.stage('esg', { ...firewall, slot: 'deliver' });
}

function planEdgeNat(net: Small, options: ReferenceOptions): void {
  const dnat = { kind: 'destination-translate', slot: 'destination-translate', because: because('esg', 'nat'), stateless: false } as const;
  net.stage('esg', {
    ...dnat, interface: 'vnic0',
    rows: [{ match: { destinations: ['203.0.113.11'], protocol: 6, destinationPorts: [[443, 443]] }, addresses: ['172.29.0.80'], port: 443, because: because('esg', 'D1') }],
  });
  net.stage('esg', {
    ...dnat, interface: 'vnic1',
    rows: [
      { match: { destinations: ['10.100.2.11'] }, addresses: ['192.168.20.10'], port: null, because: because('esg', 'D2') },
      { match: { destinations: ['10.100.2.12'], protocol: 6, destinationPorts: [[80, 80], [443, 443]] }, addresses: ['192.168.20.20'], port: null, because: because('esg', 'D3') },
    ],
  });
  const snat = { kind: 'source-translate', slot: 'source-translate', because: because('esg', 'nat'), stateless: false, ports: 'keep-if-free' } as const;
  net.stage('esg', { ...snat, interface: 'vnic0', rows: [{ match: { sources: [options.publicSnatSource] }, addresses: ['203.0.113.10'], port: null, because: because('esg', 'S1') }] });
  net.stage('esg', { ...snat, interface: 'vnic1', rows: [{ match: { sources: ['192.168.0.0/16'] }, addresses: ['10.100.2.13'], port: null, because: because('esg', 'S2') }] });
}

export function planEdge(net: Small, options: ReferenceOptions): void {
  const at = `@${options.hosts.esg}`;
  const isIcpHere = options.icpGateway === 'edge';
  const own = ['203.0.113.10', '203.0.113.11', '10.100.2.10', '10.100.2.11', '10.100.2.12', '10.100.2.13', '192.168.100.1', ...(isIcpHere ? ['192.168.20.1'] : [])];
  net.device(
    'esg', 'edge',
    [
      `vnic0 public-vlan 203.0.113.10/29 203.0.113.11/29 ${at}`,
      `vnic1 private-vlan-A 10.100.2.10/26 10.100.2.11/26 10.100.2.12/26 10.100.2.13/26 ${at}`,
      ...(isIcpHere ? [`vnic2 ls-icp 192.168.20.1/24 ${at}`] : []),
      `vnic3 ls-transit 192.168.100.1/24 ${at}`,
      ...(options.isWorker2Apart ? [`vnic4 ls-icp-2 192.168.21.1/24 ${at}`] : []),
    ],
    [
      '203.0.113.8/29 vnic0', '10.100.2.0/26 vnic1', '192.168.100.0/24 vnic3', '0.0.0.0/0 vnic0 203.0.113.9', '10.0.0.0/8 vnic1 10.100.2.1', '161.26.0.0/16 vnic1 10.100.2.1',
      '192.168.30.0/24 vnic3 192.168.100.2',
      isIcpHere ? '192.168.20.0/24 vnic2' : '192.168.20.0/24 vnic3 192.168.100.2',
      ...(options.isServiceRouted ? [isIcpHere ? '172.29.0.0/16 vnic2 192.168.20.31' : '172.29.0.0/16 vnic3 192.168.100.2'] : []),
      ...(options.isWorker2Apart ? ['192.168.21.0/24 vnic4'] : []),
      ...(options.isOutgoingMasqueraded || !options.arePodsRouted ? [] : ['172.28.1.0/26 vnic2 192.168.20.31', '172.28.2.0/26 vnic2 192.168.20.32']),
    ],
    { host: because(options.hosts.esg).component, reversePath: options.edgeReversePath },
  );
  net.stage('esg', { kind: 'session', slot: 'session', interface: null, because: because('esg') });
  planEdgeNat(net, options);
  planEdgeFirewall(net, options, own);
}

/** One instance on every host: the same addresses everywhere, no state. */
export function planRouter(net: Small, options: ReferenceOptions): void {
  const isIcpHere = options.icpGateway === 'router';
  const [state, hasStretch] = [options.isCloudGatewayConnected ? '' : ' down', options.isCloudGatewayConnected];
  for (const host of hostIds) {
    const at = `@${host}`;
    net.device(
      `dlr@${host}`, 'router',
      [
        `lif-transit ls-transit 192.168.100.2/24 ${at}`, `lif-db ls-db 192.168.30.1/24 ${at}`, `lif-stretched ls-stretched 172.20.10.1/24 ${at}${state}`,
        ...(isIcpHere ? [`lif-icp ls-icp 192.168.20.1/24 ${at}`] : []),
        ...(options.hasSecondStretch ? [`lif-stretched-2 ls-stretched-2 172.20.11.1/24 ${at}${state}`] : []),
      ],
      [
        '192.168.100.0/24 lif-transit', '192.168.30.0/24 lif-db', '0.0.0.0/0 lif-transit 192.168.100.1',
        ...(isIcpHere ? ['192.168.20.0/24 lif-icp', '172.29.0.0/16 lif-icp 192.168.20.31'] : []),
        ...(hasStretch ? ['172.20.10.0/24 lif-stretched'] : []),
        ...(hasStretch && options.hasSecondStretch ? ['172.20.11.0/24 lif-stretched-2'] : []),
      ],
      { component: because('dlr').component, host: because(host).component, distributed: { isDesignated: host === 'esx1' } },
    );
  }
}

/** The distributed firewall at one port: it sees what the guest sends and what is about to reach it. */
export function guardPort(net: Small, options: ReferenceOptions, device: string, port: string): void {
  const table: Omit<FilterStage, 'slot'> = {
    kind: 'filter', interface: port, because: because('dfw', 'default allow'), table: 'dfw', stateful: true, view: 'current', rows: ruleRows('dfw', options.distributedRules),
    defaultAction: 'permit', reason: 'DFW_RULE_DENY',
  };
  net.stage(device, { ...table, slot: 'port-out' });
  net.stage(device, { ...table, slot: 'port-in' });
}

function planGuest(net: Small, options: ReferenceOptions, guest: { readonly id: 'db' | 'vm60' | 'vm61'; readonly segment: string; readonly network: string; readonly address: string; readonly tcp: number }): void {
  const host = options.hosts[guest.id];
  net.device(guest.id, 'host', [`eth0 ${guest.segment} ${guest.address}/24 @${host}`], [`${guest.network}.0/24 eth0`, `0.0.0.0/0 eth0 ${guest.network}.1`], { host: because(host).component });
  net.builder.services(guest.id, because(guest.id), [listener(guest.id, 'tcp', guest.tcp)]);
  guardPort(net, options, guest.id, 'eth0');
}

export function planVirtualMachines(net: Small, options: ReferenceOptions): void {
  planGuest(net, options, { id: 'db', segment: 'ls-db', network: '192.168.30', address: '192.168.30.50', tcp: 3306 });
  planGuest(net, options, { id: 'vm60', segment: 'ls-stretched', network: '172.20.10', address: '172.20.10.60', tcp: 443 });
  if (options.hasSecondStretch) planGuest(net, options, { id: 'vm61', segment: 'ls-stretched-2', network: '172.20.11', address: '172.20.11.61', tcp: 443 });
}
