import { describe, expect, test } from 'vitest';
import { read, vxlans, way, type Reading } from '../../../engine/testing/reference-reading.ts';
import type { Design } from '../../../model/design.ts';
import { add, connect, deviceOf, draw, findingsOf, planOf, problems, propsOf, remove, stagesOf, update, written } from '../../testing/drawing-board.ts';
import { operate } from '../../testing/operating.ts';
import { logicalSwitch, overlay, plugged } from '../testing/overlay.ts';

/** A rack server in VLAN 30 that shares 192.168.30.0/24 with LS-DB. */
const apart = draw(
  overlay,
  add('vlan', 'vlan30', 'vcenter', { vlanId: 30, cidr: '192.168.30.0/24', dvs: 'SDDC-Dswitch-Private' }),
  ...plugged(add('server', 'rack', null, { interfaces: [{ id: 'eth0', address: '192.168.30.60' }], gateway: '192.168.30.1' }), { eth0: 'vlan30' }),
);
const bridged = draw(apart, ...plugged(add('l2-bridge', 'bridge', 'vcenter', { dlr: 'dlr' }), { vxlan: 'ls-db', vlan: 'vlan30' }));

const call = (design: Design, from = 'rack'): Reading => read(planOf(design), { from, to: '192.168.30.50', kind: 'tcp', port: 3306 });
const cases = (design: Design, id = 'bridge'): readonly string[] => findingsOf(design, id).map(({ code, severity, params }) => `${code} ${severity} ${String(params['case'] ?? '-')}`);

describe('L2 bridge', () => {
  test('it joins a logical switch and a VLAN on the host of the control VM: frames pass unchanged, in VXLAN from there on', () => {
    expect(call(apart).result.verdict).toBe('UNREACHABLE');
    const reading = call(bridged);
    expect(reading.result.verdict).toBe('REACHABLE');
    expect(way(reading, 'forward')).toBe('rack esx1 bridge esx1 private-vlan-A esx3 db');
    expect(vxlans(reading, 'forward')).toEqual(['5002 esx1>esx3']);
    expect(way(reading, 'return')).toBe('db esx3 private-vlan-A esx1 bridge esx1 rack');
    expect(deviceOf(bridged, 'bridge')).toMatchObject({ profile: 'transparent', ttlCost: 0, host: 'esx1' });
    expect(stagesOf(deviceOf(bridged, 'bridge'), 'bridge')).toMatchObject([{ interfaces: ['vxlan', 'vlan'] }]);
  });

  test('it moves with the control VM, and goes down with its host or when somebody stops it', () => {
    const pair = draw(bridged, update('dlr', { controlVm: { host: 'esx1', ha: true, standbyHost: 'esx3' } }), operate('dlr', 'control-vm-fail-over'));
    expect(way(call(pair), 'forward')).toBe('rack esx3 bridge esx3 db');
    expect(call(written(bridged, 'esx1', { state: 'down' })).result.verdict).toBe('UNREACHABLE');
    expect(call(draw(bridged, update('bridge', { state: 'down' }))).result.verdict).toBe('UNREACHABLE');
  });

  test('V-24 as it is drawn, nothing is wrong', () => {
    expect(problems(bridged, 'bridge')).toEqual([]);
  });

  test('V-24 one side unplugged, or a VXLAN on both sides: it joins nothing', () => {
    const loose = draw(bridged, remove('vlan30'));
    expect(cases(loose)).toEqual(['V-24 error -']);
    const twice = draw(apart, logicalSwitch('ls-other', 5008, '192.168.31.0/24'), ...plugged(add('l2-bridge', 'bridge', 'vcenter', { dlr: 'dlr' }), { vxlan: 'ls-db', vlan: 'ls-other' }));
    expect(cases(twice)).toEqual(['V-24 error kinds']);
    for (const design of [loose, twice]) expect(planOf(design).devices.some((device) => device.id === 'bridge')).toBe(false);
  });

  test('V-24 a second bridge on the same network is a loop: both are told', () => {
    const two = draw(bridged, add('vlan', 'vlan31', 'vcenter', { vlanId: 31 }), ...plugged(add('l2-bridge', 'bridge2', 'vcenter', { dlr: 'dlr' }), { vxlan: 'ls-db', vlan: 'vlan31' }));
    expect(cases(two)).toEqual(['V-24 error second']);
    expect(cases(two, 'bridge2')).toEqual(['V-24 error second']);
  });

  test('V-24 another distributed switch than the VXLAN’s, another site, or no host', () => {
    expect(cases(draw(bridged, update('vlan30', { dvs: 'SDDC-Dswitch-Public' })))).toEqual(['V-24 error switch']);
    const elsewhere = draw(overlay, add('onprem-site', 'onprem'), add('vlan', 'vlan10', 'onprem', { vlanId: 10 }), ...plugged(add('l2-bridge', 'bridge', 'vcenter', { dlr: 'dlr' }), { vxlan: 'ls-db', vlan: 'vlan10' }));
    expect(cases(elsewhere)).toEqual(['V-24 error sites']);
    expect(cases(draw(bridged, update('dlr', { controlVm: { host: null } })))).toEqual(['V-24 error host']);
    expect(cases(draw(bridged, update('bridge', { dlr: null })))).toEqual(['V-24 error host']);
  });

  test('a new one takes the distributed router beside it', () => {
    expect(propsOf(draw(overlay, add('l2-bridge', 'new', 'vcenter')), 'new')['dlr']).toBe('dlr');
  });

  test('a bridge without links is told to be plugged in', () => {
    expect(cases(draw(overlay, add('l2-bridge', 'alone', 'vcenter', { dlr: 'dlr' })), 'alone')).toEqual(['V-24 error -']);
    expect(draw(overlay, add('l2-bridge', 'alone', 'vcenter'), connect('l2', 'alone/vxlan', 'ls-db')).links['alone.vxlan-ls-db']).toBeDefined();
  });
});
