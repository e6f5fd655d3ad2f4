import { describe, expect, it } from 'vitest';
import { compile } from './compile/compile.ts';
import { ask } from './testing/ask.ts';
import { because } from './testing/cloud-plan.ts';
import { compareProbe } from './testing/compare.ts';
import { small } from './testing/small-plan.ts';

/** A router with two networks on one interface; the server in the second one knows no other network. */
function twoNetworks() {
  const net = small();
  net.segment('lan');
  net.segment('left');
  net.device('router', 'router', ['eth0 lan 10.0.1.1/24 10.0.2.1/24', 'eth1 left 10.9.0.1/24'], ['10.0.1.0/24 eth0', '10.0.2.0/24 eth0', '10.9.0.0/24 eth1', '172.16.0.0/16 eth0 10.0.2.10']);
  net.device('server', 'router', ['eth0 lan 10.0.2.10/24', 'in - 172.16.0.1/16'], ['10.0.2.0/24 eth0', '10.9.0.0/24 eth0 10.0.2.1']);
  net.device('client', 'host', ['eth0 left 10.9.0.10/24'], ['10.9.0.0/24 eth0', '0.0.0.0/0 eth0 10.9.0.1']);
  return net.builder.finish();
}

describe('Of an interface with several addresses the sender takes the one in the next hop’s network, as Linux does', () => {
  it('to a neighbour, who may know no other network', () => {
    const result = ask(twoNetworks(), { from: 'router', to: '10.0.2.10' });
    expect([result.probe.source, result.outcome]).toEqual(['10.0.2.1', 'REPLY']);
  });

  it('through a gateway', () => {
    const result = ask(twoNetworks(), { from: 'router', to: '172.16.0.1' });
    expect([result.probe.source, result.outcome]).toEqual(['10.0.2.1', 'REPLY']);
  });

  it('for what it asks another name server, whichever of its addresses was asked itself', () => {
    const net = small();
    net.segment('lan');
    net.segment('far');
    net.device('client', 'host', ['eth0 lan 10.0.1.10/24'], ['10.0.1.0/24 eth0'], { dnsServer: '10.0.1.53' });
    net.device('dns', 'host', ['eth0 lan 10.0.1.53/24', 'eth1 far 10.0.2.53/24'], ['10.0.1.0/24 eth0', '10.0.2.0/24 eth1']);
    // It knows no way to 10.0.1.53.
    net.device('root', 'host', ['eth0 far 10.0.2.1/24'], ['10.0.2.0/24 eth0']);
    const dns = (device: string, records: readonly { readonly name: string; readonly address: string }[], forwardTo: string | null): void =>
      net.builder.services(device, because(device), [{ protocol: 'udp', port: 53, bind: '0.0.0.0', application: { kind: 'dns', records: records.map((record) => ({ ...record, because: because(device, record.name) })), forwardTo }, because: because(device, 'named') }]);
    dns('dns', [], '10.0.2.1');
    dns('root', [{ name: 'www.example.com', address: '10.0.1.53' }], null);
    expect(ask(net.builder.finish(), { to: 'www.example.com' })).toMatchObject({ outcome: 'REPLY', probe: { destination: '10.0.1.53' } });
  });

  it('for its errors: a traceroute shows the address in the asker’s own network', () => {
    const result = ask(twoNetworks(), { from: 'server', to: '10.9.0.10', kind: 'traceroute' });
    expect(result.traceroute?.map((line) => line.from)).toEqual(['10.0.2.1', '10.9.0.10']);
  });

  it('for its errors, as the reference has it too', () => {
    const plan = twoNetworks();
    expect(ask(plan, { from: 'server', to: '10.9.0.99' }).paths[0]?.legs.at(-1)?.hops[0]?.steps[0]?.headers[0]).toMatchObject({ source: '10.0.2.1', destination: '10.0.2.10' });
    expect(compareProbe(plan, compile(plan), { from: 'server', to: '10.9.0.99', kind: 'ping' })).toBeNull();
  });
});
