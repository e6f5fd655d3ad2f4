import type { ProfileId } from './plan.ts';
import type { Slot } from './stage.ts';

/** How a kind of stack behaves where devices differ. `order` lists the slots a packet passes on its way through. */
export interface DeviceProfile {
  readonly id: ProfileId;
  readonly order: readonly Slot[];
  /** Routes packets that are not its own. False: they are dropped. */
  readonly forwards: boolean;
  /** Sends ICMP errors about packets it cannot forward. */
  readonly sendsErrors: boolean;
  readonly initialTtl: number;
  /** An address of the device without a listener: RST or ICMP port unreachable, or silence. */
  readonly closedPort: 'refuse' | 'silent';
  /** Answers an echo request to one of its own addresses. */
  readonly answersPing: boolean;
  /** ARP failure: a host reports HOST_UNREACHABLE to itself, a router to the sender (forwarding.md 7); what only translates stays silent. */
  readonly neighbourFailure: 'answer' | 'silent';
  /** Whose table of connections a filter of one interface asks: the device's (Linux), or that interface's own (a port of the public cloud). */
  readonly tracking: 'device' | 'port';
  /** A TCP segment in the middle of a connection that was never seen: Linux takes it for a new one, an edge gateway for invalid (private-cloud.md c). */
  readonly midStream: 'new' | 'invalid';
}

/** Linux order (forwarding.md 1). A tunnel's outer packet is a packet for the device itself: tracked and filtered (INPUT), then unwrapped. */
const linux: readonly Slot[] = [
  'receive', 'session', 'ingress-filter', 'destination-translate', 'balance', 'deliver', 'decapsulate', 'route', 'forward-filter',
  'source-translate', 'egress-filter', 'encapsulate', 'fit', 'emit',
];

/** Edge gateway and virtual switch: what belongs to a tunnel is unwrapped before anything looks at it (private-cloud.md c, ESG step 2; host receive). */
const unwrapsFirst: readonly Slot[] = [
  'receive', 'decapsulate', 'session', 'ingress-filter', 'destination-translate', 'balance', 'deliver', 'route', 'forward-filter',
  'source-translate', 'egress-filter', 'encapsulate', 'fit', 'emit',
];

/** Public cloud: filters see addresses before source NAT on the way out (public-cloud.md, decision 5; C.3 E4). */
const cloudPort: readonly Slot[] = [
  'receive', 'session', 'ingress-filter', 'destination-translate', 'balance', 'deliver', 'decapsulate', 'route', 'forward-filter',
  'egress-filter', 'source-translate', 'encapsulate', 'fit', 'emit',
];

export const profiles: Readonly<Record<ProfileId, DeviceProfile>> = {
  host: { id: 'host', order: linux, forwards: false, sendsErrors: true, initialTtl: 64, closedPort: 'refuse', answersPing: true, neighbourFailure: 'answer', tracking: 'device', midStream: 'new' },
  router: { id: 'router', order: linux, forwards: true, sendsErrors: true, initialTtl: 64, closedPort: 'refuse', answersPing: true, neighbourFailure: 'answer', tracking: 'device', midStream: 'new' },
  transparent: { id: 'transparent', order: linux, forwards: true, sendsErrors: false, initialTtl: 64, closedPort: 'silent', answersPing: false, neighbourFailure: 'silent', tracking: 'device', midStream: 'new' },
  'cloud-port': { id: 'cloud-port', order: cloudPort, forwards: false, sendsErrors: true, initialTtl: 64, closedPort: 'refuse', answersPing: true, neighbourFailure: 'answer', tracking: 'port', midStream: 'invalid' },
  // A guest that forwards (public-cloud.md B.2 NAT instance): its own NAT comes before what its port looks at on the way out, and it may have several ports.
  'cloud-forwarder': { id: 'cloud-forwarder', order: linux, forwards: true, sendsErrors: true, initialTtl: 64, closedPort: 'refuse', answersPing: true, neighbourFailure: 'answer', tracking: 'device', midStream: 'invalid' },
  internet: { id: 'internet', order: linux, forwards: true, sendsErrors: true, initialTtl: 64, closedPort: 'silent', answersPing: false, neighbourFailure: 'silent', tracking: 'device', midStream: 'new' },
  proxy: { id: 'proxy', order: cloudPort, forwards: false, sendsErrors: true, initialTtl: 64, closedPort: 'silent', answersPing: false, neighbourFailure: 'answer', tracking: 'device', midStream: 'new' },
  edge: { id: 'edge', order: unwrapsFirst, forwards: true, sendsErrors: true, initialTtl: 64, closedPort: 'refuse', answersPing: true, neighbourFailure: 'answer', tracking: 'device', midStream: 'invalid' },
  hypervisor: { id: 'hypervisor', order: unwrapsFirst, forwards: false, sendsErrors: true, initialTtl: 64, closedPort: 'refuse', answersPing: true, neighbourFailure: 'answer', tracking: 'device', midStream: 'new' },
};
