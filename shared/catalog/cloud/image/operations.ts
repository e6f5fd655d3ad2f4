import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { defineOperation } from '../../../model/operation.ts';
import { batchInputs, newInstances, refuseBatch, suggestBatch } from '../batch.ts';

/** What an image says about itself. */
export interface ImageProps {
  readonly status: string;
  readonly sourceInstance: string | null;
}
type Image = Self<ImageProps>;

const isReady = ({ props }: Image): boolean => props.status === 'active';

/** Any number of instances from one image, up to ten at a time (GS-67..GS-71, GS-98). */
const createInstances = defineOperation({
  id: 'create-instances',
  label: { ko: '인스턴스 생성', en: 'Create instances' },
  title: { ko: '{name}(으)로 인스턴스 생성', en: 'Create instances from {name}' },
  inputs: z.object(batchInputs),
  suggest: (self: Image, scope) => suggestBatch({ image: self.id, publicImage: '' }, self.component.name, self.id, scope),
  isOffered: () => true,
  refuse: (self, batch, scope) => {
    const waiting = isReady(self) ? [] : [{ code: 'IMG-NOT-ACTIVE', params: { image: self.component.name }, at: { component: self.id, path: '/status' }, blocking: [self.id], rule: ['GS-66'] }];
    return [...waiting, ...refuseBatch(batch, { image: self.id, publicImage: '' }, self.id, scope)];
  },
  run: (self, batch, context) => {
    // What was installed on the source is on the image; what somebody started there by hand is not running on its copies (GS-86).
    const source = context.scope.component(self.props.sourceInstance);
    const services: unknown = source?.component.props['services'];
    const copied = Array.isArray(services) ? { services: services.map(asInstalled) } : {};
    return newInstances(batch, { image: self.id, publicImage: '', ...copied }, context);
  },
});

/** The ssh daemon starts at boot; everything else waits for somebody to start it. */
function asInstalled(service: unknown): unknown {
  if (typeof service !== 'object' || service === null) return service;
  return 'application' in service && service.application === 'ssh' ? service : { ...service, running: false };
}

const order: Readonly<Record<string, string>> = { queued: 'saving', saving: 'active' };

/** queued, saving, active: the image goes on by one (GS-66). */
const proceed = defineOperation({
  id: 'proceed',
  label: { ko: '저장 진행', en: 'Go on saving' },
  title: { ko: '{name} 저장 진행', en: 'Go on saving {name}' },
  isOffered: (self: Image) => !isReady(self),
  refuse: (self) => (isReady(self) ? [{ code: 'IMG-READY', params: { image: self.component.name }, at: { component: self.id, path: '/status' } }] : []),
  run: (self) => ({ props: { [self.id]: { status: order[self.props.status] ?? 'active' } } }),
});

export const imageOperations = [createInstances, proceed];
