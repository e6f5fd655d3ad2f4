import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  add, applyFix, connect, deviceOf, draw, findingsOf, problems, project, propsOf, reachable, refusals, refusedWith, remove, reopened, stagesOf, update, written,
} from '../../testing/drawing-board.ts';
import { componentId, emptyDesign } from '../../../model/design.ts';
import { fieldHint } from '../../../model/fields.ts';
import { registry } from '../../index.ts';

const detached = draw(project, ['link.disconnect', { id: 'igw-rt' }]);

describe('internet gateway: life', () => {
  test('IG-01: its form asks for name and external network and for nothing else; a link never brings one', () => {
    const asked = Object.entries(registry.find('internet-gateway')?.schema.shape ?? {}).filter(([, prop]) => prop instanceof z.ZodType && fieldHint(prop)?.immutable !== true);
    expect(asked.map(([key]) => key)).toEqual(['externalNetwork']);
    expect(refusedWith(detached, connect('attach', 'public-network', 'rt'))).toEqual(['LINK_NOT_ALLOWED']);
    expect(refusedWith(detached, connect('attach', 'igw2', 'rt'))).toEqual(['NO_SUCH_COMPONENT']);
  });

  test('IG-04: a new gateway is unavailable, without address, and brings no device', () => {
    const design = draw(emptyDesign, add('external-network', 'public-network'), add('internet-gateway', 'igw'));
    expect(propsOf(design, 'igw')).toMatchObject({ state: 'unavailable', publicIp: '', externalNetwork: 'public-network' });
    expect(() => deviceOf(design, 'igw')).toThrow('no device igw');
  });

  test('IG-06 IG-11: attaching allocates the lowest free address of the pool and makes it available', () => {
    expect(propsOf(project, 'igw')).toMatchObject({ state: 'available', publicIp: '133.186.128.2' });
  });

  test('the address after a taken one is allocated', () => {
    const design = draw(detached, add('floating-ip', 'fip', null, { address: '133.186.128.2' }), connect('attach', 'igw', 'rt'));
    expect(propsOf(design, 'igw')['publicIp']).toBe('133.186.128.3');
  });

  test('IG-18 IG-22: detaching makes it unavailable and releases the address', () => {
    expect(propsOf(detached, 'igw')).toMatchObject({ state: 'unavailable', publicIp: '' });
  });

  test('IG-12 IG-13 IG-14 IG-15 IG-17 IG-23: the 0.0.0.0/0 route comes and goes with the attachment', () => {
    const routes = (design: typeof project) => stagesOf(deviceOf(design, 'rt'), 'route')[0]?.rows.map((row) => [row.destination, row.because.label]);
    expect(routes(project)).toContainEqual(['0.0.0.0/0', 'INTERNET_GATEWAY igw']);
    expect(routes(detached)?.map(([destination]) => destination)).not.toContain('0.0.0.0/0');
    expect(propsOf(project, 'rt')['routes']).toEqual([]);
  });

  test('IG-24 IG-25: an attached gateway can be deleted; the route goes in the same step', () => {
    const design = draw(project, remove('igw'));
    expect(Object.keys(design.links)).not.toContain('igw-rt');
    expect(stagesOf(deviceOf(design, 'rt'), 'route')[0]?.rows.map((row) => row.destination)).toEqual(['192.168.0.0/24', '192.168.0.0/16']);
  });
});

