import { describe, expect, it } from 'vitest';
import type { Probe } from '../model/probe.ts';
import { compile } from './index.ts';
import { compareProbe } from './testing/compare.ts';
import { referencePlan, type ReferenceChange } from './testing/reference-topology.ts';

/** Both interpreters on RT-1 and its variants: what random networks are too small to show. */

const variants: readonly ReferenceChange[] = [
  {}, { icpGateway: 'router' }, { tunnelMode: 'cross-subnet', isWorker2Apart: true }, { isCloudGatewayConnected: true, edgeReversePath: 'off' },
  { vtepMtuBytes: 1500, podMtuBytes: 1500 }, { hasSecondStretch: true },
  { distributedRules: [{ label: 'no tunnel', action: 'reject', match: { protocol: 4 } }, { label: 'no database', action: 'reject', match: { destinations: ['192.168.30.50'] } }] },
];
const sources = ['client', 'user', 'pod-web1', 'pod-web2', 'db', 'vm60', 'worker1', 'op-vm15', 'esg', 'esx1'];
const destinations = ['172.29.0.80', '203.0.113.11', '192.168.30.50', '172.28.2.20', '172.20.10.60', '192.168.20.31', '172.20.10.1', '10.100.1.12', '192.168.100.2', '172.20.10.99', '10.100.2.12'];
const kinds: readonly Pick<Probe, 'kind' | 'port' | 'sizeBytes' | 'dontFragment'>[] = [
  { kind: 'ping' }, { kind: 'ping', sizeBytes: 1500 }, { kind: 'ping', sizeBytes: 1500, dontFragment: true }, { kind: 'tcp', port: 443 }, { kind: 'tcp', port: 8080, sizeBytes: 1500 }, { kind: 'udp', port: 53 },
];

describe.each(variants)('variant %j', (change) => {
  const plan = referencePlan(change);
  const network = compile(plan);
  it.each(sources)('from %s both see the same', (from) => {
    const differences = destinations.flatMap((to) => kinds.flatMap((kind) => {
      const found = compareProbe(plan, network, { from, to, ...kind });
      return found === null ? [] : [{ to, ...kind, ...found }];
    }));
    expect(differences).toEqual([]);
  });
});
