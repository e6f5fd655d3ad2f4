import { describe, expect, test } from 'vitest';
import { findCommand } from '../../../document/index.ts';
import { componentId, type Design } from '../../../model/design.ts';
import { createScope } from '../../../model/scope.ts';
import { registry } from '../../index.ts';
import { add, applyFix, connect, draw, findingsOf, planOf, problems, project, propsOf, refusals, refusedWith, remove, update, written, type Step } from '../../testing/drawing-board.ts';
import { candidatesOf, offered, operate, previewOf, takenBack } from '../../testing/operating.ts';
import { blockStorage } from './definition.ts';

const free = draw(project, add('block-storage', 'vol'));
const attach = operate('vol', 'attach', { instance: 'vm1' });
const attached = draw(free, attach);
const formatted = draw(attached, operate('vol', 'format'));
const mounted = draw(formatted, operate('vol', 'mount'));
const zoned = draw(project, update('vm1', { zone: 'kr-pub-b' }));

const fixOf = (design: Design, step: Step): Step => {
  const fix = refusals(design, step)[0]?.fix;
  if (fix === undefined) throw new Error('no fix');
  return [fix.command, fix.args];
};
const noticeOf = (design: Design, [command, args]: Step) => {
  const result = findCommand(command)?.apply(design, args, registry);
  return result?.ok === true ? result.notice : null;
};
const card = (design: Design) => {
  const component = design.components['vol'];
  if (component === undefined) throw new Error('no volume');
  return blockStorage.card(componentId('vol'), component, createScope(design, registry));
};

describe('block storage: C.8 B1', () => {
  test('C8-B1 GS-52 GS-53 GS-54 GS-57 GS-60 GS-95 GS-96: 10 GB: attach as vdb, make a file system, mount, unmount, detach', () => {
    expect(propsOf(attached, 'vol')).toMatchObject({ sizeGb: 10, device: 'vdb', guestState: 'raw' });
    expect(noticeOf(attached, operate('vol', 'format'))).toEqual({
      code: 'BS-FORMATTED',
      params: {
        filesystem: 'ext4', device: '/dev/vdb',
        report: 'Block size=4096 (log=2)\n655360 inodes, 2621440 blocks\n131072 blocks (5.00%) reserved for the super user\n80 block groups\nWriting superblocks and filesystem accounting information: done',
      },
    });
    expect(propsOf(formatted, 'vol')).toMatchObject({ guestState: 'formatted', filesystem: 'ext4' });
    expect(noticeOf(formatted, operate('vol', 'mount'))?.params['table']).toBe(
      'Filesystem      Size  Used Avail Use% Mounted on\n/dev/vda2        18G  988M   16G   6% /\n/dev/vdb        9.9G  151M  9.2G   2% /root/external',
    );
    expect(propsOf(mounted, 'vol')).toMatchObject({ guestState: 'mounted', mountPoint: '/root/external' });
    expect(problems(mounted, 'vol')).toEqual([]);
    const unmounted = draw(mounted, operate('vol', 'unmount'));
    expect(noticeOf(mounted, operate('vol', 'unmount'))?.params['table']).toBe('Filesystem      Size  Used Avail Use% Mounted on\n/dev/vda2        18G  988M   16G   6% /');
    expect(propsOf(unmounted, 'vol')).toMatchObject({ guestState: 'formatted', device: 'vdb', mountPoint: '' });
    const detached = draw(unmounted, operate('vol', 'detach'));
    expect(propsOf(detached, 'vol')).toMatchObject({ device: '', mountPoint: '', dataLost: false });
    expect(Object.values(detached.links).some((link) => link.from.component === 'vol')).toBe(false);
    expect(card(detached)).toEqual({ address: '10 GB', lamp: 'standby' });
  });

  test('the guest view of the instance shows it too', () => {
    expect(noticeOf(mounted, operate('vm1', 'show-disks'))?.params['table']).toContain('/dev/vdb        9.9G  151M  9.2G   2% /root/external');
  });
});

