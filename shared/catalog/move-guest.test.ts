import { describe, expect, test } from 'vitest';
import { add, draw, problems, refusals, update, type Step } from './testing/drawing-board.ts';
import { candidatesOf, offered, operate, previewOf, takenBack } from './testing/operating.ts';
import { ask, ending, way } from './k8s/testing/small-cluster.ts';
import type { Design } from '../model/design.ts';
import { host, machine, smallInstance } from './nsx/testing/small-instance.ts';

const parentOf = (design: Design, id: string) => design.components[id]?.parent;
const why = (design: Design, step: Step) => refusals(design, step).map(({ code, params }) => `${code} ${params['case'] ?? ''}`.trim());
const migrate = (id: string, to: string | null): Step => operate(id, 'migrate', { host: to });
const twoClusters = draw(smallInstance, add('cluster', 'cl2', 'vc'), ...host('esx4', 14, 'cl2'));

describe('migrate', () => {
  test('a machine moved to the host of the other needs no VXLAN any more; one undo takes it back', () => {
    const moved = draw(smallInstance, migrate('vm2', 'esx1'));
    expect(parentOf(moved, 'vm2')).toBe('esx1');
    expect(moved.components['vm2']).toEqual({ ...smallInstance.components['vm2'], parent: 'esx1' });
    expect(moved.links).toEqual(smallInstance.links);
    expect(way(ask(moved, { from: 'vm1', to: 'vm2', port: 80 }))).toBe('vm1 esx1 vm2');
    expect(takenBack(smallInstance, migrate('vm2', 'esx1'))).toEqual({ steps: 1, design: smallInstance });
  });

  test('offers the hosts that can carry its networks', () => {
    expect(candidatesOf(smallInstance, 'vm1', 'migrate', 'host')).toEqual(['esx2', 'esx3']);
    expect(candidatesOf(twoClusters, 'vm1', 'migrate', 'host')).toEqual(['esx2', 'esx3']);
    const wide = draw(twoClusters, ['row.update', { id: 'vc', path: '/transportZones/tz', row: { clusters: ['cl', 'cl2'] } }]);
    expect(candidatesOf(wide, 'vm1', 'migrate', 'host')).toEqual(['esx2', 'esx3', 'esx4']);
    const bare = draw(smallInstance, ['link.disconnect', { id: 'esx2.vtep0-vlan-a' }], ['row.remove', { id: 'esx2', path: '/interfaces/vtep0' }]);
    expect(candidatesOf(bare, 'vm1', 'migrate', 'host')).toEqual(['esx3']);
  });

  test('is refused with the reason: here already, off, outside the zone, elsewhere, or no host at all', () => {
    expect(why(smallInstance, migrate('vm1', 'esx1'))).toEqual(['MIGRATE-HOST same']);
    expect(why(draw(smallInstance, update('esx2', { state: 'down' })), migrate('vm1', 'esx2'))).toEqual(['MIGRATE-HOST down']);
    expect(why(draw(smallInstance, update('esx2', { state: 'maintenance' })), migrate('vm1', 'esx2'))).toEqual(['MIGRATE-HOST down']);
    expect(why(twoClusters, migrate('vm1', 'esx4'))).toEqual(['MIGRATE-HOST switch']);
    const other = draw(smallInstance, add('vcenter-instance', 'vc2'), add('cluster', 'cl9', 'vc2'), ...host('esx9', 19, 'cl9'));
    expect(why(other, migrate('vm1', 'esx9'))).toEqual(['MIGRATE-HOST elsewhere']);
    expect(why(smallInstance, migrate('vm1', null))).toEqual(['MIGRATE-HOST']);
    expect(why(smallInstance, migrate('vm1', 'vm2'))).toEqual(['MIGRATE-HOST']);
  });

  test('keeps apart what an anti-affinity rule keeps apart', () => {
    const apart = draw(smallInstance, ['row.add', { id: 'cl', path: '/drsAntiAffinity', row: { members: ['vm1', 'vm2'] } }]);
    expect(candidatesOf(apart, 'vm1', 'migrate', 'host')).toEqual(['esx3']);
    expect(why(apart, migrate('vm1', 'esx2'))).toEqual(['MIGRATE-HOST apart']);
  });

  test('puts a machine that stands on no host on one', () => {
    const bare = draw(smallInstance, ...machine('vm4', null, '192.168.20.14'));
    expect(candidatesOf(bare, 'vm4', 'migrate', 'host')).toEqual(['esx1', 'esx2', 'esx3']);
    expect(parentOf(draw(bare, operate('vm4', 'migrate')), 'vm4')).toBe('esx1');
  });
});

