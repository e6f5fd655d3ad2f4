import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { defineOperation } from '../../../model/operation.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { batchInputs, newInstances, refuseBatch, suggestBatch } from '../batch.ts';
import type { ImageChoice } from '../machine-image.ts';
import { refuseLocked } from './guards.ts';
import type { LoadBalancerProps, Pool } from './props.ts';

type Balancer = Self<LoadBalancerProps>;

/** The instance that the new ones are to be like: the first member of the pool that is one. */
function modelOf(pool: Pool | undefined, scope: Scope): Entry | null {
  const members = pool?.members.flatMap((member) => scope.component(member.instance) ?? []) ?? [];
  return members.find((entry) => entry.component.kind === 'instance') ?? null;
}

function textOf(entry: Entry | null, name: string, otherwise: string): string {
  const value = entry?.component.props[name];
  return typeof value === 'string' ? value : otherwise;
}

function poolOf(self: Balancer, id: string): Pool | undefined {
  return self.props.pools.find((pool) => pool.id === id);
}

const inputs = z.object({
  pool: field.text({ ko: '멤버 그룹', en: 'Pool' }),
  image: field.reference({ ko: '이미지', en: 'Image' }, ['image']),
  ...batchInputs,
});

function choiceOf(image: string | null, model: Entry | null): ImageChoice {
  return image === null ? { image: null, publicImage: textOf(model, 'publicImage', '') } : { image, publicImage: '' };
}

/** GS-99: when the load grows, instances from the image become members of the pool, in one step. */
export const scaleOut = defineOperation({
  id: 'scale-out',
  label: { ko: '확장(인스턴스 추가)', en: 'Scale out' },
  title: { ko: '{name} 확장', en: 'Scale {name} out' },
  inputs,
  suggest: (self: Balancer, scope) => {
    const pool = self.props.pools[0];
    const model = modelOf(pool, scope);
    const image = textOf(model, 'image', '') || (scope.ofKind('image')[0]?.id ?? null);
    const name = model?.component.name.replace(/-\d+$/, '') ?? self.component.name;
    const row: unknown = scope.interfaces(model?.id ?? self.id)[0]?.policies ?? [];
    return {
      ...suggestBatch(choiceOf(image, model), name, self.id, scope),
      pool: pool?.id ?? '',
      image,
      subnet: scope.parent(self.id)?.id ?? null,
      flavor: textOf(model, 'flavor', 'm2.c1m2'),
      zone: textOf(model, 'zone', ''),
      ...(model === null ? {} : { keyPair: textOf(model, 'keyPair', '') || null, securityGroups: row }),
    };
  },
  isOffered: (self) => self.props.pools.length > 0,
  refuse: (self, batch, scope) => {
    const locked = refuseLocked(self);
    if (locked.length > 0) return locked;
    const pool = poolOf(self, batch.pool);
    const at = { component: self.id, path: '/pools' };
    if (pool === undefined) return [{ code: 'LB-NO-POOL', params: { pool: batch.pool || '-' }, at }];
    const choice = choiceOf(batch.image, modelOf(pool, scope));
    if (choice.image === null && choice.publicImage === '') return [{ code: 'NHN-INS-002', params: {}, at, rule: ['GS-99'] }];
    return refuseBatch(batch, choice, self.id, scope);
  },
  run: (self, batch, context) => {
    const pool = poolOf(self, batch.pool);
    const model = modelOf(pool, context.scope);
    const services: unknown = model?.component.props['services'];
    const loginUser = textOf(model, 'loginUser', '');
    const { components, links } = newInstances(batch, { ...choiceOf(batch.image, model), loginUser, ...(Array.isArray(services) ? { services } : {}) }, context);
    const members = [...(pool?.members ?? []), ...components.map(({ id }) => ({ id, instance: id, interface: '', address: '', port: null, weight: 1, enabled: true }))];
    const pools = self.props.pools.map((candidate) => (candidate === pool ? { ...candidate, members } : candidate));
    return { components, links, props: { [self.id]: { pools } } };
  },
});
