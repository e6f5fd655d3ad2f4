import { describe, expect, it } from 'vitest';
import { bulk, compile, explore, roundTrip, trace, traceSchema, type Trace } from './index.ts';
import { allIcmp, because, cloudBuilder, cloudPlan, http, planFloating, port, webServer, type CloudOptions } from './testing/cloud-plan.ts';
import { routed } from './testing/small-plan.ts';

type ProbeText = Parameters<typeof trace>[1];

function run(options: CloudOptions, probe: ProbeText): Trace {
  return traceSchema.parse(trace(compile(cloudPlan(options)), probe));
}

const web: CloudOptions = { rules: [allIcmp, http], services: { vm1: [webServer('vm1')], 'web-1': [webServer('web-1')], 'web-2': [webServer('web-2')] }, loadBalancer: true };

describe('source and destination (CONTRACTS 2)', () => {
  it.each([
    ['a component from the internet by its floating IP', { from: 'client', to: 'vm1' }, '103.243.200.42', '133.186.132.47'],
    ['an interface by its own address', { from: 'web-1', to: 'vm1/eth0' }, '192.168.0.6', '192.168.0.4'],
    ['a neighbour by its address on the shared segment', { from: 'web-1', to: 'vm1' }, '192.168.0.6', '192.168.0.4'],
    ['an address as the component behind it', { from: 'client', to: '133.186.132.47' }, '103.243.200.42', '133.186.132.47'],
    ['an address as it is', { from: '192.168.0.6', to: '192.168.0.4' }, '192.168.0.6', '192.168.0.4'],
    ['a source by its floating IP as the machine behind it', { from: '133.186.132.157', to: 'vm1' }, '192.168.0.6', '192.168.0.4'],
    ['a public address nobody owns as somebody on the internet', { from: '198.51.100.7', to: 'vm1' }, '198.51.100.7', '133.186.132.47'],
  ])('%s', (_, ends, source, destination) => {
    expect(run(web, { ...ends, kind: 'ping' })).toMatchObject({ verdict: 'REACHABLE', probe: { source, destination, destinationComponent: 'vm1' } });
  });

  it('an interface stays that interface’s address, public address or not', () => {
    expect(run(web, { from: 'client', to: 'vm1/eth0', kind: 'ping' })).toMatchObject({ probe: { destination: '192.168.0.4' }, outcome: 'TIMEOUT' });
  });

  it('a floating IP by its own address', () => {
    expect(run(web, { from: 'client', to: 'fip-vm1', kind: 'ping' })).toMatchObject({ probe: { destination: '133.186.132.47' }, outcome: 'REPLY' });
  });

  it('falls back to the private address of what has no public one, and fails honestly', () => {
    const result = run({ ...web, privateOnly: ['vm1'] }, { from: 'client', to: 'vm1', kind: 'ping' });
    expect(result).toMatchObject({ probe: { destination: '192.168.0.4' }, outcome: 'TIMEOUT', paths: [{ reason: 'UNROUTABLE_PRIVATE_DST' }] });
  });

  it.each([
    ['an unknown source', { from: 'vm9', to: 'vm1' }],
    ['an unknown destination', { from: 'client', to: 'vm9' }],
    ['an unknown interface', { from: 'client', to: 'vm1/eth9' }],
    ['a private source nobody owns', { from: '10.9.9.9', to: 'vm1' }],
    ['a malformed address', { from: 'client', to: '10.0.0.999' }],
    ['nothing', { from: '', to: '' }],
    ['a name of the language', { from: '__proto__', to: 'constructor' }],
  ])('%s is no block: UNDETERMINED', (_, ends) => {
    const result = run(web, { ...ends, kind: 'ping' });
    expect(result).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ disposition: 'INSUFFICIENT_INFO', reason: 'NO_SOURCE_OR_DESTINATION' }], blockers: [] });
    expect(result.paths[0]?.legs[0]?.hops[0]?.steps[0]).toMatchObject({ kind: 'abort', action: 'ABORTED', reason: 'NO_SOURCE_OR_DESTINATION' });
  });

  it('an unknown key is no block either', () => {
    expect(run(web, { from: 'client', to: 'vm1', kind: 'ssh', key: 'nobody' }).verdict).toBe('UNDETERMINED');
  });

  it('survives numbers nobody means', () => {
    expect(run(web, { from: 'client', to: 'vm1', kind: 'ping', count: Number.NaN, sizeBytes: -5 }).ping).toMatchObject({ sent: 4 });
    expect(run(web, { from: 'client', to: 'vm1', kind: 'tcp', port: 1e9 })).toMatchObject({ probe: { port: 65535 }, outcome: 'TIMEOUT' });
  });
});

