import { describe, expect, it } from 'vitest';
import { compile, trace, traceSchema, type Leg, type Trace } from './index.ts';
import { allIcmp, cloudPlan, http, ssh, sshServer, webServer, type CloudOptions } from './testing/cloud-plan.ts';

/** The rows of domain/public-cloud.md C.8 on the hand-written plan; the catalog's own tests prove the same on real designs. */

function run(options: CloudOptions, probe: Parameters<typeof trace>[1]): Trace {
  return traceSchema.parse(trace(compile(cloudPlan(options)), probe));
}

function walk(leg: Leg | undefined): string {
  return (leg?.hops ?? []).map((hop) => hop.component).join(' ');
}

/** The TTL of each hop's last step. */
function ttls(leg: Leg | undefined): readonly number[] {
  return (leg?.hops ?? []).map((hop) => {
    const header = hop.steps.at(-1)?.headers[0];
    return header?.layer === 'ipv4' ? header.ttl : -1;
  });
}

const ping = { from: 'client', to: 'vm1', kind: 'ping' } as const;
const get = { from: 'client', to: 'vm1', kind: 'http' } as const;
const login = { from: 'client', to: 'vm1', kind: 'ssh' } as const;

describe('ping', () => {
  it('to a private address dies on the internet (P0)', () => {
    const result = run({}, { ...ping, to: '192.168.0.4' });
    expect(result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT' });
    expect(result.paths[0]).toMatchObject({ disposition: 'NULL_ROUTED', reason: 'UNROUTABLE_PRIVATE_DST', at: 'internet' });
    expect(result.paths[0]?.legs.map(walk)).toEqual(['client internet']);
    expect(result.blockers).toMatchObject([{ at: 'internet', reason: 'UNROUTABLE_PRIVATE_DST' }]);
  });

  it('to a floating IP is dropped by the birth rules of group default (P1)', () => {
    const result = run({}, ping);
    expect(result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'TIMEOUT' });
    expect(result.paths[0]).toMatchObject({ disposition: 'DENIED_IN', reason: 'SG_INGRESS_NO_MATCH', at: 'vm1' });
    expect(result.paths[0]?.legs.map(walk)).toEqual(['client internet public-network fip-vm1 rt vm1']);
    expect(result.ping).toEqual({ sent: 4, received: 0, lossPercent: 100, replies: [], minMs: null, maxMs: null, avgMs: null });
    const last = result.paths[0]?.legs[0]?.hops.at(-1)?.steps.at(-1);
    expect(last).toMatchObject({
      kind: 'filter', action: 'DENIED', reason: 'SG_INGRESS_NO_MATCH', because: { component: 'sg-default', label: 'default' },
      detail: {
        decidedBy: 'default', total: 1,
        candidates: [{
          because: { component: 'sg-default', path: '/rules/0' }, position: 1, won: false, action: 'permit',
          fields: [{ field: 'source', wanted: '192.168.0.4/32, 192.168.0.6/32, 192.168.0.7/32', actual: '103.243.200.42', matches: false }],
        }],
      },
    });
    expect(result.blockers).toEqual([{ at: 'vm1', because: { component: 'sg-default', label: 'default' }, reason: 'SG_INGRESS_NO_MATCH' }]);
  });

  it('answers 4/4 with 3/2/2/2 ms and TTL 50 once ALL ICMP is in (P2)', () => {
    const result = run({ rules: [allIcmp] }, ping);
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY', blockers: [] });
    expect(result.paths[0]).toMatchObject({ disposition: 'ACCEPTED', reason: null, at: 'vm1' });
    expect(result.paths[0]?.legs.map((leg) => [leg.direction, walk(leg)])).toEqual([
      ['forward', 'client internet public-network fip-vm1 rt vm1'],
      ['return', 'vm1 rt fip-vm1 public-network internet client'],
    ]);
    expect(result.ping).toEqual({
      sent: 4, received: 4, lossPercent: 0, minMs: 2, maxMs: 3, avgMs: 2,
      replies: [{ bytes: 32, timeMs: 3, ttl: 50 }, { bytes: 32, timeMs: 2, ttl: 50 }, { bytes: 32, timeMs: 2, ttl: 50 }, { bytes: 32, timeMs: 2, ttl: 50 }],
    });
    expect(ttls(result.paths[0]?.legs[0])).toEqual([64, 51, 51, 51, 50, 50]);
    expect(ttls(result.paths[0]?.legs[1])).toEqual([64, 63, 63, 63, 50, 50]);
  });

  it('shows the translation of the floating IP both ways and passes the reply by its session', () => {
    const [forward, back] = run({ rules: [allIcmp] }, ping).paths[0]?.legs ?? [];
    const there = forward?.hops[3]?.steps.find((step) => step.kind === 'translate');
    expect(there).toMatchObject({ because: { component: 'fip-vm1' }, detail: { side: 'destination', destination: '133.186.132.47 → 192.168.0.4' } });
    const reply = back?.hops[0]?.steps.map((step) => `${step.kind} ${step.action}`);
    expect(reply).toEqual([
      'originate ORIGINATED', 'session-match MATCHED_SESSION', 'route FORWARDED', 'policy PERMITTED', 'filter PERMITTED', 'neighbor RESOLVED', 'exit TRANSMITTED',
    ]);
    expect(back?.hops[2]?.steps.find((step) => step.kind === 'translate')).toMatchObject({ detail: { side: 'source', source: '192.168.0.4 → 133.186.132.47' } });
  });

  it('times every device and link: 3,420 us for the first round', () => {
    const legs = run({ rules: [allIcmp] }, ping).paths[0]?.legs ?? [];
    expect(legs[0]?.hops.at(-1)?.steps.at(-1)?.timeUs).toBe(2210);
    expect(legs[1]?.hops.at(-1)?.steps.at(-1)?.timeUs).toBe(3420);
  });
});

