import { describe, expect, it } from 'vitest';
import { vxlan } from '../plan/tunnel.ts';
import { askBoth, legLines, stepsAt } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { listener, small, type Small } from './testing/small-plan.ts';

/** A host with a VTEP on a routed network, and somebody who sends datagrams there. */
function vtep(change: (net: Small) => void = () => undefined) {
  const net = small();
  net.segment('lan');
  net.segment('green', { overlay: { tunnel: vxlan(5001), endpoints: [{ device: 'esx1', address: '10.0.2.10', because: because('esx1', 'vtep0') }] } });
  net.device('client', 'host', ['eth0 lan 10.0.2.1/24'], ['10.0.2.0/24 eth0']);
  net.device('esx1', 'hypervisor', ['vtep0 lan 10.0.2.10/24', 'vmk0 lan 10.0.2.11/24'], ['10.0.2.0/24 vtep0']);
  change(net);
  return net.builder.finish();
}

const datagram = { kind: 'udp', to: '10.0.2.10', port: 4789 } as const;

describe('a datagram to a VXLAN port that is no VXLAN packet', () => {
  it('is swallowed there: silence, not a refusal', () => {
    const result = askBoth(vtep(), datagram);
    expect(result).toMatchObject({ outcome: 'TIMEOUT', verdict: 'UNREACHABLE', paths: [{ disposition: 'DENIED_IN', reason: 'PROTOCOL_RESTRICTION', at: 'esx1' }] });
    expect(legLines(result)).toEqual(['forward: client esx1']);
    expect(stepsAt(result, 0, 1).at(-1)).toMatchObject({ kind: 'drop', action: 'DROPPED', reason: 'PROTOCOL_RESTRICTION' });
  });
  it('is refused at another port, at another address of the host, and over TCP', () => {
    expect(askBoth(vtep(), { ...datagram, port: 4790 }).outcome).toBe('REFUSED');
    expect(askBoth(vtep(), { ...datagram, to: '10.0.2.11' }).outcome).toBe('REFUSED');
    expect(askBoth(vtep(), { ...datagram, kind: 'tcp' }).outcome).toBe('REFUSED');
  });
  it('is swallowed by a stage that unwraps VXLAN as well', () => {
    const plan = vtep((net) => {
      net.stage('esx1', { kind: 'decapsulate', slot: 'decapsulate', interface: null, because: because('esx1', 'vxlan0'), tunnel: vxlan(7, 8472), address: '10.0.2.11', peers: [], into: null });
    });
    expect(askBoth(plan, { ...datagram, to: '10.0.2.11', port: 8472 })).toMatchObject({ outcome: 'TIMEOUT', paths: [{ reason: 'PROTOCOL_RESTRICTION' }] });
  });
  it('is answered where a service has the port', () => {
    const plan = vtep((net) => net.builder.services('esx1', because('esx1'), [listener('esx1', 'udp', 4789)]));
    expect(askBoth(plan, datagram).outcome).toBe('REPLY');
  });
});
