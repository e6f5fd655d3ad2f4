import { componentId } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { DesignCheck } from './contract.ts';

/** KIND-001: components of kinds this version does not know. They are kept and drawn, and packets do not meet them. */
export const unknownKinds: DesignCheck = {
  codes: ['KIND-001'],
  run: ({ scope, registry }) =>
    Object.entries(scope.design.components)
      .filter(([, component]) => registry.find(component.kind) === null)
      .map(([id, component]): Finding => ({ code: 'KIND-001', severity: 'info', at: { component: componentId(id) }, params: { name: component.name, kind: component.kind } })),
};
