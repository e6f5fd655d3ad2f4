import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import type { ComponentId } from '../../../model/design.ts';
import { field } from '../../../model/fields.ts';
import { defineOperation } from '../../../model/operation.ts';
import type { Scope } from '../../../model/scope.ts';
import { neighbours } from './checks.ts';

interface Props {
  readonly address: string;
  readonly holder: string | null;
}
type VirtualIp = Self<Props>;

function others(self: VirtualIp, scope: Scope): readonly ComponentId[] {
  return [...new Set(neighbours(scope, self.id).map((ref) => ref.owner))].filter((id) => id !== self.props.holder);
}

/** Another instance of the subnet holds the address from now on: a failover, as a person plays it. */
export const takeOver = defineOperation({
  id: 'take-over',
  label: { ko: '소유 인스턴스 변경', en: 'Fail over' },
  title: { ko: '{name}의 소유 인스턴스 변경', en: 'Fail over {name}' },
  inputs: z.object({ holder: field.reference({ ko: '인스턴스', en: 'Instance' }, ['instance']) }),
  suggest: (self: VirtualIp, scope) => ({ holder: others(self, scope)[0] ?? null }),
  candidates: (self, scope) => ({ holder: others(self, scope) }),
  isOffered: (self, scope) => others(self, scope).length > 0,
  refuse: (self, { holder }, scope) =>
    others(self, scope).some((id) => id === holder) ? [] : [{ code: 'VIP-NO-HOLDER', params: { vip: self.props.address || self.component.name }, at: { component: self.id, path: '/holder' } }],
  run: (self, { holder }) => ({ props: { [self.id]: { holder } } }),
});
