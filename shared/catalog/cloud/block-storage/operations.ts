import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { componentId } from '../../../model/design.ts';
import { field } from '../../../model/fields.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation } from '../../../model/operation.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { makeReport } from '../file-system.ts';
import { attachmentOf, guestView } from '../volumes.ts';
import { refuseDetachment } from './guards.ts';
import type { BlockStorageProps } from './props.ts';

/*
 * raw --partition--> partitioned --format--> formatted --mount--> mounted --unmount--> formatted --detach
 *    \------------------format-----------------^           \--detach by force: data lost
 * Source: GS-48..GS-60, GS-95, GS-96; domain/public-cloud.md f.13 (partitions are optional).
 */

type Volume = Self<BlockStorageProps>;

const attach = defineOperation({
  id: 'attach',
  label: { ko: '연결', en: 'Attach' },
  title: { ko: '{name} 연결', en: 'Attach {name}' },
  inputs: z.object({ instance: field.reference({ ko: '인스턴스', en: 'Instance' }, ['instance']) }),
  suggest: (self: Volume, scope) => ({ instance: attachable(self, scope)[0]?.id ?? null }),
  candidates: (self, scope) => ({ instance: attachable(self, scope).map((entry) => entry.id) }),
  isOffered: (self, scope) => attachmentOf(scope, self.id) === null,
  refuse: (self, { instance }, scope) => {
    const present = attachmentOf(scope, self.id);
    if (present !== null) {
      const fix = { command: 'component.operate', args: { id: self.id, operation: 'detach', inputs: {} }, title: 'NHN-BS-004.fix' };
      const params = { vol: self.component.name, vm: present.instance.component.name };
      return [{ code: 'NHN-BS-004', params, at: { component: self.id }, blocking: [present.instance.id], rule: ['GS-49'], fix }];
    }
    return scope.component(instance) === null ? [{ code: 'BS-NO-INSTANCE', params: { vol: self.component.name }, at: { component: self.id }, rule: ['GS-49'] }] : [];
  },
  run: (self, { instance }, { freshId }) => ({
    links: [{ id: freshId(`${self.id}-${instance ?? ''}`), link: { kind: 'attach', from: { component: self.id }, to: { component: componentId(instance ?? '') } } }],
  }),
});

/** Instances of the same zone, or of any zone where they do not say theirs. */
function attachable(self: Volume, scope: Scope): readonly Entry[] {
  return scope.ofKind('instance').filter(({ component: { props } }) => {
    const zone = props['zone'];
    return typeof zone !== 'string' || zone === '' || self.props.zone === '' || zone === self.props.zone;
  });
}

/** What has to be there before anything happens to the volume inside a guest: an instance, and that it runs. */
function guestRefusals(self: Volume, scope: Scope): readonly Refusal[] {
  const at = { component: self.id };
  const attached = attachmentOf(scope, self.id);
  if (attached === null) {
    const fix = { command: 'component.operate', args: { id: self.id, operation: 'attach', inputs: {} }, title: 'NHN-BS-003.fix' };
    return [{ code: 'BS-DETACHED', params: { vol: self.component.name }, at, rule: ['GS-95'], fix }];
  }
  if (attached.instance.component.props['state'] !== undefined && attached.instance.component.props['state'] !== 'ACTIVE') {
    return [{ code: 'BS-GUEST-DOWN', params: { vm: attached.instance.component.name }, at, blocking: [attached.instance.id] }];
  }
  return [];
}

function wrongStep(self: Volume, how: 'raw' | 'mounted' | 'unmounted'): readonly Refusal[] {
  const operation = { raw: 'format', mounted: 'unmount', unmounted: 'mount' }[how];
  const fix = { command: 'component.operate', args: { id: self.id, operation, inputs: {} }, title: `NHN-BS-006.${operation}` };
  return [{ code: 'NHN-BS-006', params: { case: how }, at: { component: self.id, path: '/guestState' }, rule: ['GS-53', 'GS-95'], fix }];
}