describe('block storage: creation', () => {
  test('GS-47: created with name, size and the zone kept: 10 GB, HDD', () => {
    expect(free.components['vol']).toMatchObject({ kind: 'block-storage', name: 'vol', props: { sizeGb: 10, type: 'HDD', zone: 'kr-pub-a' } });
    expect(propsOf(draw(zoned, add('block-storage', 'vol')), 'vol')['zone']).toBe('kr-pub-b');
  });

  test.each([5, 1010, 15, 0])('GS-47 NHN-BS-001: %s GB is no size, neither new nor changed, and in a file it is reported', (sizeGb) => {
    expect(refusals(project, add('block-storage', 'vol', null, { sizeGb }))).toMatchObject([{ code: 'NHN-BS-001', params: { min: 10, max: 1000 } }]);
    expect(refusedWith(free, update('vol', { sizeGb }))).toEqual(['NHN-BS-001']);
    expect(findingsOf(written(free, 'vol', { sizeGb }), 'vol')).toContainEqual(expect.objectContaining({ code: 'NHN-BS-001', severity: 'error', params: { min: 10, max: 1000 } }));
  });

  test('NHN-BS-001: it can only grow; a size that is missing is reported', () => {
    const grown = draw(free, update('vol', { sizeGb: 50 }));
    expect(refusedWith(grown, update('vol', { sizeGb: 40 }))).toEqual(['NHN-BS-001']);
    expect(refusedWith(grown, update('vol', { sizeGb: null }))).toEqual(['NHN-BS-001']);
    expect(problems(written(free, 'vol', { sizeGb: null }), 'vol')).toContain('NHN-BS-001 error');
    expect(problems(written(free, 'vol', { sizeGb: 2000, root: true }), 'vol')).not.toContain('NHN-BS-001 error');
  });

  test('GS-47 NHN-BS-002: it has a zone; the fix copies that of the instance', () => {
    expect(refusedWith(project, add('block-storage', 'vol', null, { zone: '' }))).toEqual(['NHN-BS-002']);
    expect(refusedWith(free, update('vol', { zone: '' }))).toEqual(['NHN-BS-002']);
    const file = written(draw(zoned, add('block-storage', 'vol')), 'vol', { zone: '' });
    expect(problems(file, 'vol')).toEqual(['NHN-BS-002 error', 'NHN-BS-003 info']);
    expect(propsOf(applyFix(file, 'vol', 'NHN-BS-002'), 'vol')['zone']).toBe('kr-pub-b');
  });

  test('no packet ever meets it', () => {
    expect(planOf(attached).devices.map((device) => device.id)).not.toContain('vol');
  });
});