describe('the deciding row', () => {
  it('stands in the filter step with its place and the rows that lost', () => {
    const step = run({ rules: [allIcmp] }, ping).paths[0]?.legs[0]?.hops[5]?.steps.find((candidate) => candidate.kind === 'filter');
    expect(step).toMatchObject({ action: 'PERMITTED', because: { component: 'sg-default', label: 'ALL ICMP', path: '/rules/1' }, detail: { position: 2, total: 2 } });
    expect(step?.detail.candidates?.map((candidate) => [candidate.because.label, candidate.won])).toEqual([['from default', false], ['ALL ICMP', true]]);
  });

  it('stands in the route step of the table: the floating IP beats the gateway for the way out (C.4 rule 5)', () => {
    const step = run({ rules: [allIcmp] }, ping).paths[0]?.legs[1]?.hops[1]?.steps.find((candidate) => candidate.kind === 'route');
    expect(step).toMatchObject({ because: { component: 'fip-vm1' }, detail: { destination: '0.0.0.0/0', interface: 'fip:fip-vm1' } });
    const gateway = step?.detail.candidates?.find((candidate) => candidate.because.component === 'igw');
    expect(gateway).toMatchObject({ won: false, fields: [{ field: 'destination', matches: true }, { field: 'from', wanted: '192.168.0.4/32', actual: 'any', matches: false }] });
  });
});

describe('ssh', () => {
  const withKey = (fileMode: string, held = true): CloudOptions => ({
    rules: [ssh], services: { vm1: [sshServer('vm1', 'my_keypair')] }, keys: [{ id: 'my_keypair', held, fileMode }, { id: 'other', held: true, fileMode: '0400' }],
  });
  it('times out before its rule (H0)', () => expect(run({ services: { vm1: [sshServer('vm1', 'my_keypair')] } }, login)).toMatchObject({ outcome: 'TIMEOUT', verdict: 'UNREACHABLE' }));
  it('refuses a key file others may read (H1)', () => expect(run(withKey('0644'), login)).toMatchObject({ outcome: 'AUTH_KEY_TOO_OPEN', verdict: 'REACHABLE' }));
  it('logs in with the right key (H2)', () => {
    expect(run(withKey('0400'), login)).toMatchObject({ outcome: 'LOGIN_OK', verdict: 'REACHABLE', login: { user: 'root', prompt: 'host-192-168-0-4' } });
  });
  it('is denied with another pair (H3)', () => expect(run(withKey('0400'), { ...login, key: 'other' })).toMatchObject({ outcome: 'AUTH_DENIED', verdict: 'REACHABLE' }));
  it('needs the private key', () => expect(run(withKey('0400', false), login)).toMatchObject({ outcome: 'AUTH_NO_PRIVATE_KEY', verdict: 'REACHABLE' }));
  it('finds no key on an instance without a pair', () => {
    expect(run({ rules: [ssh], services: { vm1: [sshServer('vm1', null)] } }, login)).toMatchObject({ outcome: 'AUTH_NO_KEY', verdict: 'REACHABLE' });
  });
});

