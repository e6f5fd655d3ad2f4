import type { Header, Hop, Leg, Step, Trace } from '../../../shared/engine/report.ts';

/**
 * Traces of the customer's first network (domain/public-cloud.md C.8), written by hand: ping to the floating IP of vm1, blocked (P1) and answered (P2).
 */

const client = '103.243.200.42';
const floating = '133.186.132.47';
const fixed = '192.168.0.4';

const icmp = (source: string, destination: string, ttl: number, type: number): Header[] => [
  { layer: 'ipv4', source, destination, protocol: 1, ttl },
  { layer: 'icmp', type, code: 0 },
];

function step(seq: number, kind: Step['kind'], action: Step['action'], component: string, label: string, headers: readonly Header[], more: Partial<Step> = {}): Step {
  return { seq, kind, action, because: { component, label }, headers: [...headers], bytes: 60, timeUs: seq * 10, detail: {}, ...more };
}

function hop(component: string, enter: readonly Header[], steps: readonly Step[]): Hop {
  return { component, host: null, ingress: null, egress: null, enter: { headers: [...enter], bytes: 60 }, steps: [...steps] };
}

const sent = icmp(client, floating, 64, 8);
const crossed = icmp(client, floating, 51, 8);
const translated = icmp(client, fixed, 51, 8);
const arrived = icmp(client, fixed, 50, 8);
const answer = icmp(fixed, client, 64, 0);
const answerRouted = icmp(fixed, client, 63, 0);
const answerTranslated = icmp(floating, client, 63, 0);
const answerCrossed = icmp(floating, client, 50, 0);

function forwardHops(last: Hop): Hop[] {
  return [
    hop('client', sent, [step(1, 'originate', 'ORIGINATED', 'client', 'client', sent)]),
    hop('internet', sent, [step(2, 'route', 'FORWARDED', 'public-network', 'public-network', crossed, { detail: { destination: '133.186.128.0/17', position: 1, total: 2 } })]),
    hop('public-network', crossed, [step(3, 'exit', 'TRANSMITTED', 'public-network', 'Public Network', crossed)]),
    hop('fip-vm1', crossed, [step(4, 'translate', 'TRANSFORMED', 'fip-vm1', floating, translated)]),
    hop('rt', translated, [step(5, 'route', 'FORWARDED', 'subnet', 'subnet', arrived, { detail: { destination: '192.168.0.0/24', position: 1, total: 3 } })]),
    last,
  ];
}

const denied = hop('vm1', arrived, [
  step(6, 'filter', 'DENIED', 'sg-default', 'default', arrived, {
    reason: 'SG_INGRESS_NO_MATCH',
    detail: {
      total: 1,
      decidedBy: 'default',
      candidates: [
        {
          because: { component: 'sg-default', path: '/rules/0', label: 'from-itself' },
          position: 1,
          won: false,
          action: 'permit',
          fields: [
            { field: 'source', wanted: '192.168.0.4/32', actual: client, matches: false },
            { field: 'protocol', wanted: 'any', actual: 'icmp', matches: true },
          ],
        },
      ],
    },
  }),
]);

const received = hop('vm1', arrived, [
  step(6, 'filter', 'PERMITTED', 'sg-default', 'ALL ICMP', arrived, { because: { component: 'sg-default', path: '/rules/1', label: 'ALL ICMP' }, detail: { position: 2, total: 2 } }),
  step(7, 'deliver', 'ACCEPTED', 'vm1', 'vm1', arrived),
]);

const reply: Leg = {
  direction: 'return',
  connection: 1,
  hops: [
    hop('vm1', answer, [step(8, 'originate', 'ORIGINATED', 'vm1', 'vm1', answer)]),
    hop('rt', answer, [step(9, 'route', 'FORWARDED', 'fip-vm1', 'fip-vm1', answerRouted, { detail: { destination: '0.0.0.0/0' } })]),
    hop('fip-vm1', answerRouted, [step(10, 'translate', 'TRANSFORMED', 'fip-vm1', floating, answerTranslated)]),
    hop('public-network', answerTranslated, [step(11, 'exit', 'TRANSMITTED', 'public-network', 'Public Network', answerTranslated)]),
    hop('internet', answerTranslated, [step(12, 'route', 'FORWARDED', 'client', 'client', answerCrossed, { detail: { destination: '103.243.200.42/32' } })]),
    hop('client', answerCrossed, [step(13, 'deliver', 'ACCEPTED', 'client', 'client', answerCrossed)]),
  ],
};

const probe: Trace['probe'] = {
  from: 'client',
  to: 'vm1',
  kind: 'ping',
  sourceComponent: 'client',
  destinationComponent: 'vm1',
  source: client,
  destination: floating,
  protocol: 1,
  sourcePort: null,
  port: null,
  sizeBytes: 60,
  dontFragment: false,
  count: 4,
  key: null,
  path: null,
  expect: null,
};

export const blockedPing: Trace = {
  contract: 'hopline-trace',
  version: 1,
  probe,
  verdict: 'UNREACHABLE',
  outcome: 'TIMEOUT',
  resolution: null,
  paths: [{ choices: [], disposition: 'DENIED_IN', reason: 'SG_INGRESS_NO_MATCH', at: 'vm1', legs: [{ direction: 'forward', connection: 1, hops: forwardHops(denied) }] }],
  ping: { sent: 4, received: 0, lossPercent: 100, replies: [], minMs: null, maxMs: null, avgMs: null },
  blockers: [{ at: 'vm1', because: { component: 'sg-default', label: 'default' }, reason: 'SG_INGRESS_NO_MATCH' }],
  assumptions: [],
};

export const answeredPing: Trace = {
  contract: 'hopline-trace',
  version: 1,
  probe,
  verdict: 'REACHABLE',
  outcome: 'REPLY',
  resolution: null,
  paths: [{ choices: [], disposition: 'ACCEPTED', reason: null, at: 'vm1', legs: [{ direction: 'forward', connection: 1, hops: forwardHops(received) }, reply] }],
  ping: {
    sent: 4,
    received: 4,
    lossPercent: 0,
    replies: [
      { bytes: 32, timeMs: 3, ttl: 50 },
      { bytes: 32, timeMs: 2, ttl: 50 },
      { bytes: 32, timeMs: 2, ttl: 50 },
      { bytes: 32, timeMs: 2, ttl: 50 },
    ],
    minMs: 2,
    maxMs: 3,
    avgMs: 2,
  },
  blockers: [],
  assumptions: [],
};
