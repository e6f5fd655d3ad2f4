import type { DesignCheck } from './contract.ts';

/** SUB-005: a layer 2 network nobody is in. MTU-002: one whose members disagree about the largest packet. */
export const segments: DesignCheck = {
  codes: ['SUB-005', 'MTU-002'],
  component: ({ id, component: { kind, name } }, { scope, registry }) => {
    if (registry.find(kind)?.shape !== 'segment') return [];
    const members = scope.members(id);
    if (members.length === 0) return [{ code: 'SUB-005', severity: 'info', at: { component: id }, params: { name } }];
    const sizes = new Set(members.map((member) => member.row.mtuBytes));
    if (sizes.size === 1) return [];
    const list = members.map((member) => `${member.owner}/${member.row.id} ${member.row.mtuBytes}`).join(', ');
    return [{ code: 'MTU-002', severity: 'warning', at: { component: id }, params: { name, members: list } }];
  },
};