describe('internet gateway: guards', () => {
  test('IG-05: it attaches to a routing table and to nothing else', () => {
    const links = ['vpc', 'subnet', 'vm1'].map((target) => refusedWith(detached, connect('attach', 'igw', target)));
    expect(links).toEqual([['LINK_NOT_ALLOWED'], ['LINK_NOT_ALLOWED'], ['LINK_NOT_ALLOWED']]);
  });

  test('IG-10 NHN-IG-004: a gateway that serves a table is refused a second one', () => {
    const design = draw(project, add('routing-table', 'rt2', 'vpc'));
    expect(refusals(design, connect('attach', 'igw', 'rt2'))).toMatchObject([{ code: 'NHN-IG-004', params: { ig: 'igw', rt2: 'rt' }, blocking: ['rt'] }]);
  });

  test('IG-10 NHN-IG-005: a table that has a gateway is refused a second one', () => {
    const design = draw(project, add('internet-gateway', 'igw2'));
    expect(refusals(design, connect('attach', 'igw2', 'rt'))).toMatchObject([{ code: 'NHN-IG-005', params: { rt: 'rt', ig2: 'igw' } }]);
  });

  test('IG-03 NHN-IG-002: without an external network there is nothing to attach to', () => {
    const design = draw(emptyDesign, add('vpc', 'vpc'), add('routing-table', 'rt', 'vpc'), add('internet-gateway', 'igw'));
    expect(refusedWith(design, connect('attach', 'igw', 'rt'))).toEqual(['NHN-IG-002']);
  });

  test('IG-19 NHN-IG-006: detaching is refused while a floating IP is associated behind the table, naming it and its owner', () => {
    expect(refusals(reachable, ['link.disconnect', { id: 'igw-rt' }])).toMatchObject([
      { code: 'NHN-IG-006', params: { list: 'fip-vm1 -> vm1' }, blocking: ['fip-vm1'] },
    ]);
  });

  test('IG-19: a floating IP on a load balancer blocks too, in a subnet associated explicitly', () => {
    const design = draw(
      project, connect('attach', 'subnet', 'rt'), add('load-balancer', 'lb', 'subnet'), add('floating-ip', 'fip-lb'), connect('attach', 'fip-lb', 'lb/vip'),
    );
    expect(refusals(design, ['link.disconnect', { id: 'igw-rt' }])).toMatchObject([{ code: 'NHN-IG-006', params: { list: 'fip-lb -> lb' } }]);
  });

  test('IG-19: an associated floating IP behind another table does not block', () => {
    const design = draw(
      reachable, add('routing-table', 'rt2', 'vpc'), add('internet-gateway', 'igw2'), connect('attach', 'igw2', 'rt2'),
    );
    expect(propsOf(draw(design, ['link.disconnect', { id: 'igw2-rt2' }]), 'igw2')['state']).toBe('unavailable');
  });

  test('IG-26 NHN-IG-006: deleting is refused for the same reason and changes nothing', () => {
    expect(refusedWith(reachable, remove('igw'))).toContain('NHN-IG-006');
    const freed = draw(reachable, ['link.disconnect', { id: 'fip-vm1-vm1.eth0' }]);
    expect(Object.keys(draw(freed, remove('igw')).components)).not.toContain('igw');
  });

  test('IG-19: the fix disassociates all of them in one step, after which detaching is possible', () => {
    const design = draw(reachable, add('instance', 'vm2', 'subnet'), add('floating-ip', 'fip-vm2'), connect('attach', 'fip-vm2', 'vm2'));
    const [refusal] = refusals(design, ['link.disconnect', { id: 'igw-rt' }]);
    expect(refusal?.params).toEqual({ list: 'fip-vm1 -> vm1, fip-vm2 -> vm2' });
    const fix = refusal?.fix;
    if (fix === undefined) throw new Error('no fix');
    expect(propsOf(draw(design, [fix.command, fix.args], ['link.disconnect', { id: 'igw-rt' }]), 'igw')['state']).toBe('unavailable');
  });

  test('IG-33 NHN-IG-009: only a flagged gateway can be restarted', () => {
    expect(refusedWith(project, update('igw', { state: 'migrating' }))).toEqual(['NHN-IG-009']);
    const flagged = draw(project, update('igw', { needsRestart: true }), update('igw', { state: 'migrating' }));
    expect(propsOf(flagged, 'igw')['state']).toBe('migrating');
  });

  test('IG-39 NHN-IG-011: while it restarts, detaching, deleting and editing are refused; the end of the restart is not', () => {
    const migrating = draw(project, update('igw', { needsRestart: true }), update('igw', { state: 'migrating' }));
    expect(refusedWith(migrating, ['link.disconnect', { id: 'igw-rt' }])).toEqual(['NHN-IG-011']);
    expect(refusedWith(migrating, remove('igw'))).toContain('NHN-IG-011');
    expect(refusedWith(migrating, update('igw', { maintenanceWindow: 'tonight' }))).toEqual(['NHN-IG-011']);
    const done = draw(migrating, update('igw', { state: 'available', needsRestart: false }));
    expect(propsOf(done, 'igw')).toMatchObject({ state: 'available', needsRestart: false });
  });

  test('IG-39: attaching a gateway that restarts is refused', () => {
    const design = draw(detached, update('igw', { needsRestart: true }), update('igw', { state: 'migrating' }));
    expect(refusedWith(design, connect('attach', 'igw', 'rt'))).toEqual(['NHN-IG-011']);
  });
});