const isMounted = (self: Volume): boolean => self.props.guestState === 'mounted';

const partition = defineOperation({
  id: 'partition',
  label: { ko: '파티션 생성', en: 'Partition' },
  title: { ko: '{name} 파티션 생성', en: 'Partition {name}' },
  isOffered: (self: Volume, scope) => self.props.guestState === 'raw' && attachmentOf(scope, self.id) !== null,
  refuse: (self, _inputs, scope) => {
    const guest = guestRefusals(self, scope);
    if (guest.length > 0 || self.props.guestState === 'raw') return guest;
    return isMounted(self) ? wrongStep(self, 'mounted') : [{ code: 'BS-NOT-RAW', params: { vol: self.component.name }, at: { component: self.id, path: '/guestState' } }];
  },
  run: (self) => ({ props: { [self.id]: { guestState: 'partitioned' } } }),
});

/** mkfs: what was on the volume is gone, and so is the mark that something was lost. */
const format = defineOperation({
  id: 'format',
  label: { ko: '파일시스템 생성', en: 'Create a file system' },
  title: { ko: '{name}에 파일시스템 생성', en: 'Create a file system on {name}' },
  inputs: z.object({ filesystem: field.choice({ ko: '파일시스템', en: 'File system' }, { ext4: { ko: 'ext4', en: 'ext4' }, xfs: { ko: 'xfs', en: 'xfs' } }, 'ext4') }),
  isOffered: (self: Volume, scope) => attachmentOf(scope, self.id) !== null && !self.props.root,
  refuse: (self, { filesystem }, scope) => {
    const guest = guestRefusals(self, scope);
    if (guest.length > 0) return guest;
    if (isMounted(self)) return wrongStep(self, 'mounted');
    return filesystem === 'ext4' || filesystem === 'xfs' ? [] : [{ code: 'BS-FILESYSTEM', params: { filesystem }, at: { component: self.id, path: '/filesystem' } }];
  },
  preview: (self) => (self.props.guestState === 'formatted' ? { code: 'BS-FORMAT-AGAIN', params: { vol: self.component.name }, affected: [self.id] } : null),
  run: (self, { filesystem }) => {
    const report = filesystem === 'ext4' ? makeReport(self.props.sizeGb ?? 0) : 'done';
    return {
      props: { [self.id]: { guestState: 'formatted', filesystem, dataLost: false } },
      notice: { code: 'BS-FORMATTED', params: { filesystem, device: `/dev/${self.props.device}`, report } },
    };
  },
});

const mount = defineOperation({
  id: 'mount',
  label: { ko: '마운트', en: 'Mount' },
  title: { ko: '{name} 마운트', en: 'Mount {name}' },
  inputs: z.object({ directory: field.text({ ko: '디렉터리', en: 'Directory' }, '/root/external') }),
  isOffered: (self: Volume, scope) => attachmentOf(scope, self.id) !== null && !isMounted(self),
  refuse: (self, { directory }, scope) => {
    const guest = guestRefusals(self, scope);
    if (guest.length > 0) return guest;
    if (isMounted(self)) return wrongStep(self, 'mounted');
    if (self.props.guestState !== 'formatted' || self.props.filesystem === 'none') return wrongStep(self, 'raw');
    return directory.trim() === '' ? [{ code: 'BS-NO-DIRECTORY', params: {}, at: { component: self.id, path: '/mountPoint' }, rule: ['GS-53'] }] : [];
  },
  run: (self, { directory }, { scope }) => {
    const props = { guestState: 'mounted', mountPoint: directory.trim() };
    return { props: { [self.id]: props }, ...viewAfter(self, props, scope) };
  },
});