describe('http to an instance', () => {
  it('times out before its rule (W0)', () => expect(run({ rules: [allIcmp, ssh] }, get)).toMatchObject({ outcome: 'TIMEOUT', verdict: 'UNREACHABLE' }));

  it('is refused by a guest without a server: RST, not silence (W1)', () => {
    const result = run({ rules: [http] }, get);
    expect(result).toMatchObject({ outcome: 'REFUSED', verdict: 'UNREACHABLE' });
    expect(result.paths[0]).toMatchObject({ disposition: 'REFUSED', reason: 'NO_LISTENER', at: 'vm1' });
    expect(result.paths[0]?.legs.map(walk)).toEqual(['client internet public-network fip-vm1 rt vm1', 'vm1 rt fip-vm1 public-network internet client']);
    expect(result.paths[0]?.legs[1]?.hops[0]?.steps[0]?.headers[1]).toEqual({ layer: 'tcp', sourcePort: 80, destinationPort: 51000, flags: 'RST,ACK' });
  });

  it('is refused by a server bound to the loopback address', () => {
    const result = run({ rules: [http], services: { vm1: [webServer('vm1', '127.0.0.1')] } }, get);
    const step = result.paths[0]?.legs[0]?.hops.at(-1)?.steps.at(-1);
    expect(step?.detail.candidates?.[0]?.fields.at(-1)).toEqual({ field: 'destination', wanted: '127.0.0.1', actual: '192.168.0.4', matches: false });
    expect(result.outcome).toBe('REFUSED');
  });

  it('answers 200 and logs the client itself (W2)', () => {
    const result = run({ rules: [http], services: { vm1: [webServer('vm1')] } }, get);
    expect(result).toMatchObject({ outcome: 'HTTP_200', verdict: 'REACHABLE' });
    expect(result.requests).toEqual([{ n: 1, backend: 'vm1', status: 200, logLine: '103.243.200.42 - - "GET / HTTP/1.1" 200 -' }]);
    expect(result.paths[0]?.legs[1]?.hops.at(-1)?.steps.at(-1)).toMatchObject({ kind: 'deliver', detail: { body: 'hello world!' } });
  });

  it('gives 404 for a path nobody serves', () => {
    expect(run({ rules: [http], services: { vm1: [webServer('vm1')] } }, { ...get, to: 'http://133.186.132.47/none' })).toMatchObject({ outcome: 'HTTP_404', verdict: 'REACHABLE' });
  });
});