describe('block storage: attaching', () => {
  test('GS-48 NHN-BS-003: unattached it cannot be used; the fix attaches it', () => {
    expect(findingsOf(free, 'vol')).toMatchObject([{ code: 'NHN-BS-003', severity: 'info', params: { vol: 'vol' } }]);
    expect(propsOf(applyFix(free, 'vol', 'NHN-BS-003'), 'vol')['device']).toBe('vdb');
  });

  test('GS-49 GS-50: attaching takes a volume and an instance; the card shows where it is', () => {
    expect(candidatesOf(free, 'vol', 'attach', 'instance')).toEqual(['vm1']);
    expect(Object.values(attached.links)).toContainEqual({ kind: 'attach', from: { component: 'vol' }, to: { component: 'vm1' } });
    expect(card(attached)).toMatchObject({ address: '10 GB', lamp: 'running', badge: { ko: 'vm1 : /dev/vdb', en: 'vm1 : /dev/vdb' } });
    expect(card(attached)?.badgeTone).toBeUndefined();
    const long = draw(attached, ['component.rename', { id: 'vm1', name: 'production-web-server-1' }]);
    expect(card(long)).toMatchObject({ badge: { en: 'production… : /dev/vdb' }, badgeHint: { en: 'production-web-server-1 : /dev/vdb' } });
    expect(refusedWith(free, operate('vol', 'attach', { instance: null }))).toEqual(['BS-NO-INSTANCE']);
    expect(takenBack(free, attach)).toEqual({ steps: 1, design: free });
  });

  test('GS-52: further volumes are vdc and vdd, in the order of attachment; a letter that is free again is used', () => {
    const three = draw(attached, add('block-storage', 'b'), connect('attach', 'b', 'vm1'), add('block-storage', 'a'), connect('attach', 'a', 'vm1'));
    expect([propsOf(three, 'b')['device'], propsOf(three, 'a')['device']]).toEqual(['vdc', 'vdd']);
    const again = draw(three, operate('b', 'detach'), add('block-storage', 'c'), connect('attach', 'c', 'vm1'));
    expect(propsOf(again, 'c')['device']).toBe('vdc');
  });

  test('GS-49 NHN-BS-004: one instance per volume; the quick fix detaches it', () => {
    const two = draw(attached, add('instance', 'vm2', 'subnet'));
    for (const step of [connect('attach', 'vol', 'vm2'), operate('vol', 'attach', { instance: 'vm2' })]) {
      expect(refusals(two, step)).toMatchObject([{ code: 'NHN-BS-004', params: { vol: 'vol', vm: 'vm1' }, blocking: ['vm1'] }]);
      expect(propsOf(draw(two, fixOf(two, step), step), 'vol')['device']).toBe('vdb');
    }
    const link = { kind: 'attach', from: { component: componentId('vol') }, to: { component: componentId('vm2') } } as const;
    const file = written({ ...two, links: { ...two.links, zz: link } }, 'vol', {});
    expect(problems(file, 'vol')).toEqual(['NHN-BS-004 error', 'NHN-BS-005 info']);
    expect(problems(applyFix(file, 'vol', 'NHN-BS-004'), 'vol')).toEqual(['NHN-BS-005 info']);
  });

  test('NHN-BS-008: instance and volume are in the same zone', () => {
    const apart = draw(zoned, add('block-storage', 'vol', null, { zone: 'kr-pub-a' }));
    expect(refusals(apart, connect('attach', 'vol', 'vm1'))).toMatchObject([{ code: 'NHN-BS-008', params: { vol: 'vol', az1: 'kr-pub-a', vm: 'vm1', az2: 'kr-pub-b' }, blocking: ['vm1'] }]);
    expect(candidatesOf(apart, 'vol', 'attach', 'instance')).toEqual([]);
    const together = draw(zoned, add('block-storage', 'vol'), connect('attach', 'vol', 'vm1'));
    expect(refusedWith(together, update('vol', { zone: 'kr-pub-a' }))).toEqual(['NHN-BS-008']);
    expect(problems(written(together, 'vol', { zone: 'kr-pub-a' }), 'vol')).toEqual(['NHN-BS-008 error', 'NHN-BS-005 info']);
  });
});