describe('names', () => {
  const named: CloudOptions = { ...web, records: [{ name: 'www.example.com', address: '133.186.132.47' }] };
  it('are asked of the source’s name server over the network, question and answer as packets', () => {
    const result = run(named, { from: 'client', to: 'http://www.example.com/', kind: 'http' });
    expect(result).toMatchObject({ outcome: 'HTTP_200', probe: { kind: 'http', port: 80, path: '/', destination: '133.186.132.47', destinationComponent: 'vm1' } });
    expect(result.resolution?.map((leg) => [leg.direction, leg.hops.map((hop) => hop.component).join(' ')])).toEqual([['forward', 'client internet dns'], ['return', 'dns internet client']]);
    expect(result.resolution?.[1]?.hops[2]?.steps.at(-1)?.headers.at(-1)).toEqual({ layer: 'dns', question: 'www.example.com', answer: '133.186.132.47' });
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.steps.at(-1)?.headers.at(-1)).toEqual({ layer: 'http', method: 'GET', path: '/', host: 'www.example.com' });
  });
  it('that nobody knows fail before any packet to them', () => {
    const result = run(named, { from: 'client', to: 'nowhere.example.com', kind: 'ping' });
    expect(result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'DNS_FAILED', paths: [{ disposition: 'TRANSLATION_FAILED', reason: 'DNS_RESOLUTION_FAILED', at: 'dns', legs: [] }] });
  });
  it('cannot be judged without a name server, or with a record whose address cannot be read', () => {
    const gap = { verdict: 'UNDETERMINED', outcome: 'DNS_FAILED', paths: [{ disposition: 'INSUFFICIENT_INFO', reason: 'INSUFFICIENT_CONFIG' }] };
    const unserved = run(web, { from: 'client', to: 'http://www.example.com', kind: 'http' });
    expect(unserved).toMatchObject({ ...gap, resolution: [] });
    expect(unserved.paths[0]?.at).toBe('client');
    const half = run({ ...web, records: [{ name: 'www.example.com', address: '' }] }, { from: 'client', to: 'www.example.com', kind: 'ping' });
    expect(half).toMatchObject(gap);
    expect(half.paths[0]?.at).toBe('dns');
  });
  it('need none when the URL holds an address; the scheme sets kind and port', () => {
    expect(run(web, { from: 'client', to: 'http://133.186.132.47', kind: 'ping' })).toMatchObject({ probe: { kind: 'http', port: 80 }, outcome: 'HTTP_200', resolution: null });
    expect(run(web, { from: 'client', to: 'https://133.186.132.47:80/', kind: 'http' })).toMatchObject({ outcome: 'RESET', paths: [{ reason: 'PROTOCOL_RESTRICTION', at: 'vm1' }] });
  });
});

describe('blockers', () => {
  it('are all found, forward and on the way back, each assumed permitted', () => {
    const builder = cloudBuilder({ stopped: ['vm1'] });
    const result = trace(compile(builder.finish()), { from: 'client', to: 'vm1', kind: 'http' });
    expect(result.paths[0]).toMatchObject({ disposition: 'COMPONENT_DOWN', reason: 'INSTANCE_DOWN', at: 'vm1' });
    expect(result.blockers.map((blocker) => [blocker.because.component, blocker.reason])).toEqual([
      ['vm1', 'INSTANCE_DOWN'], ['sg-default', 'SG_INGRESS_NO_MATCH'], ['vm1', 'NO_LISTENER'],
    ]);
  });
  it('end with what no permission can mend', () => {
    const plan = routed(undefined, { server: '10.0.7.0/24 eth0' });
    const result = trace(compile(plan), { from: 'client', to: 'server', kind: 'tcp', port: 81 });
    expect(result.outcome).toBe('TIMEOUT');
    expect(result.blockers.map((blocker) => [blocker.at, blocker.reason])).toEqual([['server', 'NO_LISTENER'], ['server', 'NO_ROUTE']]);
  });
});

describe('anti-spoofing and unbound addresses', () => {
  it('drops what leaves a port with a foreign address', () => {
    const builder = cloudBuilder(web);
    builder.interface('vm1', port('vm1', 'eth1', null, [['192.168.0.44', 24]]));
    expect(trace(compile(builder.finish()), { from: 'vm1/eth1', to: 'web-1', kind: 'ping' })).toMatchObject({
      outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_OUT', reason: 'SPOOF_BLOCKED', at: 'vm1' }],
    });
  });
  it('a floating IP without a port drops by its own admission, one nobody allocated by the fabric', () => {
    const builder = cloudBuilder(web);
    planFloating(builder, 'fip-free', '133.186.132.99', '192.168.0.99');
    builder.stage('fip-free', { kind: 'admit', slot: 'receive', interface: null, because: because('fip-free'), rows: [], reason: 'FIP_UNBOUND' });
    const network = compile(builder.finish());
    expect(trace(network, { from: 'client', to: '133.186.132.99', kind: 'ping' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'FIP_UNBOUND', at: 'fip-free' }] });
    expect(trace(network, { from: 'client', to: '133.186.132.98', kind: 'ping' })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'FIP_UNBOUND', at: 'public-network' }] });
  });
  it('floating IP to floating IP hairpins at the fabric: the receiver sees the sender’s public address', () => {
    const result = run(web, { from: 'vm1', to: '133.186.132.157', kind: 'ping' });
    expect(result.outcome).toBe('REPLY');
    expect(result.paths[0]?.legs[0]?.hops.map((hop) => hop.component)).toEqual(['vm1', 'rt', 'fip-vm1', 'fip-web-1', 'rt', 'web-1']);
    expect(result.paths[0]?.legs[0]?.hops.at(-1)?.enter.headers[0]).toMatchObject({ source: '133.186.132.47', destination: '192.168.0.6' });
  });
});

