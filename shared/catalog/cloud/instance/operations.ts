import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import type { Refusal } from '../../../model/finding.ts';
import { defineOperation, type Preview } from '../../../model/operation.ts';
import type { Scope } from '../../../model/scope.ts';
import { floatingIpsOn } from '../association.ts';
import { batchInputs, newInstances, refuseBatch, suggestBatch } from '../batch.ts';
import { forbidsRunningSource, imageMinimum, isShutDown, systemOf } from '../machine-image.ts';
import { projectOf } from '../quota.ts';
import { offeredRoutes } from '../static-routes.ts';
import { guestView, unmountedAtShutdown, volumesOf } from '../volumes.ts';
import type { InstanceProps } from './props.ts';

/*
 *   BUILD --finish--> ACTIVE --stop--> SHUTOFF --start--> ACTIVE
 *                       |  \--reboot--> REBOOT --finish--> ACTIVE
 *                       \--terminate--> SHELVED_OFFLOADED --start--> ACTIVE
 */

type Instance = Self<InstanceProps>;

const waits = { waits: field.toggle({ ko: '진행 과정 보기', en: 'Show it under way' }, false) };

function isRunning({ props }: Instance): boolean {
  return props.state === 'ACTIVE';
}

function isStopped({ props }: Instance): boolean {
  return props.state === 'SHUTOFF' || props.state === 'SHELVED_OFFLOADED' || props.state === 'ERROR';
}

function isUnderWay(self: Instance): boolean {
  return !isRunning(self) && !isStopped(self);
}

function refuse(self: Instance, code: string): readonly Refusal[] {
  return [{ code, params: { vm: self.component.name }, at: { component: self.id, path: '/state' } }];
}

/** What the guest learns when it boots: the static routes that its subnets push now (C.2). */
function booted(self: Instance, scope: Scope): Readonly<Record<string, unknown>> {
  return { state: 'ACTIVE', appliedStaticRoutes: offeredRoutes(scope, self.id) };
}

const start = defineOperation({
  id: 'start',
  label: { ko: '시작', en: 'Start' },
  title: { ko: '{name} 시작', en: 'Start {name}' },
  isOffered: isStopped,
  refuse: (self: Instance) => (isStopped(self) ? [] : refuse(self, 'INS-RUNNING')),
  run: (self, _inputs, { scope }) => ({ props: { [self.id]: booted(self, scope) } }),
});

/** Shutdown (GS-63): what ran, runs no longer, and what was mounted is unmounted by the guest on its way down. */
const stop = defineOperation({
  id: 'stop',
  label: { ko: '중지', en: 'Shut down' },
  title: { ko: '{name} 중지', en: 'Shut {name} down' },
  isOffered: isRunning,
  refuse: (self: Instance) => (isRunning(self) ? [] : refuse(self, 'INS-NOT-RUNNING')),
  run: (self, _inputs, { scope }) => ({ props: { ...unmountedAtShutdown(scope, self.id), [self.id]: { state: 'SHUTOFF' } } }),
});

const reboot = defineOperation({
  id: 'reboot',
  label: { ko: '재부팅', en: 'Reboot' },
  title: { ko: '{name} 재부팅', en: 'Reboot {name}' },
  inputs: z.object(waits),
  isOffered: isRunning,
  refuse: (self: Instance) => (isRunning(self) ? [] : refuse(self, 'INS-NOT-RUNNING')),
  run: (self, inputs, { scope }) => ({
    props: { ...unmountedAtShutdown(scope, self.id), [self.id]: inputs.waits ? { state: 'REBOOT' } : booted(self, scope) },
  }),
});

/** 종료: the resources go back, the instance can be started again later (f.11). */
const terminate = defineOperation({
  id: 'terminate',
  label: { ko: '종료(자원 반납)', en: 'Terminate (release resources)' },
  title: { ko: '{name} 종료', en: 'Terminate {name}' },
  isOffered: (self: Instance) => isRunning(self) || self.props.state === 'SHUTOFF',
  refuse: (self) => (isRunning(self) || self.props.state === 'SHUTOFF' ? [] : refuse(self, 'INS-NOT-RUNNING')),
  run: (self, _inputs, { scope }) => ({ props: { ...unmountedAtShutdown(scope, self.id), [self.id]: { state: 'SHELVED_OFFLOADED' } } }),
});

/** Skips the wait: building and rebooting end at once (GS-16). */
const finish = defineOperation({
  id: 'finish',
  label: { ko: '진행 완료', en: 'Finish what is under way' },
  title: { ko: '{name}: 진행 완료', en: '{name}: finish what is under way' },
  isOffered: isUnderWay,
  refuse: (self: Instance) => (isUnderWay(self) ? [] : refuse(self, 'INS-NOT-WAITING')),
  run: (self, _inputs, { scope }) => ({ props: { [self.id]: booted(self, scope) } }),
});

