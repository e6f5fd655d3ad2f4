import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import { field } from '../../../model/fields.ts';
import { defineOperation } from '../../../model/operation.ts';
import type { Scope } from '../../../model/scope.ts';
import { flavors, networksOf, type ClusterProps } from '../cluster.ts';
import { defaultMode, readPool } from '../pools.ts';
import { provisionedAlbs } from './albs.ts';

const other = (flavor: string): 'ICP' | 'IKS' => (flavor === 'IKS' ? 'ICP' : 'IKS');

/** What changes with the flavor: networks and modes that still are as the old flavor provisions them. What somebody chose stays. */
function provisioned(self: Self<ClusterProps>, flavor: string, scope: Scope): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const [before, after] = [networksOf(self.props.flavor), networksOf(flavor)];
  const kept = (key: 'podCidr' | 'serviceCidr') => (self.props[key] === before[key] ? after[key] : self.props[key]);
  const changes: Record<ComponentId, Readonly<Record<string, unknown>>> = { [self.id]: { flavor, podCidr: kept('podCidr'), serviceCidr: kept('serviceCidr') } };
  for (const pool of scope.children(self.id).filter(({ component }) => component.kind === 'ip-pool')) {
    const { cidr, ipipMode } = readPool(pool);
    changes[pool.id] = {
      ...(cidr === before.podCidr && self.props.podCidr === before.podCidr ? { cidr: after.podCidr } : {}),
      ...(ipipMode === defaultMode(self.props.flavor) ? { ipipMode: defaultMode(flavor) } : {}),
    };
  }
  return changes;
}

/** Makes an ICP cluster an IKS one or the other way round: the networks and pools it is provisioned with change too, unless somebody set them; an IKS cluster gets its ALBs. */
export const changeFlavor = defineOperation({
  id: 'change-flavor',
  label: { ko: '종류 변경', en: 'Change flavor' },
  title: { ko: '{name}의 종류 변경', en: 'Change the flavor of {name}' },
  inputs: z.object({ flavor: field.choice({ ko: '종류', en: 'Flavor' }, flavors, 'IKS') }),
  suggest: (self: Self<ClusterProps>) => ({ flavor: other(self.props.flavor) }),
  isOffered: () => true,
  refuse: () => [],
  // What a cluster of IKS is provisioned with, where a worker is there to carry it.
  run: (self, { flavor }, context) => ({ props: provisioned(self, flavor, context.scope), components: flavor === 'IKS' ? provisionedAlbs(self, context) : [] }),
});