describe('http through the load balancer', () => {
  const both: CloudOptions = { loadBalancer: true, rules: [http], services: { 'web-1': [webServer('web-1')], 'web-2': [webServer('web-2')] } };
  const balanced = { from: 'client', to: 'lb', kind: 'http', count: 10 } as const;

  it('to the private VIP dies on the internet (L0)', () => {
    expect(run(both, { ...balanced, to: '192.168.0.10' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'UNROUTABLE_PRIVATE_DST' }] });
  });

  it('walks four legs and alternates between the members (L1)', () => {
    const result = run(both, balanced);
    expect(result).toMatchObject({ outcome: 'HTTP_200', verdict: 'REACHABLE' });
    expect(result.paths[0]?.legs.map((leg) => [leg.direction, leg.connection, walk(leg)])).toEqual([
      ['forward', 1, 'client internet public-network fip-lb rt lb'],
      ['forward', 2, 'lb web-1'],
      ['return', 2, 'web-1 lb'],
      ['return', 1, 'lb rt fip-lb public-network internet client'],
    ]);
    expect(result.paths[0]?.legs[1]?.hops[0]?.steps[0]?.headers).toEqual([
      { layer: 'ipv4', source: '192.168.0.10', destination: '192.168.0.6', protocol: 6, ttl: 64, dontFragment: true },
      { layer: 'tcp', sourcePort: 40000, destinationPort: 80, flags: 'SYN' },
    ]);
    expect(result.paths[0]?.choices).toEqual([{ at: 'lb', chosen: 'web-1', of: ['web-1', 'web-2'] }]);
    expect(result.requests?.map((request) => request.backend)).toEqual(['web-1', 'web-2', 'web-1', 'web-2', 'web-1', 'web-2', 'web-1', 'web-2', 'web-1', 'web-2']);
    expect(new Set(result.requests?.map((request) => request.logLine))).toEqual(new Set(['192.168.0.10 - - "GET / HTTP/1.1" 200 -']));
  });

  it('skips a member whose check fails (L2)', () => {
    const result = run({ ...both, services: { 'web-1': [webServer('web-1')] } }, balanced);
    expect(result.requests?.map((request) => `${request.backend} ${request.status}`)).toEqual(Array.from({ length: 10 }, () => 'web-1 200'));
    expect(result.verdict).toBe('REACHABLE');
  });

  it('answers 503 itself without a member (L3)', () => {
    const result = run({ ...both, services: {} }, balanced);
    expect(result).toMatchObject({ outcome: 'HTTP_503', verdict: 'UNREACHABLE' });
    expect(result.paths[0]).toMatchObject({ disposition: 'NO_BACKEND', reason: 'NO_BACKEND', at: 'lb' });
    expect(result.requests?.[0]).toEqual({ n: 1, backend: null, status: 503, logLine: null });
    expect(result.blockers.map((blocker) => [blocker.at, blocker.reason])).toEqual([['lb', 'NO_BACKEND'], ['web-1', 'NO_LISTENER'], ['web-2', 'NO_LISTENER']]);
  });

  it('answers 503 when the group admits clients but not the VIP (L4)', () => {
    const narrowed = { ...both, rules: [{ label: 'HTTP', match: { protocol: 6, destinationPorts: [[80, 80]], sources: ['103.243.200.0/24'] } }] } as const;
    expect(run(narrowed, balanced)).toMatchObject({ outcome: 'HTTP_503', verdict: 'UNREACHABLE' });
    expect(run(narrowed, { ...balanced, to: 'web-1', count: 1 })).toMatchObject({ outcome: 'HTTP_200', verdict: 'REACHABLE' });
    expect(run(narrowed, balanced).blockers.map((blocker) => [blocker.at, blocker.reason])).toEqual([
      ['lb', 'NO_BACKEND'], ['web-1', 'SG_INGRESS_NO_MATCH'], ['web-2', 'SG_INGRESS_NO_MATCH'],
    ]);
  });

  it('is ambiguous when only one of two unmonitored members serves', () => {
    const result = run({ ...both, monitor: false, services: { 'web-1': [webServer('web-1')] } }, balanced);
    expect(result.verdict).toBe('AMBIGUOUS');
    expect(result.requests?.slice(0, 2).map((request) => request.status)).toEqual([200, 503]);
  });

  it('hears nothing from a port without listener', () => {
    const result = run(both, { ...balanced, port: 8080, count: 1 });
    expect(result).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'LB_NO_LISTENER', at: 'lb' }] });
  });
});

describe('the internet gateway', () => {
  const options: CloudOptions = { privateOnly: ['web-1'], rules: [] };
  it('translates the source and lets replies in by their session (G1)', () => {
    const result = run(options, { from: 'web-1', to: 'client', kind: 'ping' });
    expect(result).toMatchObject({ verdict: 'REACHABLE', outcome: 'REPLY' });
    expect(result.paths[0]?.legs.map(walk)).toEqual(['web-1 rt igw public-network internet client', 'client internet public-network igw rt web-1']);
    const translated = result.paths[0]?.legs[0]?.hops[2]?.steps.find((step) => step.kind === 'translate');
    expect(translated?.detail).toMatchObject({ side: 'source', source: '192.168.0.6 → 133.186.130.9', by: 'rule' });
  });
  it('drops silently while it restarts, and leaves floating IPs alone (G2, G3)', () => {
    const restarting: CloudOptions = { ...options, gatewayState: 'migrating', rules: [allIcmp] };
    expect(run(restarting, { from: 'web-1', to: 'client', kind: 'ping' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'COMPONENT_DOWN', reason: 'IG_RESTARTING', at: 'igw' }] });
    expect(run(restarting, ping)).toMatchObject({ outcome: 'REPLY' });
  });
  it('lets nothing new in', () => {
    expect(run(options, { from: 'client', to: '133.186.130.9', kind: 'ping' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'IG_INBOUND_BLOCKED', at: 'igw' }] });
  });
});
