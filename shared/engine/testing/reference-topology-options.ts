import type { Match } from '../../plan/stage.ts';

/* What the variants of RT-1 change (domain/private-cloud.md d.5 and g). */

export type HostId = 'esx1' | 'esx2' | 'esx3';
export const hostIds: readonly HostId[] = ['esx1', 'esx2', 'esx3'];

/** A rule of a firewall: label, what it does, what it matches. */
export interface RuleRow {
  readonly label: string;
  readonly action: 'permit' | 'deny' | 'reject';
  readonly match: Match;
  readonly view?: 'original' | 'current';
}

export interface ReferenceOptions {
  /** Where the guests run. */
  readonly hosts: Readonly<Record<'esg' | 'master1' | 'proxy1' | 'worker1' | 'worker2' | 'db' | 'vm60' | 'vm61' | 'l2c-cloud', HostId>>;
  /** LS-ICP on the edge gateway (T-A) or on the distributed router. */
  readonly icpGateway: 'edge' | 'router';
  /** User rules of the edge firewall, compared with the addresses a packet entered with unless a row says otherwise. */
  readonly edgeRules: readonly RuleRow[];
  readonly edgeReversePath: 'strict' | 'loose' | 'off';
  /** False: the edge gateway does not know the Service network. */
  readonly isServiceRouted: boolean;
  /** False: pods keep their addresses (natOutgoing), and it is the edge that must know them. */
  readonly isOutgoingMasqueraded: boolean;
  /** Whether the edge gateway has the pods' blocks from BGP; it needs them only where they keep their addresses. */
  readonly arePodsRouted: boolean;
  /** Original source of S1. */
  readonly publicSnatSource: string;
  /** Rules of the distributed firewall; its default allows. */
  readonly distributedRules: readonly RuleRow[];
  readonly vtepMtuBytes: number;
  readonly podMtuBytes: number;
  readonly tunnelMode: 'always' | 'cross-subnet';
  /** Worker 2 in a network of its own behind the edge gateway, 192.168.21.0/24. */
  readonly isWorker2Apart: boolean;
  /** The distributed router's interface on the stretched network: there, but switched off, or in use. */
  readonly isCloudGatewayConnected: boolean;
  /** A second stretched network 172.20.11.0/24, VNI 5005, with vm61. */
  readonly hasSecondStretch: boolean;
}

/** The user rules of the edge gateway: three of the seed and F4, which it forgot (finding 1). */
export const edgeRules: readonly RuleRow[] = [
  { label: 'F1', action: 'permit', match: { sources: ['192.168.0.0/16'] } },
  { label: 'F2', action: 'permit', match: { sources: ['192.168.0.0/16'], destinations: ['10.0.0.0/8'] } },
  { label: 'F3', action: 'permit', match: { sources: ['10.0.0.0/8'], destinations: ['10.100.2.11', '10.100.2.12'] } },
  { label: 'F4', action: 'permit', match: { destinations: ['203.0.113.11'], protocol: 6, destinationPorts: [[443, 443]] } },
];
