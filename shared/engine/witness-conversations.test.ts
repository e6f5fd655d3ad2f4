import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { ProxyStage, Stage } from '../plan/stage.ts';
import { ask, legLines } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { filter, listener, routed, type Small } from './testing/small-plan.ts';

/** What the second interpreter (reference/) found in the first about conversations: connections, proxies, services. */

const webStage: Stage = {
  kind: 'deliver', slot: 'deliver', interface: null, because: because('server'),
  services: [{ protocol: 'tcp', port: 80, bind: '0.0.0.0', application: { kind: 'http', tls: false, responses: [] }, because: because('server', 'web') }],
};

function balancer(members: readonly string[], noListener: ProxyStage['noListener']): ProxyStage {
  return {
    kind: 'proxy', slot: 'deliver', interface: null, because: because('server', 'proxy'), address: '10.0.2.10', noListener, access: null,
    listeners: [{ port: 80, mode: 'tcp', policies: [], defaultPool: 'pool', addsForwardedFor: false, because: because('server', 'listener') }],
    pools: [{
      id: 'pool', protocol: 'tcp', method: 'round-robin', persistence: 'none', monitor: null, because: because('server', 'pool'),
      members: members.map((address) => ({ id: address, component: null, address, port: 80, weight: 1, enabled: true, because: because('server', address) })),
    }],
  };
}

describe('a connection that half the way knows nothing of (forwarding 3)', () => {
  const oneWay = (change: (net: Small) => void): Plan =>
    routed((net) => {
      net.segment('back');
      for (const [device, address] of [['client', '10.0.3.20'], ['server', '10.0.3.10']] as const) {
        net.builder.interface(device, { id: 'eth1', segment: 'back', addresses: [{ address, prefixLength: 24 }], mtuBytes: 1500, up: true, because: because(device, 'eth1') });
      }
      net.builder.routes('server', [{ destination: '10.0.1.0/24', type: 'unicast', interface: 'eth1', via: '10.0.3.20', distance: 0, metric: 0, because: because('server', 'back') }]);
      net.stage('router', filter('router', 'forward-filter', [['permit', {}]], { stateful: true }));
      change(net);
    });
  it('stalls before a service can misunderstand what is asked', () => {
    const result = ask(oneWay(() => undefined), { kind: 'http', port: 80 });
    expect(result).toMatchObject({ outcome: 'STALLED', paths: [{ reason: 'CT_INVALID', at: 'router' }] });
    expect(legLines(result)).toEqual(['forward: client router server', 'return: server client', 'forward: client router']);
    expect(result.blockers.map((blocker) => [blocker.at, blocker.reason])).toEqual([['router', 'CT_INVALID'], ['server', 'PROTOCOL_RESTRICTION']]);
  });
  it('is what a person behind a proxy meets, though the answer of the member was lost before', () => {
    const proxy = balancer(['10.0.2.30'], { action: 'deny', reason: 'LB_NO_LISTENER' });
    const plan = oneWay((net) => {
      net.device('member', 'host', ['eth0 right 10.0.2.30/24'], []);
      net.builder.services('member', because('member'), [listener('member', 'tcp', 80)]);
      net.stage('server', { ...proxy, listeners: proxy.listeners.map((each) => ({ ...each, mode: 'http' })) });
    });
    const result = ask(plan, { kind: 'http', port: 80 });
    expect(legLines(result)).toEqual(['forward: client router server', 'forward: server member', 'return: member', 'return: server client', 'forward: client router']);
    expect(result).toMatchObject({ outcome: 'STALLED', paths: [{ disposition: 'DENIED_OUT', reason: 'CT_INVALID', at: 'router' }] });
  });
  it('does not go on after a reset: a proxy without members is RESET', () => {
    const plan = oneWay((net) => net.stage('server', balancer([], { action: 'deny', reason: 'LB_NO_LISTENER' })));
    const result = ask(plan, { kind: 'tcp', port: 80 });
    expect(result).toMatchObject({ outcome: 'RESET', paths: [{ disposition: 'NO_BACKEND' }] });
    expect(legLines(result)).toEqual(['forward: client router server', 'return: server client']);
  });
});

describe('a proxy (public-cloud C.7)', () => {
  it('that refuses aloud is refused, whether or not its reset gets home', () => {
    const plan = routed((net) => net.stage('server', balancer([], { action: 'reject', reason: 'LISTENER_MISMATCH' })), { server: '10.0.7.0/24 eth0' });
    expect(ask(plan, { kind: 'tcp', port: 81 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REFUSED', reason: 'LISTENER_MISMATCH', at: 'server' }] });
  });
  it('whose own answer is lost as well has lost the answer', () => {
    const plan = routed((net) => net.stage('server', balancer(['10.0.2.99'], { action: 'deny', reason: 'LB_NO_LISTENER' })), { server: '10.0.7.0/24 eth0' });
    expect(ask(plan, { kind: 'tcp', port: 80 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ disposition: 'REPLY_LOST', reason: 'NO_ROUTE', at: 'server' }] });
  });
});

describe('a service that is asked in a language it does not speak', () => {
  it('is what the step at the client points at', () => {
    const last = ask(routed(), { kind: 'http', port: 80 }).paths[0]?.legs[1]?.hops.at(-1)?.steps.at(-1);
    expect(last).toMatchObject({ kind: 'drop', reason: 'PROTOCOL_RESTRICTION', because: { component: 'server', label: 'tcp 80' } });
  });
});

describe('a series of connections', () => {
  it('never starts from port 0', () => {
    const plan = routed((net) => net.stage('router', filter('router', 'forward-filter', [['permit', { sourcePorts: [[65535, 65535]] }], ['permit', { sourcePorts: [[1024, 1024]] }], ['permit', { sources: ['10.0.2.10'] }]], { defaultAction: 'deny' })));
    const web = { ...plan, devices: plan.devices.map((device) => (device.id === 'server' ? { ...device, stages: [...device.stages.filter((stage) => stage.kind !== 'deliver'), webStage] } : device)) };
    expect(ask(web, { kind: 'http', port: 80, sourcePort: 65535, count: 2 }).requests?.map((request) => request.status)).toEqual([404, 404]);
  });
});
