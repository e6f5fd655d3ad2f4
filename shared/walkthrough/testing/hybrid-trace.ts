import type { Header, Hop, Path, Step } from '../../engine/report.ts';

function ip(source: string, destination: string, protocol = 6): Header {
  return { layer: 'ipv4', source, destination, protocol, ttl: 63 };
}

const tcp: Header = { layer: 'tcp', sourcePort: 51000, destinationPort: 443 };

export const plain: readonly Header[] = [ip('198.51.100.25', '203.0.113.11'), tcp];
export const inVxlan: readonly Header[] = [ip('10.100.1.11', '10.100.1.12', 17), { layer: 'udp', sourcePort: 56863, destinationPort: 4789 }, { layer: 'vxlan', vni: 5001 }, ...plain];
export const inIpip: readonly Header[] = [ip('192.168.20.31', '192.168.20.32', 4), ...plain];
export const inBoth: readonly Header[] = [ip('10.100.1.12', '10.100.1.13', 17), { layer: 'udp', sourcePort: 64884, destinationPort: 4789 }, { layer: 'vxlan', vni: 5001 }, ...inIpip];

interface HopNote {
  readonly at: string;
  readonly enter?: readonly Header[];
  readonly leave?: readonly Header[];
  readonly kind?: Step['kind'];
  readonly action?: Step['action'];
}

function hop({ at, enter = plain, leave = enter, kind = 'bridge', action = 'FORWARDED' }: HopNote): Hop {
  return {
    component: at,
    host: null,
    ingress: null,
    egress: null,
    enter: { headers: [...enter], bytes: 1000 },
    steps: [{ seq: 1, kind, action, because: { component: at, label: at }, headers: [...leave], bytes: 1000, timeUs: 0, detail: {} }],
  };
}

const outward = [hop({ at: 'client', kind: 'originate' }), hop({ at: 'internet', kind: 'route' }), hop({ at: 'fcr', kind: 'route' }), hop({ at: 'esx1' })];

/** The first connection of the reference flow over the hybrid sketch, then the proxy's second one, and the answer (CONTRACTS 3). */
export const hybridPath: Path = {
  choices: [],
  disposition: 'ACCEPTED',
  reason: null,
  at: 'web2',
  legs: [
    {
      direction: 'forward',
      connection: 1,
      hops: [
        ...outward,
        hop({ at: 'esg', kind: 'translate' }),
        hop({ at: 'esx1', leave: inVxlan, kind: 'encapsulate' }),
        hop({ at: 'vlan', enter: inVxlan }),
        hop({ at: 'esx2', enter: inVxlan, leave: plain, kind: 'decapsulate' }),
        hop({ at: 'worker1', kind: 'translate' }),
        hop({ at: 'ing', kind: 'proxy' }),
      ],
    },
    {
      direction: 'forward',
      connection: 2,
      hops: [
        hop({ at: 'ing', kind: 'originate' }),
        hop({ at: 'worker1', leave: inIpip, kind: 'encapsulate' }),
        hop({ at: 'esx2', enter: inIpip, leave: inBoth, kind: 'encapsulate' }),
        hop({ at: 'vlan', enter: inBoth }),
        hop({ at: 'esx3', enter: inBoth, leave: inIpip, kind: 'decapsulate' }),
        hop({ at: 'worker2', enter: inIpip, leave: plain, kind: 'decapsulate' }),
        hop({ at: 'web2', kind: 'deliver', action: 'DELIVERED' }),
      ],
    },
    { direction: 'return', connection: 1, hops: [hop({ at: 'esg', kind: 'session-match' }), hop({ at: 'fcr', kind: 'route' }), hop({ at: 'internet', kind: 'route' }), hop({ at: 'client', kind: 'deliver' })] },
  ],
};

/** The same packet stopped by the edge firewall. */
export const blockedPath: Path = {
  choices: [],
  disposition: 'DENIED_IN',
  reason: 'EDGE_FIREWALL_DENY',
  at: 'esg',
  legs: [{ direction: 'forward', connection: 1, hops: [...outward, hop({ at: 'esg', kind: 'filter', action: 'DENIED' })] }],
};
