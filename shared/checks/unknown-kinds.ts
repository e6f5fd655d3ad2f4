import type { DesignCheck } from './contract.ts';

/** KIND-001: components of kinds this version does not know. They are kept and drawn, and packets do not meet them. */
export const unknownKinds: DesignCheck = {
  codes: ['KIND-001'],
  component: ({ id, component: { kind, name } }, { registry }) =>
    registry.find(kind) === null ? [{ code: 'KIND-001', severity: 'info', at: { component: id }, params: { name, kind } }] : [],
};