/** An image is made of a machine that is shut down: by the seed always, today only where its flavor is u2 (f.10). */
const createImage = defineOperation({
  id: 'create-image',
  label: { ko: '이미지 생성', en: 'Create image' },
  title: { ko: '{name}(으)로 이미지 생성', en: 'Create an image from {name}' },
  inputs: z.object({ name: field.text({ ko: '이미지 이름', en: 'Image name' }), ...waits }),
  suggest: (self: Instance) => ({ name: `${self.component.name}-image` }),
  isOffered: () => true,
  refuse: (self, { name }, scope) => {
    const refusals: Refusal[] = [];
    if (!isShutDown(self) && forbidsRunningSource(scope, self)) {
      const params = { vm: self.component.name };
      const fix = { command: 'component.operate', args: { id: self.id, operation: 'stop' }, title: 'NHN-IMG-001.fix', params };
      refusals.push({ code: 'NHN-IMG-001', params, at: { component: self.id, path: '/state' }, blocking: [self.id], rule: ['GS-62', 'GS-97'], fix });
    }
    if (name.trim() === '') refusals.push({ code: 'NHN-IMG-002', params: {}, at: { component: self.id }, rule: ['GS-65'] });
    return refusals;
  },
  preview: (self) => (isShutDown(self) ? null : { code: 'IMG-RUNNING', params: { vm: self.component.name }, affected: [self.id] }),
  run: (self, inputs, { scope, freshId, freshName }) => {
    const name = freshName(inputs.name.trim());
    const props = {
      visibility: 'private', sourceInstance: self.id, status: inputs.waits ? 'queued' : 'active', system: systemOf(self.props, scope),
      minDisk: self.props.diskGb, minRam: imageMinimum(self.props, scope)?.ramMb ?? 1024,
    };
    const parent = projectOf(scope, self.id)?.id ?? null;
    return { components: [{ id: freshId(name), component: { kind: 'image', name, parent, props } }] };
  },
});

/** More of its like, from the same image with the same services (GS-70, GS-98). */
const createMore = defineOperation({
  id: 'create-more',
  label: { ko: '같은 인스턴스 추가 생성', en: 'Create more like it' },
  title: { ko: '{name}와(과) 같은 인스턴스 생성', en: 'Create more like {name}' },
  inputs: z.object(batchInputs),
  suggest: (self: Instance, scope) => {
    const { flavor, memoryMb, diskGb, zone, keyPair, interfaces } = self.props;
    const securityGroups = interfaces[0]?.securityGroups ?? [];
    const subnet = scope.segmentOf(self.id, interfaces[0]?.id ?? '');
    return { ...suggestBatch(self.props, self.component.name, self.id, scope), subnet, flavor, memoryMb, diskGb, zone, keyPair, securityGroups };
  },
  isOffered: () => true,
  refuse: (self, batch, scope) => refuseBatch(batch, self.props, self.id, scope),
  run: (self, batch, context) => {
    const { image, publicImage, loginUser, services } = self.props;
    return newInstances(batch, { image, publicImage, loginUser, services }, context);
  },
});

/** GS-08..GS-11: a key pair made inside the form of the instance is chosen at once, and its private key is downloaded, once. */
const createKeyPair = defineOperation({
  id: 'create-key-pair',
  label: { ko: '키페어 생성', en: 'Create key pair' },
  title: { ko: '{name}의 키페어 생성', en: 'Create a key pair for {name}' },
  inputs: z.object({ name: field.text({ ko: '키페어 이름', en: 'Key pair name' }) }),
  suggest: () => ({ name: 'my_keypair' }),
  isOffered: (self: Instance, scope) => scope.component(self.props.keyPair) === null,
  refuse: (self, { name }) => (name.trim() === '' ? [{ code: 'KEY-NAME', params: {}, at: { component: self.id, path: '/keyPair' }, rule: ['GS-09'] }] : []),
  run: (self, inputs, { freshId, freshName }) => {
    const name = freshName(inputs.name.trim());
    const id = freshId(name);
    return {
      components: [{ id, component: { kind: 'key-pair', name, parent: null, props: { privateKeyHeld: true, fileMode: '0644' } } }],
      props: { [self.id]: { keyPair: id } },
      notice: { code: 'KEY-CREATED', params: { file: `${name}.pem` } },
    };
  },
});

/** What `df -h` prints in the guest (GS-45, GS-54). */
const showDisks = defineOperation({
  id: 'show-disks',
  label: { ko: '게스트 보기(df -h)', en: 'Guest view (df -h)' },
  isOffered: isRunning,
  refuse: (self: Instance) => (isRunning(self) ? [] : refuse(self, 'INS-NOT-RUNNING')),
  run: (self, _inputs, { scope }) => ({ notice: { code: 'INS-GUEST-VIEW', params: { vm: self.component.name, table: guestView(scope, self) } } }),
});

export const instanceOperations = [start, stop, reboot, finish, terminate, createImage, createMore, createKeyPair, showDisks];

/** Deleting asks where something stays behind without it (B.3). */
export function previewRemoval(self: Instance, scope: Scope): Preview | null {
  const left = [...floatingIpsOn(scope, self.id), ...volumesOf(scope, self.id)];
  if (left.length === 0) return null;
  return { code: 'INS-DELETE', params: { vm: self.component.name, list: left.map((entry) => entry.component.name).join(', ') }, affected: left.map((entry) => entry.id) };
}