describe('block storage: in the guest', () => {
  test('GS-51 NHN-BS-005: attached it says what is next until it is mounted; the fix does the step', () => {
    expect(findingsOf(attached, 'vol')).toMatchObject([{ code: 'NHN-BS-005', severity: 'info', params: { case: 'format', vol: 'vol' } }]);
    const first = applyFix(attached, 'vol', 'NHN-BS-005');
    expect(findingsOf(first, 'vol')).toMatchObject([{ code: 'NHN-BS-005', params: { case: 'mount' } }]);
    expect(problems(applyFix(first, 'vol', 'NHN-BS-005'), 'vol')).toEqual([]);
  });

  test('GS-53 GS-95 NHN-BS-006: no step is skipped: mounting what is raw is refused, the quick fix makes a file system', () => {
    const mount = operate('vol', 'mount');
    expect(refusals(attached, mount)).toMatchObject([{ code: 'NHN-BS-006', params: { case: 'raw' } }]);
    expect(propsOf(draw(attached, fixOf(attached, mount), mount), 'vol')['guestState']).toBe('mounted');
    expect(refusedWith(free, operate('vol', 'format'))).toEqual(['BS-DETACHED']);
    expect(refusedWith(free, mount)).toEqual(['BS-DETACHED']);
    expect(refusedWith(formatted, operate('vol', 'mount', { directory: '' }))).toEqual(['BS-NO-DIRECTORY']);
    expect(refusedWith(attached, operate('vol', 'unmount'))).toEqual(['NHN-BS-006']);
  });

  test('NHN-BS-006: formatting while mounted is refused, the quick fix unmounts', () => {
    const format = operate('vol', 'format');
    expect(refusals(mounted, format)).toMatchObject([{ code: 'NHN-BS-006', params: { case: 'mounted' } }]);
    expect(propsOf(draw(mounted, fixOf(mounted, format), format), 'vol')['guestState']).toBe('formatted');
    expect(previewOf(formatted, 'vol', 'format')).toEqual({ code: 'BS-FORMAT-AGAIN', params: { vol: 'vol' }, affected: ['vol'] });
  });

  test('NHN-BS-006: the state cannot be told past the steps; a file that does is reported, opens, and can be set back', () => {
    expect(refusedWith(attached, update('vol', { guestState: 'mounted' }))).toEqual(['NHN-BS-006']);
    expect(refusedWith(free, update('vol', { guestState: 'formatted', filesystem: 'ext4' }))).toEqual(['NHN-BS-006']);
    const raw = written(attached, 'vol', { guestState: 'mounted', mountPoint: '/data' });
    expect(problems(raw, 'vol')).toEqual(['NHN-BS-006 error']);
    expect(problems(applyFix(raw, 'vol', 'NHN-BS-006'), 'vol')).toEqual(['NHN-BS-005 info']);
    const loose = written(free, 'vol', { guestState: 'mounted', filesystem: 'ext4', mountPoint: '/data' });
    expect(problems(loose, 'vol')).toEqual(['NHN-BS-006 error', 'NHN-BS-003 info']);
    expect(problems(applyFix(loose, 'vol', 'NHN-BS-006'), 'vol')).toEqual(['NHN-BS-003 info']);
  });

  test('a partition may come first, and xfs may be chosen', () => {
    const design = draw(attached, operate('vol', 'partition'), operate('vol', 'format', { filesystem: 'xfs' }), operate('vol', 'mount', { directory: '/data' }));
    expect(propsOf(design, 'vol')).toMatchObject({ filesystem: 'xfs', mountPoint: '/data', guestState: 'mounted' });
    expect(refusedWith(formatted, operate('vol', 'partition'))).toEqual(['BS-NOT-RAW']);
    expect(refusedWith(attached, operate('vol', 'format', { filesystem: 'ntfs' }))).toEqual(['BS-FILESYSTEM']);
  });

  test('nothing happens inside a guest that does not run; on its way down it unmounts', () => {
    const down = draw(mounted, operate('vm1', 'stop'));
    expect(propsOf(down, 'vol')).toMatchObject({ guestState: 'formatted', mountPoint: '', dataLost: false });
    expect(refusals(down, operate('vol', 'mount'))).toMatchObject([{ code: 'BS-GUEST-DOWN', params: { vm: 'vm1' }, blocking: ['vm1'] }]);
    expect(offered(draw(mounted, operate('vm1', 'reboot')), 'vol')).toEqual(['format', 'mount', 'detach', 'create-snapshot']);
  });
});