/** What `df -h` prints once the volume is as the new props say. */
function viewAfter(self: Volume, props: Readonly<Record<string, unknown>>, scope: Scope): { readonly notice?: { readonly code: string; readonly params: Readonly<Record<string, string>> } } {
  const after = scope.supposing(self.id, { ...self.component, props: { ...self.component.props, ...props } });
  const instance = attachmentOf(after, self.id)?.instance;
  return instance === undefined ? {} : { notice: { code: 'BS-GUEST-VIEW', params: { vm: instance.component.name, table: guestView(after, instance) } } };
}

const unmount = defineOperation({
  id: 'unmount',
  label: { ko: '언마운트', en: 'Unmount' },
  title: { ko: '{name} 언마운트', en: 'Unmount {name}' },
  isOffered: isMounted,
  refuse: (self: Volume, _inputs, scope) => {
    const guest = guestRefusals(self, scope);
    return guest.length > 0 || isMounted(self) ? guest : wrongStep(self, self.props.guestState === 'formatted' ? 'unmounted' : 'raw');
  },
  run: (self, _inputs, { scope }) => {
    const props = { guestState: 'formatted', mountPoint: '' };
    return { props: { [self.id]: props }, ...viewAfter(self, props, scope) };
  },
});

/** Unmount first, or lose data: force goes on all the same and the volume says so (GS-56, GS-58..GS-60). */
const detach = defineOperation({
  id: 'detach',
  label: { ko: '연결 해제', en: 'Detach' },
  title: { ko: '{name} 연결 해제', en: 'Detach {name}' },
  inputs: z.object({ force: field.toggle({ ko: '강제(데이터 유실)', en: 'Force (data is lost)' }, false) }),
  isOffered: (self: Volume, scope) => attachmentOf(scope, self.id) !== null,
  refuse: (self, { force }, scope) => {
    const attached = attachmentOf(scope, self.id);
    if (attached === null) return [{ code: 'BS-DETACHED', params: { vol: self.component.name }, at: { component: self.id } }];
    const { id, link } = attached.link;
    return force && !self.props.root ? [] : refuseDetachment(self, { id, link });
  },
  preview: (self, { force }, scope) => {
    const vm = attachmentOf(scope, self.id)?.instance;
    if (vm === undefined) return null;
    const params = { vol: self.component.name, vm: vm.component.name, ...(force && isMounted(self) ? { case: 'force' } : {}) };
    return { code: 'BS-DETACH', params, affected: [self.id, vm.id] };
  },
  run: (self, _inputs, { scope }) => {
    const links = scope.links(self.id, 'attach').filter((view) => view.end === 'from').map((view) => view.id);
    const torn = isMounted(self) ? { guestState: 'formatted', dataLost: true } : {};
    return { removeLinks: links, props: { [self.id]: { device: '', mountPoint: '', ...torn } } };
  },
});

/** A snapshot as a row of its volume, which it keeps from being deleted (NHN-BS-010). */
const createSnapshot = defineOperation({
  id: 'create-snapshot',
  label: { ko: '스냅숏 생성', en: 'Create snapshot' },
  title: { ko: '{name} 스냅숏 생성', en: 'Create a snapshot of {name}' },
  inputs: z.object({ name: field.text({ ko: '이름', en: 'Name' }) }),
  suggest: (self: Volume) => ({ name: `${self.component.name}-snapshot-${self.props.snapshots.length + 1}` }),
  isOffered: () => true,
  refuse: (self, { name }) => (name.trim() === '' ? [{ code: 'BS-SNAPSHOT-NAME', params: {}, at: { component: self.id, path: '/snapshots' } }] : []),
  run: (self, { name }) => {
    const used = new Set(self.props.snapshots.map((row) => row.id));
    let number = self.props.snapshots.length + 1;
    while (used.has(`snapshot-${number}`)) number += 1;
    return { props: { [self.id]: { snapshots: [...self.props.snapshots, { id: `snapshot-${number}`, name: name.trim(), sizeGb: self.props.sizeGb ?? 0 }] } } };
  },
});

export const blockStorageOperations = [attach, partition, format, mount, unmount, detach, createSnapshot];
