import { z } from 'zod';
import type { Self } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { defineOperation } from '../../../model/operation.ts';
import type { Scope } from '../../../model/scope.ts';
import { nodeKinds, type ClusterNode } from '../nodes.ts';
import { vipNodes, type VipProps } from '../vips.ts';

function others(self: Self<VipProps>, scope: Scope): readonly ClusterNode[] {
  return vipNodes(scope, self.id, self.props.vipKind).filter((node) => node.id !== self.props.holder);
}

/** Another node of the role holds the address from now on. */
export const move = defineOperation({
  id: 'move',
  label: { ko: '소유 노드 변경', en: 'Move to another node' },
  title: { ko: '{name}의 소유 노드 변경', en: 'Move {name} to another node' },
  inputs: z.object({ holder: field.reference({ ko: '노드', en: 'Node' }, nodeKinds) }),
  suggest: (self: Self<VipProps>, scope) => ({ holder: (others(self, scope).find((node) => node.isRunning) ?? others(self, scope)[0])?.id ?? null }),
  candidates: (self, scope) => ({ holder: others(self, scope).map((node) => node.id) }),
  isOffered: (self, scope) => others(self, scope).length > 0,
  refuse: (self, { holder }, scope) =>
    others(self, scope).some((node) => node.id === holder) ? [] : [{ code: 'K8S-VIP-HOLDER', params: { vip: self.props.address || self.component.name }, at: { component: self.id, path: '/holder' } }],
  run: (self, { holder }) => ({ props: { [self.id]: { holder } } }),
});
