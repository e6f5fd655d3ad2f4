import type { Effect, LinkChange, Self } from '../../../model/definition.ts';
import type { Fix, Refusal } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { attachmentOf, nextDevice } from '../volumes.ts';
import { zoneOf } from './checks.ts';
import { isSize, sizeRange, type BlockStorageProps } from './props.ts';

type Volume = Self<BlockStorageProps>;

function operate(self: Volume, operation: string, title: string): Fix {
  return { command: 'component.operate', args: { id: self.id, operation, inputs: {} }, title };
}

/** One instance per volume, in the same zone (B.1). */
export function refuseAttachment(self: Volume, change: LinkChange, scope: Scope): readonly Refusal[] {
  const at = { component: self.id };
  const present = attachmentOf(scope, self.id);
  const instance = scope.component(change.link.to.component);
  const vol = self.component.name;
  const refusals: Refusal[] = [];
  if (present !== null) {
    const params = { vol, vm: present.instance.component.name };
    refusals.push({ code: 'NHN-BS-004', params, at, blocking: [present.instance.id], rule: ['GS-49'], fix: operate(self, 'detach', 'NHN-BS-004.fix') });
  }
  const [az1, az2] = [self.props.zone, instance === null ? '' : zoneOf(instance)];
  if (instance !== null && az1 !== '' && az2 !== '' && az1 !== az2) {
    refusals.push({ code: 'NHN-BS-008', params: { vol, az1, vm: instance.component.name, az2 }, at: { ...at, path: '/zone' }, blocking: [instance.id] });
  }
  return refusals;
}

/** Unmount, then detach (GS-55); a root volume stays. Deleting the instance itself takes both obstacles away. */
export function refuseDetachment(self: Volume, change: LinkChange): readonly Refusal[] {
  const at = { component: self.id };
  const blocking = [change.link.to.component];
  if (self.props.root) return [{ code: 'NHN-BS-009', params: {}, at, blocking }];
  if (self.props.guestState !== 'mounted') return [];
  const params = { mp: self.props.mountPoint || `/dev/${self.props.device}` };
  return [{ code: 'NHN-BS-007', params, at: { ...at, path: '/guestState' }, blocking, rule: ['GS-55', 'GS-96'], fix: operate(self, 'unmount', 'NHN-BS-007.fix') }];
}

/** Attached volumes and volumes with snapshots stay; all that stands in the way is named (NHN-BS-010). */
export function refuseRemoval(self: Volume, scope: Scope): readonly Refusal[] {
  const attached = attachmentOf(scope, self.id);
  const { snapshots } = self.props;
  const code = 'NHN-BS-010';
  const at = { component: self.id };
  const refusals: Refusal[] = [];
  if (attached !== null) {
    const params = { case: 'attached', vol: self.component.name, vm: attached.instance.component.name };
    refusals.push({ code, params, at, blocking: [attached.instance.id], fix: operate(self, 'detach', 'NHN-BS-010.detach') });
  }
  if (snapshots.length > 0) {
    const params = { case: 'snapshots', vol: self.component.name, list: snapshots.map((row) => row.name || row.id).join(', ') };
    const fix = { command: 'component.update', args: { id: self.id, props: { snapshots: [] } }, title: 'NHN-BS-010.snapshots-fix' };
    refusals.push({ code, params, at: { ...at, path: '/snapshots' }, fix });
  }
  return refusals;
}

/** Steps by hand: one at a time, in the order of GS-95. */
function isStep(from: BlockStorageProps, to: BlockStorageProps, isAttached: boolean): boolean {
  if (from.guestState === to.guestState) return from.filesystem === to.filesystem || from.guestState !== 'mounted';
  const hasFileSystem = to.filesystem !== 'none';
  switch (to.guestState) {
    case 'partitioned':
      return isAttached && from.guestState === 'raw';
    case 'formatted':
      return hasFileSystem && (from.guestState === 'mounted' || isAttached);
    case 'mounted':
      return isAttached && hasFileSystem && from.guestState === 'formatted';
    default:
      return from.filesystem === 'none';
  }
}

/** A size only grows (NHN-BS-001), a zone stays told (NHN-BS-002) and fits the instance (NHN-BS-008), and no step is skipped (NHN-BS-006). */
export function refuseUpdate(self: Volume, next: BlockStorageProps, scope: Scope): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const attached = attachmentOf(scope, self.id);
  if (next.sizeGb !== self.props.sizeGb && (!isSize(next) || (next.sizeGb ?? 0) < (self.props.sizeGb ?? 0))) {
    const { min, max } = sizeRange(next);
    refusals.push({ code: 'NHN-BS-001', params: { min, max }, at: { component: self.id, path: '/sizeGb' }, rule: ['GS-47'] });
  }
  const at = { component: self.id, path: '/zone' };
  if (next.zone === '' && self.props.zone !== '') refusals.push({ code: 'NHN-BS-002', params: {}, at, rule: ['GS-47'] });
  const az2 = attached === null ? '' : zoneOf(attached.instance);
  if (attached !== null && next.zone !== self.props.zone && next.zone !== '' && az2 !== '' && next.zone !== az2) {
    refusals.push({ code: 'NHN-BS-008', params: { vol: self.component.name, az1: next.zone, vm: attached.instance.component.name, az2 }, at, blocking: [attached.instance.id] });
  }
  if (!isStep(self.props, next, attached !== null)) {
    const how = self.props.guestState === 'mounted' ? 'mounted' : attached === null ? 'detached' : 'raw';
    refusals.push({ code: 'NHN-BS-006', params: { case: how }, at: { component: self.id, path: '/guestState' }, rule: ['GS-53', 'GS-95'] });
  }
  return refusals;
}

/** It appears in the guest as the next device (GS-52). */
export function onAttach(self: Volume, change: LinkChange, scope: Scope): Effect {
  return { props: { [self.id]: { device: self.props.root ? 'vda' : nextDevice(scope, change.link.to.component, self.id) } } };
}

/** The attachment is empty again (GS-60). What was still mounted, because its instance is gone, has lost data (GS-56). */
export function onDetach(self: Volume): Effect {
  const torn = self.props.guestState === 'mounted' ? { guestState: 'formatted', dataLost: true } : {};
  return { props: { [self.id]: { device: '', mountPoint: '', ...torn } } };
}