describe('traceroute', () => {
  it('asks once per TTL: the internet repeats, the table shows the public address behind its translation', () => {
    const lines = run(web, { from: 'client', to: 'vm1', kind: 'traceroute' }).traceroute ?? [];
    expect(lines.map((line) => line.from)).toEqual([...Array.from({ length: 13 }, () => 'internet'), '133.186.132.47', '133.186.132.47']);
    expect(lines.map((line) => line.timeMs)).toEqual([1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
    expect(lines.at(-1)?.ttl).toBe(15);
  });
});

describe('bulk, explore and roundTrip', () => {
  const probes: readonly ProbeText[] = [
    { from: 'client', to: 'vm1', kind: 'ping' }, { from: 'client', to: '192.168.0.4', kind: 'ping' }, { from: 'client', to: 'lb', kind: 'http' },
    { from: 'web-1', to: 'web-2', kind: 'tcp', port: 81 }, { from: 'vm9', to: 'vm1', kind: 'ping' }, { from: 'client', to: 'www.example.com', kind: 'ping' },
  ];
  it('bulk gives the verdicts of single traces', () => {
    const network = compile(cloudPlan({ ...web, monitor: false, services: { 'web-1': [webServer('web-1')] } }));
    expect(bulk(network, probes)).toEqual(['REACHABLE', 'UNREACHABLE', 'AMBIGUOUS', 'UNREACHABLE', 'UNDETERMINED', 'UNDETERMINED']);
    expect(bulk(network, probes)).toEqual(probes.map((probe) => trace(network, probe).verdict));
  });
  it('explore follows every member, the played one first', () => {
    const found = explore(compile(cloudPlan(web)), { from: 'client', to: 'lb', kind: 'http' });
    expect(found).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200', isTruncated: false });
    expect(found.paths.map((path) => path.choices.map((choice) => choice.chosen))).toEqual([['web-1'], ['web-2']]);
  });
  it('a choice can be asked for by name', () => {
    const network = compile(cloudPlan(web));
    expect(trace(network, { from: 'client', to: 'lb', kind: 'http' }, { choices: ['web-2'] }).paths[0]).toMatchObject({ at: 'web-2', choices: [{ chosen: 'web-2' }] });
  });
  it('roundTrip compares both ways', () => {
    const network = compile(cloudPlan(web));
    expect(roundTrip(network, { from: 'client', to: 'vm1', kind: 'ping' })).toEqual({
      verdict: 'REACHABLE',
      forward: ['client', 'internet', 'public-network', 'fip-vm1', 'rt', 'vm1'],
      back: ['vm1', 'rt', 'fip-vm1', 'public-network', 'internet', 'client'],
      isSymmetric: true,
    });
    expect(roundTrip(network, { from: 'client', to: '192.168.0.4', kind: 'ping' }).isSymmetric).toBe(null);
  });
  it('the same network and probe give the same bytes', () => {
    const [first, second] = [1, 2].map(() => JSON.stringify(trace(compile(cloudPlan(web)), { from: 'client', to: 'lb', kind: 'http', count: 5 })));
    expect(first).toBe(second);
  });
});

describe('long routing tables', () => {
  it('show the winner, what else covers the destination, and some of the rest, each with its true position', () => {
    const many = Array.from({ length: 100 }, (_, index) => `10.1.${index}.0/24 right 10.0.2.10`);
    const plan = routed(undefined, { router: ['10.0.1.0/24 left', ...many, '10.0.0.0/8 right 10.0.2.10', '10.0.2.0/24 right'] });
    const step = trace(compile(plan), { from: 'client', to: '10.0.2.10', kind: 'ping' }).paths[0]?.legs[0]?.hops[1]?.steps.find((candidate) => candidate.kind === 'route');
    expect(step?.detail).toMatchObject({ position: 103, total: 103 });
    const shown = step?.detail.candidates ?? [];
    expect(shown).toHaveLength(32);
    expect(shown.slice(-2).map((candidate) => [candidate.position, candidate.won])).toEqual([[102, false], [103, true]]);
    expect(shown.at(-2)?.fields.at(-1)).toEqual({ field: 'prefixLength', wanted: '/24', actual: '/8', matches: false });
    expect(shown[0]?.position).toBe(1);
  });
});
