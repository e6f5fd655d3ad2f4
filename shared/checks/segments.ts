import { componentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { DesignCheck } from './contract.ts';

/** SUB-005: a layer 2 network nobody is in. MTU-002: one whose members disagree about the largest packet. */
export const segments: DesignCheck = {
  codes: ['SUB-005', 'MTU-002'],
  run: ({ scope, registry }) =>
    Object.entries(scope.design.components).flatMap(([key, component]): readonly Finding[] => {
      if (registry.find(component.kind)?.shape !== 'segment') return [];
      const id = componentId(key);
      const members = scope.members(id);
      if (members.length === 0) return [{ code: 'SUB-005', severity: 'info', at: { component: id }, params: { name: component.name } }];
      const sizes = [...new Set(members.map((member) => member.row.mtuBytes))].sort((a, b) => a - b);
      if (sizes.length === 1) return [];
      const list = members.map((member) => `${member.owner}/${member.row.id} ${member.row.mtuBytes}`).join(', ');
      return [{ code: 'MTU-002', severity: 'warning', at: { component: id }, params: { name: component.name, members: list } }];
    }),
};
