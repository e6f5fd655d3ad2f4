import { describe, expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { compileDesign, trace, traceSchema, type Trace } from '../engine/index.ts';
import { parseDesign } from '../file/index.ts';
import type { Design } from '../model/design.ts';
import type { Probe } from '../model/probe.ts';
import { samples } from './index.ts';

/** The load balancer of the guide with one thing changed at a time (public-cloud.md C.7). */

function guide(): Design {
  const parsed = parseDesign(samples.find((sample) => sample.id === 'getting-started')?.text() ?? '', { registry, name: 'getting-started' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.design;
}

type Props = Readonly<Record<string, unknown>>;

function changed(design: Design, id: string, change: (props: Props) => Props): Design {
  const component = design.components[id];
  if (component === undefined) throw new Error(`no component ${id}`);
  return { ...design, components: { ...design.components, [id]: { ...component, props: { ...component.props, ...change(component.props) } } } };
}

const members = ['web-1', 'web-2'].map((id) => ({ id, instance: id }));
const pool = { id: 'web', name: 'web servers', memberPort: 80, protocol: 'HTTP', method: 'ROUND_ROBIN', healthCheck: 'TCP', members };

function balanced(change: Props, listener: Props = {}): Design {
  return changed(guide(), 'lb', () => ({ pools: [{ ...pool, ...change }], listeners: [{ id: 'http', port: 80, protocol: 'HTTP', defaultPool: 'web', ...listener }] }));
}

function serving(design: Design, services: readonly Props[]): Design {
  return ['web-1', 'web-2'].reduce((before, id) => changed(before, id, () => ({ services })), design);
}

function admitting(design: Design, port: number): Design {
  const rule = { id: `tcp-${port}`, direction: 'ingress', protocol: 'tcp', portMin: port, portMax: port };
  return changed(design, 'sg-default', (props) => ({ rules: [...(Array.isArray(props['rules']) ? props['rules'] : []), rule] }));
}

const http: Probe = { from: 'client', to: 'lb', kind: 'http' };

function ask(design: Design, probe: Probe = http): Trace {
  return traceSchema.parse(trace(compileDesign(design, registry), probe));
}

function blockers(result: Trace): readonly string[] {
  return result.blockers.map((blocker) => `${blocker.reason} ${blocker.at} ${blocker.because.component}${blocker.because.path ?? ''}`);
}

describe('what stands in the way', () => {
  test('of a monitor on a port of its own: each member is listed with what keeps the monitor from it', () => {
    const result = ask(balanced({ healthPort: 8080 }));
    expect(result).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'HTTP_503', paths: [{ disposition: 'NO_BACKEND', at: 'lb' }] });
    expect(blockers(result)).toEqual([
      'NO_BACKEND lb lb/pools/0',
      'SG_INGRESS_NO_MATCH web-1 sg-default/rules', 'NO_LISTENER web-1 web-1',
      'SG_INGRESS_NO_MATCH web-2 sg-default/rules', 'NO_LISTENER web-2 web-2',
    ]);
    const opened = serving(admitting(balanced({ healthPort: 8080 }), 8080), [{ id: 'web', port: 80, application: 'http' }, { id: 'health', port: 8080, application: 'plain' }]);
    expect(ask(opened).outcome).toBe('HTTP_200');
  });

  test('a load balancer that is down is the only obstacle: its members are well', () => {
    const result = ask(changed(guide(), 'lb', () => ({ provisioningStatus: 'ERROR' })));
    expect([result.outcome, blockers(result)]).toEqual(['TIMEOUT', ['LB_DOWN lb lb/provisioningStatus']]);
  });

  test('a client and a listener, or a member, that do not speak the same protocol', () => {
    const ssh: Probe = { from: 'client', to: 'lb', kind: 'ssh', port: 80 };
    expect([ask(guide(), ssh).outcome, blockers(ask(guide(), ssh))]).toEqual(['RESET', ['PROTOCOL_RESTRICTION lb lb/listeners/0']]);
    const tcp = ask(balanced({ protocol: 'TCP' }, { protocol: 'TCP' }), ssh);
    expect([tcp.outcome, blockers(tcp)]).toEqual(['RESET', ['PROTOCOL_RESTRICTION web-1 web-1/services/1', 'PROTOCOL_RESTRICTION web-2 web-2/services/1']]);
  });

  test('a datagram to the VIP finds no listener and no answer', () => {
    expect(ask(guide(), { from: 'client', to: 'lb', kind: 'udp', port: 80 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'DENIED_IN', reason: 'LB_NO_LISTENER', at: 'lb' }] });
  });
});

describe('what the design leaves open', () => {
  const gone = { id: 'gone', instance: 'nobody' };
  const dead = (design: Design): Design => serving(design, []);

  test('a member that does not exist decides only when no other answers', () => {
    expect(ask(balanced({ members: [...members, gone] })).outcome).toBe('HTTP_200');
    const result = ask(dead(balanced({ members: [...members, gone] })));
    expect(result).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ disposition: 'INSUFFICIENT_INFO', reason: 'INSUFFICIENT_CONFIG', at: 'lb' }] });
    expect(result.paths[0]?.legs.at(-1)?.hops.at(-1)?.steps.at(-1)).toMatchObject({ kind: 'abort', because: { component: 'lb', path: '/pools/0/members/2' } });
    expect(ask(dead(balanced({ members: [...members, { ...gone, enabled: false }] })))).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'HTTP_503' });
  });

  test('a default pool that does not exist; none at all is a 503', () => {
    expect(ask(balanced({}, { defaultPool: 'wbe' }))).toMatchObject({ verdict: 'UNDETERMINED', paths: [{ reason: 'INSUFFICIENT_CONFIG' }] });
    expect(ask(balanced({}, { defaultPool: '' }))).toMatchObject({ verdict: 'UNREACHABLE', outcome: 'HTTP_503' });
  });

  test('a monitor without expected codes expects 200', () => {
    expect(ask(balanced({ healthCheck: 'HTTP', healthCodes: '' })).outcome).toBe('HTTP_200');
    expect(ask(balanced({ healthCheck: 'HTTP', healthCodes: '201' })).outcome).toBe('HTTP_503');
  });
});

test('an HTTPS monitor speaks TLS to its members', () => {
  const tls = serving(admitting(balanced({ protocol: 'HTTPS', memberPort: 443, healthCheck: 'HTTPS' }, { protocol: 'HTTPS', port: 443 }), 443), [{ id: 'web', port: 443, application: 'http', tls: true }]);
  expect(ask(tls, { ...http, to: 'https://133.186.132.226/' })).toMatchObject({ verdict: 'REACHABLE', outcome: 'HTTP_200' });
});
