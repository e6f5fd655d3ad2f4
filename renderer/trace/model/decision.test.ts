import { expect, test } from 'vitest';
import { say } from '../../../shared/i18n/catalogue.ts';
import { traceTexts } from '../../../shared/i18n/trace.ts';
import type { Trace } from '../../../shared/engine/report.ts';
import { ask } from '../../../shared/samples/testing/ask.ts';
import { sampleDesign } from '../../../shared/samples/testing/private-cloud.ts';
import { answeredPing, blockedPing } from '../testing/fixtures.ts';
import { decisionOf, type Phrase } from './decision.ts';
import { tracksOf } from './tracks.ts';

const speak = (phrase: Phrase): string => ('text' in phrase ? phrase.text : say(traceTexts, 'en', phrase.key, phrase.params));

function rows(trace: Trace, track: 'forward' | 'back'): string[] {
  return tracksOf(trace)[track].map((stop) => {
    const decision = decisionOf(stop);
    return `${stop.component}: [${speak(decision.chip)}] ${decision.detail.map(speak).join(' · ')}`;
  });
}

test('every hop says its decision in a chip and a line', () => {
  expect(rows(answeredPing, 'forward')).toEqual([
    'client: [send] → 133.186.132.47',
    'internet: [forward] TTL 51 · 133.186.128.0/17',
    'public-network: [pass] TTL 51',
    'fip-vm1: [DNAT] → 192.168.0.4',
    'rt: [forward] TTL 50 · 192.168.0.0/24',
    'vm1: [received] ALL ICMP · TTL 50',
  ]);
  expect(rows(answeredPing, 'back')).toEqual([
    'vm1: [reply] → 103.243.200.42',
    'rt: [forward] TTL 63 · 0.0.0.0/0',
    'fip-vm1: [SNAT] 133.186.132.47 →',
    'public-network: [pass] TTL 63',
    'internet: [forward] TTL 50 · 103.243.200.42/32',
    'client: [received] TTL 50',
  ]);
});

test('the hop where the packet died says so', () => {
  expect(rows(blockedPing, 'forward').at(-1)).toBe('vm1: [dropped] default');
});

test('wrappings, port groups, networks and translations taken back are told by name', () => {
  const design = sampleDesign('icp-on-vcenter');
  const probe = design.probes['flow-1'];
  if (probe === undefined) throw new Error('no flow 1');
  const trace = ask(design, probe);
  expect(rows(trace, 'forward').slice(3, 10)).toEqual([
    'esx1: [port group] Public',
    'esg: [DNAT] → 172.29.0.80:443 · F4',
    'esx1: [+VXLAN] VNI 5001 → 10.100.1.12',
    'private-vlan-A: [switch] no L3 hop',
    'esx2: [−VXLAN] DFW permits · LS-ICP',
    'worker1: [DNAT · SNAT] → 172.28.1.10:8443 · 192.168.20.31:51000 →',
    'pod-ingress: [proxy] connection 2 starts · web1',
  ]);
  expect(rows(trace, 'back').slice(3, 9)).toEqual([
    'worker1: [un-NAT] → 198.51.100.25:51000 · 172.29.0.80:443 →',
    'esx2: [+VXLAN] VNI 5001 → 10.100.1.11',
    'private-vlan-A: [switch] no L3 hop',
    'esx1: [−VXLAN] LS-ICP',
    'esg: [un-NAT] 203.0.113.11:443 →',
    'esx1: [port group] Public',
  ]);
});

test('a router that carries a wrapped packet says what it does to the outer one', () => {
  const design = sampleDesign('icp-on-vcenter');
  const probe = design.probes['flow-3'];
  if (probe === undefined) throw new Error('no flow 3');
  expect(rows(ask(design, probe), 'forward').slice(3, 11)).toEqual([
    'l2c-onprem: [+L2 tunnel] → 10.100.3.20',
    'op-esx1: [port group] VLAN 99',
    'op-router: [forward] TTL 63 · 10.0.0.0/8',
    'wan: [switch] no L3 hop',
    'xcr: [forward] TTL 62 · 10.0.0.0/8',
    'bcr: [forward] TTL 61 · 10.100.3.0/26',
    'esx2: [permit] DFW · TTL 63',
    'l2c-cloud: [−L2 tunnel] Stretched 10',
  ]);
});