describe('block storage: returning', () => {
  test('GS-55 GS-56 GS-96 NHN-BS-007: detaching while mounted is refused, whoever asks; the quick fix unmounts', () => {
    const link = Object.keys(mounted.links).find((id) => mounted.links[id]?.from.component === 'vol') ?? '';
    for (const step of [operate('vol', 'detach'), ['link.disconnect', { id: link }] as const]) {
      expect(refusals(mounted, step)).toMatchObject([{ code: 'NHN-BS-007', params: { mp: '/root/external' }, blocking: ['vm1'] }]);
      expect(propsOf(draw(mounted, fixOf(mounted, step), step), 'vol')).toMatchObject({ device: '', dataLost: false });
    }
  });

  test('GS-56 NHN-BS-007: by force the data is marked lost, a warning until a new file system is made', () => {
    const torn = draw(mounted, operate('vol', 'detach', { force: true }));
    expect(propsOf(torn, 'vol')).toMatchObject({ guestState: 'formatted', device: '', mountPoint: '', dataLost: true });
    expect(findingsOf(torn, 'vol')).toMatchObject([{ code: 'NHN-BS-007', severity: 'warning', params: { case: 'lost', vol: 'vol' } }, { code: 'NHN-BS-003' }]);
    expect(takenBack(mounted, operate('vol', 'detach', { force: true }))).toEqual({ steps: 1, design: mounted });
    expect(propsOf(draw(torn, attach, operate('vol', 'format')), 'vol')['dataLost']).toBe(false);
  });

  test('GS-56: deleting the instance under it loses the data too', () => {
    expect(propsOf(draw(mounted, remove('vm1')), 'vol')).toMatchObject({ guestState: 'formatted', device: '', dataLost: true });
    expect(propsOf(draw(mounted, operate('vol', 'unmount'), remove('vm1')), 'vol')).toMatchObject({ device: '', dataLost: false });
  });

  test('GS-58 GS-59: detaching is a command of the volume and asks before', () => {
    expect(offered(attached, 'vol')).toContain('detach');
    expect(previewOf(formatted, 'vol', 'detach')).toEqual({ code: 'BS-DETACH', params: { vol: 'vol', vm: 'vm1' }, affected: ['vol', 'vm1'] });
  });

  test('NHN-BS-009: the root volume cannot be detached, not even by force', () => {
    const root = draw(project, add('block-storage', 'root', null, { root: true, sizeGb: 20 }), connect('attach', 'root', 'vm1'));
    expect(propsOf(root, 'root')['device']).toBe('vda');
    for (const step of [operate('root', 'detach'), operate('root', 'detach', { force: true }), ['link.disconnect', { id: 'root-vm1' }] as const]) {
      expect(refusals(root, step)).toMatchObject([{ code: 'NHN-BS-009', blocking: ['vm1'] }]);
    }
  });

  test('NHN-BS-010: attached, or with snapshots, it is not deleted; all that stands in the way is said, the quick fixes clear it', () => {
    const snapped = draw(attached, operate('vol', 'create-snapshot', { name: 'before' }), operate('vol', 'create-snapshot'));
    expect(propsOf(snapped, 'vol')['snapshots']).toEqual([{ id: 'snapshot-1', name: 'before', sizeGb: 10 }, { id: 'snapshot-2', name: 'vol-snapshot-2', sizeGb: 10 }]);
    expect(refusals(snapped, remove('vol'))).toMatchObject([
      { code: 'NHN-BS-010', params: { case: 'attached', vol: 'vol', vm: 'vm1' }, blocking: ['vm1'] },
      { code: 'NHN-BS-010', params: { case: 'snapshots', vol: 'vol', list: 'before, vol-snapshot-2' } },
    ]);
    const detached = draw(snapped, fixOf(snapped, remove('vol')));
    expect(refusals(detached, remove('vol'))).toMatchObject([{ code: 'NHN-BS-010', params: { case: 'snapshots' } }]);
    expect(draw(detached, fixOf(detached, remove('vol')), remove('vol')).components['vol']).toBeUndefined();
    expect(refusedWith(free, operate('vol', 'create-snapshot', { name: ' ' }))).toEqual(['BS-SNAPSHOT-NAME']);
  });
});