test('a node that stands in its cluster instead of on a host is not moved', () => {
  const managed = draw(smallInstance, add('kubernetes-cluster', 'iks', null, { flavor: 'IKS' }), add('worker-node', 'w1', 'iks', { interfaces: [] }), add('worker-node', 'w2', 'esx1', { interfaces: [] }));
  expect([offered(managed, 'w1').includes('migrate'), offered(managed, 'w2').includes('migrate')]).toEqual([false, true]);
  expect(why(managed, migrate('w1', 'esx2'))).toEqual(['NOT_OFFERED']);
});

describe('a host', () => {
  test('in maintenance has given its running guests to the least busy hosts of its cluster, and takes none until it is back', () => {
    const busy = draw(smallInstance, ...machine('vm4', 'esx2', '192.168.20.14'), ...machine('vm5', 'esx1', '192.168.20.15'), ...machine('off', 'esx1', '192.168.20.16', 'ls-web', { state: 'stopped' }));
    expect(previewOf(busy, 'esx1', 'enter-maintenance')).toEqual({ code: 'MAINTENANCE-MOVES', params: { host: 'esx1', count: 2 }, affected: ['vm1', 'vm5'] });
    const kept = draw(busy, operate('esx1', 'enter-maintenance'));
    expect(['vm1', 'vm5', 'off'].map((id) => parentOf(kept, id))).toEqual(['esx3', 'esx2', 'esx1']);
    expect(kept.components['esx1']?.props['state']).toBe('maintenance');
    expect(candidatesOf(kept, 'vm2', 'migrate', 'host')).toEqual(['esx3']);
    expect(offered(kept, 'esx1')).toEqual(['leave-maintenance', 'power-off']);
    expect(ending(ask(kept, { from: 'vm1', to: 'vm2', port: 80 }))).toEqual(['REPLY', null, 'vm2']);
    expect(candidatesOf(draw(kept, operate('esx1', 'leave-maintenance')), 'vm2', 'migrate', 'host')).toEqual(['esx1', 'esx3']);
  });

  test('does not enter maintenance while a guest has nowhere to go, and says which', () => {
    const alone = draw(twoClusters, add('virtual-machine', 'vm4', 'esx4', { interfaces: [] }));
    expect(refusals(alone, operate('esx4', 'enter-maintenance'))).toMatchObject([{ code: 'MAINTENANCE-STUCK', params: { host: 'esx4', guests: 'vm4' }, blocking: ['vm4'] }]);
    const empty = draw(twoClusters, operate('esx4', 'enter-maintenance'));
    expect(empty.components['esx4']?.props['state']).toBe('maintenance');
    expect(previewOf(twoClusters, 'esx4', 'enter-maintenance')).toBeNull();
  });

  test('that is powered off takes its guests along; the preview names them', () => {
    expect(previewOf(smallInstance, 'esx2', 'power-off')).toEqual({ code: 'HOST-POWER-OFF', params: { host: 'esx2', count: 1, saved: '' }, affected: ['vm2'] });
    const off = draw(smallInstance, operate('esx2', 'power-off'));
    expect(ending(ask(off, { from: 'vm1', to: 'vm2', port: 80 }))).toEqual(['HOST_UNREACHABLE', 'NEIGHBOR_UNREACHABLE', 'vm1']);
    expect(offered(off, 'esx2')).toEqual(['power-on']);
    expect(ending(ask(draw(off, operate('esx2', 'power-on')), { from: 'vm1', to: 'vm2', port: 80 }))).toEqual(['REPLY', null, 'vm2']);
    // A guest can still be taken off it: that is how it comes back on another host.
    expect(ending(ask(draw(off, migrate('vm2', 'esx3')), { from: 'vm1', to: 'vm2', port: 80 }))).toEqual(['REPLY', null, 'vm2']);
  });

  test('that is powered off loses no edge gateway whose standby waits elsewhere; that standby keeps the active one off its host', () => {
    const pair = draw(smallInstance, add('esg', 'edge', 'esx2', { interfaces: [], ha: { enabled: true, standbyHost: 'esx3' } }));
    expect(previewOf(pair, 'esx2', 'power-off')).toEqual({ code: 'HOST-POWER-OFF', params: { case: 'pair', host: 'esx2', count: 1, saved: 'edge' }, affected: ['edge', 'vm2'] });
    expect(candidatesOf(pair, 'edge', 'migrate', 'host')).toEqual(['esx1']);
    expect(why(pair, migrate('edge', 'esx3'))).toEqual(['MIGRATE-HOST standby']);
  });

  test('a machine is powered off and on', () => {
    const off = draw(smallInstance, operate('vm2', 'power-off'));
    expect([off.components['vm2']?.props['state'], problems(off, 'vm2')]).toEqual(['stopped', []]);
    expect(offered(off, 'vm2')).toEqual(['power-on', 'migrate']);
    expect(offered(draw(off, operate('vm2', 'power-on')), 'vm2')).toEqual(['power-off', 'migrate']);
  });
});
