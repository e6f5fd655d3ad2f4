import { describe, expect, test } from 'vitest';
import { read, way } from '../../../engine/testing/reference-reading.ts';
import { registry } from '../../index.ts';
import { findSentence } from '../../../i18n/sentence.ts';
import type { Design } from '../../../model/design.ts';
import { add, applyFix, connect, deviceOf, draw, findingsOf, planOf, problems, propsOf, remove, stagesOf, update, written, type Step } from '../../testing/drawing-board.ts';
import { operate } from '../../testing/operating.ts';
import { plugged } from '../../nsx/testing/overlay.ts';
import { stretched, twoSites } from '../testing/two-sites.ts';

const cases = (design: Design, id: string): readonly string[] => findingsOf(design, id).map(({ code, severity, params }) => `${code} ${severity} ${String(params['case'] ?? '-')}`);
const address = (id: string, text: string): Step => ['row.update', { id, path: '/interfaces/uplink', row: { address: text } }];

describe('L2 concentrator', () => {
  test('as they are drawn, nothing is wrong with the two', () => {
    expect([problems(twoSites, 'l2c-onprem'), problems(twoSites, 'l2c-cloud')]).toEqual([[], []]);
  });

  test('a new one is of the site it is put into', () => {
    const two = draw(twoSites, add('l2-concentrator', 'here', 'op-esx1'), add('l2-concentrator', 'there', 'esx3'));
    expect([propsOf(two, 'here')['site'], propsOf(two, 'there')['site']]).toEqual(['onprem', 'cloud']);
  });

  test('its own stack has the uplink and a default route; the tunnel travels by it', () => {
    const device = deviceOf(twoSites, 'l2c-cloud');
    expect(device).toMatchObject({ profile: 'host', host: 'esx2' });
    expect(device.interfaces[0]).toMatchObject({ id: 'uplink', segment: 'private-vlan-A', virtualSwitch: 'esx2', addresses: [{ address: '10.100.3.20', prefixLength: 26 }] });
    expect(stagesOf(device, 'route')[0]?.rows).toMatchObject([{ destination: '10.100.3.0/26', interface: 'uplink' }, { destination: '0.0.0.0/0', via: '10.100.3.1' }]);
    expect(read(planOf(twoSites), { from: 'l2c-onprem', to: '10.100.3.20', kind: 'ping' }).result.verdict).toBe('REACHABLE');
  });

  // An architect asks for UDP 4500 before anything else: the appliance listens for its peer, so the port is open, and no other is.
  test('it listens for IKE and NAT traversal, whoever asks', () => {
    const asked = (to: string, port: number) => read(planOf(twoSites), { from: 'user', to, kind: 'udp', port }).result.outcome;
    expect([asked('172.20.99.20', 500), asked('172.20.99.20', 4500), asked('10.100.3.20', 4500), asked('10.100.3.20', 4501)]).toEqual(['REPLY', 'REPLY', 'REPLY', 'REFUSED']);
  });

  test('moved to the host of the machine, the cloud part of flow 3 needs no VXLAN', () => {
    const beside = draw(twoSites, operate('l2c-cloud', 'migrate', { host: 'esx3' }));
    const reading = read(planOf(beside), { from: 'user', to: '172.20.10.60', kind: 'tcp', port: 443 });
    expect(way(reading, 'forward')).toBe('user op-router op-esx1 l2c-onprem op-esx1 op-router wan xcr bcr esx3 l2c-cloud esx3 vm60');
  });

  test('V-40 without a peer; the fix joins it to one of the other site', () => {
    const cut = draw(twoSites, ['link.disconnect', { id: 'l2c-onprem-l2c-cloud' }]);
    expect([cases(cut, 'l2c-onprem'), cases(cut, 'l2c-cloud')]).toEqual([['V-40 error -'], ['V-40 error -']]);
    expect(problems(applyFix(cut, 'l2c-onprem', 'V-40'), 'l2c-onprem')).toEqual([]);
  });

  test('V-40 both at one site; the fix makes this one that of the other site', () => {
    const same = draw(twoSites, update('l2c-onprem', { site: 'cloud' }));
    expect(cases(same, 'l2c-cloud')).toEqual(['V-40 error site']);
    expect(cases(same, 'l2c-onprem')).toContain('V-40 error site');
    expect(problems(applyFix(same, 'l2c-onprem', 'V-40'), 'l2c-onprem')).toEqual([]);
  });

  test('V-40 a third tunnel end is one too many', () => {
    const third = draw(twoSites, ...plugged(add('l2-concentrator', 'third', 'op-esx1', { site: 'onprem', interfaces: [{ id: 'uplink', address: '172.20.99.21' }], gateway: '172.20.99.1' }), { uplink: 'vlan99' }), connect('tunnel', 'l2c-cloud', 'third'));
    expect(cases(third, 'l2c-cloud')).toEqual(['V-40 error many']);
  });

  test('V-40 the cloud’s end needs an address on a private VLAN', () => {
    expect(cases(draw(twoSites, address('l2c-cloud', '')), 'l2c-cloud')).toContain('V-40 error address');
    const onprem = draw(twoSites, ['link.disconnect', { id: 'l2c-cloud.uplink-private-vlan-A' }], connect('l2', 'l2c-cloud/uplink', 'vlan99'));
    expect(cases(onprem, 'l2c-cloud')).toContain('V-40 error address');
  });

  test('V-42 an address of the provider’s primary subnet is a warning; the fix takes a portable one', () => {
    const primary = draw(twoSites, address('l2c-cloud', '10.100.0.40'), update('l2c-cloud', { gateway: '10.100.0.1' }));
    expect(cases(primary, 'l2c-cloud')).toEqual(['V-42 warning -']);
    const fixed = applyFix(primary, 'l2c-cloud', 'V-42');
    expect(problems(fixed, 'l2c-cloud')).toEqual([]);
    expect(propsOf(fixed, 'l2c-cloud')).toMatchObject({ interfaces: [{ address: '10.100.3.2' }], gateway: '10.100.3.1' });
  });

  test('V-41 more networks than it carries', () => {
    const limited = draw(twoSites, update('l2c-onprem', { networkLimit: 1 }), stretched('more', {}));
    expect(findingsOf(limited, 'l2c-onprem')).toMatchObject([{ code: 'V-41', severity: 'error', params: { case: 'limit', count: 2, limit: 1 } }]);
    expect(problems(draw(limited, update('l2c-onprem', { networkLimit: 2 })), 'l2c-onprem')).toEqual([]);
  });

  test('V-46 a firewall in front of it that blocks UDP 500 or 4500 both ways keeps the tunnel down; the fix lets it out', () => {
    const rules = (...firewallRules: readonly Readonly<Record<string, unknown>>[]) => draw(twoSites, update('op-router', { firewallEnabled: true, firewallRules }));
    const allowed = { id: 'ike', source: ['172.20.99.20'], destination: ['10.100.3.20'], service: ['udp/500', 'udp/4500'], action: 'accept' };
    expect(problems(rules(allowed), 'l2c-onprem')).toEqual([]);
    expect(findingsOf(rules({ ...allowed, service: ['udp/500'] }), 'l2c-onprem')).toMatchObject([
      { code: 'V-46', severity: 'error', params: { router: 'op-router', from: '172.20.99.20', to: '10.100.3.20', port: 4500 } },
    ]);
    const half = rules({ ...allowed, service: ['udp/4500'] });
    expect(findingsOf(half, 'l2c-onprem')).toMatchObject([{ code: 'V-46', params: { port: 500 } }]);
    expect(problems(applyFix(half, 'l2c-onprem', 'V-46'), 'l2c-onprem')).toEqual([]);
    // Opened from the other side only: the firewall knows the answers.
    expect(problems(rules({ ...allowed, source: ['10.100.3.0/26'], destination: ['172.20.99.0/24'] }), 'l2c-onprem')).toEqual([]);
    // Rules of interfaces need the packet's way: a trace says what comes of them.
    expect(problems(rules({ id: 'lan', source: ['vlan99'], action: 'accept' }), 'l2c-onprem')).toEqual([]);
    const inside = { id: 'users', source: ['172.20.50.0/24'], destination: ['172.20.10.0/24'], action: 'accept' };
    const call = (design: Design) => read(planOf(design), { from: 'user', to: '172.20.10.60', kind: 'tcp', port: 443 });
    expect(problems(rules(inside), 'l2c-onprem')).toEqual(['V-46 error']);
    expect(call(rules(inside)).result).toMatchObject({ verdict: 'UNREACHABLE', paths: [{ reason: 'FIREWALL_RULE_DENY', at: 'op-router' }] });
    expect(way(call(rules(inside)), 'forward')).toBe('user op-router op-esx1 l2c-onprem op-esx1 op-router');
    expect(call(applyFix(rules(inside), 'l2c-onprem', 'V-46')).result.verdict).toBe('REACHABLE');
  });

  test('V-04 without a host, or with its uplink in no network', () => {
    expect(cases(draw(twoSites, add('l2-concentrator', 'loose')), 'loose')).toEqual(['V-04 error -', 'V-04 error no-network', 'V-40 error -']);
  });

  test('flow conditioning is an assumption of every report that meets it', () => {
    const conditioned = draw(twoSites, update('l2c-onprem', { flowConditioning: true }));
    const ids = (design: Design) => read(planOf(design), { from: 'user', to: '172.20.10.60', kind: 'tcp', port: 443 }).result.assumptions.map(({ id }) => id);
    expect(ids(conditioned)).toContain('ASSUME_FLOW_CONDITIONING');
    expect(ids(twoSites)).not.toContain('ASSUME_FLOW_CONDITIONING');
    expect(findSentence(registry, 'ASSUME_FLOW_CONDITIONING')?.en).toContain('smaller segments');
  });

  test('without its peer a file still opens and plans', () => {
    const alone = draw(twoSites, remove('l2c-cloud'));
    expect(problems(written(alone, 'l2c-onprem', { interfaces: [] }), 'l2c-onprem')).toContain('V-40 error');
    expect(planOf(alone).segments.some((segment) => segment.id === 'stretched-10')).toBe(false);
  });
});