describe('internet gateway: findings', () => {
  test('NHN-IG-001 IG-02: a name is required', () => {
    const igw = project.components['igw'];
    if (igw === undefined) throw new Error('no igw');
    expect(problems({ ...project, components: { ...project.components, igw: { ...igw, name: '' } } }, 'igw')).toContain('NHN-IG-001 error');
  });

  test('NHN-IG-002 IG-03: an external network is required; the fix chooses Public Network', () => {
    const design = draw(project, update('igw', { externalNetwork: null }));
    expect(refusedWith(project, update('igw', { externalNetwork: 'somewhere-else' }))).toEqual(['NHN-IG-002']);
    expect(problems(written(project, 'igw', { externalNetwork: 'somewhere-else' }), 'igw')).toContain('NHN-IG-002 error');
    expect(problems(design, 'igw')).toContain('NHN-IG-002 error');
    expect(propsOf(applyFix(design, 'igw', 'NHN-IG-002'), 'igw')['externalNetwork']).toBe('public-network');
  });

  test('IG-10 NHN-IG-004 NHN-IG-005: a file may attach one gateway to two tables, or two gateways to one: it opens, an error says which one counts', () => {
    const attached = (design: typeof project, from: string, to: string) =>
      reopened({ ...design, links: { ...design.links, more: { kind: 'attach', from: { component: componentId(from) }, to: { component: componentId(to) } } } });
    const shared = attached(draw(project, add('routing-table', 'rt2', 'vpc')), 'igw', 'rt2');
    expect(problems(shared, 'igw')).toEqual(['NHN-IG-004 error']);
    const crowded = attached(draw(project, add('internet-gateway', 'igw2')), 'igw2', 'rt');
    expect(problems(crowded, 'rt')).toEqual(['NHN-IG-005 error']);
    expect(findingsOf(crowded, 'rt')).toMatchObject([{ params: { rt: 'rt', ig2: 'igw' } }]);
  });

  test('IG-02 NHN-IG-001 in a file that opens; an edit to no name is refused', () => {
    expect(refusedWith(project, ['component.rename', { id: 'igw', name: ' ' }])).toEqual(['NAME_EMPTY']);
    const igw = project.components['igw'];
    if (igw === undefined) throw new Error('no igw');
    expect(problems(reopened({ ...project, components: { ...project.components, igw: { ...igw, name: ' ' } } }), 'igw')).toContain('NHN-IG-001 error');
  });

  test('NHN-IG-003 IG-05: an unattached gateway has no effect; the fix attaches it', () => {
    expect(problems(detached, 'igw')).toEqual(['NHN-IG-003 info']);
    expect(problems(applyFix(detached, 'igw', 'NHN-IG-003'), 'igw')).toEqual([]);
  });

  test('NHN-IG-008 NHN-IG-010 IG-30 IG-34: a pending restart names the instances that will lose the internet', () => {
    const design = draw(project, add('instance', 'vm2', 'subnet'), update('igw', { needsRestart: true, maintenanceWindow: '02:00' }));
    expect(findingsOf(design, 'igw')).toMatchObject([
      { code: 'NHN-IG-008', severity: 'warning', params: { ig: 'igw', window: '02:00' } },
      { code: 'NHN-IG-010', severity: 'warning', params: { n: 2, list: 'vm1, vm2' } },
    ]);
  });

  test('IG-35: an instance with a floating IP is not among them', () => {
    expect(problems(draw(reachable, update('igw', { needsRestart: true })), 'igw')).toEqual(['NHN-IG-008 warning']);
  });

  test('NHN-IG-012 IG-40: a failed gateway is an error', () => {
    expect(problems(draw(project, update('igw', { state: 'ERROR' })), 'igw')).toContain('NHN-IG-012 error');
  });

  test('NHN-Q-005: a fourth gateway is refused; a file that has one is flagged at the last', () => {
    const three = draw(project, add('internet-gateway', 'igx'), add('internet-gateway', 'igy'));
    expect(refusals(three, add('internet-gateway', 'igz'))).toMatchObject([{ code: 'NHN-Q-005', params: { n: 3 } }]);
    const igy = three.components['igy'];
    if (igy === undefined) throw new Error('no igy');
    const design = reopened({ ...three, components: { ...three.components, igz: { ...igy, name: 'igz' } } });
    expect(findingsOf(design, 'igz')).toContainEqual(expect.objectContaining({ code: 'NHN-Q-005', severity: 'error', params: { n: 3 } }));
    expect(problems(design, 'igy')).not.toContain('NHN-Q-005 error');
  });
});

describe('internet gateway: plan', () => {
  test('it translates sources behind it and admits no new flow from outside', () => {
    const device = deviceOf(project, 'igw');
    expect(device).toMatchObject({ profile: 'transparent', ttlCost: 0 });
    expect(stagesOf(device, 'source-translate')).toMatchObject([{ interface: 'public', ports: 'keep-if-free', rows: [{ addresses: ['133.186.128.2'] }] }]);
    expect(stagesOf(device, 'filter')).toMatchObject([{ interface: 'public', stateful: true, defaultAction: 'deny', reason: 'IG_INBOUND_BLOCKED', rows: [] }]);
  });

  test('a file that leaves the address out gets the one that attaching would allocate, each gateway its own', () => {
    const two = draw(project, add('routing-table', 'rt2', 'vpc'), add('internet-gateway', 'igw2'), connect('attach', 'igw2', 'rt2'));
    const blank = draw(two, update('igw', { publicIp: '' }), update('igw2', { publicIp: '' }));
    const address = (id: string) => stagesOf(deviceOf(blank, id), 'source-translate')[0]?.rows[0]?.addresses;
    expect([address('igw'), address('igw2')]).toEqual([['133.186.128.2'], ['133.186.128.3']]);
  });

  test('IG-34 IG-40: it admits nothing while it restarts or has failed', () => {
    const reason = (state: string) => {
      const flagged = draw(project, update('igw', { needsRestart: true }), update('igw', { state }));
      return stagesOf(deviceOf(flagged, 'igw'), 'admit').map((stage) => [stage.reason, stage.rows.length]);
    };
    expect(reason('migrating')).toEqual([['IG_RESTARTING', 0]]);
    expect(reason('ERROR')).toEqual([['IG_ERROR', 0]]);
  });
});
